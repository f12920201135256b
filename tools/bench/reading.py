"""One reading: the words of an utterance become a frame, in a process that has only the package."""

from typing import Any

from skill.alexa.intents import SPEECH
from skill.simulator import invocation
from skill.simulator.alexa import TAKES_ANYTHING
from tests.artefact import ROOT
from tools.bench.figures import Measured, Target, figure
from tools.bench.subjects import in_process, subjects

ROUNDS = 9
WORDS, READ, BEFORE = 12, 240, 40  # of an utterance; utterances of a round, and of these untimed
MOST = 1.5  # milliseconds
HELD_OUT = ROOT / "interaction_model" / "speech" / "held_out"

# Of twelve words each: facts, a denial, a question, a danger sign, another person, none of these.
UTTERANCES = (
    "my left calf cramps every night since i started running again lately",
    "no i never drink milk but my husband has some most evenings",
    "is it because i sit at my desk all day without moving",
    "my right leg is swollen and red and it hurts to walk",
    "she woke up screaming with a cramp in both feet last night",
    "what should i do so that this does not come back tomorrow",
)

# Reads utterances, none of them twice: the milliseconds of the first, and of one after so many.
LOOP = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
import lambda_function
utterances, before = json.loads(sys.stdin.read()), int(sys.argv[2])
started = time.process_time()
from skill.hearing import read
read(utterances[0])
first = (time.process_time() - started) * 1e3
for utterance in utterances[1:before]:
    read(utterance)
taken = []
for utterance in utterances[before:]:
    started = time.process_time()
    read(utterance)
    taken.append((time.process_time() - started) * 1e3)
print(json.dumps([first, sum(taken) / len(taken)]))
"""


def measure() -> Measured:
    """The mean of a round, and what the first reading costs, which loads all that reads."""
    folder, utterances = subjects()["ours"], _fresh()
    firsts, means = zip(
        *(in_process(folder, LOOP, utterances, BEFORE) for _ in range(ROUNDS)), strict=True
    )
    warm = figure("one reading, warm", list(means), "ms")
    return Measured(
        f"{ROUNDS} rounds, each a process of its own that reads {READ - BEFORE} utterances of "
        f"{WORDS} words, none of them twice, after {BEFORE} others; milliseconds of the processor",
        (warm, figure("the first reading, with what it loads", list(firsts), "ms")),
        (Target(f"one reading at most {MOST} ms", warm.value <= MOST),),
    )


def _fresh() -> list[str]:
    """Utterances that nothing was learnt from, drawn evenly from all there are of this length."""
    files = sorted(HELD_OUT.glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    spoken = [line.partition(" |")[0] for line in lines]
    found = [words for words in spoken if len(words.split()) == WORDS]
    return found[:: len(found) // READ][:READ]


def as_heard(utterance: str) -> dict[str, Any]:
    """The request that opens a session with *utterance*, as the words that Alexa heard."""
    slots = {SPEECH: {"type": SPEECH.upper(), "id": "", "spoken": utterance}}
    return invocation.intent_request(invocation.new_session(), "en-US", TAKES_ANYTHING, slots)
