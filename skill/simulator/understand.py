"""What the skill takes an utterance for, without a conversation."""

from typing import Any

from skill.alexa.intents import move_from
from skill.content import Content
from skill.dialogue.move import answer_to, causes_of
from skill.language.reading import Understanding


def understood(content: Content, heard: Understanding, asking: str = "") -> dict[str, Any]:
    """The line that `understand --json` writes for one utterance."""
    move = move_from(content, heard.intent, {name: (id_,) for name, id_ in heard.slots.items()})
    return {
        "utterance": heard.utterance,
        "intent": heard.intent,
        "slots": dict(heard.slots),
        "move": move.name,
        "causes": list(causes_of(content, move)),
        "answer": answer_to(content, asking, move) or None,
    }


def explained(content: Content, heard: Understanding, asking: str = "") -> str:
    """The same for a reader: intent, slots, and what came second and how close."""
    line = understood(content, heard, asking)
    slots = ", ".join(f"{name}={id_}" for name, id_ in heard.slots.items()) or "none"
    rows = [
        f"  move     {line['move']}",
        f"  intent   {heard.intent}  ({heard.score:.2f})",
        f"  slots    {slots}",
        f"  causes   {', '.join(line['causes']) or 'none'}",
        f"  second   {heard.runner_up or 'none'}  ({heard.runner_up_score:.2f})",
    ]
    if asking:
        rows.append(f"  answer   {line['answer'] or 'none'}  (to {asking})")
    return "\n".join(rows)
