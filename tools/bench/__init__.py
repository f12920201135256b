"""Measurements of the skill, for its developers: `make bench`."""
