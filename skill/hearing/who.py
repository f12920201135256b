"""Whom it is about: the user, a relative, or somebody else."""

from skill.hearing.patterns import pattern

WHO = (
    (
        "partner",
        r"\b(?:husband|hubby|wife|missus|partner|other half|better half|fiance|fiancee|boyfriend|girlfriend|spouse|my old man|my man|my fella|my fellow|my girl|my guy|himself|herself indoors|her indoors|'er indoors|the wife|my love|my lady|bride|the mrs|my mister|my bloke)\b",
    ),
    (
        "parent",
        r"\b(?:mum|mam|mammy|mummy|mom|momma|mama|ma|mother|dad|daddy|da|papa|pa|father|my folks|my old dear|my old dad|amma|appa|baba)\b(?! in law| to be)(?!'s (?:house|place|the word))",
    ),
    (
        "child",
        r"\b(?:(?:my|our|the|a|wee|little|teenage|youngest|eldest|oldest|middle) (?:son|daughter|lad|lass|boy|girl|kid|kiddo|bairn|wean|baby|toddler|teen|teenager|youngest|eldest|oldest|middle one|little one|wee one|wee man|wee fella|children|kids|stepson|stepdaughter|firstborn)|son|daughter|daughter's|beta|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) year old)\b(?! in law)(?! heart)",
    ),
    (
        "other",
        r"\b(?:gran|granny|nan|nana|nanna|grandma|grandmother|grandpa|grandad|granddad|grandfather|gramps|nonna|abuela|lola|lolo|opa|oma|pop pop|meemaw|mamaw|papaw|aunt|auntie|aunty|uncle|cousin|sister|brother|sis|bro|neighbou?r|friend|mate|pal|buddy|boss|colleague|coworker|workmate|patient|client|resident|customer|roommate|flatmate|housemate|(?<!on a )(?<!on the )(?<!on this )coach|teammate|team mate|partner in law|(?:mother|father|sister|brother|daughter|son|mum|dad|mom) in law|niece|nephew|grandson|granddaughter|grandchild|lodger|tenant|the (?:old|young) (?:lady|man|woman|fella|boy|girl|gentleman|chap|dear)|the man i|the lady i|the woman i|the gentleman|the fella i|my man in|someone|somebody|student|player|striker|runner of mine|nurse)\b",
    ),
    ("other", r"\b(?:he|he's|she|she's|his|him)\b"),
    ("self", r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself)\b"),
)
# Words after which a relative is not the one it is about.
NOT_ABOUT = pattern(
    r"\b(?:not (?:me|mine) (?:it's |but )?|asked my|told my|says my|tell my|my (?:doctor|gp|nurse|physio|trainer|chemist|pharmacist|dentist|boss|coach)(?:'s)? (?:says|said|reckons|thinks|told)|for my|with my|i'm an?|i'm an? \w+|i work as an?|at my|from my|to my|and my|like my|near my|beside my|woke my|wak(?:e|en|es|ing) (?:up )?my|disturb my|poor) ?$"
)
NOT_ME = pattern(
    r"\b(?:not me|not mine|it isn't me|it's not for me|it's for|asking for|not for me)\b"
)

# "My husband says i kick, but it's my foot": whoever says so is not whom it is about.
TELLS = pattern(
    r" (?:says|said|reckons|thinks|told|tells|swears|asked|keeps saying|laughs|complains|hears|heard|wakes me)\b"
)
# What somebody beside them does is not what it is about.
BESIDE = pattern(
    r"(?:'s| is| was)? (?:fast |still |sound )?(?:asleep|sleeping|snoring|out|away|upstairs|downstairs|next door)\b"
)
MINE = pattern(
    r"\b(?:my|me|mine) (?:\w+ ){0,2}?(?:legs?|foot|feet|calf|calves|toes?|thighs?|shins?|hamstrings?|quads?|cramps?|arch)\b|\bi (?:kick|cramp|scream|yell|get|have|keep|jump|twitch)\b"
)
_WHO = tuple((value, pattern(text)) for value, text in WHO)


def who_of(text: str) -> str:
    """Whom *text*, which is folded, is about: partner, parent, child, other, self, or nobody known."""
    for value, rule in _WHO:
        for match in rule.finditer(text):
            tells = TELLS.match(text, match.end()) and MINE.search(text, match.end())
            beside = value != "self" and BESIDE.match(text, match.end())
            aside = tells or beside or NOT_ABOUT.search(text[: match.start()])
            if not aside or NOT_ME.search(text):
                return value
    return ""
