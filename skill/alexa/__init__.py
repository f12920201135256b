"""Alexa's side: a request becomes a move, a reply becomes a response."""

from skill.alexa.sdk import import_piece_by_piece

import_piece_by_piece()
