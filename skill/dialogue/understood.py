"""From a frame to a move: the likeliest reading that the facts bear out."""

from collections.abc import Mapping

from skill.content import Content
from skill.dialogue import danger
from skill.dialogue.answers import agreeing, answer_of, answers_of, clear_answers
from skill.dialogue.bearing import bears_on, causes_told, denied_by, points_to
from skill.dialogue.danger import EVEN, NEAR
from skill.dialogue.move import NO, SETTINGS, YES, Move
from skill.dialogue.naming import NAMELESS, PLAIN, TELLING, name_of, of_kind, only_tells
from skill.dialogue.person import SELF
from skill.hearing import Frame
from skill.hearing.status import COMFORT, DESPAIR, NEGATIVE

ASKING = ("cause", "purpose", "what_mean", "evidence")  # readings that answer nothing
OF_DOING = ("remedy", "exercise_again")  # and these only what they tell
LEG = "leg"  # what is meant by a cramp that is no more than named
OUTSIDE = 0.6  # how likely words that nothing was learnt of must be of something else
ALONE = 0.9  # how near a hint of an emergency must be, beside a sign that is named
# Words of suicide: nobody is questioned about them, so near is enough.
SELF_HARM, DESPERATE = "self_harm", 0.3
ASIDE = 0.04  # how likely a warning must be, for its words to be meant as one
IMPLIED = {"walking_pain": "pain_on_walking"}  # signs that are a circumstance by another name
OF_LEGS = ("relief", "still_cramping", "repair")  # what is of the leg, unless another part is named


def move_of(content: Content, frame: Frame) -> Move:
    """The move that *frame* stands for."""
    likely = dict(frame.moves)
    tells = likely.get("circumstance", 0) > EVEN  # whatever it is
    if not frame.moves or not (tells or _is_heard(frame, likely)):
        elsewhere = frame.known and likely.get("fallback", 0) > OUTSIDE
        return Move("off_topic" if elsewhere else "fallback", allays=frame.allays)
    if frame.bare:
        return _named(content, frame)
    plain = only_tells(frame)  # "hardly ever have it" is put like a question
    facts = {
        fact: "said"
        if plain and status == "asked" and fact in content.circumstances
        else danger.meant(content, frame, fact, status)
        for fact, status in frame.facts.items()
        if status == "denied" or fact not in content.signs or danger.supported(content, frame, fact)
    }
    facts |= {
        fact: "said"
        for fact, status, near in frame.hints
        if fact == SELF_HARM and near > DESPERATE and status in ("said", "asked")
    }
    facts |= {IMPLIED[fact]: "said" for fact in IMPLIED if facts.get(fact) == "said"}
    sign = danger.signs(content, facts.items())
    urgent = danger.urgent(content, sign)
    if likely.get("warning", 0) > EVEN and not _allayed(facts):  # what is likelier beside a danger
        facts |= {
            fact: status
            for fact, status, near in frame.hints
            if near > NEAR
            and fact != COMFORT  # which must be named
            and danger.bodily(content, fact)
            and not ((sign or status == "denied") and danger.vague(content, fact))
            and not (urgent and near < ALONE and danger.decisive(content, fact, facts))
        }
    name = name_of(content, frame, facts)
    if frame.elsewhere and name in OF_LEGS and not of_kind(content, "mimics", facts):
        name = "elsewhere"
    if name == "fallback" and (tells or likely.get(name, 0) > EVEN):
        name = "told" if tells else "off_topic"
    ruled_out = {fact for fact, status in facts.items() if status == "denied"}
    said = [
        fact
        for fact, status in facts.items()
        if status == "said"
        and (
            fact not in NEGATIVE
            or fact in frame.clear
            or ruled_out.isdisjoint(bears_on(content, fact))
        )
    ]
    heard = {**frame.answers, **clear_answers(content, said, frame.clear)}
    own = agreeing(content, said, heard)
    facts_told = likely.get("circumstance", 0) > EVEN * likely.get("why", 0)
    if name == "why" and facts_told and of_kind(content, "circumstances", own):
        name = "circumstance"
    asked = [fact for fact, status in facts.items() if status == "asked"]
    unmeant = {  # "is it that i never exercise" is not "is it exercise"
        cause
        for place, fact in enumerate(asked)
        if fact in NEGATIVE
        for cause in denied_by(content, fact) & {*asked[place:]}
    }
    asked = [fact for fact in asked if fact not in unmeant]
    asked.sort(key=lambda fact: fact in NEGATIVE)  # "is it exercise" comes near "is it no exercise"
    named = [*said, *asked]
    lacked = {points_to(content, fact) for fact in said if fact in NEGATIVE}
    denied = [fact for fact, status in facts.items() if status == "denied" and fact not in lacked]
    if name == "circumstance" and not of_kind(content, "circumstances", own):
        name = "cause" if of_kind(content, "circumstances", named) else "told"
    faint = frame.moves[0][1] < EVEN
    feared = danger.feared(content, frame) if name == "warning" else danger.glimpsed(content, frame)
    if faint and not named and not feared and of_kind(content, "causes", denied):
        name = "cause"  # "it is not calcium"
    if name == "told" and of_kind(content, "causes", denied):
        name = "cause"
    parts = {
        "circumstances": of_kind(content, "circumstances", own),
        "signs": danger.signs(content, facts.items()),
        "remedies": of_kind(content, "remedies", named) if name == "remedy" else (),
        "mimics": of_kind(content, "mimics", named) if name in ("mimic", "repair") else (),
        "causes": (),
    }
    if name == "cause":
        parts["causes"] = causes_told(content, named) or causes_told(content, denied)
    rather = dict.fromkeys(sorted(frame.rather_no) if name in TELLING else (), NO)
    # What is asked about or only likely is no answer.
    told = bool(parts["circumstances"])
    unsaid = name in ASKING or (name in OF_DOING and not told) or not frame.sure
    features = danger.features(content, frame, facts)
    return Move(
        name,
        **parts,
        features=tuple(features.items()),
        clear=tuple(
            one.removeprefix("f_")
            for one in sorted(frame.clear | DESPAIR)
            if (facts.get(one) == "said" or one in frame.answers)
            and not (frame.denies and (one in content.circumstances or one in content.topics))
        ),
        asked=of_kind(content, "circumstances", asked),
        case=tuple(_case(content, frame, facts, name).items()),
        answers=()
        if unsaid
        else tuple({**rather, **answers_of(content, heard, said, denied)}.items()),
        answer=answer_of(frame) if name in (*TELLING, "repair") else "",
        allays=frame.allays,
        merely=frame.merely,
        feared=tuple(sign for sign in feared if sign != SELF_HARM),
        ruled_out=of_kind(content, "circumstances", denied),
        faint=faint,
        aside=bool(sign or features.keys() - SETTINGS) and likely.get("warning", 0) < ASIDE,
        denied=name == "cause" and not causes_told(content, named),
        theirs=frame.theirs,
        user=frame.user,
    )


def _is_heard(frame: Frame, likely: Mapping[str, float]) -> bool:
    """Whether anything of the words is like what was learnt."""
    asks = max(likely.get(name, 0) for name in NAMELESS) > PLAIN
    answers = max(likely.get(name, 0) for name in (YES, NO)) > EVEN
    return bool(frame.sure or frame.facts or frame.legs or frame.told or asks or answers)


def _named(content: Content, frame: Frame) -> Move:
    """No more than a leg or a cramp, whichever it is."""
    side = tuple(danger.features(content, frame, {}).items())
    case = tuple({"muscle": LEG, **frame.case}.items())
    return Move("why", case=case, features=side, faint=True)


def _case(
    content: Content, frame: Frame, facts: Mapping[str, str], name: str
) -> dict[str, str | bool]:
    """The case, less how long something else took ("i dug all afternoon"), and a helper's "i"."""
    case = dict(frame.case)
    if case.get("who") == SELF and not (frame.mine or name == "repair"):
        case.pop("who")
    if of_kind(content, "circumstances", facts) and not danger.of_pain(content, frame, facts):
        case.pop("lasting", None)
    return case


def _allayed(facts: Mapping[str, str]) -> bool:
    """Whether all that was named was denied."""
    return bool(facts) and set(facts.values()) == {"denied"}
