"""What the user might say next: a few examples for each question the skill can ask."""

OPENING = (
    "my calf is hard as a rock",
    "why do my legs cramp at night",
    "does pickle juice help",
    "one leg is red and swollen",
)
ANYWHERE = ("how do you know", "tell me more", "when should i see a doctor", "thank you")


def suggestions(asking: str, *, ended: bool) -> tuple[str, ...]:
    """Utterances that go well with the pending question *asking*."""
    return OPENING if ended else PENDING.get(asking, ANYWHERE)


# The pending topic or prompt -> what people say to it beside yes and no.
PENDING = {
    "exercise": ("i went for a long run", "just a short walk", "why do you ask"),
    "posture": ("i sleep on my stomach", "my sheets are tucked in tight", "i sleep on my back"),
    "cold": ("i kicked the blankets off", "my feet are like ice", "my room is warm"),
    "sweat": ("i sweat a lot at work", "i had a stomach bug", "why do you ask"),
    "dairy": ("i don't eat dairy", "i drink milk every day", "why do you ask"),
    "stillness": ("i sat on a long flight", "i am on my feet all day", "why do you ask"),
    "cramping": (
        "my calf is hard as a rock",
        "why do my legs cramp at night",
        "does pickle juice help",
        "one leg is red and swollen",
    ),
    "eased": ("not yet", "it's gone", "whisper", "repeat that"),
    "ten_minutes": ("it just started", "not yet", "whisper"),
    "stretch": ("does magnesium help", "when should i see a doctor", "thank you"),
    "second_stretch": ("does magnesium help", "when should i see a doctor", "thank you"),
    "find_out": ("why do my legs cramp at night", "how can i stop it coming back", "thank you"),
    "choose": ("the reason", "relief", "when to see a doctor"),
}
