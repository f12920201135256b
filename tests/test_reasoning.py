"""Reasoning: scores, ranking, the next question and the reason that is named."""

from skill.content.lines import WORRY
from skill.content.model import CAUSES, TOPICS, Circumstance
from skill.dialogue import Move, State
from skill.dialogue.reasoning import answered, findings, next_topic, ranking, scores, take_in
from skill.dialogue.reasons import FOR_DOCTOR, notes, reason, reasons_for_doctor, sign_for
from tests.knowing import EN, fact, gives, knowing, move, state

ASKED = ("exercise", "sweat", "stillness", "posture")
COLD_AND_RUN = knowing(EN, "cold_bed", exercise="yes")
CLEAR = ("cold", "exercise")
COLD_TOO = Move("told", answers=(("cold", "yes"), ("exercise", "no")), clear=CLEAR)
UNCLEAR = Move("told", answers=COLD_TOO.answers)


def taken_in(before: State, told: str | Move) -> State:
    return take_in(EN, before, move(told))._replace(latest="")


def facts(*names: str) -> State:
    return State(circumstances=names)


test_what_was_said_is_taken_in = gives(
    taken_in,
    # A later fact corrects an answer, and a fact.
    (state(answers={"cold": "no"}), "told cold_room", facts("cold_room")),
    (facts("cold_room"), "told warm_room", facts("warm_room")),
    (facts("covers_off"), "told on_stomach", facts("on_stomach")),
    # One said again is kept once, as the last; the clearest of one breath comes last.
    (facts("cold_bed", "statin"), "told cold_bed", facts("statin", "cold_bed")),
    (State(), "told cold_bed statin", facts("statin", "cold_bed")),
    # A fact that is ruled out goes, and its topic is answered the other way round.
    (facts("statin"), move("told", ruled_out=("statin",)), State()),
    (facts("cold_bed"), move("told", ruled_out=("cold_bed",)), state(answers={"cold": "no"})),
    (State(), move("told", ruled_out=("cold_bed",)), State()),
    # A cause that is ruled out is denied once, one that is asked about is not.
    (
        State(denied=("posture",)),
        move("cause cold posture", denied=True),
        State(denied=("posture", "cold")),
    ),
    (State(), "cause cold", State()),
    # Words that answer a topic answer it, unless it is known.
    (State(), COLD_TOO, state(answers={"cold": "yes", "exercise": "no"})),
    (State(), UNCLEAR, State()),
    (state(answers={"cold": "no"}), COLD_TOO, state(answers={"cold": "no", "exercise": "no"})),
    (facts("warm_room"), COLD_TOO, state(circumstances=("warm_room",), answers={"exercise": "no"})),
    # The case is corrected by what comes later.
    (
        state(case={"who": "child"}),
        "told who=parent side=one",
        state(case={"who": "parent", "side": "one"}),
    ),
)

test_a_later_answer_corrects_a_fact = gives(
    lambda answer: knowing(EN, "cold_room", cold=answer)._replace(latest=""),
    ("no", state(answers={"cold": "no"})),
    ("yes", state(circumstances=("cold_room",), answers={"cold": "yes"})),
    ("not_sure", state(circumstances=("cold_room",), answers={"cold": "not_sure"})),
)

test_what_was_taken_in_last_is_known = gives(
    lambda known: known.latest,
    (knowing(EN, "cold_bed", "statin"), "circumstances.cold_bed"),
    (knowing(EN, "cold_bed", exercise="no"), "answers.exercise"),
)


test_the_likeliest_causes = gives(
    lambda known: " ".join(ranking(EN, known)),
    *[(State(), "none"), (knowing(EN, stillness="yes"), "inactivity")],
    *((knowing(EN, **{topic: "yes"}), topic) for topic in ("cold", "posture", "exercise")),
    *[(knowing(EN, sweat="yes"), "sodium"), (knowing(EN, dairy="yes"), "calcium")],
    # A weak second cause is not spoken, nor is a third.
    (knowing(EN, exercise="yes", dairy="yes"), "exercise"),
    (knowing(EN, "long_run", "on_stomach", "cold_bed"), "exercise posture"),
    (knowing(EN, "cold_room", cold="no"), "none"),
    # What speaks against a cause outweighs the little that speaks for it.
    (knowing(EN, "growing_teen"), "calcium"),
    (knowing(EN, "growing_teen", "plenty_of_milk"), "none"),
    *((knowing(EN, **{topic: "no"}), "none") for topic in TOPICS),
    # A denied cause is out.
    (State(denied=CAUSES), "none"),
    (knowing(EN, cold="yes")._replace(denied=("cold",)), "circulation"),
)


test_without_a_clear_cause_the_likeliest_that_was_not_asked_about_goes_along = gives(
    lambda known: " ".join(findings(EN, known)),
    *[(State(), "none exercise"), (State(asked=ASKED), "none cold")],
    (State(asked=ASKED, denied=("cold",)), "none calcium"),
    *[
        (knowing(EN, exercise="not_sure"), "none sodium"),
        (knowing(EN, "warm_room"), "none exercise"),
    ],
    *[(State(asked=TOPICS), "none"), (knowing(EN, posture="yes"), "posture")],
)


def scored(names: str, **answers: str) -> dict[str, int]:
    """The causes that have a score but 0."""
    found = scores(EN, knowing(EN, *names.split(), **answers))
    assert found.keys() == {*CAUSES} - {"none"}
    return {cause: score for cause, score in found.items() if score}


test_facts_about_one_topic_count_once_and_others_add_up = gives(
    lambda names, answers: scored(names, **answers),
    *[("cold_bed", {}, {"cold": 2}), ("cold_bed", {"cold": "yes"}, {"cold": 2})],
    *[("cold_bed cold_room", {}, {"cold": 2}), ("cold_bed cold_weather", {}, {"cold": 2})],
    *[("cold_weather cold_bed", {}, {"cold": 2}), ("covers_off", {}, {"cold": 2, "posture": -2})],
    ("covers_off", {"posture": "no"}, {"cold": 2, "posture": -2}),
    ("plenty_of_milk", {}, {"calcium": -1}),
    ("varicose_veins smoker", {"cold": "no"}, {"circulation": 2, "cold": -2}),
    *(("", {topic: "not_sure"}, {}) for topic in TOPICS),
)


test_the_question_that_could_change_most_comes_next = gives(
    lambda known: next_topic(EN, known),
    (State(), "exercise"),
    # Nothing is asked when no answer could change the top, nor after four questions.
    (knowing(EN, exercise="yes"), ""),
    (knowing(EN, **dict.fromkeys(ASKED, "no"))._replace(asked=ASKED), ""),
    (knowing(EN, "no_exercise"), "sweat"),
    (knowing(EN, "covers_off", exercise="no"), "sweat"),
    # As strong a cause as the likeliest is no change; to lose what speaks for it is one.
    (knowing(EN, "on_stomach", exercise="no", sweat="no"), ""),
    (knowing(EN, "growing_teen", exercise="no", sweat="no"), "dairy"),
    # A question that got lost may come again.
    (knowing(EN, **dict.fromkeys(ASKED[1:], "no"))._replace(asked=ASKED), "exercise"),
    # A topic that bears most on a denied cause is not asked.
    (knowing(EN, exercise="no", sweat="no")._replace(denied=("inactivity",)), "posture"),
    (knowing(EN, **dict.fromkeys(ASKED[:3], "no"))._replace(denied=("posture",)), "cold"),
    (State(denied=CAUSES), ""),
    # Of the two causes left, cold legs are expected more often than little dairy.
    (State(denied=tuple({*CAUSES} - {"calcium", "cold"})), "cold"),
)


def test_a_question_is_weighed_by_how_often_each_answer_is_expected() -> None:
    """A no counts as well as a yes: "sweat" is a no in four of five, and then calcium is out."""
    dairy, sweat, exercise = (EN.topics[name] for name in ("dairy", "sweat", "exercise"))
    speaks, against = {"calcium": 1}, {"calcium": -1}
    topics = {
        "dairy": dairy._replace(prior=0.9, yes=speaks, no=against),
        "exercise": exercise._replace(prior=0.5, yes={"exercise": 3}, no={}),
        "sweat": sweat._replace(prior=0.2, yes=speaks, no=against),
    }
    changed, known, asked = EN._replace(topics=topics), knowing(EN, "growing_teen"), []
    while topic := next_topic(changed, known):
        asked.append(topic)
        known = answered(changed, known, topic, "not_sure")
    assert asked == ["sweat", "exercise", "dairy"]


def test_a_topic_is_asked_while_its_main_cause_is_open() -> None:
    """Its main cause is the one that a yes speaks for most, whatever its name."""
    still = EN.topics["stillness"]._replace(yes={"inactivity": 1, "circulation": 2})
    changed = EN._replace(topics={"stillness": still})
    assert next_topic(changed, State(denied=("inactivity",))) == "stillness"
    assert next_topic(changed, State(denied=("circulation",))) == ""


test_the_weightiest_reason_is_named = gives(
    lambda known, cause: reason(EN, known, cause),
    (COLD_AND_RUN, "cold", fact("cold_bed")),
    *[(COLD_AND_RUN, "exercise", EN.topics["exercise"].affirmed), (COLD_AND_RUN, "posture", "")],
    (knowing(EN, cold="yes", stillness="yes"), "circulation", EN.topics["cold"].affirmed),
    (knowing(EN, cold="yes"), "circulation", EN.topics["cold"].affirmed),
    *[(knowing(EN, cold="no"), "cold", ""), (knowing(EN, cold="not_sure"), "cold", "")],
    # Of equal reasons the one said last, and of one breath the clearest.
    (knowing(EN, "cold_bed", "cold_room"), "cold", fact("cold_bed")),
    (take_in(EN, knowing(EN, "cold_bed"), move("told cold_room")), "cold", fact("cold_room")),
)


test_of_what_weighs_nothing_the_last_has_its_note = gives(
    lambda names: notes(EN, facts(*names.split())),
    ("cold_bed", ""),
    ("older_age cold_bed", EN.circumstances["older_age"].note),
    ("older_age alcohol", EN.circumstances["alcohol"].note),
)


STATIN = EN.circumstances["statin"]._replace(sign="statin_pain")
VEINS = EN.circumstances["varicose_veins"]._replace(sign="both_swollen")
GRAVE = EN._replace(circumstances={**EN.circumstances, "statin": STATIN, "varicose_veins": VEINS})


test_the_gravest_fact_for_a_cause_decides_how_soon = gives(
    lambda names, cause: sign_for(GRAVE, facts(*names.split()), cause),
    *[("", "cold", ""), ("water_pill", "medicines", "routine"), ("water_pill", "cold", "")],
    ("most_nights", "cold", "routine"),
    # The gravest counts, of those that speak for the cause however little.
    *[("most_nights statin", "medicines", "same_day"), ("most_nights statin", "cold", "routine")],
    *[("varicose_veins", "circulation", "routine"), ("varicose_veins", "cold", "")],
)


SIGNS = State(circumstances=("diabetes", "cold_bed", "statin"), signs=("both_swollen", WORRY))
SWOLLEN = (EN.signs["both_swollen"].reason, "routine")
test_a_doctor_should_hear_the_gravest_first_and_not_all = gives(
    lambda known: reasons_for_doctor(GRAVE, known),
    (SIGNS, ((fact("statin"), "same_day"), SWOLLEN, (fact("diabetes"), "routine"))),
    (COLD_AND_RUN, ()),
)


def for_doctor(cause: str, weight: int) -> str:
    """How soon a fact that no warning sign goes with is for a doctor, or not at all."""
    new = Circumstance(fact="you take something new", weights={cause: weight})
    changed = EN._replace(circumstances={**EN.circumstances, "new": new})
    return dict(reasons_for_doctor(changed, facts("new"))).get(new.fact, "")


test_what_only_a_doctor_can_judge_is_for_the_doctor_and_a_weak_hint_is_not = gives(
    for_doctor,
    *((cause, weight, "routine") for cause in FOR_DOCTOR for weight in (2, 3)),
    *((cause, weight, "") for cause in FOR_DOCTOR for weight in (1, -3)),
    ("cold", 3, ""),
)
