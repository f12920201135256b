"""Fixtures that many tests share."""

import fcntl
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from skill.content import LOCALES, Content, load
from skill.simulator import desk
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session
from tests.artefact import BUILT

ROOT = Path(__file__).parents[1]

# What one turn of `talk --json` holds, in this order: a contract.
TURN_KEYS = "say move speech reprompt asks explains warns ends request response"


# Random tests: a few hundred runs at the desk, many in CI. Always the same ones.
for profile, runs in (("desk", 300), ("ci", 10_000)):
    settings.register_profile(
        profile,
        max_examples=runs,
        stateful_step_count=12,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))


@pytest.fixture(scope="session")
def content() -> Content:
    return load("en-US")


@pytest.fixture(scope="session")
def alexa() -> Alexa:
    """What stands in Alexa's place."""
    return desk.alexa()


@pytest.fixture(scope="session")
def handler() -> Handler:
    """The Lambda function itself."""
    return desk.lambda_handler()


@pytest.fixture
def session(handler: Handler, alexa: Alexa) -> Session:
    return Session(handler, alexa)


@pytest.fixture(scope="session")
def artefact(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """What goes to Lambda, built afresh, as a user builds it: by the first worker that asks."""
    with (tmp_path_factory.getbasetemp().parent / "package").open("a+") as built:
        fcntl.flock(built, fcntl.LOCK_EX)
        built.seek(0)
        if built.read() != testrun_uid:
            done = subprocess.run(
                ["make", "package"], cwd=ROOT, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            built.truncate(0)
            built.write(testrun_uid)
    return BUILT


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)
