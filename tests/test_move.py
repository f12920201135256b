"""Moves: the causes pointed to, and how a move answers a question."""

from skill.dialogue.move import answer_to, causes_of
from tests.knowing import EN, gives, move

test_causes_come_strongest_first = gives(
    lambda told: " ".join(causes_of(EN, told)),
    # Named first, however little a fact speaks for it; then by weight, also against it.
    (move("circumstance cold_water", causes=("posture",)), "posture cold exercise"),
    (move("circumstance cold_water", causes=("exercise",)), "exercise cold"),
    (move("circumstance plenty_of_milk"), "calcium"),
    # Signs, remedies and mimics point less than a fact does, and no more than once.
    *[(move("remedy salt"), "sodium"), (move("mimic shin_splints"), "exercise")],
    (move("warning walking_pain", circumstances=("cold_bed",)), "cold circulation"),
    (move("warning walking_pain", causes=("circulation", "cold")), "circulation cold"),
)

MEANWHILE = (("yes", ""), ("no", "no"), ("", ""))
test_how_a_move_answers_the_pending_question = gives(
    lambda asking, told: answer_to(EN, asking, move(told)),
    *(("cold", answer, answer) for answer in ("yes", "no", "not_sure")),
    *[("cold", "skip", "not_sure"), ("cold", "why", "")],
    # An amount is the other way round where a question asks for a lack.
    *[("cold", "plenty", "yes"), ("cold", "little", "no"), ("advice", "plenty", "yes")],
    *[("dairy", "plenty", "no"), ("dairy", "little", "yes"), ("advice", "little", "no")],
    *[("eased", "eased", "yes"), ("eased", "still_cramping", "no"), ("cramping", "eased", "")],
    # What they do meanwhile says nothing of the cramp: "yes, i am sitting on the step".
    *[("eased", move("circumstance desk_job", answer=one), two) for one, two in MEANWHILE],
    ("eased", move("circumstance desk_job", features=(("eases", True),)), "yes"),
    # Only a topic lists alternatives.
    *[("cold", "both", "yes"), ("cold", "none_of_them", "no"), ("advice", "both", "")],
    # A fact that bears on it counts for more than a yes or a no said with it.
    *[("cold", "told cold_bed", "yes"), ("cold", "told warm_room", "no")],
    *[("cold", "told long_run", ""), ("posture", "told covers_off", "no")],
    ("cold", move("told long_run", answer="no"), "no"),
    ("cold", move("told covers_off", answer="no"), "yes"),
    ("dairy", move("told plenty_of_milk", answer="yes"), "no"),
    ("cold", move("yes", answers=(("cold", "no"),)), "no"),
    ("cold", move("yes cold_bed", answers=(("cold", "no"),)), "yes"),
    ("cold", move("yes", answers=(("posture", "no"),)), "yes"),
)
