"""What the recogniser works with: weights, scores, and the parts of an utterance."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from skill.language.carriers import Span

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Tuning:
    """Weights and thresholds; docs/language.md says how they were chosen."""

    near: float = 2.5  # nearness to examples beside the linear map
    named: float = 0.5  # the best slot value beside the intent's own score
    spotted: float = 0.5  # a whole phrase found, times the share of words it covers
    bearing: float = 0.3  # a circumstance that answers the pending question
    strange: float = 0.5  # below this nearness nothing is recognised
    faint: float = 1.7  # below this score nothing is recognised
    denied: float = 2.3  # below this score, words that deny a danger sign are a plain no
    spotted_alarm: float = 0.4  # head start of a danger sign named word for word
    phrase: float = 0.3  # weight of a phrase of two words, which counts as named
    faint_alarm: float = 0.66  # below this nearness, a danger sign needs a lead
    hair: float = 0.1  # that lead
    # nearness at which a part of what is said raises the alarm, by gravity; 2 is out of reach
    part_alarm: tuple[float, ...] = (0.73, 0.76, 2.0)
    alike: float = 0.7  # nearness to several danger signs, not to one alone, that goes with it
    amid_denial: tuple[float, ...] = (0.7, 0.74, 2.0)  # the same where the whole denies something
    denied_words: int = 7  # a longer text is denied only word for word
    clear: float = 0.7  # nearness at which the words of a slot or a clause name a value
    close: float = 0.8  # lead of a plain question that a stated fact may overturn
    carried: float = 0.4  # head start of an intent whose carrier left clear words


@dataclass(frozen=True)
class Hints:
    """What the content adds to the words.

    *bearing* says which CIRCUMSTANCE ids answer each topic that can be asked, *gravity* how
    grave each SIGN id is, 0 for the gravest.
    """

    bearing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gravity: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Understanding:
    """The intent, the ids in its slots, and the next best intent."""

    utterance: str
    intent: str
    slots: Mapping[str, str] = field(default_factory=dict)
    score: float = 0.0
    runner_up: str = ""
    runner_up_score: float = 0.0


@dataclass(frozen=True)
class Reading:
    """The scores of one utterance or clause."""

    intents: Floats
    meanings: Floats
    near_intents: Floats
    near_meanings: Floats
    spotted: Mapping[str, float]  # whole phrases found, by meaning, with their weights
    denied: bool = False  # a danger sign that the words deny


@dataclass(frozen=True)
class Split:
    """An utterance, its clauses, its shortest runs of words, and what carriers leave for slots."""

    utterance: str
    clauses: list[str]
    runs: list[str]
    spans: list[Span]

    @property
    def texts(self) -> list[str]:
        """All that is read: the utterance first, then clauses, then slot words."""
        inside = [words for span in self.spans for words in span.slots.values()]
        return list(dict.fromkeys((self.utterance, *self.clauses, *self.runs, *inside)))
