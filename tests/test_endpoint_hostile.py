"""What strangers send to a real server on a socket: each gets its answer, and none breaks it.

The certificates are real X.509 chains, fetched from a real HTTPS server.
"""

import gzip
import json
import socket
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from skill.endpoint.adapter import LARGEST
from skill.simulator import invocation
from tests.authority import ALEXA, chain, issued, pem
from tests.certificate_server import CertificateServer, certificate_server
from tests.endpoint_process import PATIENCE, URL, Running, endpoint_process, http, received, signed

FOLDER = "https://s3.amazonaws.com/echo.api/"
FOREIGN = "amzn1.ask.skill.99999999-9999-9999-9999-999999999999"
SECRET = "5ecre7"  # noqa: S105  # stands for what nobody may find in the log
SIGNATURE, TOO_LARGE = "Signature-256", "request entity too large"
MEGABYTES = 10_000_000
LINE = frozenset({"request", "intent", "reply", "ms"})


def launch(**request: Any) -> dict[str, Any]:
    event = invocation.launch_request(invocation.new_session(), "en-US")
    event["session"]["user"] = {"userId": f"amzn1.ask.account.{SECRET}"}
    event["request"].update(request)
    return event


def intent(**changes: Any) -> dict[str, Any]:
    spoken = invocation.intent_request(
        invocation.new_session(),
        "en-US",
        "WhyIntent",
        {"cause": {"type": "Cause", "id": "", "spoken": SECRET}},
    )
    spoken["request"].update(changes)
    return spoken


def application(context: str, session: str = invocation.APPLICATION) -> Any:
    event = launch()
    event["context"]["System"]["application"] = {"applicationId": context}
    event["session"]["application"] = {"applicationId": session}
    return event


def alexa(event: Any, **how: Any) -> bytes:
    """A request that Alexa signed, whatever is in it."""
    return raw(json.dumps(event).encode(), **how)


def raw(body: bytes, url: str = URL, **how: Any) -> bytes:
    return http(signed(body, url), body, **how)


def with_headers(*headers: tuple[str, str], drop: Sequence[str] = ()) -> bytes:
    """A request of Alexa's with other headers, and without those to *drop*."""
    body = json.dumps(launch()).encode()
    kept = [pair for pair in signed(body) if pair[0] not in drop]
    return http([*kept, *headers], body)


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(chunks)
    lines = [f"{name}: {value}" for name, value in signed(body)]
    head = ["POST / HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", *lines, "", ""]
    return "\r\n".join(head).encode() + b"".join(map(chunk, chunks)) + end


def chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def valid() -> bytes:
    return alexa(launch())


# A request, and the reason that it is refused for, or else the status of its answer.
Case = tuple[Callable[[], bytes], str | int]

# One of each rule that a request may break: the owners' own tests have all of them.
RULES: dict[str, Case] = {
    "valid": (valid, 200),
    "no signature": (lambda: with_headers(drop=[SIGNATURE]), f"{SIGNATURE}: missing"),
    "an underscore in its header": (
        lambda: with_headers(("Signature_256", "YQ=="), drop=[SIGNATURE]),
        f"{SIGNATURE}: missing",
    ),
    "two": (lambda: with_headers(("SIGNATURE-256", "YQ==")), f"{SIGNATURE}: more than one"),
    "two URLs": (
        lambda: with_headers(("SignatureCertChainUrl", URL)),
        "SignatureCertChainUrl: more than one",
    ),
    "another body": (
        lambda: valid().replace(b"en-US", b"en-GB"),
        "signature: not that of the body",
    ),
    "another host": (
        lambda: alexa(launch(), url="https://evil.example/echo.api/valid.pem"),
        "certificate URL: wrong host",
    ),
    "chain": (lambda: alexa(launch(), url=f"{FOLDER}stranger.pem"), "certificate: not trusted"),
    "fetch": (lambda: alexa(launch(), url=f"{FOLDER}no_such.pem"), "certificate: not found"),
    "time": (lambda: alexa(launch(timestamp="2026-01-01T00:00:00Z")), "timestamp: not now"),
    "skill": (lambda: alexa(application(FOREIGN, FOREIGN)), "the request is for another skill"),
}
BODIES: dict[str, Case] = {
    "text": (lambda: raw(b"nonsense"), "body: not JSON"),
    "gzip": (lambda: raw(gzip.compress(json.dumps(launch()).encode())), "body: not JSON"),
    "60000 brackets": (lambda: raw(b"[" * 60_000), "body: not JSON"),
    "a list": (lambda: alexa([launch()]), "body: not a request"),
    "half a character": (lambda: alexa(launch(locale="\ud800")), 200),
    "an unknown type": (lambda: alexa(launch(type="Unheard.Of")), 200),
    "an intent that is a number": (lambda: alexa(intent(intent=5)), 200),
    "as large as may be": (lambda: raw(json.dumps(launch()).encode().ljust(LARGEST)), 200),
    "one byte larger": (lambda: raw(json.dumps(launch()).encode().ljust(LARGEST + 1)), TOO_LARGE),
    "10 MB": (lambda: raw(json.dumps(launch()).encode().ljust(MEGABYTES)), TOO_LARGE),
    "10 MB promised": (
        lambda: raw(b"{}").replace(b"Content-Length: 2", f"Content-Length: {MEGABYTES}".encode()),
        TOO_LARGE,
    ),
    "in chunks": (lambda: chunked(*map(bytes, zip(json.dumps(launch()).encode()))), 200),
    "10 MB in chunks": (lambda: chunked(*[b" " * 100_000] * 100), TOO_LARGE),
    "chunks without an end": (lambda: chunked(*[b" " * 10_000] * 10, end=b""), TOO_LARGE),
    "a chunk that is none": (lambda: chunked(b"{}", end=b"nonsense\r\n\r\n"), "body: not whole"),
}
# What our settings and routes decide; what is no HTTP at all is gunicorn's to refuse.
HTTP: dict[str, Case] = {
    "a path of 3 KB": (lambda: alexa(launch(), path="/" + "x" * 3000), 414),
    "70 headers": (lambda: with_headers(*[(f"X-{n}", "x") for n in range(70)]), 431),
    "two lengths": (lambda: with_headers(("Content-Length", "5")), 400),
    "a length and chunks": (lambda: with_headers(("Transfer-Encoding", "chunked")), 400),
    "as a form": (lambda: with_headers(("Content-Type", "application/x-www-form-urlencoded")), 200),
    "to another name": (lambda: valid().replace(b"localhost", b"evil.example"), 200),
    "SCRIPT_NAME": (lambda: with_headers(("SCRIPT_NAME", "/evil")), 200),
    "contradictory schemes": (
        lambda: with_headers(("X-Forwarded-Proto", "http"), ("X-Forwarded-Ssl", "on")),
        200,
    ),
}
CASES = {**RULES, **BODIES, **HTTP}


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertificateServer]:
    """Amazon's server, as far as the endpoint can tell."""
    files = {"valid.pem": chain().pem, "stranger.pem": pem(issued(ALEXA, names=[ALEXA]))}
    with certificate_server(tmp_path_factory.mktemp("certificates"), files) as server:
        yield server


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, certificates: CertificateServer
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("endpoint")
    with endpoint_process(folder, certificates) as running:
        yield running


@pytest.mark.parametrize(("sent", "expected"), CASES.values(), ids=CASES)
def test_each_gets_its_answer_and_the_valid_one_works_afterwards(
    server: Running, sent: Callable[[], bytes], expected: str | int
) -> None:
    answer = server.send(sent())
    if isinstance(expected, str):
        assert answer.status == (413 if expected == TOO_LARGE else 400)
        assert answer.json == {"reason": expected}
    else:
        assert answer.status == expected, answer.body
        assert expected != 200 or "response" in answer.json
    assert server.send(valid()).status == 200


def test_a_body_that_breaks_off_harms_nobody(server: Running) -> None:
    whole = alexa(launch())
    for cut in (b"", whole[:10], whole[:100], whole[:-1]):
        with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as wire:
            wire.sendall(cut)
            wire.shutdown(socket.SHUT_WR)
            assert received(wire).status in (0, 400)
        assert server.send(valid()).status == 200


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
        with_headers((SIGNATURE, SECRET), drop=[SIGNATURE]),
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
