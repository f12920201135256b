"""The console's routes, on a real server: conversations, and everybody it refuses."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.app import RefusedError
from skill.console.body import LARGEST, LONGEST
from skill.console.conversations import (
    MOST,
    MOST_TURNS,
    OLDEST,
    Conversation,
    ConversationError,
    Conversations,
)
from skill.console.guard import HEADERS, hosts
from skill.console.routes import ABOUT, console, file_name
from skill.content import LOCALES, load
from skill.simulator import golden
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session
from tests.conftest import ROOT, TURN_KEYS
from tests.consoles import Console, running

OPENING = {"locale": "en-US", "device": "speaker"}
WHY = "why do my legs cramp at night"
STATIC = ROOT / "skill" / "console" / "static"
FILES = sorted(path for path in STATIC.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def server() -> Iterator[Console]:
    with running() as found:
        yield found


# Conversations


def test_a_session_opens_with_a_launch_or_with_a_question(server: Console) -> None:
    launched, asked = server.open()["turn"], server.open(utterance=WHY)["turn"]
    assert launched["request"]["request"]["type"] == "LaunchRequest"
    assert launched["speech"].endswith("Is your leg cramping right now?")
    assert (launched["move"], asked["move"]) == ("launch", "why")
    assert asked["request"]["session"]["new"] is True


def test_a_turn_has_what_talk_writes_and_what_led_to_it(server: Console) -> None:
    turn = server.open(utterance="i went for a long run")["turn"]
    assert set(TURN_KEYS) < set(turn)
    assert turn["ssml"].startswith("<speak>")
    assert turn["card"]["title"]
    assert turn["attributes"] == turn["response"]["sessionAttributes"]
    assert turn["reasoning"]["ranking"][0] == "exercise"


def test_what_was_understood_is_the_frame(server: Console) -> None:
    words = "my husband cramps in one calf every night but he takes no statin"
    heard = server.open(utterance=words)["turn"]["understood"]
    assert (heard["intent"], heard["words"], heard["sure"]) == ("SpeechIntent", words, True)
    likely = [one["likely"] for one in heard["moves"]]
    assert likely == sorted(likely, reverse=True)
    facts = {fact["id"]: fact for fact in heard["facts"]}
    assert facts["statin"]["status"] == "denied"
    assert facts["statin"]["words"] == load("en-US").circumstances["statin"].fact
    case = {one["name"]: one["value"] for one in heard["case"]}
    assert (case["who"], case["muscle"], case["often"]) == ("partner", "calf", "nightly")
    assert heard["because"]
    assert all(one["words"][0] != "~" and one["weight"] for one in heard["because"])


def test_the_words_of_a_sample_need_no_reading(server: Console) -> None:
    heard = server.open(utterance=WHY)["turn"]["understood"]
    assert (heard["intent"], heard["words"], heard["because"]) == ("WhyIntent", "", [])
    assert heard["moves"] == [{"name": "why", "likely": 1.0}]


def test_the_first_silence_is_the_reprompt_and_the_second_the_end(server: Console) -> None:
    opened = server.open()
    once, twice = (server.say(opened["session"], "") for _ in range(2))
    assert once["speech"] == opened["turn"]["reprompt"]
    assert [piece["words"] for piece in once["spoken"]] == [once["speech"]]
    assert once["request"] is None
    assert not once["ends"]
    assert twice["ends"]
    assert twice["speech"] == ""
    assert twice["request"]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"


def test_a_whispered_reply_is_whispered_again_on_silence(server: Console) -> None:
    session = server.open()["session"]
    server.say(session, "whisper")
    assert all(piece["whispered"] for piece in server.say(session, "")["spoken"])


def test_the_locale_is_that_of_the_session(server: Console) -> None:
    turn = server.open("en-GB", utterance="i have chest pain")["turn"]
    assert turn["request"]["request"]["locale"] == "en-GB"
    assert turn["warns"] == "emergency"
    assert "999" in turn["speech"]


def test_the_device_shows_in_the_request(server: Console) -> None:
    opened = server.open(device="screen")
    assert "Alexa.Presentation.APL" in interfaces(opened["turn"])
    assert interfaces(server.say(opened["session"], "no"))
    assert interfaces(server.say(opened["session"], "no", device="speaker")) == {}


def interfaces(turn: Any) -> Any:
    return turn["request"]["context"]["System"]["device"]["supportedInterfaces"]


def test_the_locales_and_their_emergency_numbers(server: Console) -> None:
    choices = server.ask("GET", "/api/locales").json
    assert [one["id"] for one in choices["locales"]] == list(LOCALES)
    assert {one["id"]: one["emergency"] for one in choices["locales"]}["en-GB"] == "999"
    assert choices["devices"] == ["speaker", "screen"]
    assert choices["reasoning"]["ranking"] == ["none"]


@pytest.mark.parametrize(
    "said",
    [
        ("no", "", 'I "kicked" the\tblankets — off\\', "yes I went for a run", "", ""),
        ("\x00", "<script>alert(1)</script>", "' OR 1=1 --", "猫", "\u202e"),
        ("🦵" * 200, "a" * LONGEST),
    ],
)
def test_anything_may_be_said_and_saved_and_replays_as_a_golden_dialogue(
    server: Console, handler: Handler, alexa: Alexa, tmp_path: Path, said: tuple[str, ...]
) -> None:
    session = server.open()["session"]
    for words in said:
        assert server.say(session, words)["say"] in (words, "")
    answer = server.post(f"/api/sessions/{session}/save", {"about": said[-1] or "A run."})
    path = tmp_path / "saved.toml"
    path.write_bytes(answer.body)
    dialogue = golden.read(path)
    turns = golden.replay(dialogue, Session(handler, alexa, dialogue.locale))
    assert [golden.kept(turn) for turn in turns] == list(dialogue.turns)
    assert dialogue.about == (said[-1] or "A run.")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="')


def test_a_dialogue_without_a_name_gets_one(server: Console, tmp_path: Path) -> None:
    path = tmp_path / "saved.toml"
    for about in ({}, {"about": "  "}):
        saved = server.post(f"/api/sessions/{server.open()['session']}/save", about)
        path.write_bytes(saved.body)
        assert golden.read(path).about == ABOUT


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ("A long run, in the cold!", "a_long_run_in_the_cold.toml"),
        ('../../etc/passwd"\r\nX: y', "etc_passwd_x_y.toml"),
        ("猫", "conversation.toml"),
        ("x" * 500, f"{'x' * 60}.toml"),
    ],
)
def test_a_file_name_is_safe_everywhere(about: str, name: str) -> None:
    assert file_name(about) == name


# The page

NEVER = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"|setAttribute\(\"on|<style|\sstyle=|\son\w+=|javascript:|https?://(?!www\.w3\.org/2000/svg)"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_served_and_neither_loads_nor_marks_up_what_is_not_its_own(
    server: Console, path: Path
) -> None:
    name = "/" if path.name == "index.html" else f"/static/{path.relative_to(STATIC).as_posix()}"
    answer = server.ask("GET", name)
    assert answer.status == 200
    assert answer.body == path.read_bytes()
    kinds = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
    assert answer.headers["Content-Type"].startswith(kinds[path.suffix])
    assert not NEVER.search(path.read_text(encoding="utf-8"))


def test_the_icon_is_the_skill_s(server: Console) -> None:
    answer = server.ask("GET", "/icon.svg")
    assert answer.body == (ROOT / "interaction_model" / "icon.svg").read_bytes()
    assert answer.headers["Content-Type"].startswith("image/svg+xml")


# Whom it refuses


def test_every_kind_of_answer_carries_the_headers(server: Console) -> None:
    answers = [
        server.ask("GET", "/"),
        server.ask("GET", "/static/js/main.js"),
        server.ask("GET", "/nothing"),
        server.ask("DELETE", "/api/sessions"),
        server.ask("GET", "/", Host="elsewhere.example"),
        server.post("/api/sessions", {}),
        server.post("/api/sessions", b"x" * (LARGEST + 1)),
        server.post("/api/sessions", OPENING),
    ]
    assert [answer.status for answer in answers] == [200, 200, 404, 405, 403, 400, 413, 201]
    for answer in answers:
        assert dict(HEADERS).items() <= answer.headers.items()
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_policy_allows_no_inline_script_or_style() -> None:
    policy = dict(HEADERS)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_its_own_page_is_answered(server: Console, name: str, site: str) -> None:
    host = f"{name}:{server.port}"
    own = {"Host": host, "Origin": f"http://{host}", "Sec_Fetch_Site": site}
    assert server.post("/api/sessions", OPENING, **own).status == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elsewhere.example"},
        {"Host": "localhost.elsewhere.example:{port}"},
        {"Host": "127.0.0.1:{port}.elsewhere.example"},
        {"Host": "127.0.0.1:{port}@elsewhere.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "0.0.0.0:{port}"},
        {"Host": "2130706433:{port}"},
        {"Host": ""},
        {"Host": "["},
        {"Host": "\xe9\xff"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "http://127.0.0.1:{port}.elsewhere.example"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "anything"},
        {"Origin": "http://127.0.0.1:{port}", "Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
def test_other_hosts_and_other_pages_are_refused(server: Console, headers: dict[str, str]) -> None:
    named = {name: value.format(port=server.port) for name, value in headers.items()}
    assert server.ask("GET", "/", **named).status == 403
    for path in ("/api/sessions", "/api/sessions/x/say", "/api/sessions/x/save"):
        assert server.post(path, OPENING, **named).status == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_what_a_form_can_send_is_refused(server: Console, kind: str) -> None:
    assert server.post("/api/sessions", OPENING, Content_Type=kind).status == 400


def test_it_listens_on_one_address_alone(server: Console) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


# Hostile input

BODIES: dict[str, Any] = {
    "empty": b"",
    "not JSON": b"utterance=yes",
    "not UTF-8": b'{"locale": "\xff"}',
    "a list": [],
    "deep": b"[" * 8000,
    "deep but whole": b'{"x":' + b"[" * 900 + b"]" * 900 + b"}",
    "a long number": b'{"locale": ' + b"9" * 9000 + b"}",
    "not a number": b'{"locale": NaN}',
    "no device": {"locale": "en-US"},
    "another locale": {**OPENING, "locale": "de-DE"},
    "locale of a path": {**OPENING, "locale": "../../etc/passwd"},
    "another device": {**OPENING, "device": "toaster"},
    "utterance a number": {**OPENING, "utterance": 7},
    "utterance too long": {**OPENING, "utterance": "a" * (LONGEST + 1)},
    "half a character": b'{"locale": "en-US", "device": "speaker", "utterance": "\\ud83d"}',
    "unknown key": {**OPENING, "admin": True},
    "prototype": {**OPENING, "__proto__": {}},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_a_body_that_cannot_be_used_is_refused(server: Console, body: Any) -> None:
    answer = server.post("/api/sessions", body)
    assert answer.status == 400
    assert answer.json["error"]


@pytest.mark.parametrize("body", [b"", {"utterance": 1}, {"utterance": "yes", "about": "x"}])
def test_the_other_routes_refuse_them_too(server: Console, body: Any) -> None:
    session = server.open()["session"]
    for route in ("say", "save"):
        assert server.post(f"/api/sessions/{session}/{route}", body).status == 400


@pytest.mark.parametrize("name", ["nobody", "%00", "%2e%2e", "a" * 4000, "%ff"])
def test_an_unknown_session_is_refused(server: Console, name: str) -> None:
    for route, body in (("say", {"utterance": "yes"}), ("save", {})):
        answer = server.post(f"/api/sessions/{name}/{route}", body)
        assert answer.status in (400, 404)
        assert answer.json["error"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../routes.py",
        "/static/%2e%2e/routes.py",
        "/static/..%2froutes.py",
        "/static//etc/passwd",
        "/static/",
        "//elsewhere.example/",
    ],
)
def test_no_other_file_is_served(server: Console, path: str) -> None:
    answer = server.ask("GET", path)
    assert answer.status in (403, 404, 308)
    assert b"def " not in answer.body
    assert b"root:" not in answer.body


CHUNKED = "POST /api/sessions HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
CHUNKED += "Transfer-Encoding: chunked\r\n\r\n"
POST = "POST /api/sessions HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"

RAW = {
    "no words": "\x00\x01\x02\r\n\r\n",
    "no host": "GET / HTTP/1.0\r\n\r\n",
    "two hosts": "GET / HTTP/1.1\r\nHost: {host}\r\nHost: elsewhere.example\r\n\r\n",
    "another host in the address": "GET http://elsewhere.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a chunk that is none": CHUNKED + "zz\r\n{{}}\r\n0\r\n\r\n",
    "chunks without end": CHUNKED + "10000\r\n" + "x" * 0x10000 + "\r\n",
    "a length that is none": POST + "Content-Length: many\r\n\r\n{{}}",
    "less than it says": POST + "Content-Length: 5000\r\n\r\n{{}}",
    "a long address": "GET /" + "a" * 70_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "many headers": "GET / HTTP/1.1\r\nHost: {host}\r\n" + "X: y\r\n" * 300 + "\r\n",
}


@pytest.mark.parametrize("text", RAW.values(), ids=list(RAW))
def test_what_is_hardly_http_breaks_nothing(server: Console, text: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(text.format(host=server.host).encode("latin-1"))
        line.shutdown(socket.SHUT_WR)
        try:
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        except ConnectionResetError:
            answer = b""
    # The oldest HTTP has no status line; a connection may also just be closed.
    assert not answer or answer.startswith((b"HTTP/1.", b"<!DOCTYPE", b'{"error"'))
    assert not re.search(rb"^HTTP/1\.[01] (2|5)", answer)
    assert server.open()["turn"]["move"] == "launch"


# Bounds


class Clock:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def conversation() -> Conversation:
    return Conversation(Session(lambda *_: {}, None))  # type: ignore[arg-type]


def test_a_conversation_is_forgotten_when_quiet_for_long() -> None:
    clock = Clock()
    kept = Conversations(clock)
    name = kept.add(conversation())
    clock.now = OLDEST
    assert kept.find(name)
    clock.now = 2 * OLDEST
    assert kept.find(name), "speaking keeps it"
    clock.now += OLDEST + 1
    with pytest.raises(ConversationError):
        kept.find(name)


def test_the_quietest_goes_first_when_there_are_too_many() -> None:
    kept = Conversations(Clock())
    names = [kept.add(conversation()) for _ in range(MOST)]
    kept.find(names[0])
    kept.add(conversation())
    assert kept.find(names[0])
    with pytest.raises(ConversationError):
        kept.find(names[1])


def test_a_conversation_ends_somewhere(session: Session) -> None:
    talk = Conversation(session)
    for _ in range(MOST_TURNS):
        talk.say("", "speaker")
    with pytest.raises(ConversationError, match="open a new"):
        talk.say("yes", "speaker")


def test_ids_cannot_be_guessed() -> None:
    kept = Conversations(Clock())
    names = {kept.add(conversation()) for _ in range(100)}
    assert len(names) == 100
    assert all(len(name) >= 22 for name in names)


def test_a_skill_that_refuses_is_said_so_in_words(alexa: Alexa) -> None:
    def refuses(*_: object) -> dict[str, Any]:
        raise RefusedError("the request is for another skill")

    client = console(["localhost"], refuses, lambda _: alexa).test_client()
    answer = client.post("/api/sessions", json=OPENING)
    assert answer.status_code == 503
    assert answer.json == {"error": "the request is for another skill"}


def test_port_80_needs_no_number() -> None:
    assert hosts(80) == {"127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80"}
    assert hosts(8080) == {"127.0.0.1:8080", "localhost:8080"}


@pytest.mark.parametrize("port", ["taken", "99999", "-1"])
def test_a_port_that_cannot_be_had_is_one_line(server: Console, port: str) -> None:
    command = [sys.executable, "-m", "skill", "console", "--port"]
    done = subprocess.run(
        [*command, str(server.port) if port == "taken" else port],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("error: port ")
    assert len(done.stderr.splitlines()) == 1
