"""Cards: what was spoken with its sources in full, to read in the morning in the Alexa app."""

from collections.abc import Iterable

from skill.content import Content
from skill.content.model import Cause, Source
from skill.dialogue.reply import Card, spoken
from skill.dialogue.state import subject_of


def card_of_causes(content: Content, causes: Iterable[str]) -> Card:
    """Explanation, advice, evidence and sources of *causes*."""
    return _card(
        content, [block for name in causes for block in _of_cause(content, content.causes[name])]
    )


def card_of_subject(content: Content, subject: str) -> Card | None:
    """What was said about a subject such as "remedies.milk", and its sources; None without any."""
    kind, _, name = subject.partition(".")
    if kind == "causes":
        return card_of_causes(content, (name,))
    about = subject_of(content, subject)
    if about is None or not about.sources:
        return None
    texts = [getattr(about, key) for key in SPOKEN.get(kind, ())]
    return _card(content, [" ".join(texts), _references(content, about.sources)])


def _of_cause(content: Content, cause: Cause) -> list[str]:
    return [
        cause.name[0].upper() + cause.name[1:],
        f"{cause.explanation} {cause.advice}",
        f"{cause.evidence} {cause.doctor}",
        _references(content, cause.sources),
    ]


def _references(content: Content, sources: Iterable[str]) -> str:
    return "\n".join(reference(content.sources[name]) for name in sources)


def reference(source: Source) -> str:
    """One line of a list of references."""
    return (
        f"{source.author}. {source.title}. {source.publisher}, {source.year}. {source.link}".strip()
    )


def _card(content: Content, blocks: Iterable[str]) -> Card:
    written = [block for block in (*blocks, content.lines["notice"][0]) if block]
    lines = ("\n".join(spoken(content, line) for line in block.split("\n")) for block in written)
    return Card(title=content.lines["card_title"][0], text="\n\n".join(lines))


# What of each kind of subject is repeated on its card.
SPOKEN = {
    "remedies": ("verdict",),
    "mimics": ("apart", "advice"),
    "signs": ("advice",),
    "answers": ("said",),
}
