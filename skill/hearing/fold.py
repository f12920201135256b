"""Words as they are read: typed or transcribed, in one spelling, without punctuation."""

from unicodedata import normalize

from skill.hearing.patterns import pattern

APOSTROPHES = pattern("[\u2018\u2019\u02bc\u00b4`]")
NOT_SPOKEN = pattern(r"[^a-z0-9' ]+")
ACCENT = pattern("[\u0300-\u036f]")
THOUSANDS = pattern(r"(?<=\d),(?=\d{3})")
NUMBER = pattern(r"\d+")
LOOSE = pattern(r"(?<![a-z])'|'(?![a-z])")

# What speech recognition is known to write for a word of ours.
SLIPS = (
    (r"\bchar(?:lie|ly|lies) hors", "charley hors"),
    (r"\b(leg|foot|calf|night|toe) (?:camp|clamp|crab|cram|crump)s?\b", r"\1 cramps"),
    (r"\bcalve\b", "calf"),
    (
        r"\b(my|right|left|the|his|her) (?:half|cough|cafe)(?= (?:cramp|muscle|is cramping|hurts|hurt|keeps|locked))",
        r"\1 calf",
    ),
    (r"\bcrump(s|ing|ed)?\b", r"cramp\1"),
    (r"\bok\b", "okay"),
    (r"\bd v t\b", "dvt"),
    (r"\bcan not\b", "cannot"),
)
SLIP = tuple((pattern(text), word) for text, word in SLIPS)

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TWENTY, HUNDRED, THOUSAND = 20, 100, 1000


def fold(text: str) -> str:
    """*text* in lower-case words, numerals spelt out, slips of speech recognition mended."""
    text = normalize("NFKD", APOSTROPHES.sub("'", text.lower()))
    text = ACCENT.sub("", THOUSANDS.sub("", text))
    text = NUMBER.sub(lambda found: f" {spelt(int(found[0][:4]))} ", text)
    text = LOOSE.sub(" ", NOT_SPOKEN.sub(" ", text))
    text = " ".join(text.split())
    for slip, word in SLIP:
        text = slip.sub(word, text)
    return text


def spelt(number: int) -> str:
    """A number up to 9999 in words."""
    if number < TWENTY:
        return ONES[number]
    if number < HUNDRED:
        ten, one = divmod(number, 10)
        return TENS[ten - 2] + (f" {ONES[one]}" if one else "")
    unit, name = (HUNDRED, "hundred") if number < THOUSAND else (THOUSAND, "thousand")
    many, rest = divmod(number, unit)
    return f"{spelt(many)} {name}" + (f" {spelt(rest)}" if rest else "")
