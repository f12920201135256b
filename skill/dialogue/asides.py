"""Asides: answered in a sentence or two, and then the conversation goes on where it was."""

from skill.content import Content
from skill.content.model import Cause, Remedy
from skill.dialogue.card import card_of_subject
from skill.dialogue.misses import unknown
from skill.dialogue.move import CRAMPING, NOT_SURE, Move
from skill.dialogue.reply import Reply, ask, ask_again, come_back, end, line, pending
from skill.dialogue.state import State, subject_of
from skill.dialogue.why import find_out, just_tell


def launch(content: Content, state: State, _: Move) -> Reply:
    """The one thing that matters at night."""
    return ask(content, state, "launch", line(content, state, "welcome"), "cramping")


def help_(content: Content, state: State, _: Move) -> Reply:
    """What the skill can do; then the pending question again."""
    return ask_again(content, state, line(content, state, "help"))


def choose(content: Content, state: State, _: Move) -> Reply:
    """Not sure what is wanted: what the skill can do, to choose from."""
    return ask(content, state, "options", line(content, state, "help"), "choose")


def repeat(content: Content, state: State, move: Move) -> Reply:
    """The last speech once more."""
    if not state.asking:
        return launch(content, state, move)
    return ask_again(content, state, state.last_speech)


def more(content: Content, state: State, move: Move) -> Reply:
    """The next piece of what was last explained."""
    if state.subject == "grounds.stretch":
        said = line(content, state, "stretch_thigh")
        return ask(content, state._replace(subject=""), "more", said, "find_out")
    if not state.explained:
        aside = purpose if state.asking in content.topics else help_
        return aside(content, state, move)
    pieces = content.causes[state.explained].more
    if state.told >= len(pieces):
        asking = state.asking if state.asking in content.topics else "what_else"
        return ask(content, state, "more", line(content, state, "no_more"), asking)
    asking = "go_on" if state.told + 1 < len(pieces) else "advice"
    told = state._replace(told=state.told + 1)
    return ask(content, told, "more", pieces[state.told], asking)


def evidence(content: Content, state: State, _: Move) -> Reply:
    """How the skill knows what it said last: the evidence, or the source by name."""
    about = subject_of(content, state.subject)
    if about is None:
        said = line(content, state, "from_reviews")
    elif isinstance(about, Cause):
        said = about.evidence
    elif about.sources:
        source = content.sources[about.sources[0]]
        said = line(content, state, "from_source", source=source.spoken)
    else:
        said = line(content, state, "no_source")
    return ask(
        content,
        state,
        "evidence",
        said,
        come_back(state, "find_out"),
        card=card_of_subject(content, state.subject),
    )


def purpose(content: Content, state: State, _: Move) -> Reply:
    """Why the pending question is asked."""
    return ask_again(content, state, pending(content, state.asking or "choose").purpose)


def advice(content: Content, state: State, _: Move) -> Reply:
    """What may help with the cause that was explained."""
    cause = content.causes[state.explained or "none"]
    return ask(content, state, "advice", cause.advice, "stretch")


def remedy(content: Content, state: State, move: Move) -> Reply:
    """An honest verdict on something that people try; without a name, the one thing that may do."""
    if not move.remedies and (state.misses or state.asking in CRAMPING):
        return unknown(content, state, move)
    if not move.remedies:
        said = line(content, state, "one_remedy")
        state = state._replace(misses=state.misses + 1)
        return ask(content, state, "aside", said, come_back(state, "stretch"))
    found: Remedy = content.remedies[move.remedies[0]]
    state = state._replace(subject=f"remedies.{move.remedies[0]}")
    return ask_again(content, state, found.verdict, "find_out")


def mimic(content: Content, state: State, move: Move) -> Reply:
    """Something else than a night cramp: how to tell, and what to do."""
    if not move.mimics:
        return unknown(content, state, move)
    found = content.mimics[move.mimics[0]]
    state = state._replace(subject=f"mimics.{move.mimics[0]}")
    return ask(
        content,
        state,
        "mimic",
        f"{found.apart} {found.advice}",
        come_back(state, "find_out"),
        warns="routine" if found.sign else "",
    )


def skip(content: Content, state: State, move: Move) -> Reply:
    """On to something else; a second time, to the explanation."""
    if sum(answer == NOT_SURE for _, answer in state.answers) > 1:
        return just_tell(content, state, move)
    return find_out(content, state, line(content, state, "skipped"))


def whisper(content: Content, state: State, _: Move) -> Reply:
    """Speak in a whisper from now on."""
    return ask_again(content, state._replace(whisper=True), line(content, state, "whisper_on"))


def speak_up(content: Content, state: State, _: Move) -> Reply:
    """Speak in the usual voice again."""
    return ask_again(content, state._replace(whisper=False), line(content, state, "whisper_off"))


def start_over(content: Content, state: State, _: Move) -> Reply:
    """Forget the answers, not what was said once a session."""
    fresh = State(
        turn=state.turn, noticed=state.noticed, whisper=state.whisper, checked=state.checked
    )
    return ask(content, fresh, "launch", line(content, state, "start_over"), "cramping")


def thanks(content: Content, state: State, _: Move) -> Reply:
    """The user has what they came for."""
    said = line(content, state, "take_care" if state.warned else "thanks")
    return end(content, state, "goodbye", said)


def stop(content: Content, state: State, _: Move) -> Reply:
    """A short goodbye; no "good night" where somebody should be seen."""
    said = line(content, state, "take_care" if state.warned else "goodbye")
    return end(content, state, "goodbye", said)


def fault(content: Content, state: State) -> Reply:
    """Something broke on our side; the conversation stays where it was."""
    reply = ask_again(content, state, line(content, state, "fault"), "cramping")
    return reply._replace(kind="fault")
