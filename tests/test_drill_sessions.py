"""Drill: sessions mixed on one process are each answered as if they had it to themselves."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.content import LOCALES
from skill.simulator.desk import lambda_handler
from tests.conftest import ROOT
from tests.drills import SCRIPTS, Script, Talk, alone, answers_of
from tests.turns import intents

ANSWERER = answers_of(lambda_handler())
EVERYTHING = [*intents(every_id=True)]
FEW = settings(max_examples=100)  # some thirty turns each
THREADS = 8
ROUNDS = 40

said = st.sampled_from(EVERYTHING)
scripts = st.lists(st.lists(said, min_size=1, max_size=8), min_size=2, max_size=4)


def mixed(talks: Sequence[Talk], order: Sequence[int]) -> None:
    """Takes the turns of *talks* in *order*."""
    for place in order:
        talks[place].turn(ANSWERER)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_the_scripts_are_understood_all_along(script: Script, locale: str) -> None:
    """Answers that are all apologies would be alike too."""
    answers = [json.loads(answer) for answer in alone(ANSWERER, script, locale)]
    kinds = [answer["sessionAttributes"]["reply"]["kind"] for answer in answers]
    assert all(answer["response"]["outputSpeech"]["ssml"] for answer in answers)
    assert "fault" not in kinds
    assert len({*kinds}) >= 4


@given(st.data(), scripts)
@FEW
def test_any_sessions_in_any_order_are_each_answered_as_alone(
    data: st.DataObject, several: list[Script]
) -> None:
    """Every intent and id there is, in any locale."""
    locales = [data.draw(st.sampled_from(LOCALES)) for _ in several]
    turns = [place for place, script in enumerate(several) for _ in script]
    talks = [Talk(*pair) for pair in zip(several, locales, strict=True)]
    mixed(talks, data.draw(st.permutations(turns)))
    for talk in talks:
        assert talk.answers == alone(ANSWERER, talk.script, talk.locale)


@pytest.fixture
def _restless() -> Iterator[None]:
    """Threads are switched after a microsecond, not after five milliseconds."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_restless")
@pytest.mark.parametrize("threads", [2, THREADS])
def test_sessions_in_threads_at_once_are_each_answered_as_alone(threads: int) -> None:
    """Each thread has a script and a locale of its own, and no two start alike."""
    kinds = [*product(SCRIPTS.values(), LOCALES)][: threads * 2 : 2]
    expected = [alone(ANSWERER, *kind) for kind in kinds]
    together = Barrier(threads)

    def talk(kind: tuple[Script, str]) -> list[list[bytes]]:
        together.wait(10)
        return [alone(ANSWERER, *kind) for _ in range(ROUNDS)]

    with ThreadPoolExecutor(threads) as pool:
        found = [*pool.map(talk, kinds)]
    assert found == [[answers] * ROUNDS for answers in expected]


FRESH = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from skill.simulator.desk import lambda_handler

sys.setswitchinterval(1e-6)
handler = lambda_handler()
events = json.load(sys.stdin)
together = Barrier(len(events))

def answered(event):
    together.wait(10)
    return json.dumps(handler(event, None))

with ThreadPoolExecutor(len(events)) as pool:
    json.dump([*pool.map(answered, events)], sys.stdout)
"""


@pytest.mark.parametrize("run", range(3))
def test_the_first_requests_of_a_process_may_come_at_once(run: int) -> None:
    """What is made or loaded at the first request is made once, or twice alike."""
    kinds = [*product(SCRIPTS.values(), LOCALES)][run :: len(LOCALES) // 2]
    events = [Talk(*kind).event() for kind in kinds]
    done = subprocess.run(
        [sys.executable, "-c", FRESH],
        cwd=ROOT,
        input=json.dumps(events),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "fault" not in done.stderr
    answers = [answer.encode() for answer in json.loads(done.stdout)]
    assert answers == [ANSWERER(event) for event in events]
