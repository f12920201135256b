"""The endpoint in one process: the answers and the log of Lambda, through flask-ask-sdk."""

import json
import logging
from typing import Any, NoReturn

import pytest
from flask import Flask, Request

from skill.alexa import app as lambda_app
from skill.endpoint.adapter import endpoint
from skill.endpoint.errors import ServerError, UnverifiedError
from skill.simulator import invocation
from tests.recorded import NAMES, recorded

RECORDED_ID = recorded("launch")["context"]["System"]["application"]["applicationId"]


def everybody(_: Request) -> None:
    """A gate that stands open."""


@pytest.fixture
def app() -> Flask:
    return endpoint(RECORDED_ID, everybody)


@pytest.fixture(autouse=True)
def _logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "skill")


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The log so far, less the milliseconds; forgets it."""
    found = [json.loads(record.getMessage()) for record in caplog.records]
    caplog.clear()
    return [{key: line[key] for key in line if key != "ms"} for line in found]


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_and_the_log_are_lambda_s(
    name: str, app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    event = recorded(name)
    expected = lambda_app.handle(lambda_app.build(RECORDED_ID), event)
    logged = lines(caplog)
    answer = app.test_client().post("/", json=event)
    assert answer.status_code == 200
    assert answer.content_type == "application/json"
    assert answer.json == json.loads(json.dumps(expected))
    assert lines(caplog) == logged


@pytest.mark.rule(
    "The web service answers HTTP 400 to requests with another skill's application id.",
    source="Security Requirements",
)
@pytest.mark.parametrize("name", NAMES)
def test_another_skill_s_request_is_refused_with_lambda_s_line(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = endpoint(invocation.APPLICATION, everybody)
    with pytest.raises(lambda_app.RefusedError):
        lambda_app.handle(lambda_app.build(invocation.APPLICATION), recorded(name))
    logged = lines(caplog)
    answer = app.test_client().post("/", json=recorded(name))
    assert answer.status_code == 400
    assert answer.json == {"reason": "the request is for another skill"}
    assert lines(caplog) == logged


@pytest.mark.parametrize("skill_id", [None, "", " \n"])
def test_without_a_skill_id_there_is_no_endpoint(skill_id: str | None) -> None:
    with pytest.raises(ServerError, match="no skill id"):
        endpoint(skill_id, everybody)


@pytest.mark.rule(
    "The web service answers HTTP 400 to what Alexa did not sign, and nothing of it reaches the "
    "skill.",
    source="Host a Custom Skill as a Web Service",
)
def test_nothing_reaches_the_skill_past_the_gate(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def closed(_: Request) -> NoReturn:
        raise UnverifiedError("certificate: not trusted")

    monkeypatch.setattr("skill.endpoint.adapter.handle", None)
    answer = endpoint(RECORDED_ID, closed).test_client().post("/", json=recorded("launch"))
    assert answer.status_code == 400
    assert answer.json == {"reason": "certificate: not trusted"}
    assert lines(caplog) == [
        {
            "request": None,
            "intent": None,
            "reply": "refused",
            "status": 400,
            "reason": "certificate: not trusted",
        }
    ]


def test_a_gate_that_breaks_lets_nobody_through(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Request) -> NoReturn:
        raise RuntimeError("somebody's words")

    monkeypatch.setattr("skill.endpoint.adapter.handle", None)
    answer = endpoint(RECORDED_ID, broken).test_client().post("/", json=recorded("launch"))
    assert answer.status_code == 400
    assert answer.json == {"reason": "cannot be handled"}
    assert "somebody" not in caplog.text
    assert [line.keys() for line in lines(caplog)] == [{"fault", "at"}]


def test_health_is_told_and_not_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client = app.test_client()
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.head("/healthz").status_code == 200
    assert lines(caplog) == []
    assert client.post("/healthz").status_code == 405
    assert client.options("/healthz").status_code == 405


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        *((method, "/", 405) for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS")),
        *(("GET", path, 404) for path in ("/x", "/static/x", "/healthz/", "/%2e%2e", "//x")),
    ],
)
def test_the_skill_takes_post_alone_and_there_is_nothing_else(
    method: str, path: str, status: int, app: Flask
) -> None:
    answer = app.test_client().open(path, method=method)
    assert (answer.status_code, answer.content_type) == (status, "application/json")
    assert answer.headers.get("Allow") == ("POST" if status == 405 else None)
