"""The console's routes, on a real server: conversations, and everybody it refuses."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
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
from tests.process import skill

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
    session = server.open(utterance="i went for a long run")["session"]
    turn = server.say(session, "no")
    assert set(TURN_KEYS.split()) < set(turn)
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


def test_locale_and_device_show_in_the_request(server: Console) -> None:
    opened = server.open("en-GB", device="screen")
    assert "Alexa.Presentation.APL" in interfaces(opened["turn"])
    assert opened["turn"]["request"]["request"]["locale"] == "en-GB"
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
    answer = server.post(f"/api/sessions/{session}/save", {"about": said[-1]})
    path = tmp_path / "saved.toml"
    path.write_bytes(answer.body)
    dialogue = golden.read(path)
    turns = golden.replay(dialogue, Session(handler, alexa, dialogue.locale))
    assert [golden.kept(turn) for turn in turns] == list(dialogue.turns)
    assert dialogue.about == (said[-1] or ABOUT)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="')


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
        server.post(
            "/api/sessions", OPENING, Origin=f"http://{server.host}", Sec_Fetch_Site="same-origin"
        ),
    ]
    assert [answer.status for answer in answers] == [200, 200, 404, 405, 403, 400, 413, 201]
    assert "unsafe" not in dict(HEADERS)["Content-Security-Policy"]
    for answer in answers:
        assert dict(HEADERS).items() <= answer.headers.items()
        assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elsewhere.example"},
        {"Host": "127.0.0.1:{port}.elsewhere.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"},
        {"Host": "0.0.0.0:{port}"},
        {"Host": ""},
        {"Host": "\xe9\xff"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://localhost:{port}"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://127.0.0.1:{port}", "Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
def test_other_hosts_and_other_pages_are_refused(server: Console, headers: dict[str, str]) -> None:
    named = {name: value.format(port=server.port) for name, value in headers.items()}
    assert server.ask("GET", "/", **named).status == 403
    for path in ("/api/sessions", "/api/sessions/x/say", "/api/sessions/x/save"):
        assert server.post(path, OPENING, **named).status == 403


def test_it_listens_on_one_address_alone(server: Console) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


BODIES: list[Any] = [
    b"utterance=yes",
    b'{"locale": "\xff"}',
    b"[" * 8000,
    b'{"locale": ' + b"9" * 9000 + b"}",
    [],
    {"locale": "en-US"},
    {**OPENING, "locale": "../../etc/passwd"},
    {**OPENING, "device": "toaster"},
    {**OPENING, "utterance": 7},
    {**OPENING, "utterance": "a" * (LONGEST + 1)},
    {**OPENING, "utterance": "\ud83d"},  # half a character
    {**OPENING, "admin": True},
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body)[:30])
def test_a_body_that_cannot_be_used_is_refused(server: Console, body: Any) -> None:
    session = server.open()["session"]
    for path in ("", f"/{session}/say", f"/{session}/save", "/nobody/say"):
        answer = server.post(f"/api/sessions{path}", body)
        assert answer.status == 400
        assert answer.json["error"]


def test_what_a_form_can_send_and_a_session_that_is_unknown_are_refused(server: Console) -> None:
    assert server.post("/api/sessions", OPENING, Content_Type="text/plain").status == 400
    assert server.post("/api/sessions/nobody/say", {"utterance": "yes"}).status == 400
    assert server.post("/api/sessions/nobody/save", {}).status == 400


def test_chunks_that_are_none_are_refused(server: Console) -> None:
    head = f"POST /api/sessions HTTP/1.1\r\nHost: {server.host}\r\n"
    head += "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(head.encode())
        line.shutdown(socket.SHUT_WR)
        assert line.recv(65536).startswith(b"HTTP/1.1 400 ")


# Bounds


def conversation() -> Conversation:
    return Conversation(Session(lambda *_: {}, None))  # type: ignore[arg-type]


def test_a_conversation_is_forgotten_when_quiet_for_long() -> None:
    clock = SimpleNamespace(now=0.0)
    kept = Conversations(lambda: clock.now)
    name = kept.add(conversation())
    for clock.now in (OLDEST, 2 * OLDEST):  # speaking keeps it
        assert kept.find(name)
    clock.now += OLDEST + 1
    with pytest.raises(ConversationError):
        kept.find(name)


def test_the_quietest_goes_first_when_there_are_too_many() -> None:
    kept = Conversations()
    names = [kept.add(conversation()) for _ in range(MOST)]
    kept.find(names[0])
    kept.add(conversation())
    assert kept.find(names[0])
    with pytest.raises(ConversationError):
        kept.find(names[1])


def test_a_conversation_ends_somewhere(session: Session) -> None:
    talk = Conversation(session)
    for _ in range(MOST_TURNS):
        talk.turn("speaker", lambda one: one.say(""))
    with pytest.raises(ConversationError, match="open a new"):
        talk.turn("speaker", lambda one: one.say("yes"))


def test_a_skill_that_refuses_is_said_so_in_words() -> None:
    def refuses(*_: object) -> dict[str, Any]:
        raise RefusedError("the request is for another skill")

    client = console(["localhost"], refuses).test_client()
    answer = client.post("/api/sessions", json=OPENING)
    assert answer.status_code == 503
    assert answer.json == {"error": "the request is for another skill"}


def test_port_80_needs_no_number() -> None:
    assert hosts(80) == {"127.0.0.1", "localhost", "127.0.0.1:80", "localhost:80"}
    assert hosts(8080) == {"127.0.0.1:8080", "localhost:8080"}


@pytest.mark.parametrize("port", ["taken", "99999", "-1"])
def test_a_port_that_cannot_be_had_is_one_line(server: Console, port: str) -> None:
    done = skill("console", "--port", str(server.port) if port == "taken" else port)
    assert done.returncode == 1
    assert done.stderr.startswith("error: port ")
    assert len(done.stderr.splitlines()) == 1
