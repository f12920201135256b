"""What was heard, as the dialogue takes it."""

from collections.abc import Mapping
from typing import NamedTuple


class Frame(NamedTuple):
    """What the words mean.

    *moves* are readings with their likelihood, the likeliest first. *facts* maps ids to "said",
    "denied", "asked" or "other", the clearest first; *hints* such as were less clear: id,
    status, and how near to being named. *case* holds who, muscle, side, place, lasting, often
    and now, as far as they were said; *answers* maps topics to "yes" or "no", *rather_no* are
    those that are denied if they are spoken of at all. *clear* are the facts beyond doubt, and
    the topics that are answered unasked. *sure* is False where the words are like nothing that
    was learnt, *known* where most of them were; *allays* says that they deny something, or speak
    of somebody else, *legs* that they speak of legs or cramps at all, *mine* that one is the
    user's own, *theirs* that all are somebody else's, *user* that the user is named, *bare* that
    they name no more than legs or cramps, *elsewhere* that they name a part of the body, and none
    of the leg, *openly* that they ask for a reason and put none forward, *denies* that they end in
    a no, *merely* that they begin with one that makes little of the rest, *cries* that a leg cramps
    as they speak; *told* is the move that they tell in plain words.
    """

    moves: tuple[tuple[str, float], ...]
    facts: Mapping[str, str] = {}
    clear: frozenset[str] = frozenset()
    hints: tuple[tuple[str, str, float], ...] = ()
    case: Mapping[str, str | bool] = {}
    answers: Mapping[str, str] = {}
    rather_no: frozenset[str] = frozenset()
    sure: bool = True
    known: bool = True
    allays: bool = False
    legs: bool = False
    mine: bool = False
    theirs: bool = False
    user: bool = False
    bare: bool = False
    elsewhere: bool = False
    openly: bool = False
    denies: bool = False
    cries: bool = False
    merely: bool = False
    told: str = ""

    @property
    def move(self) -> str:
        """The likeliest reading."""
        return self.moves[0][0]
