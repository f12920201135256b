"""The rules of warning signs in plain words: when each is complete, ruled out, or asked about."""

from collections.abc import Iterable, Iterator, Mapping

from skill.content import Content
from skill.content.lines import NAMED
from skill.content.model import Check, Sign
from skill.publishing.references import markdown

COMPLETE = """A sign is complete when all that one line of it names was said and not denied,
in one turn or over several. A single thing counts where it was said clearly or as a danger; else
the skill asks whether it is so. A sign that is named as a whole needs no line. Those for the
emergency number and for the same day come before all else; routine ones go with an explanation.
"""
ASKED = """Asked where one answer decides between help and comfort, which both wait for it: at most
two a session, none twice, and never before a sign that is complete. Without a clear answer the
graver reading counts (J).
"""
ANSWERS = {
    "yes": "yes",
    "no": "no",
    "first": "the first",
    "second": "the second",
    "unsure": "no clear answer",
}

Words = Mapping[str, str]  # feature -> how a clinician would put it
Together = tuple[str, ...]


def rules(content: Content, words: Words) -> Iterator[str]:
    """The parts of the page on when signs are complete, and on the questions asked in doubt."""
    yield "## When a sign is complete\n"
    yield COMPLETE
    for name, sign in by_row(content):
        found = list(_sentences(content, sign, words))
        if found:
            yield f"**{name}** (row {sign.row}, {sign.level.replace('_', ' ')})\n"
            yield from (f"- {sentence}" for sentence in found)
            yield ""
    yield "## Check questions\n"
    yield ASKED
    yield markdown(("question", "why it is asked", "an answer says"), _checks(content, words))


def by_row(content: Content) -> list[tuple[str, Sign]]:
    """The signs by their row, vague worries last."""
    return sorted(content.signs.items(), key=lambda pair: pair[1].row or 99)


def _sentences(content: Content, sign: Sign, words: Words) -> Iterator[str]:
    for lead, others in _grouped((one[0], one[1:]) for one in sign.when).items():
        more = "; ".join(_and(words, other) for other in others if other)
        with_ = f" together with {'any one of: ' if len(others) > 1 else ''}{more}" if more else ""
        yield f"Complete with {words[lead]}{with_}."
    if sign.unless:
        yield f"Never with {'; nor with '.join(words[one] for one in sign.unless)}."
    for name, doubts in _grouped((name, together) for together, name in sign.doubt).items():
        seen = "; or with ".join(_and(words, together) for together in doubts)
        yield f"In doubt with {seen}: \u201c{content.checks[name].question}\u201d"


def _grouped(pairs: Iterable[tuple[str, Together]]) -> dict[str, list[Together]]:
    found: dict[str, list[Together]] = {}
    for name, together in pairs:
        found.setdefault(name, []).append(together)
    return found


def _checks(content: Content, words: Words) -> Iterator[tuple[str, ...]]:
    said = {**words, NAMED: "the sign that was named"}
    for check in content.checks.values():
        yield check.question, check.purpose, " ".join(_settled(check, said))


def _settled(check: Check, words: Words) -> Iterator[str]:
    """What each answer says, with "not" before what it rules out."""
    for part, answer in ANSWERS.items():
        outcome = [
            f"not {words[one[1:]]}" if one.startswith("-") else words[one]
            for one in getattr(check, part)
        ]
        if outcome:
            yield f"*{answer}*: {'; '.join(outcome)}."


def _and(words: Words, together: Together) -> str:
    return " and ".join(words[one] for one in together)
