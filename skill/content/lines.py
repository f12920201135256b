"""The keys that lines.toml and prompts.toml must hold: what the dialogue says by name."""

# A prompt keeps the conversation open. A pending prompt's id travels in the state.
PROMPTS = (
    "cramping",  # launch: is a leg cramping right now?
    "eased",  # relief: has it eased?
    "ten_minutes",  # relief: has it lasted too long?
    "advice",  # after a cause: what may help?
    "stretch",  # prevention: the bedtime stretch?
    "second_stretch",
    "find_out",  # shall we find out why?
    "go_on",  # more about the same
    "choose",  # which of the things I can do?
)

# Warning signs that the dialogue names: a cramp past ten minutes, and a worry without a sign.
WORRY = "is_it_serious"
SIGNS = ("long_cramp", WORRY)

# Parts of the dialogue that rest on sources of their own.
GROUNDS = ("relief", "stretch", "doctor")

# What the dialogue fills in, by key; every text may hold {emergency}.
PLACES = {
    "you_said": ("said",),
    "reason": ("said",),
    "not_that": ("cause",),
    "from_source": ("source",),
    "doctor_reason": ("said",),
    "doctor_today": ("said",),
    "both": ("one", "other"),
}

LINES = (
    "welcome",
    "first_question",
    "got_it",  # after a yes, a no or a fact
    "skipped",
    "you_said",
    "reason",  # opens an explanation
    "not_that",  # the user ruled a cause out
    "unknown_name",  # a cause, remedy or other name that is not known
    "notice",  # general information, not medical advice: once a session
    "net",  # the short list of signs that need help: once a session, with the notice
    "levels",  # what to do about the signs of each level: goes with a vague worry
    "both",  # two things the user said
    "see_doctor",  # goes with an explanation that a routine sign belongs to
    "see_doctor_today",  # the same for a sign to be seen the same day
    "hold_one",  # relief, step by step
    "hold_two",
    "hold_three",
    "relieved",
    "keep_going",
    "wait",
    "stretch_calf",
    "stretch_thigh",
    "doctor",  # when to see one, where the user gave no reason
    "doctor_reason",
    "doctor_today",
    "help",
    "no_more",
    "from_source",
    "from_reviews",
    "no_source",
    "unclear",
    "options",
    "give_up",
    "need_answer",
    "whisper_on",
    "whisper_off",
    "start_over",
    "thanks",
    "goodbye",
    "fault",  # something broke on our side
    "card_title",
)
