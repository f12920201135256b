"""Downloads, from a real HTTPS server on this machine that misbehaves in every way."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from skill.endpoint.download import LARGEST, Download
from skill.endpoint.errors import UnverifiedError
from tests.certificate_server import CertificateServer, certificate_server

FILES = {
    "valid.pem": b"-----BEGIN CERTIFICATE-----\n" * 20,
    "empty.pem": b"",
    "largest.pem": b"x" * LARGEST,
    "larger.pem": b"x" * (LARGEST + 1),
}
SECONDS = 0.4


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertificateServer]:
    with certificate_server(tmp_path_factory.mktemp("tls"), FILES) as running:
        yield running


@pytest.fixture
def download(server: CertificateServer) -> Download:
    return Download(server.context(), SECONDS)


@pytest.mark.parametrize("name", ["valid.pem", "empty.pem", "largest.pem"])
def test_what_is_there_is_read(download: Download, server: CertificateServer, name: str) -> None:
    assert download(f"{server.base}/echo.api/{name}") == FILES[name]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("late.pem", "certificate: no answer in time"),
        ("dripping.pem", "certificate: no answer in time"),
        ("redirect.pem", "certificate: not found"),
        ("no_such.pem", "certificate: not found"),
        ("server_error.pem", "certificate: not found"),
        ("huge.pem", "certificate: too large"),
        ("larger.pem", "certificate: too large"),
        ("cut_short.pem", "certificate: cannot be fetched"),
    ],
)
def test_what_goes_wrong_is_refused_in_time(
    download: Download, server: CertificateServer, name: str, reason: str
) -> None:
    server.asked.clear()
    started = perf_counter()
    with pytest.raises(UnverifiedError, match=f"^{reason}$"):
        download(f"{server.base}/echo.api/{name}")
    assert perf_counter() - started < 10 * SECONDS
    assert server.asked == {name: 1}  # no redirect was followed, nothing tried again


def test_a_server_that_never_speaks_is_given_up(download: Download) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(UnverifiedError, match="no answer in time"):
            download(f"https://127.0.0.1:{port}/echo.api/valid.pem")


def test_by_default_the_system_decides_which_servers_are_trusted(server: CertificateServer) -> None:
    download = Download(seconds=SECONDS)
    assert download.context.verify_mode == ssl.CERT_REQUIRED
    assert download.context.check_hostname
    with pytest.raises(UnverifiedError, match="its server is not trusted"):
        download(f"{server.base}/echo.api/valid.pem")


def test_a_certificate_for_another_host_is_refused(
    download: Download, server: CertificateServer
) -> None:
    with pytest.raises(UnverifiedError, match="its server is not trusted"):
        download(f"https://localhost:{server.port}/echo.api/valid.pem")


def test_no_proxy_is_used(
    download: Download, server: CertificateServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:1/{tmp_path.name}")
    assert download(f"{server.base}/echo.api/valid.pem") == FILES["valid.pem"]
