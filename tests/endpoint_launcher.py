"""Starts the endpoint as `python -m skill serve` does, with roots and certificates of a test's.

`python -m tests.endpoint_launcher SETTINGS`: SETTINGS is JSON with the keys of Launch.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from ssl import create_default_context

from cryptography import x509
from cryptography.x509.verification import Store

from skill.endpoint.adapter import endpoint, signed_by
from skill.endpoint.download import Download
from skill.endpoint.server import bind_at, serve
from skill.endpoint.signers import Signers
from skill.endpoint.verifier import Verifier
from skill.simulator.invocation import APPLICATION

AMAZON = "https://s3.amazonaws.com"


@dataclass(frozen=True)
class Launch:
    """Where to listen; the roots of the chain, and of TLS; and who stands in for Amazon."""

    bind: str
    roots: str
    tls: str
    base: str
    seconds: float = 1.5
    workers: int = 1


def launch(given: Launch) -> None:
    """Serves until SIGTERM."""
    download = Download(create_default_context(cafile=given.tls), given.seconds)

    def fetch(url: str) -> bytes:
        return download(url.replace(AMAZON, given.base))

    roots = x509.load_pem_x509_certificates(Path(given.roots).read_bytes())
    verifier = Verifier(Signers(fetch, Store(roots)))
    app = endpoint(APPLICATION, signed_by(verifier))
    serve(app, bind_at(given.bind), given.workers)


if __name__ == "__main__":
    launch(Launch(**json.loads(sys.argv[1])))
