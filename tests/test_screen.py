"""What a screen shows beside a reply: what is said, what can be touched, and a number to call."""

import pytest

from skill.content import load
from skill.dialogue import Move, State
from skill.dialogue.card import reference
from skill.dialogue.routes import MOVES
from skill.dialogue.screen import choices, screen_of
from tests.knowing import EN, line, play, state, whole

YES_NO = (("yes", "Yes"), ("no", "No"))
UNSURE = (*YES_NO, ("not_sure", "Not sure"))
CHEST_PAIN = Move("warning", features=(("chest_pain", True), ("breathless", True)))


def screen(said: str | Move, **before: object) -> object:
    return screen_of(EN, play(said, state(**before)))


EXERCISE = EN.topics["exercise"].question
STRAIGHTEN = "Straighten your leg, and push your heel away."


@pytest.mark.parametrize(
    ("said", "before", "shown"),
    [
        ("launch", {}, {"kind": "launch"}),
        *((f"launch; yes{more}", {}, {"kind": "hold"}) for more in ("", "; unable", "; wait")),
        ("launch; yes; repeat", {}, {"kind": "hold"}),
        ("launch; yes; yes", {}, {"kind": "answer"}),
        ("launch; no; help", {}, {"kind": "answer"}),
        ("cause cold", {}, {"kind": "explanation", "bars": ()}),
        ("warning swollen_leg", {}, {"kind": "warning"}),
        (CHEST_PAIN, {}, {"kind": "warning"}),
        ("doctor", {}, {"kind": "answer", "number": ""}),
        ("stop", {}, {"kind": "end", "choices": ()}),
        # Whoever helps has a figure of their own; past the last hold nothing is drawn.
        ("launch; relief who=parent", {}, {"figure": "calf_one_their"}),
        (
            "no",
            {"asking": "eased", "step": 2, "hold": "leg_three"},
            {"kind": "answer", "figure": ""},
        ),
        # A question is the title, and what leads to it stands beside; an acknowledgement does not.
        (
            "launch; no",
            {},
            {
                "kind": "question",
                "title": EXERCISE,
                "question": "",
                "lines": (line("first_question"),),
            },
        ),
        ("launch; no; whisper", {}, {"title": EXERCISE, "lines": (line("whisper_on"),)}),
        ("launch; no; no", {}, {"lines": ()}),
    ],
)
def test_each_reply_has_its_screen(
    said: str | Move, before: dict[str, object], shown: dict[str, object]
) -> None:
    found = screen(said, **before)
    assert {name: getattr(found, name) for name in shown} == shown


def test_company_stands_below_what_to_do() -> None:
    found = screen("no", asking="ten_minutes")
    assert (found.title, found.lines[-1]) == (STRAIGHTEN, line("keep_on"))


def test_a_hold_is_drawn_and_its_sentences_stand_without_the_silence() -> None:
    found = screen("launch; yes")
    assert found.figure == "calf_one"
    said = EN.holds["calf_one"].says.replace(" [pause 9s]", "")
    assert " ".join((found.title, *found.lines)) == said
    assert found.title == STRAIGHTEN
    assert found.question == EN.prompts["eased"].question


def test_an_answer_shows_all_that_is_said_its_first_sentence_large() -> None:
    found = screen("remedy magnesium")
    first, *others = EN.remedies["magnesium"].verdict.split(". ")
    assert (found.title, found.question) == (f"{first}.", EN.prompts["find_out"].question)
    assert " ".join((found.title, *found.lines)) == EN.remedies["magnesium"].verdict
    assert len(found.lines) == len(others) > 0
    assert dict(found.choices) == {"yes": "Yes", "no": "No"}


def test_an_explanation_shows_the_cause_the_advice_and_its_sources() -> None:
    found = screen("cause cold")
    cold = EN.causes["cold"]
    sources = tuple(reference(EN.sources[name]) for name in cold.sources)
    assert found.title == cold.name[0].upper() + cold.name[1:]
    assert " ".join(found.lines).startswith(cold.explanation)
    assert found.sections == (
        (line("may_help"), (whole(cold.advice),)),
        (line("from_where"), sources),
    )


def test_two_causes_stand_in_the_title_and_what_speaks_for_them_as_bars() -> None:
    found = screen("just_tell", answers={"exercise": "yes", "cold": "yes"})
    exercise, cold, blood = (EN.causes[one].name for one in ("exercise", "cold", "circulation"))
    assert found.title.lower() == line("both", one=exercise, other=cold)
    assert found.bars == ((exercise, 100), (cold, 67), (blood, 33))


@pytest.mark.parametrize(
    "said", ["warning swollen_leg; cause cold", "warning statin_pain; cause medicines"]
)
def test_nothing_is_tried_where_somebody_should_be_seen_today(said: str) -> None:
    found = screen(said)
    assert found.kind == "explanation"
    assert [heading for heading, _ in found.sections] == [line("from_where")]


def test_it_speaks_of_whoever_it_is_about() -> None:
    found = screen("cause exercise", case={"who": "partner"})
    assert "you" not in " ".join((found.title, *found.sections[0][1])).lower().split()


@pytest.mark.parametrize(
    ("locale", "said", "number"),
    [
        ("en-US", CHEST_PAIN, "911"),
        ("en-GB", CHEST_PAIN, "999"),
        ("en-AU", CHEST_PAIN, "000"),
        ("en-GB", Move("warning", features=(("self_harm", True),)), "116 123"),
        ("en-US", "warning swollen_leg", ""),
        ("en-IN", "warning weeks_of_pain", ""),
        ("en-IN", "warning swollen_leg", "104"),
        ("en-GB", "warning swollen_leg", "111"),
        ("en-AU", "warning swollen_leg", "1800 022 222"),
        ("en-CA", "warning swollen_leg", "811"),
        ("fr-FR", CHEST_PAIN, ""),
    ],
)
def test_a_warning_shows_the_one_number_to_call(locale: str, said: str | Move, number: str) -> None:
    content = load(locale)
    found = screen_of(content, play(said, content=content))
    assert (found.kind, found.number) == ("warning", number)


@pytest.mark.parametrize("sign", [name for name, one in EN.signs.items() if one.level != "routine"])
def test_a_warning_says_first_what_to_do(sign: str) -> None:
    content = load("en-AU")
    found = screen_of(content, play(f"warning {sign}", content=content))
    assert any(order in found.title for order in content.lines["orders"][0].split(", "))
    assert found.number in " ".join((found.title, *found.lines))


def test_after_a_doubt_the_title_still_says_what_to_do() -> None:
    asked = state(
        asking="check_side", held="why", doubted="swollen_leg", features={"swollen": True}
    )
    found = screen_of(EN, play("not_sure", asked))
    assert line("to_be_safe") in found.lines
    assert found.title == "Get seen by a doctor today."


@pytest.mark.parametrize(
    ("asking", "offered"),
    [
        ("cold", UNSURE),
        ("check_let_go", UNSURE),
        ("check_side", (("first", "One leg"), ("second", "Both legs"), UNSURE[2])),
        ("advice", YES_NO),
        ("cramping", (("yes", "Cramping now"), ("why", "Tell me why"))),
    ],
)
def test_what_can_be_touched_answers_what_is_asked(
    asking: str, offered: tuple[tuple[str, str], ...]
) -> None:
    assert choices(EN, State(asking=asking)) == offered


def test_no_stretch_is_offered_to_whoever_was_warned() -> None:
    offered = dict(choices(EN, State(asking="what_else", warned=("swollen_leg",))))
    assert "prevent" in dict(choices(EN, State(asking="what_else")))
    assert offered == dict(screen("warning swollen_leg").choices)
    assert "prevent" not in offered


@pytest.mark.parametrize("asking", [*EN.prompts, *EN.topics, *EN.checks])
def test_every_choice_is_few_words_and_is_understood(asking: str) -> None:
    offered = choices(EN, State(asking=asking))
    assert 2 <= len(offered) <= 4
    for move, words in offered:
        assert len(words.split()) <= 3
        assert move in MOVES or move in ("first", "second")
        asked = State(
            asking=asking,
            explained="cold",
            offered=("cold",),
            hold="calf_one",
            held="why",
            doubted="swollen_leg",
        )
        assert play(Move(move), asked).state.misses == 0
