"""Relief: what to do for each muscle and place, at their pace, until it has eased."""

from itertools import pairwise

import pytest

from skill.content.model import CANNOT, MUSCLES, WHERE
from skill.dialogue import Move
from tests.knowing import EN, check, gives, line, move, play, state, table

NO, UNABLE = "; no", "; unable"
PAINED = ("no", "not_sure", "still_cramping", "relief", "unable", "more", "fallback", "little")
UNSAFE = ("circumstance", "told", "repair", "fallback", "not_sure")
ASKED = ("eased", "safe", "ten_minutes")
PREGNANT = {"muscle": "calf", "cannot": "pregnant"}
EASED = {"asking": "eased", "hold": "calf_one", "case": {"muscle": "calf"}}
LATE = {**EASED, "asking": "ten_minutes", "step": 2}


def says(*names: str) -> str:
    """What is said of these holds, and lines, in turn."""
    return " ".join(EN.holds[name].says if name in EN.holds else line(name) for name in names)


def given(said: str, **case: str) -> list[str]:
    """What is given to do after each move in *said*."""
    known, holds = state(case=case), []
    for one in said.split(";"):
        known = play(one, known).state
        holds.append(known.hold)
    return holds


LEG, CALF = "calf_one calf_two leg_three", "calf_one calf_three calf_three"
OWN = ("calf", "foot", "shin", "thigh_front", "thigh_back")
test_the_holds_are_for_the_muscle_and_can_be_done_there = gives(
    lambda case: " ".join(given(f"relief {case}; no; no")),
    *((f"muscle={muscle}", f"{muscle}_one {muscle}_two {muscle}_three") for muscle in OWN),
    *[("", LEG), ("muscle=leg", LEG), ("muscle=toes", "foot_one foot_two foot_three")],
    ("muscle=calf place=standing", "calf_two calf_one calf_three"),
    *[("muscle=calf place=stairs", CALF), ("muscle=calf cannot=stand", CALF)],
    ("muscle=calf cannot=wheelchair", CALF),
    ("muscle=calf cannot=straighten", "calf_two calf_three calf_three"),
    ("muscle=foot cannot=kneel", "foot_two foot_three foot_three"),
    ("muscle=foot cannot=new_joint", "foot_three foot_three foot_three"),
)


@pytest.mark.parametrize("muscle", ["shin", "thigh_front"])
@pytest.mark.parametrize("cannot", [*CANNOT, None])
def test_toes_up_is_never_said_where_it_is_the_wrong_way(muscle: str, cannot: str) -> None:
    said = says(*given("relief" + 4 * (NO + UNABLE), muscle=muscle, cannot=cannot)).lower()
    assert "toes up" not in said
    assert "toes back" not in said


@pytest.mark.parametrize("muscle", MUSCLES)
@pytest.mark.parametrize("place", ["car", "water", "bath", "stairs", "plane", "meeting"])
def test_nobody_is_stood_up_where_that_is_no_good(place: str, muscle: str) -> None:
    safe = "; yes" if place in ("car", "water") else ""
    holds = set(given(f"relief{safe}" + 6 * (NO + UNABLE), place=place, muscle=muscle))
    assert len(holds) > 2
    assert {name for name in holds if "stand" in EN.holds[name].needs} == set()


@pytest.mark.parametrize("place", sorted({*WHERE} - {"car", "water", "standing"}))
def test_what_comes_first_there_comes_before_the_hold(place: str) -> None:
    first = next(name for name, one in EN.holds.items() if one.place == place)
    check(play(f"relief place={place}"), statement=says(first, "calf_one"), asking="eased")


@pytest.mark.parametrize(("place", "first"), [("car", "in_car"), ("water", "in_water")])
@pytest.mark.parametrize("said", ["no", "not_sure", "relief", "still_cramping", "unable", "more"])
def test_at_the_wheel_and_in_water_they_are_safe_first(place: str, first: str, said: str) -> None:
    assert given(f"relief; {said}; yes", place=place) == [first, first, "calf_one"]
    check(play(f"relief place={place}"), asking="safe", statement=says(first), kind="relief")


ONE = {"statement": says("calf_one"), "asking": "eased", "step": 0}
test_they_say_when_they_are_safe = table(
    *((f"relief place=car; {name}", ONE) for name in ("yes", "eased", "mimic")),
    *((f"relief place=car; {name}", {"hold": "in_car"}) for name in UNSAFE),
    ("relief place=car; still_cramping place=stopped", {"statement": says("stopped", "calf_one")}),
)


HELPER, CASE = "relief who=partner muscle=calf", {"who": "partner", "muscle": "calf"}
test_a_helper_is_told_what_to_do = table(
    (HELPER, {"statement": EN.holds["calf_one"].their, "case": CASE}),
    (f"{HELPER}; no", {"statement": EN.holds["calf_two"].their, "case": CASE}),
)


@pytest.mark.parametrize("asking", ["eased", "ten_minutes"])
@pytest.mark.parametrize("name", ["no", "relief", "told", "repair", "mimic", "fallback"])
@pytest.mark.parametrize(("case", "hold"), [("muscle=shin", "shin_one"), ("place=car", "in_car")])
def test_another_muscle_or_place_begins_anew(asking: str, name: str, case: str, hold: str) -> None:
    reply = play(f"{name} {case}", state(**{**LATE, "asking": asking}))
    check(reply, statement=says(hold), hold=hold, kind="relief", subject="grounds.relief")


def test_whoever_tells_where_they_are_is_heard_and_then_gets_an_easier_way() -> None:
    here = "unable place=bath muscle=calf"
    check(play(f"relief muscle=calf; {here}"), statement=says("in_bath", "calf_one"))
    assert given(f"relief; {here}; {here}") == ["calf_one", "calf_one", "towel"]


def ways(case: str) -> str:
    """The easier ways in turn, until the first comes round again."""
    _, *holds = given(f"relief {case}" + 9 * UNABLE)
    return " ".join(holds[: holds.index(holds[0], 1)])


test_easier_ways_are_for_what_they_cannot_do_and_come_in_turn = gives(
    ways,
    ("", "towel seated wall bent new_joint pregnant no_fight warm"),
    ("muscle=shin", "under_chair new_joint no_fight warm"),
    ("muscle=calf place=stairs", "towel seated bent new_joint pregnant no_fight warm"),
    *[("cannot=reach", "towel wall warm"), ("cannot=stand", "seated warm")],
    *[("cannot=straighten", "bent warm"), ("cannot=wheelchair", "seated no_fight warm")],
    *[("cannot=new_joint", "new_joint warm"), ("cannot=pregnant", "pregnant warm")],
    ("muscle=thigh_front cannot=kneel", "under_chair on_side warm"),
    ("muscle=thigh_front cannot=pregnant", "warm under_chair"),
)


@pytest.mark.parametrize("muscle", MUSCLES)
@pytest.mark.parametrize("cannot", [*CANNOT, None])
def test_the_same_easier_way_never_comes_twice_in_a_row(muscle: str, cannot: str) -> None:
    holds = given("relief" + 8 * UNABLE, muscle=muscle, cannot=cannot)
    assert [one for one, two in pairwise(holds) if one == two] == []


test_they_cannot_do_it_like_that = table(
    # What they cannot do is taken up at once, also where it is a fact about them.
    ("no cannot=stand", {"hold": "seated", "statement": says("seated")}, EASED),
    (move("told cannot=stand", answer="no"), {"hold": "seated", "asking": "eased"}, EASED),
    ("circumstance pregnant", {"hold": "pregnant", "case": PREGNANT, "kind": "relief"}, EASED),
    ("told pregnant", {"hold": "pregnant", "case": PREGNANT, "asking": "eased"}, LATE),
    # What is not understood may well be why they cannot do it.
    *((name, {"hold": "towel"}, EASED) for name in ("circumstance", "told", "fallback", "unable")),
    # The foot that cannot be reached is not what cramps.
    ("unable muscle=foot", {"hold": "towel", "case": {"muscle": "calf"}}, EASED),
    # Out of nowhere it is a cry for help; and after an easier way the holds go on.
    ("unable", {"hold": "calf_one", "asking": "eased"}),
    ("unable", {"hold": "calf_one"}, {"asking": "advice", "hold": "calf_two"}),
    ("relief; unable; no", {"hold": "calf_two", "statement": says("calf_two")}),
)


def kept(asking: str) -> dict:
    return {"asking": asking, "step": 1, "hold": "calf_two", "last_speech": "Stand up."}


WAIT = {"statement": line("wait")}
TELLING = ("why", "told", "circumstance")
test_wait_takes_no_step_nor_does_a_fact_that_is_kept_for_later = table(
    *(("wait", {**WAIT, **kept(asking)}, kept(asking)) for asking in ASKED),
    ("circumstance long_run", {**WAIT, **kept("eased")}, kept("eased")),
    ("circumstance long_run", {**WAIT, **kept("ten_minutes")}, kept("ten_minutes")),
    ("wait", {"asking": "cramping", "last_speech": ""}),
    # How long it has lasted asks for no reason, whatever it is heard as.
    *((f"{name} lasting=minutes", {**WAIT, **kept("eased")}, kept("eased")) for name in TELLING),
    (Move("why", faint=True), {"kind": "relief", "asking": "eased"}, kept("eased")),
    ("why", {"asking": "exercise"}, kept("eased")),
)


ASKED_COLD = {"asking": "cold", "asked": ("cold",)}
test_what_they_cannot_do_elsewhere_is_no_cramp = table(
    ("unable", {"kind": "question"}, ASKED_COLD),
    (Move("unable", case=(("now", True),)), {"kind": "relief"}, ASKED_COLD),
)

test_a_cry_during_a_hold_softens_it = table(
    ("relief; no; relief", {"statement": says("softly", "calf_two"), "asking": "eased", "step": 1}),
    ("relief; no; more", {"statement": says("softly", "calf_two"), "kind": "relief"}),
    ("relief; repair who=child", {"statement": f"{line('softly')} {EN.holds['calf_one'].their}"}),
)


KEEP_GOING = {"statement": line("keep_going"), "kind": "relief"}
test_what_a_cramp_leads_to = table(
    ("relief; no; no", {"asking": "eased", "step": 2}),
    ("relief", {"step": 2, "hold": "calf_three"}, {**EASED, "step": 9}),
    ("relief; no; no; no", {**KEEP_GOING, "asking": "ten_minutes"}),
    ("relief; no; no; no; yes", {"warns": "same_day", "kind": "warning"}),
    *[("relief; not_sure", {"hold": "calf_two"}), ("still_cramping", {"hold": "calf_one"})],
    ("relief; still_cramping", {"hold": "calf_two"}),
    ("relief muscle=calf; no muscle=calf; no", {"hold": "calf_three"}),
    ("relief; mimic sciatica", {"kind": "mimic", "asking": "eased"}),
    ("relief; mimic", {"statement": line("unknown_name"), "asking": "eased"}),
    ("no place=stairs", {"hold": "calf_one", "step": 0}, {**EASED, "step": 2}),
    # A cramp that was wrongly heard may be none of the leg.
    ("relief; repair", {"statement": line("taken_back"), "asking": "cramping"}),
    ("relief; repair who=self", {"statement": line("taken_back"), "asking": "cramping"}),
    ("relief; repair side=one", {"statement": line("changed"), "asking": "eased"}),
    ("relief; yes", {"kind": "relieved", "statement": line("relieved"), "asking": "stretch"}),
    ("relief; yes", {"subject": "grounds.relief"}, {"subject": "causes.cold"}),
    ("relief; circumstance long_run; eased", {"kind": "relieved", "asking": "find_out"}),
    ("why; no; relief; eased", {"kind": "relieved", "asking": "find_out"}),
    ("relief; yes; yes", {"kind": "prevention", "statement": line("stretch_calf")}),
    ("prevent", {"asking": "second_stretch", "subject": "grounds.stretch"}),
    ("prevent; yes", {"statement": line("stretch_thigh"), "asking": "what_else"}),
    ("prevent; yes", {"kind": "prevention", "subject": "grounds.stretch"}),
)


STAYED = {"statement": says("keep_on", "calf_one"), "hold": "calf_one", "step": 0}
NOT_YET = ("no", "not_sure", "still_cramping", "fallback", "relief")
test_a_shorter_one_is_stayed_with = table(*((said, STAYED, LATE) for said in NOT_YET))


@pytest.mark.parametrize("said", PAINED)
@pytest.mark.parametrize("asking", ASKED)
def test_nobody_in_pain_is_ended_on(asking: str, said: str) -> None:
    known = state(asking=asking, hold="calf_one", case={"place": "car"})
    for _ in range(12):
        known = play(Move(said), known).state
        assert known.asking in ASKED
