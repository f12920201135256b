"""The engine that draws: hypothesis makes the choices, and simplifies an input that fails."""

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from hypothesis.strategies import DrawFn

from fuzz import recorded
from fuzz.choices import Drawn
from fuzz.mutations import bend
from fuzz.oracle import Complaint, Oracle, written
from fuzz.tally import Tally

BATCH = 2500  # examples of one run of hypothesis, which remembers all of them
FEWEST = 10


class Input(str):
    """An event as JSON, of any length, that hypothesis need not print."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} characters>"


@st.composite
def bent(draw: DrawFn) -> Input:
    """An input; an empty one where the event cannot be written as JSON."""
    choices = Drawn(draw)
    return Input(written(bend(choices, recorded.envelope(choices))) or "")


def run(oracle: Oracle, inputs: int, seed: int) -> Tally:
    """Tries so many inputs. Raises the Complaint of the simplest input that fails."""
    tally = Tally("hypothesis", inputs)
    batch = 0
    while not tally.done:
        before = tally.inputs
        _batch(oracle, tally, seed * 100_000 + batch)
        if tally.inputs == before:
            raise RuntimeError("hypothesis makes no more new inputs")
        batch += 1
    return tally


def _batch(oracle: Oracle, tally: Tally, seed: int) -> None:
    complaints: list[Complaint] = []

    @seeded(seed)
    @settings(
        max_examples=min(BATCH, max(FEWEST, tally.wanted - tally.inputs)),
        deadline=None,  # the oracle has a stopwatch of its own
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )
    @given(bent())
    def try_one(text: Input) -> None:
        if not text or (tally.done and not complaints):
            return
        try:
            tally.judge(oracle, str(text))
        except Complaint as complaint:
            # What is made simpler goes on to break the same rule.
            if complaints and complaint.rule != complaints[0].rule:
                return
            complaints.append(complaint)
            raise

    try:
        try_one()
    except (Complaint, HypothesisException):
        if not complaints:
            raise
        # The last is the simplest, unless it came and went: then the first is all there is.
        raise complaints[-1] from None
