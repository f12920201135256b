"""Every string that the voice says, by its key in the content."""

from collections.abc import Mapping

from skill.content import Content

# What the voice says of each table: whole sentences, and phrases that go into sentences.
SENTENCES = {
    "causes": ("explanation", "brief", "advice", "evidence", "doctor", "more"),
    "topics": ("question", "reprompt", "purpose"),
    "signs": ("advice",),
    "remedies": ("verdict",),
    "mimics": ("apart", "advice"),
    "holds": ("says", "their"),
    "answers": ("said",),
    "prompts": ("question", "reprompt", "purpose"),
    "checks": ("question", "reprompt", "purpose"),
}
PHRASES = {
    "causes": ("name",),
    "topics": ("affirmed",),
    "circumstances": ("fact",),
    "signs": ("reason",),
    "remedies": ("name",),
    "mimics": ("name",),
    "sources": ("spoken",),
}


def strings(content: Content, fields: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """{"causes.cold.more.0": text} for the given fields of each table, the number filled in."""
    return {
        key: text.replace("{emergency}", content.emergency)
        for table, names in fields.items()
        for id_, entry in getattr(content, table).items()
        for name in names
        for key, text in numbered(f"{table}.{id_}.{name}", getattr(entry, name))
        if text
    }


def numbered(key: str, value: str | tuple[str, ...]) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(key, value)]
    return [(f"{key}.{place}", text) for place, text in enumerate(value)]
