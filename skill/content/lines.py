"""The keys that lines.toml and prompts.toml must hold: what the dialogue says by name."""

# A prompt keeps the conversation open. A pending prompt's id travels in the state.
PROMPTS = (
    *"cramping eased safe ten_minutes advice stretch second_stretch find_out go_on".split(),
    *"choose another what_else".split(),
)

# Check questions, asked where one answer decides between help and comfort.
NAMED = "named"  # the sign that was heard as a whole is really meant
SURE = "check_sure"  # asks just that
WELL = "check_well"  # asked before the first cause is named, whatever was said
CHECKS = (
    *"check_side check_colder check_jaw check_saddle check_sore check_muddled check_throat".split(),
    *"check_sudden check_stays check_let_go check_spreading check_worse check_vein".split(),
    *("check_overdose", SURE, WELL),
)

# Warning signs that the dialogue names: a cramp past ten minutes, too much of a medicine, and a
# worry without a sign.
OVERDOSE, WORRY = "overdose", "is_it_serious"
SIGNS = ("long_cramp", OVERDOSE, WORRY)

# Questions about cramps in general that have an answer, by the move that asks them.
ANSWERS = (
    *"why_night why_calf what_is how_long come_back exercise_again".split(),
    *"tell_doctor watch_for off_topic".split(),
)

# What a screen offers choices for: a topic, a check question, an offer, and some prompts by name.
CHOICES = (
    *"topic check offer cramping eased safe ten_minutes choose another what_else warned".split(),
)
# What may be chosen by touch, as a move.
TOUCHED = (
    *"yes no not_sure first second unable wait why relief doctor prevent what_else stop".split(),
    *"out_of_hours watch_for".split(),
)

# Parts of the dialogue that rest on sources of their own.
GROUNDS = ("relief", "stretch", "doctor")

# What the dialogue fills in, by key; every text may hold {emergency}.
SAYING = "you_said reason asked_about doctor_reason doctor_today else_fits else_open tell_doctor"
PLACES = {
    **dict.fromkeys(SAYING.split(), ("said",)),
    **dict.fromkeys(("both", "either"), ("one", "other")),
    "not_that": ("cause",),
    "from_source": ("source",),
}

# The comments in lines.toml and prompts.toml say what each is for.
LINES = tuple(
    """
    welcome first_question got_it skipped you_said reason not_asked not_that unknown_name notice net
    levels both either else_fits else_open else_none tell_doctor bring_list tell_nightly tell_weekly
    tell_rarely tell_minutes tell_long tell_days see_if see_doctor see_doctor_today softly relieved
    keep_going keep_on wait stretch_calf stretch_thigh doctor doctor_reason doctor_today
    medicine_stop reassure out_of_hours if_closed to_be_safe this_first help no_more from_source
    from_reviews no_source unclear options give_up need_answer asked_about changed taken_back
    known_so_far one_remedy whisper_on whisper_off start_over thanks goodbye seen_first take_care
    fault card_title may_help from_where orders
    """.split()
)
