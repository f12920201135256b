"""What strangers send to a real server on a socket: each gets its answer, and none breaks it.

The certificates are real X.509 chains, fetched from a real HTTPS server.
"""

import base64
import gzip
import json
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.endpoint.adapter import LARGEST
from skill.simulator import invocation
from tests.authority import ALEXA, chain, issued, pem
from tests.certificate_server import CertificateServer, certificate_server
from tests.endpoint_process import (
    PATIENCE,
    URL,
    Running,
    endpoint_process,
    free_port,
    http,
    received,
    signed,
)

FOLDER = "https://s3.amazonaws.com/echo.api/"
FOREIGN = "amzn1.ask.skill.99999999-9999-9999-9999-999999999999"
SECRET = "5ecre7"  # noqa: S105  # stands for what nobody may find in the log
MEGABYTES = 10_000_000
LINE = frozenset({"request", "intent", "reply", "ms"})


@dataclass(frozen=True)
class Case:
    """A request, and its answer: the status, and the reason unless the server's own is good."""

    sent: Callable[[], bytes]
    status: int = 400
    reason: str = ""


def launch(**request: Any) -> dict[str, Any]:
    """A launch, sent now, with parts of its request replaced."""
    event = invocation.launch_request(invocation.new_session(), "en-US")
    event["session"]["user"] = {"userId": f"amzn1.ask.account.{SECRET}"}
    event["request"].update(request)
    return event


def intent(**changes: Any) -> dict[str, Any]:
    """An intent with what somebody said, with parts of it replaced."""
    spoken = invocation.intent_request(
        invocation.new_session(),
        "en-US",
        "WhyIntent",
        {"cause": {"type": "Cause", "id": "", "spoken": SECRET}},
    )
    spoken["request"].update(changes)
    return spoken


def ago(seconds: float, **request: Any) -> dict[str, Any]:
    sent = datetime.now(UTC) - timedelta(seconds=seconds)
    return launch(**{"timestamp": sent.isoformat(timespec="milliseconds"), **request})


def application(
    context: Any = invocation.APPLICATION, session: Any = invocation.APPLICATION
) -> Any:
    event = launch()
    event["context"]["System"]["application"] = {"applicationId": context}
    event["session"]["application"] = {"applicationId": session}
    return event


def without(*path: str) -> dict[str, Any]:
    event = inner = launch()
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return event


def attributes(value: Any) -> dict[str, Any]:
    event = intent()
    event["session"]["attributes"] = value
    return event


def alexa(event: Any, **how: Any) -> bytes:
    """A request that Alexa signed, whatever is in it."""
    return raw(json.dumps(event).encode(), **how)


def raw(body: bytes, url: str = URL, **how: Any) -> bytes:
    return http(signed(body, url), body, **how)


def with_headers(*headers: tuple[str, str], drop: Sequence[str] = ()) -> bytes:
    """A request of Alexa's with other headers."""
    body = json.dumps(launch()).encode()
    kept = [pair for pair in signed(body) if pair[0] not in drop]
    return http([*kept, *headers], body)


def signature(text: str | None = None, made: Callable[[bytes], bytes] | None = None) -> bytes:
    """A request of Alexa's with another signature: *text* as it is, or *made* of the body."""
    body = json.dumps(launch()).encode()
    value = base64.b64encode(made(body)).decode() if made else str(text)
    return http([("Signature-256", value), ("SignatureCertChainUrl", URL)], body)


def altered(change: Callable[[bytes], bytes]) -> bytes:
    body = json.dumps(launch()).encode()
    return http(signed(body), change(body))


def nested(depth: int) -> bytes:
    """A request of Alexa's with a slot nested too deep for most that read JSON."""
    marker = '"DEEP"'
    deep = json.dumps(intent(deep="DEEP")).replace(marker, '{"a":' * depth + "1" + "}" * depth)
    return raw(deep.encode())


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(chunks)
    lines = [f"{name}: {value}" for name, value in signed(body)]
    head = ["POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", *lines, "", ""]
    return "\r\n".join(head).encode() + b"".join(map(chunk, chunks)) + end


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


VALID = Case(lambda: alexa(launch()), 200)

NOT_THE_BODY = "signature: not that of the body"
SIGNATURES = {
    "missing": Case(lambda: with_headers(drop=["Signature-256"]), 400, "Signature-256: missing"),
    "empty": Case(lambda: signature(""), 400, "Signature-256: missing"),
    "the SHA-1 header alone": Case(
        lambda: with_headers(("Signature", "YQ=="), drop=["Signature-256"]),
        400,
        "Signature-256: missing",
    ),
    "an underscore in the header": Case(
        lambda: with_headers(("Signature_256", "YQ=="), drop=["Signature-256"]),
        400,
        "Signature-256: missing",
    ),
    "twice": Case(
        lambda: with_headers(("Signature-256", "YQ==")), 400, "Signature-256: more than one"
    ),
    "twice, in another case": Case(
        lambda: with_headers(("SIGNATURE-256", "YQ==")), 400, "Signature-256: more than one"
    ),
    "two URLs": Case(
        lambda: with_headers(("SignatureCertChainUrl", URL)),
        400,
        "SignatureCertChainUrl: more than one",
    ),
    "two URLs in one": Case(
        lambda: with_headers(
            ("SignatureCertChainUrl", f"{URL}, {URL}"), drop=["SignatureCertChainUrl"]
        ),
        400,
        "SignatureCertChainUrl: more than one",
    ),
    "a body with another word": Case(
        lambda: altered(lambda body: body.replace(b"en-US", b"en-GB")), 400, NOT_THE_BODY
    ),
    "no body": Case(lambda: altered(lambda _: b""), 400, NOT_THE_BODY),
}
NO_TIME = "timestamp: missing or not a time"
ANOTHER = "the request is for another skill"
NOT_JSON, NO_REQUEST = "body: not JSON", "body: not a request"
BODIES = {
    "empty": Case(lambda: raw(b""), 400, NOT_JSON),
    "text": Case(lambda: raw(b"nonsense"), 400, NOT_JSON),
    "a form": Case(lambda: raw(b"a=b&c=d"), 400, NOT_JSON),
    "not UTF-8": Case(lambda: raw(b'{"a": "\xff\xfe"}'), 400, NOT_JSON),
    "UTF-16": Case(lambda: raw(json.dumps(launch()).encode("utf-16")), 400, NOT_JSON),
    "a byte order mark": Case(
        lambda: raw(b"\xef\xbb\xbf" + json.dumps(launch()).encode()), 400, NOT_JSON
    ),
    "gzip": Case(lambda: raw(gzip.compress(json.dumps(launch()).encode())), 400, NOT_JSON),
    "NaN": Case(lambda: alexa(launch(number=float("nan"))), 400, NOT_JSON),
    "infinity": Case(lambda: alexa(launch(number=float("inf"))), 400, NOT_JSON),
    "a number beyond all": Case(
        lambda: raw(json.dumps(launch(number="N")).replace('"N"', "1e999").encode()), 200
    ),
    "a number of 5000 digits": Case(
        lambda: raw(json.dumps(launch(number="N")).replace('"N"', "9" * 5000).encode()),
        400,
        NOT_JSON,
    ),
    "a number of 4000 digits": Case(lambda: alexa(launch(number=10**4000)), 200),
    "a list": Case(lambda: alexa([launch()]), 400, NO_REQUEST),
    "null": Case(lambda: raw(b"null"), 400, NO_REQUEST),
    "a string": Case(lambda: alexa("launch"), 400, NO_REQUEST),
    "an empty object": Case(lambda: raw(b"{}"), 400, NO_TIME),
    "a request that is a list": Case(lambda: alexa({"request": []}), 400, NO_TIME),
    "60000 brackets": Case(lambda: raw(b"[" * 60_000), 400, NOT_JSON),
    "nested 10000 deep": Case(lambda: nested(10_000), 400, NOT_JSON),
    "nested 900 deep": Case(lambda: nested(900), 200),
    "nested 300 deep": Case(lambda: nested(300), 200),
    "half a character in the locale": Case(lambda: alexa(launch(locale="\ud800")), 200),
    "half a character in an intent": Case(lambda: alexa(intent(intent={"name": "\udfff"})), 200),
    "half a character in a key": Case(lambda: alexa(launch(**{"\ud83d": 1})), 200),
    "zero bytes": Case(lambda: alexa(launch(locale="\0")), 200),
    "an unknown type": Case(lambda: alexa(launch(type="Unheard.Of")), 200),
    "a type that is a list": Case(lambda: alexa(launch(type=["LaunchRequest"])), 200),
    "a type that is a class of Python": Case(lambda: alexa(launch(type="__class__")), 200),
    "no type": Case(lambda: alexa(without("request", "type")), 200),
    "an unknown intent": Case(lambda: alexa(intent(intent={"name": "NoSuchIntent"})), 200),
    "an intent that is a number": Case(lambda: alexa(intent(intent=5)), 200),
    "slots that are a list": Case(
        lambda: alexa(intent(intent={"name": "WhyIntent", "slots": [1, 2]})), 200
    ),
    "a slot that is a string": Case(
        lambda: alexa(intent(intent={"name": "WhyIntent", "slots": {"cause": "cold"}})), 200
    ),
    "a locale that is a number": Case(lambda: alexa(launch(locale=5)), 200),
    "attributes that are a string": Case(lambda: alexa(attributes("text")), 200),
    "a state of another version": Case(lambda: alexa(attributes({"state": {"version": 9}})), 200),
    "a state that is huge": Case(lambda: alexa(attributes({"state": "x" * 50_000})), 200),
    "no session": Case(lambda: alexa(without("session")), 200),
    # The ids that are there decide, and at least one must be.
    "a session that is a string": Case(lambda: alexa({**launch(), "session": "text"}), 200),
    "a session that is a string, and no context": Case(
        lambda: alexa({**without("context"), "session": "text"}), 400, ANOTHER
    ),
    "keys of Python's": Case(
        lambda: alexa({**launch(), "__class__": "x", "__dict__": {}, "attribute_map": {}}), 200
    ),
    "as large as may be": Case(lambda: raw(json.dumps(launch()).encode().ljust(LARGEST)), 200),
    "one byte larger": Case(lambda: raw(json.dumps(launch()).encode().ljust(LARGEST + 1)), 413),
    "10 MB": Case(lambda: raw(json.dumps(launch()).encode().ljust(MEGABYTES)), 413),
    "10 MB promised": Case(
        lambda: raw(b"{}").replace(b"Content-Length: 2", f"Content-Length: {MEGABYTES}".encode()),
        413,
    ),
    "in chunks": Case(lambda: chunked(*map(bytes, zip(json.dumps(launch()).encode()))), 200),
    "10 MB in chunks": Case(lambda: chunked(*[b" " * 100_000] * 100), 413),
    "chunks without an end": Case(lambda: chunked(*[b" " * 10_000] * 10, end=b""), 413),
    "a chunk that is none": Case(
        lambda: chunked(b"{}", end=b"nonsense\r\n\r\n"), 400, "body: not whole"
    ),
}
METHODS = {
    method: Case(lambda method=method: alexa(launch(), method=method), 405)  # type: ignore[misc]
    for method in ("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
}
HTTP = {
    **METHODS,
    "POST to /healthz": Case(lambda: alexa(launch(), path="/healthz"), 405),
    "another path": Case(lambda: alexa(launch(), path="/admin"), 404),
    "a path of dots": Case(lambda: alexa(launch(), path="/../../etc/passwd"), 404),
    "a path that is not UTF-8": Case(lambda: alexa(launch(), path="/%ff%fe"), 404),
    "a path of 3 KB": Case(lambda: alexa(launch(), path="/" + "x" * 3000), 414),
    "a method of its own": Case(lambda: alexa(launch(), method="get"), 400),
    "two lengths": Case(lambda: with_headers(("Content-Length", "5")), 400),
    "a negative length": Case(
        lambda: b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400
    ),
    "a length and chunks": Case(lambda: with_headers(("Transfer-Encoding", "chunked")), 400),
    "an unknown coding": Case(lambda: with_headers(("Transfer-Encoding", "evil")), 501),
    "a header without a colon": Case(lambda: b"POST / HTTP/1.1\r\nHost\r\n\r\n", 400),
    "a zero byte in a header": Case(lambda: with_headers(("X", "a\0b")), 400),
    "a header of 20 KB": Case(lambda: with_headers(("X", "x" * 20_000)), 431),
    "70 headers": Case(lambda: with_headers(*[(f"X-{n}", "x") for n in range(70)]), 431),
    "as a form": Case(
        lambda: with_headers(("Content-Type", "application/x-www-form-urlencoded")), 200
    ),
    "as a form in parts": Case(
        lambda: with_headers(("Content-Type", "multipart/form-data; boundary=x")), 200
    ),
    "as nothing known": Case(lambda: with_headers(("Content-Type", "\u00e4/;;;=")), 200),
    "no HTTP": Case(lambda: b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "another host": Case(lambda: alexa(launch()).replace(b"localhost", b"evil.example"), 200),
    "a host that is none": Case(lambda: alexa(launch()).replace(b"localhost", b"a b:c:d/"), 200),
    "an expectation": Case(lambda: with_headers(("Expect", "evil")), 417),
    "SCRIPT_NAME": Case(lambda: with_headers(("SCRIPT_NAME", "/evil")), 200),
    "contradictory schemes": Case(
        lambda: with_headers(("X-Forwarded-Proto", "http"), ("X-Forwarded-Ssl", "on")), 200
    ),
}
REASONS = {404: "not found", 405: "method not allowed", 413: "request entity too large"}

# One of each kind: the owners' own tests have all of them.
RULES = {
    "URL": Case(
        lambda: alexa(launch(), url="https://evil.example/echo.api/valid.pem"),
        400,
        "certificate URL: wrong host",
    ),
    "chain": Case(
        lambda: alexa(launch(), url=f"{FOLDER}stranger.pem"), 400, "certificate: not trusted"
    ),
    "fetch": Case(
        lambda: alexa(launch(), url=f"{FOLDER}no_such.pem"), 400, "certificate: not found"
    ),
    "another key": Case(lambda: signature(made=issued("Another").signature), 400, NOT_THE_BODY),
    "timestamp": Case(lambda: alexa(ago(151)), 400, "timestamp: not now"),
    "application id": Case(lambda: alexa(application(FOREIGN, FOREIGN)), 400, ANOTHER),
}
CASES: dict[str, Case] = {
    "valid": VALID,
    **RULES,
    **{f"signature: {name}": case for name, case in SIGNATURES.items()},
    **{f"body: {name}": case for name, case in BODIES.items()},
    **{f"HTTP: {name}": case for name, case in HTTP.items()},
}


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertificateServer]:
    """Amazon's server, as far as the endpoint can tell."""
    stranger = issued(ALEXA, names=[ALEXA])
    files = {"stranger.pem": pem(stranger)}
    folder = tmp_path_factory.mktemp("certificates")
    good = {"valid.pem": chain().pem}
    with certificate_server(folder, good | files) as server:
        yield server


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, certificates: CertificateServer
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("endpoint")
    closed = {"closed_port.pem": f"https://127.0.0.1:{free_port()}"}
    with endpoint_process(folder, certificates, elsewhere=closed) as running:
        yield running


def works(server: Running) -> None:
    """A launch of Alexa's is answered with a question."""
    answer = server.send(VALID.sent())
    assert answer.status == 200
    assert "cramping right now" in answer.json["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("name", CASES)
def test_each_gets_its_answer_and_the_valid_one_works_afterwards(
    server: Running, name: str
) -> None:
    case = CASES[name]
    answer = server.send(case.sent())
    assert answer.status == case.status, answer.body
    reason = case.reason or REASONS.get(case.status, "")
    if case.status == 200:
        assert answer.json["version"] == "1.0"
        assert "response" in answer.json
    elif reason:
        assert answer.json == {"reason": reason}
    works(server)


def test_a_body_that_breaks_off_harms_nobody(server: Running) -> None:
    whole = alexa(launch())
    for cut in (b"", whole[:10], whole[:100], whole[:-1]):
        with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as wire:
            wire.sendall(cut)
            wire.shutdown(socket.SHUT_WR)
            assert received(wire).status in (0, 400)
        works(server)


@pytest.mark.parametrize("size", [0, 100, LARGEST + 100])
def test_what_follows_a_request_is_not_taken_for_another(server: Running, size: int) -> None:
    before = len(server.log().splitlines())
    second = http([], b"{}", path="/smuggled")
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as wire:
        wire.sendall(raw(b"x" * size) + second)
        with wire.makefile("rb") as answers:
            assert answers.read().count(b"HTTP/1.1 ") == 1
    assert len(server.log().splitlines()) == before + 1


def test_the_log_has_a_line_a_request_and_nobody_s_words(server: Running) -> None:
    before = len(server.log().splitlines())
    requests = [
        alexa(launch()),
        alexa(intent()),
        alexa(intent(intent={"name": SECRET})),
        alexa(launch(type=SECRET)),
        alexa(launch(locale=SECRET)),
        alexa(launch(timestamp=SECRET)),
        alexa(application(SECRET)),
        raw(SECRET.encode()),
        signature(SECRET),
        alexa(launch(), url=f"https://{SECRET}.example/"),
        alexa(launch(), url=f"{FOLDER}{SECRET}.pem"),
        alexa(launch(), path=f"/{SECRET}?{SECRET}"),
        alexa(launch(), method="PUT"),
        with_headers(("User-Agent", SECRET), ("X-Forwarded-For", SECRET)),
        http([], method="GET", path="/healthz"),
    ]
    for sent in requests:
        server.send(sent)
    lines = [json.loads(line) for line in server.log().splitlines()[before:]]
    assert len(lines) == len(requests) - 1  # none for the health check
    assert {frozenset(line.keys() - {"status", "reason"}) for line in lines} == {LINE}
    ids = (SECRET, "amzn1", "127.0.0.1", "localhost", "pem", "Traceback", "gunicorn")
    assert [word for word in ids if word in server.log().partition("\n")[2]] == []
