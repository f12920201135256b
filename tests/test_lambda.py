"""The built artefact, in the Lambda runtime: only the artefact is on the path."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.simulator import envelope
from tests.artefact import SAM

EMULATOR = "lib/python*/site-packages/samcli/local/rapid/aws-lambda-rie-x86_64"
FOREIGN = "amzn1.ask.skill.99999999-9999-9999-9999-999999999999"

pytestmark = pytest.mark.skipif(
    not (SAM / "ready").exists(), reason="run `make package` once: it sets up SAM and its emulator"
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def function(artefact: Path) -> Iterator[str]:
    """The address of the emulator that runs the artefact."""
    port, inner = free_port(), free_port()
    emulator = next(SAM.glob(EMULATOR))
    command = [
        str(emulator),
        "--runtime-interface-emulator-address",
        f"127.0.0.1:{port}",
        "--runtime-api-address",
        f"127.0.0.1:{inner}",
        str(SAM / "bin" / "python"),
        "-m",
        "awslambdaric",
        "lambda_function.lambda_handler",
    ]
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(artefact),
        "SKILL_ID": envelope.APPLICATION,
        "AWS_LAMBDA_FUNCTION_TIMEOUT": "7",
    }
    emulator.chmod(0o755)
    with subprocess.Popen(
        command,
        cwd=artefact,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"
        process.terminate()


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the emulator did not start")


def invoke(address: str, event: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(address, data=json.dumps(event).encode(), method="POST")  # noqa: S310  # ours
    with urllib.request.urlopen(request, timeout=20) as response:  # noqa: S310  # ours
        answer: dict[str, Any] = json.load(response)
    return answer


def test_a_conversation_in_the_lambda_runtime(function: str) -> None:
    """Launch, then four turns to an explanation."""
    session = envelope.new_session()
    answer = invoke(function, envelope.launch_request(session, "en-US"))
    assert "cramping right now" in answer["response"]["outputSpeech"]["ssml"]
    for intent in ("AMAZON.NoIntent", "AMAZON.NoIntent", "AMAZON.YesIntent", "AMAZON.NoIntent"):
        session = {**session, "new": False, "attributes": answer["sessionAttributes"]}
        answer = invoke(function, envelope.intent_request(session, "en-US", intent, {}))
        assert answer["response"]["shouldEndSession"] is False
    assert answer["sessionAttributes"]["reply"]["explains"] == ["posture"]


def test_broken_session_attributes_get_an_apology(function: str) -> None:
    session = {**envelope.new_session(), "attributes": {"state": {"version": -1}}}
    answer = invoke(function, envelope.intent_request(session, "en-US", "AMAZON.YesIntent", {}))
    assert "something went wrong" in answer["response"]["outputSpeech"]["ssml"]
    assert answer["response"]["shouldEndSession"] is False


def test_another_skills_request_is_refused(function: str) -> None:
    event = envelope.launch_request(envelope.new_session(), "en-US")
    event["context"]["System"]["application"] = {"applicationId": FOREIGN}
    answer = invoke(function, event)
    assert answer["errorType"] == "RefusedError"
    assert "response" not in answer
