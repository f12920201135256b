"""Leaks: what the process keeps of requests, where no answer shows it."""

import gc
import sys
from random import Random

from fuzz import recorded
from fuzz.call import call
from fuzz.choices import Rolled
from fuzz.doors import Door
from fuzz.mutations import bend
from fuzz.oracle import Complaint, written

REQUESTS = 400  # in a round, all of them new
LONGEST = 10_000  # characters of a request
ROUNDS = 4  # modules are imported late, and bounded caches fill: some rounds may grow


def check(ways: tuple[Door, Door], seed: int) -> None:
    """Raises Complaint where every round of new requests leaves a block of memory for each."""
    random = Random(seed)  # noqa: S311  # the same requests every time, and no secret
    grown = []
    for _ in range(ROUNDS):
        texts = _texts(random)
        before = _blocks()
        for door in ways:
            _send(door, texts)
        grown.append(_blocks() - before)
        if grown[-1] < REQUESTS:
            return
    raise Complaint("leak", f"memory blocks for {REQUESTS} requests: {grown}", ())


def _texts(random: Random) -> list[str]:
    """Bent requests; each has words and ids that no other one has."""
    texts: list[str] = []
    while len(texts) < REQUESTS:
        choices = Rolled(random.getrandbits(64))
        text = written(bend(choices, recorded.envelope(choices)))
        if text and len(text) < LONGEST:
            texts.append(text)
    return texts


def _send(door: Door, texts: list[str]) -> None:
    for text in texts:
        call(door, text)


def _blocks() -> int:
    """The memory blocks that Python has given out."""
    gc.collect()
    return sys.getallocatedblocks()
