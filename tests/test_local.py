"""Requests from this machine: who counts as somebody here."""

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from skill.endpoint.errors import UnverifiedError
from skill.endpoint.local import FORWARDED, from_loopback, is_loopback


def request(peer: str = "127.0.0.1", **headers: str) -> Request:
    given = {"Host": "127.0.0.1:5000", **{k.replace("_", "-"): v for k, v in headers.items()}}
    builder = EnvironBuilder(method="POST", headers=list(given.items()))
    environ = {**builder.get_environ(), "REMOTE_ADDR": peer, "HTTP_HOST": given["Host"]}
    return Request(environ)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        *((host, True) for host in ("127.0.0.1", "127.1.2.3", "::1", "localhost")),
        *((host, False) for host in ("", "::", "192.168.1.2", "localhost.example", "2130706433")),
    ],
)
def test_the_loopback_is_here_and_everything_else_is_not(host: str, here: bool) -> None:
    assert is_loopback(host) is here


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1"])
@pytest.mark.parametrize("host", ["127.0.0.1:5000", "localhost:5000", "[::1]:5000", "localhost"])
def test_a_request_from_here_passes(peer: str, host: str) -> None:
    from_loopback(request(peer, Host=host))


@pytest.mark.parametrize("peer", ["", "192.168.1.2", "8.8.8.8", "unix:"])
def test_another_machine_is_refused(peer: str) -> None:
    with pytest.raises(UnverifiedError, match="for this machine only"):
        from_loopback(request(peer))


@pytest.mark.parametrize("name", FORWARDED)
def test_a_proxy_is_refused(name: str) -> None:
    with pytest.raises(UnverifiedError, match="not behind a proxy"):
        from_loopback(request(**{name: "127.0.0.1"}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
        {"Host": "[::1"},
        {"Origin": "https://evil.example"},
    ],
    ids=str,
)
def test_a_web_page_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(UnverifiedError, match="not for web pages"):
        from_loopback(request(**headers))
