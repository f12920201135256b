"""Whom a line is about: "you" for whoever cramps, "they" where somebody speaks for them."""

from skill.dialogue.person import about
from skill.dialogue.state import CASE
from tests.knowing import gives, state, table

COLD_BED = "You said your bed is cold."


SAID = {
    COLD_BED: "They said their bed is cold.",
    "your room is cold, and you kick": "their room is cold, and they kick",
    "It wakes you at night.": "It wakes them at night.",
    "Somebody near you can help you.": "Somebody near them can help them.",
    "That bed is yours. Rest yourself.": "That bed is theirs. Rest themselves.",
    "Young legs cramp.": "Young legs cramp.",
}
test_of_somebody_else_it_is_said_of_them = gives(
    lambda case, written: about(state(case=case), written),
    *(({"who": who}, *pair) for who in CASE["who"] if who != "self" for pair in SAID.items()),
    # Else it stays as it is written.
    *((case, COLD_BED, COLD_BED) for case in ({}, {"who": "self"}, {"muscle": "calf"})),
)

PARTNER = {"case": {"who": "partner"}}
OWN = {"case": {"who": "self", "muscle": "calf"}}
test_whom_it_is_about = table(
    ("circumstance cold_bed who=partner", {"statement": "You said their bed is cold."}),
    ("why who=self", {"case": {"who": "self"}}),
    ("why who=self muscle=calf", OWN, PARTNER),
    ("unable who=self muscle=calf", PARTNER, PARTNER),
    # What was told of one is not the other's.
    ("circumstance statin; why who=self", {"circumstances": (), "case": {"who": "self"}}, PARTNER),
    ("circumstance statin; why who=child", {"circumstances": ("statin",)}, PARTNER),
)
