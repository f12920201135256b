"""Plays Alexa on your desk: real envelopes, a session, a terminal."""
