"""What words cannot mean, though they are near to it: turns of phrase, and opposites."""

from skill.hearing.patterns import pattern

# Word -> facts that it is no part of, unless a lack of it is named: "is it exercise".
OPPOSITES = {
    "exercise": ("inactivity", "no_exercise", "no_regular_exercise"),
    **dict.fromkeys(
        ["milk", "milky", "cheese", "yogurt", "yoghurt", "dairy", "cream", "custard"],
        ("no_dairy", "dairy:yes"),
    ),
}
LACK = pattern(
    r"\b(?:allerg\w*|almond|any|avoid\w*|bann?\w*|bar|bare|barely|black|bye|cannae|coconut|cut|detest|"
    r"disgusting|dislike|drop\w*|enough|except|fast(?:ed|ing)|free|gave|giv\w+|goodbye|hardly|hates?|"
    r"instead|intoleran\w+|lack|lactose|last|less|little|loathe|more|nae|nah|neither|never|nil|no|"
    r"none|nor|not|nothing|oat|off|only|plant|quit|rarely|rather|rice|scarce|seldom|skip\w*|soya?|"
    r"stomach|stopped|swap\w*|swore|upsets?|vegan|went|without|zero)\b|n't\b"
)
# Turns of phrase, and the facts that they do not mean.
PHRASES = (
    (
        pattern(
            r"\b(?:too|i'm|i am|so|quite|rather) (?:a bit )?(?:fat|overweight|obese)\b"
            r"|\bfat (?:belly|tummy|stomach)\b"
        ),
        ("f_swollen", "swollen_leg", "both_swollen"),
    ),
    (pattern(r"\btoo \w+ to (?:sweat|perspire)\b"), ("heavy_sweat", "sweat:yes")),
    (pattern(r"\btoo busy to move\b"), ("on_the_move", "stillness:no")),
    (
        pattern(r"\b(?:by|beside|at|round) the (?:pool|poolside|sea|lake)\b(?!.*\bsw[aiu]m)"),
        ("swimming", "exercise:yes"),
    ),
    (
        pattern(
            r"^(?!.*\b(?:cold|cool|chilly|freez|ic[ey]|pale|blue|white|gr[ea]y|purple|black|mottl|blotch|dusky|wax|marble|colou?r|not\b|never\b|other\b|cannot)|.*n't\b).*\b(?:warm|pink)\b"
        ),
        ("f_cold_skin", "f_pale_blue", "cold_numb_leg"),
    ),
    (
        pattern(r"\b(?:warm and pink|pink and warm|nice and (?:warm|pink|toasty))\b"),
        ("f_warm", "f_red", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(
            r"\bhot (?:drinks?|baths?|showers?|water bottle|chocolate|tea|meals?|foods?|tub)\b"
        ),
        ("f_warm", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(r"\bwarm (?:room|night|bedroom|house|weather|evening|day|bed|climate)\b"),
        ("f_warm", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(
            r"\b(?:pops? and clicks?|clicks? and pops?|(?:heel|ankle|knee|hip)s? (?:just )?clicks?)\b"
        ),
        ("f_pop", "achilles"),
    ),
    (
        pattern(r"\bleg(?:'s| is)? (?:\w+ ){0,3}(?:longer|shorter) than\b"),
        ("f_swollen", "swollen_leg"),
    ),
    (
        pattern(
            r"\bfor (?:my|his|her|the|a) (?:\w+ )?chest\b(?! (?:pain|hurt|tight|ach))|\bchest infection\b"
        ),
        ("f_chest_pain", "chest_pain"),
    ),
    (
        pattern(r"\b(?:red (?:dots|spots|bumps)|razor (?:burn|bumps|rash)|shaving (?:rash|cut))\b"),
        ("f_red", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(
            r"\bwhere the (?:cat|dog|laptop|hot water bottle) \w+|\b(?:from|by|off) the (?:cat|dog|laptop|heat pad|hot water bottle|radiator|fire)\b(?! (?:bite|bit|scratch))"
        ),
        ("f_warm", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(
            r"\bbruis\w* (?:easily|(?:that )?(?:i|we) can't (?:account|explain)|for no reason|from nothing|out of nowhere)"
        ),
        ("f_injury", "injury_numb"),
    ),
    (
        pattern(
            r"\b(?:i'm|he's|she's|(?:i|he|she) (?:looks?|am|is|went|goes))(?: gone| so| very| really| as)? (?:pale|white)\b"
        ),
        ("f_pale_blue", "cold_numb_leg"),
    ),
    (
        pattern(
            r"\bsame\b.*\b(?:always|years|forever|ever|usual|decades?|normal|season|week)\b|\bas (?:ever|usual|always)\b"
            r"|\b(?:nothing|wasn't anything) (?:new|special|different)\b|\bout of the ordinary\b|\bevery day anyway\b"
            r"|\b(?:doing|done|do) (?:it |that |this )?(?:for|these|since) (?:\w+ )?(?:years|decades)\b|\bmy habit\b"
        ),
        (
            *("exercise:yes", "hard_exercise", "long_run", "long_walk", "cycling", "swimming"),
            *("new_sport", "more_miles", "dancing", "team_sport"),
        ),
    ),
    (
        pattern(r"\b(?:had|from|after) (?:a |another )?(?:\w+ )?(?:nightmares?|bad dream)\b"),
        ("f_racing_heart", "racing_heart"),
    ),
    (
        pattern(
            r"\bpassed out (?:on the (?:couch|sofa|settee|bed)|in (?:bed|the chair)|asleep|by (?:eight|nine|ten|eleven|twelve|half|midnight))\b"
        ),
        ("f_faint", "fainting"),
    ),
    (
        pattern(r"\bpuffing (?:and panting )?like\b"),
        ("f_breathless", "short_breath", "clot_and_chest"),
    ),
    (
        pattern(r"\bfrozen peas\b"),
        ("f_pale_blue", "f_cold_skin", "cold_numb_leg", "f_numb"),
    ),
    (pattern(r"^(?!.*\bjaw\b).*\bstiff as a\b"), ("f_stiff_jaw", "stiff_jaw")),
    (
        pattern(r"\b(?:school|dry|bus|paper|milk) run\b|\brun of the mill\b"),
        ("long_run", "hard_exercise", "exercise:yes"),
    ),
    (
        pattern(
            r"^(?!.*\b(?:not|never|think|know|sure)\b.*\bsafe).*\bi(?:'m| am) (?:\w+ )?safe\b|\b(?:never|wouldn't|won't|not going to) (?:ever )?(?:harm|hurt|kill) myself\b|\bnot suicidal\b"
        ),
        ("self_harm", "f_self_harm"),
    ),
    (
        pattern(
            r"\b(?:dementia|alzheimer\w*)\b.*\balways\b|\balways (?:been |a bit )*(?:muddled|confused|forgetful)\b"
        ),
        ("f_confused", "confusion_fit"),
    ),
    (
        pattern(
            r"\b(?:deep heat|tiger balm|heat (?:rub|cream)|vicks|liniment|warming (?:cream|gel))\b"
        ),
        ("f_warm", "f_red", "hot_skin", "swollen_leg"),
    ),
    (
        pattern(
            r"\bclean (?:\w+ )?(?:cut|graze|scratch)\b|\btetanus(?:'s| is| was)? (?:\w+ )?up to date\b"
        ),
        ("f_dirty_wound", "dirty_wound"),
    ),
    (
        pattern(r"^(?:no|nope|nah)\b.*\b(?:on (?:my|his|her) feet|up and (?:down|about))\b"),
        ("standing_shift", "stillness:yes"),
    ),
    (
        pattern(
            r"\b(?:didn't|did not|hadn't|haven't) (?:\w+ )?(?:exercised?|work(?:ed)? out|been to the gym)\b"
        ),
        ("no_regular_exercise", "stillness:yes", "inactivity"),
    ),
    (
        pattern(
            r"^(?!.*(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bhardly\b).*\bpee).*\bpee(?:s|ing)? (?:again|as normal|fine|okay|normally|plenty)\b"
        ),
        ("f_bladder", "saddle_numb", "f_dark_urine", "dark_urine"),
    ),
    (
        pattern(r"\bover (?:all )?(?:the|my|his|her) (?:sickness|bug|tummy bug|virus)\b"),
        ("vomiting", "f_vomiting", "f_unwell"),
    ),
    (pattern(r"\bbirthmarks?\b"), ("f_red", "hot_skin", "f_spreading", "f_sore")),
    (
        pattern(r"\b(?:dentist|toothache|wisdom tooth|root canal|a filling)\b"),
        ("f_stiff_jaw", "stiff_jaw"),
    ),
    (
        pattern(r"\b(?:from|after|doing) (?:\w+ )?(?:push ups|press ups|bench press\w*)\b"),
        ("f_chest_pain", "chest_pain"),
    ),
    (
        pattern(r"^(?!.*\bchest\b).*\bribs?\b.*\b(?:cramp|spasm)\w*|\bcramp\w* in my ribs\b"),
        ("f_chest_pain", "chest_pain"),
    ),
    (pattern(r"\bbreather\b"), ("f_breathless", "short_breath")),
    (
        pattern(r"\bdark (?:first thing|in the mornings?)\b|\bthen it's clear\b"),
        ("f_dark_urine", "dark_urine"),
    ),
    (
        pattern(
            r"\b(?:fingers?|toes?) (?:go|goes|turn|turns) (?:white|blue) (?:in|from) (?:the )?(?:cold|winter)\b|\b(?:fingers?|toes?) (?:go|goes|turn|turns) white (?:and |and then |then )?(?:blue|red)\b"
        ),
        ("f_pale_blue", "cold_numb_leg", "f_cold_skin", "f_numb"),
    ),
    (
        pattern(
            r"^(?!.*(?:pregnan|expect|\bdue\b|bump|gone|along|baby|trimester|midwife|carrying|scan|(?:i'm|she's|i am|she is|at|now) (?:about |nearly |only )?\w+(?: \w+)? (?:weeks|months))).*\b(?:weeks|months)\b"
        ),
        ("f_pregnant", "pregnant", "pregnant_cramps", "pregnant_swollen"),
    ),
    (pattern(r"\bjabs?\b|\bvaccin\w+"), ("new_medicine",)),
    (
        pattern(r"\b(?:nothing|nowt|not) (?:is )?(?:too )?(?:tight|tucked|heavy)\b"),
        ("tight_covers", "posture:yes"),
    ),
    (
        pattern(r"\bsick (?:and tired |to death )?of\b"),
        ("vomiting", "f_vomiting", "f_unwell", "sweat:yes"),
    ),
    (
        pattern(
            r"\b(?:spring|football|gold|cabin|hay|world cup|match|election) fever\b|\bfever pitch\b"
        ),
        ("fever", "f_fever"),
    ),
)


def absent(text: str) -> tuple[str, ...]:
    """What *text* cannot mean: it is a turn of phrase, or names the opposite and no lack of it."""
    meant = tuple(name for phrase, names in PHRASES if phrase.search(text) for name in names)
    if LACK.search(text):
        return meant
    return (*meant, *(name for word in text.split() for name in OPPOSITES.get(word, ())))
