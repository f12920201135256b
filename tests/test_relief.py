"""Relief: an instruction first, a next step for "no", and help when it will not stop."""

from skill.content import Content
from skill.dialogue import Move, Reply, State, respond


def after(content: Content, *names: str) -> Reply:
    reply, state = None, State()
    for name in names:
        reply = respond(content, state, Move(name))
        state = reply.state
    assert reply is not None
    return reply


def test_relief_begins_with_a_short_instruction(content: Content) -> None:
    first = after(content, "relief").statement.split(".")[0]
    assert first.split()[0] == "Straighten"
    assert len(first.split()) <= 12


def test_each_no_brings_another_hold_and_then_the_time(content: Content) -> None:
    asked = [after(content, "relief", *["no"] * count) for count in range(4)]
    assert [reply.state.asking for reply in asked] == ["eased", "eased", "eased", "ten_minutes"]
    assert len({reply.statement for reply in asked}) == 4


def test_a_cramp_past_ten_minutes_needs_a_doctor_today(content: Content) -> None:
    reply = after(content, "relief", "no", "no", "no", "yes")
    assert (reply.warns, reply.ends) == ("same_day", True)
    assert reply.statement == content.signs["long_cramp"].advice.replace("{emergency}", "911")


def test_a_shorter_one_gets_a_way_to_go_on(content: Content) -> None:
    reply = after(content, "relief", "no", "no", "no", "no")
    assert (reply.statement, reply.ends) == (content.lines["wait"][0], True)


def test_not_sure_is_not_eased(content: Content) -> None:
    assert after(content, "relief", "not_sure").statement == content.lines["hold_two"][0]


def test_still_cramping_and_eased_are_answers(content: Content) -> None:
    assert after(content, "relief", "still_cramping").statement == content.lines["hold_two"][0]
    assert after(content, "relief", "eased").kind == "relieved"


def test_still_cramping_out_of_nowhere_starts_relief(content: Content) -> None:
    assert after(content, "still_cramping").statement == content.lines["hold_one"][0]


def test_eased_leads_to_the_bedtime_stretches(content: Content) -> None:
    assert after(content, "relief", "yes", "yes").statement == content.lines["stretch_calf"][0]
    second = after(content, "relief", "yes", "yes", "yes")
    assert second.statement.startswith(content.lines["stretch_thigh"][0])
    assert second.ends


def test_relief_asked_again_starts_at_the_first_hold(content: Content) -> None:
    assert after(content, "relief", "no", "relief").statement == content.lines["hold_one"][0]


def test_after_the_last_hold_the_leg_is_to_be_kept_as_it_is(content: Content) -> None:
    assert after(content, "relief", "no", "no", "no").statement == content.lines["keep_going"][0]
