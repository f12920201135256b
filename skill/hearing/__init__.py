"""Hearing: the words of an utterance become a frame, by a table of weights and tables of rules."""

from skill.hearing.frame import Frame
from skill.hearing.reading import read

__all__ = ["Frame", "read"]
