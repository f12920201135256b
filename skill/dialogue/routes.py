"""Which reply belongs to which move, and to which answer to what is pending."""

from collections.abc import Callable

from skill.content import Content
from skill.dialogue import asides, follow_up, misses, relief, repair, warning, why
from skill.dialogue.move import NO, NOT_SURE, PARENTS, YES, Move
from skill.dialogue.reply import Reply
from skill.dialogue.state import State

Respond = Callable[[Content, State, Move], Reply]


def way(state: State, move: Move, answer: str) -> Respond:
    """What replies to *move*, which gives *answer* to what *state* is asking, or an empty one."""
    name = move.name if move.name in MOVES else PARENTS.get(move.name, "")
    return (
        (warning.again if {*state.warned} - {warning.LONG} and name in AFTER_ALL else None)
        or FOLLOW.get((state.asking, answer))
        or FOLLOW.get((state.asking, move.name))
        or MOVES.get(name, misses.unclear)
    )


# What gets the warning again once somebody was sent to be seen: nothing is tried on such a leg,
# and nothing said of it comforts.
AFTER_ALL = (
    *("what_now", "prevent", "remedy", "relief", "still_cramping", "unable", "eased", "wait"),
    *("circumstance", "told", "reassure", "doctor", "exercise_again", "how_long", "purpose"),
)
MOVES: dict[str, Respond] = {
    "launch": asides.launch,
    "why": why.why,
    "circumstance": why.why,
    "told": why.told,
    "cause": why.cause,
    "relief": relief.relief,
    "still_cramping": relief.relief,
    "eased": relief.eased,
    "unable": relief.unable,
    "wait": relief.wait,
    "prevent": follow_up.prevent,
    "doctor": warning.doctor,
    "just_tell": why.just_tell,
    "repair": repair.repair,
    "warning": warning.warning,
    "medicine_stop": warning.medicine_stop,
    "reassure": warning.reassure,
    "why_night": follow_up.answer,
    "why_calf": follow_up.answer,
    "what_is": follow_up.answer,
    "how_long": follow_up.answer,
    "come_back": follow_up.answer,
    "exercise_again": follow_up.answer,
    "watch_for": follow_up.answer,
    "what_now": follow_up.what_now,
    "what_else": follow_up.what_else,
    "tell_doctor": follow_up.tell_doctor,
    "off_topic": follow_up.off_topic,
    "elsewhere": follow_up.elsewhere,
    "out_of_hours": warning.out_of_hours,
    "remedy": asides.remedy,
    "mimic": asides.mimic,
    "more": asides.more,
    "evidence": asides.evidence,
    "purpose": asides.purpose,
    "skip": asides.skip,
    "repeat": asides.repeat,
    "help": asides.help_,
    "whisper": asides.whisper,
    "speak_up": asides.speak_up,
    "start_over": asides.start_over,
    "thanks": asides.thanks,
    "stop": asides.stop,
    "fallback": misses.unclear,
    "yes": misses.unclear,
    "no": misses.unclear,
    "not_sure": misses.unclear,
    "plenty": misses.unclear,
    "little": misses.unclear,
}

# What an answer to a pending prompt leads to. Topics are not here: they all lead on.
FOLLOW: dict[tuple[str, str], Respond] = {
    ("cramping", YES): relief.relief,
    ("cramping", NO): follow_up.not_now,
    ("cramping", NOT_SURE): asides.choose,
    ("eased", YES): relief.eased,
    ("eased", NO): relief.next_hold,
    ("eased", NOT_SURE): relief.next_hold,
    ("eased", "circumstance"): relief.told,
    ("eased", "told"): relief.told,
    ("eased", "mimic"): relief.told,
    ("eased", "repair"): relief.told,
    ("eased", "fallback"): relief.told,
    ("eased", "more"): relief.again,  # "it hurts more"
    ("safe", YES): relief.hold,
    ("safe", "eased"): relief.hold,
    ("safe", "mimic"): relief.hold,  # "pulled" over is heard as a pulled muscle
    ("safe", NO): relief.begin,
    ("safe", NOT_SURE): relief.begin,
    ("safe", "circumstance"): relief.begin,
    ("safe", "told"): relief.begin,
    ("safe", "repair"): relief.begin,
    ("safe", "fallback"): relief.begin,
    ("ten_minutes", "circumstance"): relief.told,
    ("ten_minutes", "told"): relief.told,
    ("ten_minutes", "mimic"): relief.told,
    ("ten_minutes", "repair"): relief.told,
    ("ten_minutes", "fallback"): relief.keep_on,
    ("ten_minutes", YES): relief.too_long,
    ("ten_minutes", NO): relief.keep_on,
    ("ten_minutes", NOT_SURE): relief.keep_on,
    ("advice", YES): asides.advice,
    ("advice", NO): follow_up.declined,
    ("advice", NOT_SURE): follow_up.declined,
    ("stretch", YES): relief.prevent,
    ("stretch", NO): follow_up.declined,
    ("stretch", NOT_SURE): follow_up.declined,
    ("second_stretch", YES): relief.second_stretch,
    ("second_stretch", NO): follow_up.declined,
    ("second_stretch", NOT_SURE): follow_up.declined,
    ("find_out", YES): why.why,
    ("find_out", NO): follow_up.declined,
    ("find_out", NOT_SURE): follow_up.declined,
    ("go_on", YES): asides.more,
    ("go_on", NO): follow_up.declined,
    ("go_on", NOT_SURE): follow_up.declined,
    ("choose", YES): follow_up.chosen,
    ("choose", NO): asides.stop,
    ("choose", NOT_SURE): asides.stop,
    ("another", YES): follow_up.another,
    ("another", "first"): follow_up.another,
    ("another", "second"): follow_up.the_other,
    ("another", NO): follow_up.declined,
    ("another", NOT_SURE): follow_up.declined,
    ("what_else", YES): follow_up.open_end,
    ("what_else", NO): asides.stop,
    ("what_else", NOT_SURE): asides.stop,
}
