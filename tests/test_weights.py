"""The table of weights: current, small, of one piece, and left alone until words must be read."""

import json
from pathlib import Path
from zlib import decompress

import pytest

from skill.content import Content
from skill.dialogue.move import ANSWERS
from skill.hearing.judgement import LANES
from skill.hearing.table import FILE, table
from skill.simulator import invocation
from tests.labels import CASE, LABELS, facts
from tests.process import python
from tools.hearing.__main__ import source

LARGEST = 1_000_000  # bytes
# Sends one event through the function, and prints what of hearing has been loaded since.
FRESH = """
import json, sys
from skill.alexa.function import lambda_handler
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
answer = lambda_handler(json.loads(sys.argv[1]), None)
assert answer["response"]["outputSpeech"]
print(any(name.startswith("skill.hearing") for name in sys.modules))
print(any(name.endswith("weights.bin") for name in opened))
"""


def test_it_is_learnt_from_the_sentences_as_they_are() -> None:
    assert table().source == source(), "run make model"


def test_it_is_small() -> None:
    assert Path(FILE).stat().st_size < LARGEST


@pytest.mark.parametrize(("said", "read"), [("", False), ("my room was cold", True)])
def test_a_launch_never_touches_it(said: str, read: bool) -> None:
    """At night it is what is waited for; the table is as large as all else together."""
    session = invocation.new_session()
    slots = {"speech": {"type": "SPEECH", "id": "", "spoken": said}}
    event = (
        invocation.intent_request(session, "en-US", "SpeechIntent", slots)
        if said
        else invocation.launch_request(session, "en-US")
    )
    assert python(FRESH, json.dumps(event)).split() == [str(read), str(read)]


# Its shape


def test_each_label_has_a_bias_a_unit_and_a_score_from_which_it_counts() -> None:
    known = table()
    many = len(known.names)
    assert len(set(known.names)) == many
    assert (len(known.bias), len(known.units), len(known.least)) == (many, many, many)
    assert min(known.units) > 0


def test_each_label_is_one_that_there_is(content: Content) -> None:
    known = table()
    labels = facts(content) | {f"@{value}" for value in CASE}
    labels |= {f"{topic}:{answer}" for topic in content.topics for answer in ANSWERS}
    assert set(known.names[: known.moves]) <= set(LABELS["moves"])
    assert set(known.names[known.moves :]) <= labels | {*LANES}
    assert known.names[-len(LANES) :] == LANES


def test_no_sign_and_no_feature_of_the_body_is_judged_by_what_was_learnt(content: Content) -> None:
    judged = table().judged
    assert judged
    assert judged.isdisjoint(content.signs)
    assert not [name for name in judged if name.startswith("f_")]


def test_features_are_sorted_and_their_weights_are_those_of_its_labels() -> None:
    known = table()
    assert list(known.keys) == sorted(set(known.keys))
    assert len(known.starts) == len(known.keys) + 1
    assert (known.starts[0], known.starts[-1]) == (0, len(known.gaps))
    labels = [[label for label, _ in known.weights(place)] for place in range(len(known.keys))]
    assert all(row == sorted(set(row)) for row in labels)
    assert max(max(row) for row in labels) == len(known.names) - 1


def test_every_byte_of_the_file_is_part_of_it() -> None:
    head, _, body = Path(FILE).read_bytes().partition(b"\n")
    values = json.loads(head)
    packed = decompress(body[values["weights"] :])
    assert len(packed) == 6 * values["features"] + 3 + values["weights"]


def test_a_feature_is_found_by_its_hash() -> None:
    known = table()
    assert [known.place(key) for key in known.keys[:50]] == list(range(50))
    assert known.place(-1) == -1
