"""What the skill knows and says: the shape of the TOML files.

Every record that Lambda loads is a named tuple: a dataclass is compiled at each cold start.
"""

from collections.abc import Mapping
from typing import NamedTuple

# Cause ids and topic ids are a contract: users' scripts rely on them.
# Of equal causes the first counts: what a doctor should hear of, then the better supported ones.
CAUSES = tuple(
    "conditions medicines pregnancy exercise sodium posture calcium cold inactivity circulation"
    " none".split()
)
TOPICS = ("cold", "posture", "exercise", "sweat", "dairy", "stillness")
GRADES = ("good", "some", "weak")
LEVELS = ("emergency", "same_day", "routine")
# What a cramp is in, where whoever has it is, and what they cannot do.
MUSCLES = ("calf", "foot", "toes", "shin", "thigh_front", "thigh_back", "leg")
WHERE = tuple("bed car water bath stopped stairs chair plane meeting standing".split())
CANNOT = ("reach", "stand", "straighten", "bend", "kneel", "wheelchair", "new_joint", "pregnant")
NEEDS = ("reach", "stand", "straighten", "bend", "lie", "wall")
STRONGEST = 3  # weights run from -3 (strong against) to 3 (strong for)

Weights = Mapping[str, int]

# What a warning sign is put together from: observations of the body, and parts of the case.
FEATURES = tuple(
    """
    swollen warm red pale_blue cord numb cold_skin weak cannot_move injury cast immobile surgery
    clot_before cancer hormones pregnant after_birth fever unwell spreading dark_urine exertion
    hot_weather confused fit breathless chest_pain coughs_blood faint racing_heart stiff_jaw
    swallowing throat_tight lips_fingers thyroid_surgery vomiting diabetes thirsty alcohol_stopped
    shakes bladder saddle back_pain sore dirty_wound bleeding bruise quinine statin self_harm
    overdose constant worse sudden severe eases walking twitching wasting pop poison headache vision
    dizzy limp tender heavy one both minutes long days now child elsewhere slow cooled
    """.split()
)


class Source(NamedTuple):
    """A publication. *link* is a DOI or an address, or empty where neither is known."""

    author: str
    title: str
    publisher: str
    year: int
    spoken: str
    link: str = ""


class Cause(NamedTuple):
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


class Prompt(NamedTuple):
    """A question that keeps the conversation open, another wording of it, and why it is asked.

    A topic and a check question begin so, too: a named tuple inherits no fields.
    """

    question: str
    reprompt: str
    purpose: str


class Topic(NamedTuple):
    """Something the skill asks about, where *lack* too little of it; an answer weighs causes."""

    question: str
    reprompt: str
    purpose: str
    affirmed: str
    prior: float
    lack: bool
    yes: Weights
    no: Weights


class Circumstance(NamedTuple):
    """A fact people volunteer; it may answer topics, and *note* goes with an explanation.

    Asked about a topic of *instead*, whoever tells it only gives that answer: "no, i stay cool".
    """

    fact: str
    weights: Weights
    answers: Mapping[str, str] = {}
    instead: Mapping[str, str] = {}
    sign: str = ""
    name: str = ""
    note: str = ""


class Sign(NamedTuple):
    """A warning sign; *row* is its row in the clinical table, 0 for a vague worry.

    *when* lists what makes it complete: features that hold together. None of *unless* may hold.
    Heard as a whole beside what makes another sign, it needs one of *beside* too. *doubt* lists
    what makes it likely, each with the check question about what is missing. *sure* asks whether
    it is so, where it was named in passing, *reason* repeats it, as a reason to see a doctor.
    *causes*, here and below, are those that somebody who names it points to.
    """

    row: int
    level: str
    advice: str
    sure: str = ""
    reason: str = ""
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    when: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    doubt: tuple[tuple[tuple[str, ...], str], ...] = ()


class Check(NamedTuple):
    """A question that decides between help and comfort; each answer says which features hold.

    A feature after "-" does not hold. *first* and *second* are for the alternatives that the
    question names, *yes* and *no* for one that names none. *unsure* is the graver reading.
    *labels* are the two alternatives on a screen, where an answer must name one of them.
    """

    question: str
    reprompt: str
    purpose: str
    unsure: tuple[str, ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


class Remedy(NamedTuple):
    """Something people try; *grade* is how good the evidence behind the verdict is."""

    name: str
    verdict: str
    helps: str
    grade: str
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


class Mimic(NamedTuple):
    """Something that is not a night cramp: how to tell, and what to do."""

    name: str
    apart: str
    advice: str
    sign: str = ""
    sources: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()


class Hold(NamedTuple):
    """Something to do about a cramp; *says* is for whoever has it, *their* for a helper.

    *muscles* are those it is for, none for all, and *needs* what it takes. One with *place* comes
    first there, goes *without* some things, and where it *asks* a prompt the holds wait. One with
    *cannot* is an easier way for such people. A hold comes first at the places in *best*.
    """

    says: str
    their: str
    muscles: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    place: str = ""
    without: tuple[str, ...] = ()
    asks: str = ""
    cannot: tuple[str, ...] = ()


class Ground(NamedTuple):
    """What a part of the dialogue that is none of the above rests on."""

    sources: tuple[str, ...]


class Answer(NamedTuple):
    """What a question about cramps in general gets; without *sources* where it claims nothing."""

    sources: tuple[str, ...]
    said: str


class Content(NamedTuple):
    """Everything for one locale: *numbers* by words and place, *choices* of a screen by move."""

    locale: str
    emergency: str
    crisis: str
    same_day: str
    numbers: tuple[str, ...]
    sources: Mapping[str, Source]
    causes: Mapping[str, Cause]
    topics: Mapping[str, Topic]
    circumstances: Mapping[str, Circumstance]
    signs: Mapping[str, Sign]
    remedies: Mapping[str, Remedy]
    mimics: Mapping[str, Mimic]
    holds: Mapping[str, Hold]
    answers: Mapping[str, Answer]
    grounds: Mapping[str, Ground]
    prompts: Mapping[str, Prompt]
    checks: Mapping[str, Check]
    lines: Mapping[str, tuple[str, ...]]
    choices: Mapping[str, Mapping[str, str]]
