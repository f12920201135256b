"""Questions after an explanation, and bare first words: answered, and back to what was pending."""

from skill.content import Content
from skill.dialogue import asides, misses, relief, why
from skill.dialogue.move import CRAMPING, WHICH, YES, Move, causes_of
from skill.dialogue.person import about
from skill.dialogue.reasoning import ranking, scores
from skill.dialogue.reasons import reasons_for_doctor
from skill.dialogue.reply import Reply, ask, ask_again, come_back, line
from skill.dialogue.state import State
from skill.dialogue.triage import held_of

MOST_CAUSES = 2  # that are named at a time
MOST_THINGS = 3  # to tell a doctor
PERSONAL = "pregnancy"  # a cause that is not named to somebody who said nothing of it
OWN = ("why_night", "why_calf")  # that are first asked about one's own cramps
FIRST = ("", "cramping", "find_out")  # prompts before any search for reasons
UNTOLD = ("why", "first")  # readings of words that may be a bare name of a muscle

# What the case says of how often and how long, as a line.
TOLD = {"often": ("nightly", "weekly", "rarely"), "lasting": ("minutes", "long", "days")}
KNOWN = {"most_nights": "tell_nightly"}  # a fact that says the same


def answer(content: Content, state: State, move: Move) -> Reply:
    """A question about cramps in general; the first "why" of all is about this person's own."""
    if move.name in OWN and state.asking in FIRST and not (state.asked or state.explained):
        return why.why(content, state, Move("why"))
    state = state._replace(subject=f"answers.{move.name}")
    return ask_again(content, state, content.answers[move.name].said, "what_else")


def off_topic(content: Content, state: State, _: Move) -> Reply:
    """Words that make sense, but of something else: no miss."""
    return ask_again(content, state, content.answers["off_topic"].said, "cramping")


def elsewhere(content: Content, state: State, move: Move) -> Reply:
    """Another part of the body: a hold for the leg is let go of."""
    state = state._replace(asking="" if state.asking in CRAMPING else state.asking)
    return off_topic(content, state, move)


def is_bare(state: State, move: Move) -> bool:
    """Whether somebody opens with hardly more than a name: "calf", "cramp"."""
    if (
        not move.faint
        or move.circumstances
        or held_of(move.features) - WHICH
        or state.asking not in ("", "cramping")
    ):
        return False
    case = dict(move.case)
    return (
        "muscle" in case if move.name in UNTOLD else move.name == "relief" and not case.get("now")
    )


def bare(content: Content, state: State, _: Move) -> Reply:
    """The one question that matters, before a stretch or a search for reasons."""
    return ask_again(content, state, line(content, state, "got_it"), "cramping")


def what_now(content: Content, state: State, move: Move) -> Reply:
    """What to do about what was named, the cause that was explained, the cramp, or the next one."""
    if state.asking in ("eased", "ten_minutes"):
        return relief.next_hold(content, state, move)
    if reply := _advice_on(content, state, move, *move.circumstances, *move.asked):
        return reply
    if state.explained:
        return asides.advice(content, state, move)
    if state.asking == "cramping" or dict(state.case).get("now"):
        return relief.relief(content, state, move)
    return relief.prevent(content, state, move)


def prevent(content: Content, state: State, move: Move) -> Reply:
    """What may help with what was asked about, or else the stretch before bed."""
    return _advice_on(content, state, move, *move.asked) or relief.prevent(content, state, move)


def _advice_on(content: Content, state: State, move: Move, *facts: str) -> Reply | None:
    """What may help with the cause that *facts* point to most, where they point to any."""
    named = causes_of(content, Move(move.name, causes=move.causes, circumstances=facts))
    if not named:
        return None
    return asides.advice(content, state._replace(explained=named[0]), move)


def what_else(content: Content, state: State, _: Move) -> Reply:
    """The next causes, ranked against what was said, less those that were explained or named."""
    if not state.explained:
        return why.why(content, state, Move("why"))
    found = scores(content, state)
    left = [name for name in found if name not in (state.explained, *state.offered)]
    fit = sorted((name for name in left if found[name] > 0), key=lambda name: -found[name])
    unknown = [name for name in left if found[name] == 0 and name != PERSONAL]
    named = tuple((fit or unknown)[:MOST_CAUSES])
    if not named:
        return ask(content, state, "what_else", line(content, state, "else_none"), _back(state))
    one, *others = (about(state, content.causes[name].name) for name in named)
    words = line(content, state, "either", one=one, other=others[0]) if others else one
    said = line(content, state, "else_fits" if fit else "else_open", said=words)
    state = state._replace(offered=(*named, *state.offered), subject=f"causes.{named[0]}")
    return ask(content, state, "what_else", said, "another")


def another(content: Content, state: State, _: Move) -> Reply:
    """More about the first of the causes that were named last."""
    return why.explain(content, state, state.offered[:1] or ranking(content, state))


def the_other(content: Content, state: State, move: Move) -> Reply:
    """More about the second of them, where two were named."""
    return another(content, state._replace(offered=state.offered[1:] or state.offered), move)


def tell_doctor(content: Content, state: State, move: Move) -> Reply:
    """What this person said that a doctor should hear, and when to go; else a general list."""
    things = _things(content, state)[:MOST_THINGS]
    if not things:
        return answer(content, state, move)
    words = things[-1]
    if rest := ", ".join(things[:-1]):
        words = line(content, state, "both", one=rest, other=words)
    levels = [level for _, level in reasons_for_doctor(content, state)]
    when = why.SEE_DOCTOR[levels[0]] if levels else "see_if"
    parts = (
        line(content, state, "tell_doctor", said=about(state, words)),
        line(content, state, "bring_list"),
        line(content, state, when),
    )
    state = state._replace(subject="answers.tell_doctor")
    return ask(content, state, "doctor", " ".join(parts), come_back(state, "what_else"))


def not_now(content: Content, state: State, move: Move) -> Reply:
    """No cramp is there, whatever the first words sounded like: the search for reasons."""
    case = {**dict(state.case), "now": False}
    return why.why(content, state._replace(case=tuple(case.items())), move)


def declined(content: Content, state: State, _: Move) -> Reply:
    """An offer is turned down: that is no goodbye yet."""
    return ask(content, state, "declined", line(content, state, "skipped"), "what_else")


def open_end(content: Content, state: State, move: Move) -> Reply:
    """A yes to an open question: what there is to choose from, and no third time."""
    return asides.choose(content, state._replace(misses=state.misses + 1), move)


def chosen(content: Content, state: State, move: Move) -> Reply:
    """A yes to a choice: the reason first, unless it was "yes" before."""
    follow = misses.unclear if state.misses else why.why
    return follow(content, state, move)


def _back(state: State) -> str:
    """What is asked where nothing is left to say: a pending offer has had its answer."""
    return "what_else" if state.asking in OFFERS else come_back(state, "what_else")


def _things(content: Content, state: State) -> list[str]:
    """What the user said, gravest first, then how often and how long, then the rest; each once."""
    case = dict(state.case)
    said = [words for words, _ in reasons_for_doctor(content, state)]
    told = [f"tell_{case[field]}" for field in TOLD if case.get(field) in TOLD[field]]
    known = {KNOWN.get(name) for name in state.circumstances}
    said += [line(content, state, key) for key in told if key not in known]
    said += [content.circumstances[name].fact for name in reversed(state.circumstances)]
    said += [content.topics[topic].affirmed for topic, answer in state.answers if answer == YES]
    return list(dict.fromkeys(said))


# Prompts that offer something; a topic, or help with a cramp, is no offer.
OFFERS = ("advice", "stretch", "second_stretch", "find_out", "go_on", "another")
