"""How long somebody with a cramp listens before the first thing to do."""

import shutil
import subprocess
from typing import Any

from skill.content import load
from skill.simulator import invocation
from skill.simulator.desk import lambda_handler
from skill.simulator.session import plain
from tools.bench.figures import Figure, Measured, Target

ESPEAK = "espeak-ng"
RATE = 22_050 * 2  # bytes of espeak-ng's sound in a second
PACE = 15  # characters that Alexa speaks in a second, where espeak-ng is not there
HEADER = 44


def measure() -> Measured:
    """In the relief path, asked for at once and after the launch, in every reply of the path."""
    handler = lambda_handler()
    content = load("en-US")
    session = invocation.new_session()
    launched = handler(invocation.launch_request(session, "en-US"), None)
    open_ = {**session, "new": False, "attributes": launched["sessionAttributes"]}
    relief = {
        "asked at once": handler(
            invocation.intent_request(session, "en-US", "ReliefIntent", {}), None
        ),
        "launched, then yes": handler(
            invocation.intent_request(open_, "en-US", "AMAZON.YesIntent", {}), None
        ),
    }
    instruction = content.holds["calf_one"].says.split(".")[0]
    before = {name: words_before(instruction, answer) for name, answer in relief.items()}
    clock = "the clock of espeak-ng" if shutil.which(ESPEAK) else f"{PACE} characters a second"
    spoken = plain(launched["response"]["outputSpeech"]["ssml"])
    return Measured(
        f'by {clock}; the first instruction is "{instruction}"',
        (
            *(
                Figure(
                    f"speech before it, {name}",
                    round(seconds(said), 2),
                    "s",
                    f"{len(said.split())} words",
                )
                for name, said in before.items()
            ),
            Figure(
                "the launch, up to the question",
                round(seconds(spoken), 2),
                "s",
                f"{len(spoken.split())} words",
            ),
            Figure("the instruction itself", round(seconds(instruction), 2), "s"),
        ),
        (Target("no word before the first instruction", not any(before.values())),),
    )


def words_before(instruction: str, answer: dict[str, Any]) -> str:
    """What is spoken before *instruction*; all of it where the instruction is never given."""
    return plain(answer["response"]["outputSpeech"]["ssml"]).partition(instruction)[0]


def seconds(text: str) -> float:
    """How long *text* takes to say."""
    if not text or not shutil.which(ESPEAK):
        return len(text) / PACE
    done = subprocess.run(  # noqa: S603  # text of the skill's own
        [ESPEAK, "--stdout", text],
        capture_output=True,
        check=True,
    )
    return (len(done.stdout) - HEADER) / RATE
