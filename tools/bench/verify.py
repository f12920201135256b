"""Verified requests a second, in one process: ours beside the SDK's own verifier, turn by turn."""

import gc
import json
import os
import ssl
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import NamedTemporaryFile
from time import perf_counter
from unittest.mock import patch

from skill.endpoint.roots import system_roots
from skill.endpoint.signers import Signers
from skill.endpoint.verifier import Verifier
from skill.simulator import invocation
from tests.authority import chain, pem
from tests.endpoint_process import URL, signed
from tools.bench.figures import Measured, Target, alternating, figure, quotients
from tools.bench.sdk import request_verifier

ROUNDS = 21
OURS, SDKS = 4000, 200  # requests in a round
TARGET = 5

Verify = Callable[[bytes], None]


def measure() -> Measured:
    """The same chain, body and trust roots for both; neither fetches anything."""
    slots = {"cause": {"type": "Cause", "id": "cold", "spoken": "the cold"}}
    event = invocation.intent_request(invocation.new_session(), "en-US", "WhyIntent", slots)
    body = json.dumps(event).encode()
    ours, sdks = verifiers(body)
    for verify in (ours, sdks):
        check(verify, body)
    rates = alternating(
        ROUNDS,
        {"ours": partial(rate_of, ours, body, OURS), "sdk": partial(rate_of, sdks, body, SDKS)},
    )
    ratios = quotients(rates["ours"], rates["sdk"])
    return Measured(
        f"one process, {ROUNDS} alternating rounds, body of {len(body)} bytes",
        (
            figure("ours: signature, JSON, timestamp", rates["ours"], "/s"),
            figure("the SDK's RequestVerifier: signature alone", rates["sdk"], "/s"),
            figure("ours, times as many as the SDK's", ratios, "x"),
        ),
        (Target(f"at least {TARGET} times as many as the SDK's", median(ratios) >= TARGET),),
    )


def verifiers(body: bytes) -> tuple[Verify, Verify]:
    """Ours and the SDK's, with the signature of *body*; both trust the system's roots and ours."""
    headers = dict(signed(body))
    headers |= {"Host": "skill.example.org", "Signature": headers["Signature-256"]}
    with NamedTemporaryFile("wb", suffix=".pem") as file:
        file.write(Path(ssl.get_default_verify_paths().cafile or os.devnull).read_bytes())
        file.write(pem(chain().root))
        file.flush()
        with patch.dict(os.environ, SSL_CERT_FILE=file.name):  # both read it
            verifier = Verifier(Signers(lambda _: chain().pem, system_roots()))
            sdks = request_verifier({URL: chain().pem})
            verifier.verify(headers.items(), body)  # keeps the signer
            sdks.verify(headers, body.decode(), None)  # keeps the roots
    return (
        lambda sent: verifier.verify(headers.items(), sent),
        lambda sent: sdks.verify(headers, sent.decode(), None),
    )


def check(verify: Verify, body: bytes) -> None:
    """Raises AssertionError for a verifier that lets another body through."""
    verify(body)
    try:
        verify(body + b" ")
    except Exception:  # each has errors of its own
        return
    raise AssertionError("an altered body was verified")


def rate_of(verify: Verify, body: bytes, times: int) -> float:
    """Requests a second."""
    gc.collect()
    started = perf_counter()
    for _ in range(times):
        verify(body)
    return times / (perf_counter() - started)
