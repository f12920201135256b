"""What the skill knows and says, as frozen dataclasses: the shape of the TOML files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Cause ids and topic ids are a contract: users' scripts rely on them.
# The order decides between causes of equal score: what a doctor should hear of first, then
# the better supported ones (clinical review, section 6).
CAUSES = (
    "medicines",
    "pregnancy",
    "conditions",
    "exercise",
    "sodium",
    "posture",
    "calcium",
    "cold",
    "inactivity",
    "circulation",
    "none",
)
TOPICS = ("cold", "posture", "exercise", "sweat", "dairy", "stillness")

GRADES = ("good", "some", "weak")
LEVELS = ("emergency", "same_day", "routine")
STRONGEST = 3  # weights run from -3 (strong against) to 3 (strong for)

Weights = Mapping[str, int]


@dataclass(frozen=True)
class Locale:
    """*emergency* is whom to call, *numbers* are all that are named, to be read digit by digit.

    *words* maps phrases of the language to this locale's own.
    """

    emergency: str
    numbers: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A publication. *link* is a DOI or an address, or empty where neither is known."""

    author: str
    title: str
    publisher: str
    year: int
    spoken: str
    link: str = ""


@dataclass(frozen=True)
class Cause:
    """One reason for cramps; *more* is spoken piece by piece on "tell me more"."""

    name: str
    explanation: str
    brief: str
    advice: str
    evidence: str
    grade: str
    doctor: str
    more: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """Something the skill asks about; *yes* and *no* are what an answer weighs, by cause id.

    *lack* says that the question asks for too little of something, so "hardly any" is a yes.
    """

    question: str
    reprompt: str
    purpose: str
    affirmed: str
    prior: float
    lack: bool
    yes: Weights
    no: Weights


@dataclass(frozen=True)
class Circumstance:
    """A fact people volunteer; *answers* maps topic ids to "yes" or "no"."""

    fact: str
    weights: Weights
    answers: Mapping[str, str] = field(default_factory=dict)
    sign: str = ""


@dataclass(frozen=True)
class Sign:
    """A warning sign; *row* is its row in the clinical table, 0 for a vague worry.

    *reason* repeats it to the user, as a reason to see a doctor.
    *causes*, here and below, are those that somebody who names it points to.
    """

    row: int
    level: str
    advice: str
    reason: str = ""
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remedy:
    """Something people try; *grade* is how good the evidence behind the verdict is."""

    name: str
    verdict: str
    helps: str
    grade: str
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mimic:
    """Something that is not a night cramp: how to tell, and what to do."""

    name: str
    apart: str
    advice: str
    sign: str = ""
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """What a part of the dialogue that is none of the above rests on."""

    sources: tuple[str, ...]


@dataclass(frozen=True)
class Prompt:
    """A question that keeps the conversation open, and why it is asked."""

    question: str
    reprompt: str
    purpose: str


@dataclass(frozen=True)
class Content:
    """Everything for one locale. *lines* maps a key to its spoken variants.

    *numbers* are the numbers to call: of the words' own locale, and of the place.
    """

    locale: str
    emergency: str
    numbers: tuple[str, ...]
    sources: Mapping[str, Source]
    causes: Mapping[str, Cause]
    topics: Mapping[str, Topic]
    circumstances: Mapping[str, Circumstance]
    signs: Mapping[str, Sign]
    remedies: Mapping[str, Remedy]
    mimics: Mapping[str, Mimic]
    grounds: Mapping[str, Ground]
    prompts: Mapping[str, Prompt]
    lines: Mapping[str, tuple[str, ...]]
