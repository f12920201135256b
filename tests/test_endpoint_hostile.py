"""What strangers send to a real server on a socket: each gets its answer, and none breaks it.

The certificates are real X.509 chains, fetched from a real HTTPS server.
"""

import base64
import gzip
import json
import socket
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from skill.alexa.app import build, handle
from skill.endpoint.adapter import LARGEST
from skill.simulator import invocation
from tests.authority import chain, issued
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
from tests.test_app import KINDS, recorded
from tests.test_certificate import BROKEN, UNFIT, UNREADABLE

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


def pss(body: bytes) -> bytes:
    key = chain().leaf.key
    assert isinstance(key, RSAPrivateKey)
    return key.sign(body, PSS(MGF1(hashes.SHA256()), 32), hashes.SHA256())


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


def slug(name: str) -> str:
    return name.replace(" ", "_").replace("'", "")


VALID = Case(lambda: alexa(launch()), 200)

URLS = {
    "a wrong scheme": ("http://s3.amazonaws.com/echo.api/valid.pem", "wrong scheme"),
    "a file": ("file:///echo.api/valid.pem", "not a plain URL"),
    "a wrong host": ("https://evil.example/echo.api/valid.pem", "wrong host"),
    "a longer host": ("https://s3.amazonaws.com.evil.example/echo.api/valid.pem", "wrong host"),
    "a host below": ("https://evil.s3.amazonaws.com/echo.api/valid.pem", "wrong host"),
    "the loopback": ("https://127.0.0.1/echo.api/valid.pem", "wrong host"),
    "a wrong path": ("https://s3.amazonaws.com/invalid.path/valid.pem", "wrong path"),
    "a path in another case": ("https://s3.amazonaws.com/EcHo.aPi/valid.pem", "wrong path"),
    "a longer folder": ("https://s3.amazonaws.com/echo.api.evil/valid.pem", "wrong path"),
    "a folder below": ("https://s3.amazonaws.com/evil/echo.api/valid.pem", "wrong path"),
    "no file": (FOLDER, "wrong path"),
    "a wrong port": ("https://s3.amazonaws.com:563/echo.api/valid.pem", "wrong port"),
    "port 0": ("https://s3.amazonaws.com:0/echo.api/valid.pem", "wrong port"),
    "traversal": (f"{FOLDER}../evil/valid.pem", "wrong path"),
    "encoded traversal": (f"{FOLDER}%2e%2e/evil/valid.pem", "not a plain URL"),
    "backslashes": (f"{FOLDER}..\\evil\\valid.pem", "not a plain URL"),
    "a user": ("https://user@s3.amazonaws.com/echo.api/valid.pem", "not a plain URL"),
    "the host as user": ("https://s3.amazonaws.com@evil.example/echo.api/", "not a plain URL"),
    "the host after a fragment": ("https://evil.example#@s3.amazonaws.com/x", "not a plain URL"),
    "a query": (f"{FOLDER}valid.pem?x=y", "not a plain URL"),
    "a fragment": (f"{FOLDER}valid.pem#x", "not a plain URL"),
    "nonsense": ("nonsense", "not a plain URL"),
    "no ASCII": ("https://s\u00b3.amazonaws.com/echo.api/valid.pem", "not a plain URL"),
    "a very long one": (f"{FOLDER}{'x/../' * 1000}evil?", "not a plain URL"),
}
SPELLINGS = {
    "scheme and host in capitals": "HTTPS://S3.AMAZONAWS.COM/echo.api/valid.pem",
    "port 443": "https://s3.amazonaws.com:443/echo.api/valid.pem",
    "traversal that returns": f"{FOLDER}../echo.api/./valid.pem",
}
FETCHES = {
    "late.pem": "no answer in time",
    "dripping.pem": "no answer in time",
    "redirect.pem": "not found",
    "no_such.pem": "not found",
    "server_error.pem": "not found",
    "huge.pem": "too large",
    "cut_short.pem": "cannot be fetched",
    "no_http.pem": "cannot be fetched",
    "hang_up.pem": "cannot be fetched",
    "closed_port.pem": "cannot be fetched",
}
NOT_THE_BODY = "signature: not that of the body"
NOT_BASE64 = "signature: not base64"
SIGNATURES = {
    "another key": Case(lambda: signature(made=issued("Another").signature), 400, NOT_THE_BODY),
    "the intermediate's": Case(
        lambda: signature(made=chain().intermediate.signature), 400, NOT_THE_BODY
    ),
    "SHA-1": Case(
        lambda: signature(made=lambda body: chain().leaf.signature(body, hashes.SHA1())),  # noqa: S303
        400,
        NOT_THE_BODY,
    ),
    "PSS": Case(lambda: signature(made=pss), 400, NOT_THE_BODY),
    "another body's": Case(
        lambda: signature(made=lambda _: chain().leaf.signature(b"{}")), 400, NOT_THE_BODY
    ),
    "cut short": Case(
        lambda: signature(made=lambda body: chain().leaf.signature(body)[:-1]), 400, NOT_THE_BODY
    ),
    "not base64": Case(lambda: signature("????"), 400, NOT_BASE64),
    "base64 without its end": Case(lambda: signature("YQ"), 400, NOT_BASE64),
    "no ASCII": Case(lambda: signature("\u00e4\u00f6\u00fc="), 400, NOT_BASE64),
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
    "no URL": Case(
        lambda: with_headers(drop=["SignatureCertChainUrl"]), 400, "SignatureCertChainUrl: missing"
    ),
    "an empty URL": Case(
        lambda: with_headers(("SignatureCertChainUrl", ""), drop=["SignatureCertChainUrl"]),
        400,
        "SignatureCertChainUrl: missing",
    ),
    "neither": Case(lambda: http([], b"{}"), 400, "Signature-256: missing"),
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
    "a body with a space more": Case(lambda: altered(lambda body: body + b" "), 400, NOT_THE_BODY),
    "a body with another word": Case(
        lambda: altered(lambda body: body.replace(b"en-US", b"en-GB")), 400, NOT_THE_BODY
    ),
    "no body": Case(lambda: altered(lambda _: b""), 400, NOT_THE_BODY),
}
NO_TIME = "timestamp: missing or not a time"
TIMES = {
    "149 s ago": Case(lambda: alexa(ago(149)), 200),
    "151 s ago": Case(lambda: alexa(ago(151)), 400, "timestamp: not now"),
    "149 s ahead": Case(lambda: alexa(ago(-149)), 200),
    "152 s ahead": Case(lambda: alexa(ago(-152)), 400, "timestamp: not now"),
    "a year ago": Case(lambda: alexa(ago(365 * 86400)), 400, "timestamp: not now"),
    "missing": Case(lambda: alexa(without("request", "timestamp")), 400, NO_TIME),
    "not a date": Case(lambda: alexa(launch(timestamp="yesterday")), 400, NO_TIME),
    "a number": Case(lambda: alexa(launch(timestamp=1772330400000)), 400, NO_TIME),
    "a list": Case(lambda: alexa(launch(timestamp=[])), 400, NO_TIME),
    "null": Case(lambda: alexa(launch(timestamp=None)), 400, NO_TIME),
    "without a zone": Case(lambda: alexa(launch(timestamp="2026-01-01T00:00:00")), 400, NO_TIME),
    "the first": Case(
        lambda: alexa(launch(timestamp="0001-01-01T00:00:00+23:59")), 400, "timestamp: not now"
    ),
    "no such day": Case(lambda: alexa(launch(timestamp="2026-02-30T00:00:00Z")), 400, NO_TIME),
    "a skill event, 3590 s ago": Case(
        lambda: alexa(ago(3590, type="AlexaSkillEvent.SkillEnabled")), 200
    ),
    "a skill event, 3610 s ago": Case(
        lambda: alexa(ago(3610, type="AlexaSkillEvent.SkillEnabled")), 400, "timestamp: not now"
    ),
    "an intent, 3590 s ago": Case(
        lambda: alexa(ago(3590, type="IntentRequest")), 400, "timestamp: not now"
    ),
}
ANOTHER = "the request is for another skill"
IDS = {
    "another": Case(lambda: alexa(application(FOREIGN, FOREIGN)), 400, ANOTHER),
    "another in the context": Case(lambda: alexa(application(context=FOREIGN)), 400, ANOTHER),
    "another in the session": Case(lambda: alexa(application(session=FOREIGN)), 400, ANOTHER),
    "in another case": Case(
        lambda: alexa(application(context=invocation.APPLICATION.upper())), 400, ANOTHER
    ),
    "empty": Case(lambda: alexa(application("", "")), 400, ANOTHER),
    "null": Case(lambda: alexa(application(None, None)), 400, ANOTHER),
    "a list": Case(lambda: alexa(application([invocation.APPLICATION])), 400, ANOTHER),
    "no context": Case(lambda: alexa(without("context")), 400, ANOTHER),
    "no system": Case(lambda: alexa(without("context", "System")), 400, ANOTHER),
    "none in the session": Case(lambda: alexa(without("session", "application")), 400, ANOTHER),
}
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
    "a session that is a string": Case(
        lambda: alexa({**launch(), "session": "text"}), 400, ANOTHER
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

CASES: dict[str, Case] = {
    "valid": VALID,
    **{
        f"URL: {name}": Case(
            lambda url=url: alexa(launch(), url=url),  # type: ignore[misc]
            400,
            f"certificate URL: {wrong}",
        )
        for name, (url, wrong) in URLS.items()
    },
    **{
        f"URL: {name}": Case(lambda url=url: alexa(launch(), url=url), 200)  # type: ignore[misc]
        for name, url in SPELLINGS.items()
    },
    **{
        f"chain: {name}": Case(
            lambda name=name: alexa(launch(), url=f"{FOLDER}{slug(name)}.pem"),  # type: ignore[misc]
            400,
            f"certificate: {reason}",
        )
        for table, reason in (
            (BROKEN, "not trusted"),
            (UNREADABLE, "cannot be read"),
            (UNFIT, "not for Alexa's signatures"),
        )
        for name in table
    },
    **{
        f"fetch: {name}": Case(
            lambda name=name: alexa(launch(), url=f"{FOLDER}{name}"),  # type: ignore[misc]
            400,
            f"certificate: {reason}",
        )
        for name, reason in FETCHES.items()
    },
    **{f"signature: {name}": case for name, case in SIGNATURES.items()},
    **{f"timestamp: {name}": case for name, case in TIMES.items()},
    **{f"application id: {name}": case for name, case in IDS.items()},
    **{f"body: {name}": case for name, case in BODIES.items()},
    **{f"HTTP: {name}": case for name, case in HTTP.items()},
}


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertificateServer]:
    """Amazon's server, as far as the endpoint can tell."""
    files = {f"{slug(name)}.pem": made() for name, made in (BROKEN | UNREADABLE | UNFIT).items()}
    folder = tmp_path_factory.mktemp("certificates")
    good = {"valid.pem": chain().pem, "first.pem": chain().pem}
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


def test_many_first_requests_at_once_fetch_the_certificate_once(
    server: Running, certificates: CertificateServer
) -> None:
    with ThreadPoolExecutor(16) as pool:
        sent = [alexa(launch(), url=f"{FOLDER}first.pem") for _ in range(64)]
        answers = list(pool.map(server.send, sent))
    assert {answer.status for answer in answers} == {200}
    assert certificates.asked["first.pem"] == 1


def test_answers_at_the_same_time_do_not_mix(server: Running) -> None:
    """Several threads ask one skill object."""
    skill = build(invocation.APPLICATION)
    events = [recorded(name) for name in KINDS] * 8
    for event in events:
        event["session"]["application"] = {"applicationId": invocation.APPLICATION}
        event["context"]["System"]["application"] = {"applicationId": invocation.APPLICATION}
        event["request"]["timestamp"] = datetime.now(UTC).isoformat()
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda event: server.send(alexa(event)), events))
    assert [one.json for one in answers] == [handle(skill, event) for event in events]


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
