"""The clauses of an utterance, and whether it denies what it names."""

import re
from itertools import pairwise

# An opening "no" answers, unless it goes with the next word: "no fever", "no swelling".
ANSWER = re.compile(
    r"^(?:(?:yes|yeah|yep|yup|nope|nah|well|oh|um)\b[\s,]*|no\b(?:\s*,\s*|\s*$|\s+(?=(?:i|i'm|"
    r"i've|i'd|my|he|he's|she|she's|it|it's|its|there|there's|they|they're|we|the|this|that|that's|"
    r"both|neither|no|not|none|nothing|never|just|only|but|because|thanks|actually|mum's|dad's)\b)))+"
)
TURN = re.compile(r"\b(?:but|because|cos|since|although|though|so|then|if)\b|[,.;!?]")
LINK = re.compile(TURN.pattern + r"|\b(?:and|or|after|when|while)\b")
DENIAL = re.compile(
    r"\b(?:no|not|never|none|nothing|neither|nor|without|hardly|barely|rarely|stopped|"
    r"gave up|can't|cannot|won't|isn't|aren't|wasn't|weren't|"
    r"don't|doesn't|didn't|haven't|hasn't|hadn't|wouldn't)\b"
)
# That something is as it should be denies too, unless that itself is denied.
NORMAL = re.compile(
    r"(?<!not )(?<!not a )(?<!n't )\b(?:fine|normal|okay|ok|all right|alright|no problem)\b"
)
# Doubt, emphasis and hope deny nothing; what does not end is there.
IDIOM = re.compile(
    r"\b(?:not sure|don't know|no idea|not only|not just|why not|no matter|not kidding|"
    r"(?:not|won't|hasn't|haven't|doesn't|didn't|isn't) (?:stop\w*|eas\w*|gone|going|go|let)\b|"
    r"don't understand|no reason|hope (?:it's|its|it is|this is) not|hope (?:it|this) isn't)\b"
)
# Where speech runs on without a link: before the next subject.
SUBJECT = re.compile(
    LINK.pattern + r"|(?=\b(?:i|i'm|i've|he|he's|she|she's|it|it's|its|there's|they|we)\b)"
    r"|(?<=\bnow )(?=my\b)"
)
SHORTEST = 2
SHORTEST_RUN, LONGEST_RUN = 3, 10
LONG = 8  # words
REACH = 3  # words after a denial that it bears on
TELLING = 4  # letters of a word that can be denied: shorter ones are grammar


def clauses(text: str) -> list[str]:
    """The parts that may carry a meaning of their own: after a yes or no, and between links."""
    text = text.lower().strip()
    said = ANSWER.sub("", text)
    parts = [said, *TURN.split(said), *LINK.split(said)]
    kept = dict.fromkeys(part.strip() for part in parts if len(part.split()) >= SHORTEST)
    return [part for part in kept if part != text]


def runs(text: str) -> list[str]:
    """The shortest parts that may name a danger sign, also where speech runs on without a link.

    None of a text that is short itself.
    """
    said = ANSWER.sub("", text.lower().strip())
    if len(said.split()) < LONG:
        return []
    parts = [part.strip() for part in SUBJECT.split(said) if part and part.strip()]
    pairs = [f"{one} {other}" for one, other in pairwise(parts)]
    kept = dict.fromkeys((*parts, *pairs))
    return [part for part in kept if SHORTEST_RUN <= len(part.split()) <= LONGEST_RUN]


def denies(text: str) -> bool:
    """Whether *text* says that something is not so; an opening yes or no does not count."""
    text = IDIOM.sub(" ", ANSWER.sub("", text.lower()))
    return bool(DENIAL.search(text) or NORMAL.search(text))


def doubts(text: str) -> bool:
    """Whether *text* has words of denial that deny nothing: "i hope it's not a clot"."""
    return bool(DENIAL.search(ANSWER.sub("", text.lower()))) and not denies(text)


def contradicts(text: str, example: str) -> bool:
    """Whether *text* denies, word for word, something that *example* says is so."""
    said = {word for word in example.lower().split() if len(word) >= TELLING}
    return bool(_denied(text) & said - _denied(example))


def _denied(text: str) -> set[str]:
    """The words shortly after a denial."""
    plain = IDIOM.sub(" ", ANSWER.sub("", text.lower()))
    return {
        word for found in DENIAL.finditer(plain) for word in plain[found.end() :].split()[:REACH]
    }
