"""Alexa's side: a request becomes a move, a reply becomes a response."""
