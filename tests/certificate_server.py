"""A real HTTPS server on this machine that serves certificates, well or badly."""

import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.authority import issued, pem

FOLDER = "/echo.api/"
SLOW = 2.0  # seconds


@dataclass
class CertificateServer:
    """Its address, the root that its TLS certificate chains to, and what was asked for so far."""

    port: int = 0
    root: Path = Path()
    files: Mapping[str, bytes] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def base(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.root)


@contextmanager
def certificate_server(folder: Path, files: Mapping[str, bytes]) -> Iterator[CertificateServer]:
    """Serves *files* under /echo.api/, and MISBEHAVIOUR; keeps its own TLS files in *folder*."""
    root = issued("TLS Root", authority=True)
    leaf = issued("127.0.0.1", root, names=["127.0.0.1"])
    (folder / "tls-root.pem").write_bytes(pem(root))
    (folder / "tls.pem").write_bytes(pem(leaf) + leaf.key_pem())
    server = CertificateServer(root=folder / "tls-root.pem", files=files)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix(FOLDER)
            server.asked[name] += 1
            try:
                if name in MISBEHAVIOUR:
                    MISBEHAVIOUR[name](self, server)
                else:
                    answer(self, server.files.get(name))
            except OSError:  # whoever asked has had enough
                return

        def log_message(self, *_: object) -> None:
            """Not to the output of the tests."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / "tls.pem")
        http.socket = context.wrap_socket(
            http.socket, server_side=True, do_handshake_on_connect=False
        )
        http.daemon_threads = True
        http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up
        server.port = http.server_address[1]
        thread = Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield server
        http.shutdown()


def answer(
    handler: BaseHTTPRequestHandler, body: bytes | None, status: int = 200, missing: int = 0
) -> None:
    """*body* with *status*, or 404 for none, where some bytes may be *missing*."""
    handler.send_response(404 if body is None else status)
    handler.send_header("Content-Length", str(len(body or b"") + missing))
    handler.end_headers()
    handler.wfile.write(body or b"")


def late(handler: BaseHTTPRequestHandler, server: CertificateServer) -> None:
    """Right, and slow; Download gives it up where its patience is shorter."""
    time.sleep(SLOW)
    answer(handler, server.files["valid.pem"])


def dripping(handler: BaseHTTPRequestHandler, server: CertificateServer) -> None:
    """Each byte in time, the whole never."""
    handler.send_response(200)
    handler.end_headers()
    for byte in server.files["valid.pem"]:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


def redirect(handler: BaseHTTPRequestHandler, server: CertificateServer) -> None:
    handler.send_response(302)
    handler.send_header("Location", f"{server.base}{FOLDER}valid.pem")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def huge(handler: BaseHTTPRequestHandler, server: CertificateServer) -> None:
    """The right certificates, and then megabytes."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(server.files["valid.pem"])
    for _ in range(64):
        handler.wfile.write(b"\n" * 64 * 1024)


# What is asked for -> how it goes wrong.
MISBEHAVIOUR: dict[str, Callable[[BaseHTTPRequestHandler, CertificateServer], None]] = {
    "late.pem": late,
    "dripping.pem": dripping,
    "redirect.pem": redirect,
    "huge.pem": huge,
    "cut_short.pem": lambda handler, server: answer(handler, server.files["valid.pem"], missing=1),
    "server_error.pem": lambda handler, server: answer(handler, server.files["valid.pem"], 500),
}
