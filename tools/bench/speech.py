"""How long somebody with a cramp listens before the first thing to do."""

import shutil
import subprocess

from skill.content import load
from skill.simulator.alexa import Utterance
from skill.simulator.desk import session
from tools.bench.figures import Figure, Measured, Target

ESPEAK = "espeak-ng"
RATE = 22_050 * 2  # bytes of espeak-ng's sound in a second
PACE = 15  # characters that Alexa speaks in a second, where espeak-ng is not there
HEADER = 44


def measure() -> Measured:
    """In the relief path, asked for at once and after the launch, in every reply of the path."""
    instruction = load("en-US").holds["calf_one"].says.split(".")[0]
    talk = session("en-US")
    launched = talk.launch().speech
    yes = talk.hear(Utterance("yes", "AMAZON.YesIntent")).speech
    asked = session("en-US").hear(Utterance("ease a cramp", "ReliefIntent")).speech
    before = {
        "speech before it, asked at once": asked.partition(instruction)[0],
        "speech before it, launched, then yes": yes.partition(instruction)[0],
    }
    said = {**before, "the launch, up to the question": launched}
    clock = "the clock of espeak-ng" if shutil.which(ESPEAK) else f"{PACE} characters a second"
    return Measured(
        f'by {clock}; the first instruction is "{instruction}"',
        (
            *(
                Figure(what, round(seconds(text), 2), "s", f"{len(text.split())} words")
                for what, text in said.items()
            ),
            Figure("the instruction itself", round(seconds(instruction), 2), "s"),
        ),
        (Target("no word before the first instruction", not any(before.values())),),
    )


def seconds(text: str) -> float:
    """How long *text* takes to say."""
    if not text or not shutil.which(ESPEAK):
        return len(text) / PACE
    done = subprocess.run(  # noqa: S603  # text of the skill's own
        [ESPEAK, "--stdout", text], capture_output=True, check=True
    )
    return (len(done.stdout) - HEADER) / RATE
