"""The keys that lines.toml and prompts.toml must hold: what the dialogue says by name."""

# A prompt keeps the conversation open. A pending prompt's id travels in the state.
PROMPTS = (
    "cramping",  # launch: is a leg cramping right now?
    "eased",  # relief: has it eased?
    "safe",  # relief: out of the traffic, or of deep water?
    "ten_minutes",  # relief: has it lasted too long?
    "advice",  # after a cause: what may help?
    "stretch",  # prevention: the bedtime stretch?
    "second_stretch",
    "find_out",  # shall we find out why?
    "go_on",  # more about the same
    "choose",  # which of the things I can do?
    "another",  # another cause was named: more about it?
    "what_else",  # after an answer, an offer turned down, a warning that need not end the session
)

# Check questions, asked where one answer decides between help and comfort.
NAMED = "named"  # the sign that was heard as a whole is really meant
SURE = "check_sure"  # asks just that
CHECKS = (
    "check_side",
    "check_colder",
    "check_jaw",
    "check_saddle",
    "check_sore",
    "check_muddled",
    "check_throat",
    "check_sudden",
    "check_stays",
    "check_let_go",
    "check_spreading",
    "check_worse",
    "check_vein",
    SURE,
)

# Warning signs that the dialogue names: a cramp past ten minutes, and a worry without a sign.
WORRY = "is_it_serious"
SIGNS = ("long_cramp", WORRY)

# Questions about cramps in general that have an answer, by the move that asks them.
ANSWERS = (
    "why_night",
    "why_calf",
    "what_is",
    "how_long",
    "come_back",
    "exercise_again",
    "tell_doctor",
    "watch_for",
    "off_topic",
)

# Parts of the dialogue that rest on sources of their own.
GROUNDS = ("relief", "stretch", "doctor")

# What the dialogue fills in, by key; every text may hold {emergency}.
PLACES = {
    "you_said": ("said",),
    "reason": ("said",),
    "asked_about": ("said",),
    "not_that": ("cause",),
    "from_source": ("source",),
    "doctor_reason": ("said",),
    "doctor_today": ("said",),
    "both": ("one", "other"),
    "either": ("one", "other"),
    "else_fits": ("said",),
    "else_open": ("said",),
    "tell_doctor": ("said",),
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
    "either",  # two causes
    "else_fits",  # other causes that fit what the user said
    "else_open",  # other causes that nothing was said about
    "else_none",  # no cause is left to name
    "tell_doctor",  # what the user said, to pass on
    "bring_list",  # goes with it
    "tell_nightly",  # how often and how long, as the user said
    "tell_weekly",
    "tell_rarely",
    "tell_minutes",
    "tell_long",
    "tell_days",
    "see_if",  # when, where the user gave no reason
    "see_doctor",  # goes with an explanation that a routine sign belongs to
    "see_doctor_today",  # the same for a sign to be seen the same day
    "softly",  # opens a hold that is asked for again, or that hurts
    "relieved",
    "keep_going",  # after the last hold
    "keep_on",  # opens the next round of holds
    "wait",  # at their pace
    "stretch_calf",
    "stretch_thigh",
    "doctor",  # when to see one, where the user gave no reason
    "doctor_reason",
    "doctor_today",
    "medicine_stop",  # a question about stopping or changing a medicine
    "reassure",  # am I going to be all right
    "out_of_hours",  # whom to call at this hour
    "if_closed",  # goes with a warning for the same day
    "to_be_safe",  # opens a warning that rests on the graver reading
    "help",
    "no_more",
    "from_source",
    "from_reviews",
    "no_source",
    "unclear",
    "options",
    "give_up",
    "need_answer",
    "asked_about",  # opens an explanation of a cause that a fact was asked about
    "changed",  # a fact was corrected
    "taken_back",  # a fact was heard wrong
    "known_so_far",  # the user wants no more questions
    "whisper_on",
    "whisper_off",
    "start_over",
    "thanks",
    "goodbye",
    "take_care",  # the same after a warning
    "fault",  # something broke on our side
    "card_title",
)
