"""The case: who it is about, which muscle, which side, how long, how often, and whether it is now.

Tables of patterns, first match first; a later table of the same field never overrules. Nothing is
guessed: a field that the words do not give is left out.
"""

import re

from skill.hearing.patterns import pattern
from skill.hearing.times import LASTING, NOT_LASTING, NOW, OFTEN, beside
from skill.hearing.who import who_of

Table = tuple[tuple[str | bool, re.Pattern[str]], ...]

MUSCLE = (
    (
        "thigh_back",
        r"\b(?:hamstrings?|ham strings?|hammys?|hammies|(?:back|rear|underside|underneath|backs) (?:of|o'?|side of) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|mum's|dad's|one|upper) )*(?:thighs?|upper leg|upper legs)|string at the back of|under (?:my|his|her|the) (?:thigh|bum|backside))\b",
    ),
    (
        "thigh_front",
        r"\b(?:quads?|quadriceps|(?:front|fronts|top|tops|front bit|front side) (?:of|o'?|side of) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|mum's|dad's|one|upper) )*(?:thighs?|upper leg|upper legs)|thigh at the front|front thigh|above (?:my|his|her|the) knee|(?:front|top) of me)\b",
    ),
    (
        "shin",
        r"\b(?:shins?|shinbones?|shin bones?|(?:front|fronts) (?:of|o'?) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|one) )*lower legs?|lower leg (?:at |on )?the front|front of (?:my|his|her|the) leg below the knee)\b",
    ),
    ("toes", r"\b(?:toes?|toe's|pinky toe|tootsies)\b(?! the line)"),
    (
        "calf",
        r"\b(?:calf|calves|calf's|drumsticks?|gastroc\w*|soleus|(?:back|backs) (?:of|o'?) (?:(?:my|me|his|her|the|both|a|our|your|their|right|left|one|wee) )*(?:lower legs?|legs?|shins?)|lower leg at the back|behind (?:my|his|her|the) shin|leg muscle at the back)\b",
    ),
    (
        "foot",
        r"\b(?:foot|feet|foot's|arch|arches|insteps?|soles?|heels?|ankles?|ball of|tootsie|plantar)\b(?! the bill)",
    ),
    ("thigh_front", r"\bthighs? (?:at the front|front)\b"),
    (
        "thigh_front",
        r"^(?:it's |it is |no |in |at |on |just )*the front(?: (?:bit|side|one|of it))?$",
    ),
    ("leg", r"\b(?:legs?|leg's|pins|thighs?|limbs?|shanks?|peg)\b"),
)
NOT_MUSCLE = pattern(
    r"\b(?:on my feet|on his feet|on her feet|on your feet|on their feet|my feet up|foot of the (?:bed|stairs)|leg day|break a leg|six foot|five foot|foot two|on foot|arch supports?|"
    r"point(?:ing|ed|s)? (?:my |his |her )?toes|toes point\w*|toes down|cold feet|feet (?:are |were |is )?(?:cold|freezing|like ice)|leg of|high heels|in heels|heels all|my heels off|"
    r"pulling my leg|pull the other|put my foot|best foot|back foot|square feet|cubic feet|\w+ feet (?:deep|high|tall|long)|on its last legs|leg room|legroom|legs crossed|cross(?:ed|ing)? (?:my |his |her )?legs)\b"
)

SIDE = (
    ("one", r"\bon one (?:shin|leg|calf|ankle|foot|side)\b"),
    (
        "both",
        r"\b(?:both|the pair of (?:them|'em|my|her|his)|the pair|each (?:of (?:them|my|his|her)|leg|foot|calf|side|one)|either (?:leg|side|foot|calf)|neither leg|the two of them|(?:my|his|her|the) two (?:legs|calves|feet|shins|knees)|one then the other|one and then the other|left and (?:the )?right|right and (?:the )?left|legs each|same (?:both|on each|each) side\w*|two legs|two calves|two feet|each one|alternat\w+|whichever leg|never the same leg|different leg|swaps? (?:sides|legs))\b",
    ),
    (
        "one",
        r"\b(?:(?:the |my |his |her |just |only |me |your |a |this |that |in |on )?(?:left|right) (?:one|leg|calf|foot|shin|thigh|hamstring|quad|ankle|toe|toes|arch|heel|side|hand side|big toe|lower|knee|instep|sole|little|great|half)|left's|right's|(?:one|wan|that one|this one|just one|only one|only the one|the one|the other one's|the same) (?:leg|calf|foot|side|ankle|shin|thigh|toe|sock|shoe|hamstring|of my|of his|of her|of the|leg's|calf's)|one's (?:fine|bigger|fatter|swollen|grand|normal)|on one side|one sided|one side|the other(?:'s| one's| one is| is| leg is| leg's| foot is| side's| side is| behaves| calf is| foot's)?(?: \w+)? ?(?:fine|grand|normal|ok|okay|all right|alright|behaves|isn't|perfect|never|good)|just the (?:one|left|right)|only the (?:one|left|right)|the (?:left|right) (?:and|only|never|no|always|though|i|it)|(?:left|right) only|always the (?:left|right|same)|same leg|bad leg|gammy leg|(?:it's|it was|was|is) the (?:left|right)|(?:left|right)$)\b",
    ),
    (
        "one",
        r"\b(?:my|his|her|the|dad's|mum's|mom's|me|our|your|lad's|'s|one|wife's|husband's|a) (?:left|right)\b(?! (?:now|away|after|before|then|here|there|when|through|up|down|beside|on|at|in|as|where|enough|thing|old))",
    ),
)

PLACE = (
    (
        "water",
        r"\b(?:in (?:the |a )?(?:pool|sea|water|lake|river|ocean|bath|hot tub|deep end|surf)|swimming|swim(?:ming)? lengths|treading water|mid swim|laps|snorkell?ing|out past the)\b",
    ),
    (
        "car",
        r"\b(?:driving|at the wheel|behind the wheel|in the (?:car|van|truck|lorry|cab|driver's seat)|on the (?:motorway|freeway|highway|road|interstate|m\w+ one)|at the lights|in traffic)\b",
    ),
    (
        "plane",
        r"\b(?:on (?:a|the|this) (?:plane|flight|aeroplane|airplane|coach|bus|train)|in my seat|window seat|aisle seat|mid air|at thirty thousand feet)\b",
    ),
    (
        "stairs",
        r"\b(?:on the (?:stairs|steps|landing|ladder)|halfway up|up a ladder|down the stairs)\b",
    ),
    (
        "meeting",
        r"\b(?:in (?:a|the|my) (?:meeting|lecture|class|church|mass|cinema|theatre|theater|library|office|exam|courtroom|concert|waiting room)|at (?:a|the) (?:cinema|theatre|theater|funeral|wedding|desk))\b",
    ),
    (
        "chair",
        r"\b(?:in (?:a|my|the) (?:chair|armchair|recliner|wheelchair)|on the (?:sofa|couch|settee|toilet|loo)|sitting|sat (?:here|at|on|down)|at my desk|at the table)\b",
    ),
    (
        "standing",
        r"\b(?:standing|on my feet|at the (?:sink|cooker|stove|till|counter|bar)|in the (?:shower|kitchen|shop|queue)|walking|out (?:walking|running)|on (?:a|my) (?:walk|run|bike))\b",
    ),
    (
        "bed",
        r"\b(?:in (?:my |the |our )?bed|lying|asleep|under the (?:covers|duvet|doona|blankets))\b",
    ),
)

# What they cannot do, or must not; it calls for an easier way.
CANNOT = (
    (
        "wheelchair",
        r"\b(?:wheel ?chair\w*|paraly[sz]ed|paraplegic|quadriplegic|spinal (?:cord )?injury|can't use my legs)\b",
    ),
    (
        "new_joint",
        r"\b(?:(?:new|replaced|replacement|artificial|metal|titanium) (?:hips?|knees?|joints?|ankle)|(?:hips?|knees?|joints?) (?:\w+ )?(?:replaced|replacement|done)|had (?:my|his|her|the) (?:\w+ )?(?:hip|knee) (?:\w+ )?(?:done|replaced|op\w*))\b",
    ),
    (
        "pregnant",
        r"\b(?:i'm|she's|i am|she is|my wife is|my wife's) (?:\w+ (?:weeks|months) )?(?:pregnant|expecting)\b|\b(?:my|the|her) bump\b",
    ),
    (
        "reach",
        r"\b(?:can't|cannot|can barely|could never|couldn't|too stiff to|too fat to|not able to|unable to|no way i can) (?:\w+ ){0,2}(?:reach|get (?:to|at|hold of|down to)|touch|bend (?:down|over)|grab)\b|\btoo far (?:away|down)\b",
    ),
    (
        "kneel",
        r"\b(?:can't|cannot|couldn't|not able to|unable to|not supposed to|don't|no) (?:\w+ )?kneel\w*\b",
    ),
    (
        "stand",
        r"\b(?:can't|cannot|couldn't|can barely|not able to|unable to|too (?:weak|sore|dizzy|unsteady|wobbly) to|mustn't|not supposed to) (?:\w+ ){0,2}(?:stand\w*|get (?:up|out of bed)|walk|put (?:\w+ )?weight|balance)\b|\b(?:bed ?bound|bedridden)\b",
    ),
    (
        "straighten",
        r"\b(?:can't|cannot|couldn't|won't|doesn't|not able to|unable to) (?:\w+ ){0,2}(?:straighten\w*|go straight|stretch (?:it|the leg|my leg)(?: out)?|extend|lock)\b",
    ),
    (
        "bend",
        r"\b(?:can't|cannot|couldn't|won't|doesn't|not able to|unable to|mustn't) (?:\w+ ){0,2}(?:bend|flex)\b(?! (?:down|over))",
    ),
)

TABLES: dict[str, tuple[tuple[str | bool, str], ...]] = {
    "cannot": CANNOT,
    "place": PLACE,
    "muscle": MUSCLE,
    "side": SIDE,
    "lasting": LASTING,
    "often": OFTEN,
    "now": NOW,
}
_TABLES = {
    name: tuple((value, pattern(text)) for value, text in table) for name, table in TABLES.items()
}
NOT_SIDE = pattern(
    r"\bboth (?:my |his |her |the |our )?(?:slices|songs|hands|arms|ears|eyes|kids|children|parents|teams|cats|dogs|ways|"
    r"times|days|nights|sisters|brothers|sexes|ends|of us|of you|sons|daughters|twins|boys|girls|pills|tablets|windows|doors)\b"
    r"|\b(?:right (?:now|away|after|before|then|here|there)|that's right|is she right|who's right|left (?:him|her|me|it|them|the|on|over|work|home)|all right|turn (?:left|right))\b"
)
# No more than a leg, a part of it, or a cramp: "charley horse", "my left calf".
BARE = pattern(
    r"(?:(?:the|my|a|left|right|legs?|cal(?:f|ves)|foot|feet|toes?|thighs?|shins?|hamstrings?|arch|"
    r"heels?|ankles?|muscles?|nights?|cramps?|charley|horses?|spasms?|pains?)(?: |$)){1,4}"
)
# Words that there are in most of what is said to a leg cramp guide.
LEGS = pattern(
    r"\b(?:cramp\w*|spasm\w*|charley|legs?|calf|calves|f[oe][oe]t|toes?|thighs?|shins?|hamstrings?"
    r"|muscles?|seiz\w+|knots?|knotted)\b"
)
# Parts of the body that no hold is for; what may be an emergency, or has words of its own, is not
# among them.
ELSEWHERE = pattern(
    r"(?<!\bon )\b(?:my|his|her|their|your) (?:left |right |upper |lower |whole |other )?(?:arms?|elbows?|forearms?|"
    r"wrists?|hands?|fingers?|thumbs?|shoulders?|neck|back|biceps?)\b(?! (?:of|to)\b)"
)
BLANK = {"muscle": NOT_MUSCLE, "lasting": NOT_LASTING, "side": NOT_SIDE}
NOT_THAT = pattern(r"\bnot (?:my|his|her|the) \w+")
CORRECTION = pattern(
    r"\b(?:no sorry|sorry i mean|i mean|no wait|wait no|no it's|or rather|scratch that|make that|correction|sorry|well actually|actually no|no i tell a lie|i tell a lie|not me|not mine|no hang on|hang on no)\b"
)


def case_of(text: str) -> dict[str, str | bool]:
    """The fields of the case that *text*, which is folded, gives: {"who": "partner", "now": True}."""
    found: dict[str, str | bool] = {}
    text = NOT_THAT.sub(" ", text)
    corrected = CORRECTION.split(text)[-1]
    for name, table in _TABLES.items():
        value = _first(name, table, corrected)
        if value is None:
            value = _first(name, table, text)
        if value is not None:
            found[name] = value
    who = who_of(corrected) or who_of(text)
    if who:
        found["who"] = who
    return found


def of_legs(text: str) -> bool:
    """Whether *text*, which is folded, speaks of legs or cramps at all."""
    return bool(LEGS.search(text))


def of_elsewhere(text: str) -> bool:
    """Whether *text*, which is folded, names a part of the body and none of the leg."""
    rest = NOT_THAT.sub(" ", text)
    return bool(ELSEWHERE.search(rest)) and _first("muscle", _TABLES["muscle"], rest) is None


def only_legs(text: str) -> bool:
    """Whether *text*, which is folded, names no more than a leg, a part of it, or a cramp."""
    return bool(BARE.fullmatch(text))


def _first(name: str, table: Table, text: str) -> str | bool | None:
    text = beside(text) if name == "lasting" else text
    blank = BLANK[name].sub(lambda one: "_" * len(one[0]), text) if name in BLANK else text
    return next((value for value, rule in table if rule.search(blank)), None)
