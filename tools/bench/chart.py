"""The page about speed: a chart of the figures, and a table of them, in docs/."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from tools.bench.cold import READING
from tools.bench.figures import Measured

DOCS = Path(__file__).parents[2] / "docs"
CHART = DOCS / "performance.svg"
PAGE = DOCS / "performance.md"
START, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of the figures -->\n"

OURS, OTHERS = "#0b6e4f", "#9aa5b1"
BOTH = ("ours", "hello world")
VERIFIERS = ("ours: signature, JSON, timestamp", "the SDK's RequestVerifier: signature alone")
# Title of a panel, its unit, the measurement, its figures with a place for the bar, the bars.
PANELS = (
    ("Cold start", "ms", "cold", "cold start, {}", ("empty", "ours", READING, "hello world")),
    ("A warm turn, p50", "µs", "warm", "handler alone: {}, each turn, p50", BOTH),
    ("Peak memory", "MB", "cold", "peak memory, {}", ("empty", *BOTH)),
    ("Package, zipped", "MB", "package", "package, {}", BOTH),
    ("Verified requests", "1/s", "verify", "{}", VERIFIERS),
)
# Where a bar is not called what its figure is.
LABELS = {READING: "ours,\nreading", VERIFIERS[0]: "ours", VERIFIERS[1]: "the SDK"}


def draw(measured: Mapping[str, Measured], path: Path = CHART) -> None:
    """One panel a figure, the skill beside what it is compared with, as SVG."""
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "chart", "font.size": 9})
    canvas = Canvas(figsize=(11, 2.6), layout="constrained")
    panels = zip(canvas.subplots(1, len(PANELS)), PANELS, strict=True)
    for axes, (title, unit, name, what, bars) in panels:
        found = {one.what: one for one in measured[name].figures}
        figures = [found[what.format(bar)] for bar in bars]
        names = [LABELS.get(bar, bar) for bar in bars]
        colours = [OURS if bar.startswith("ours") else OTHERS for bar in bars]
        drawn = axes.bar(names, [one.value for one in figures], color=colours)
        axes.bar_label(drawn, [one.number for one in figures], padding=2)
        axes.set_title(f"{title} ({unit})", fontsize=10)
        axes.margins(y=0.15)
        axes.set_yticks([])
        axes.tick_params(axis="x", length=0)
        axes.spines[["top", "left", "right"]].set_visible(False)
    canvas.savefig(path, format="svg", metadata={"Date": None})


def write(measured: Mapping[str, Measured], path: Path = PAGE) -> None:
    """Puts the figures of this run between the marks on the page."""
    head, _, rest = path.read_text(encoding="utf-8").partition(START)
    tail = rest.partition(END)[2]
    tables = "\n".join(one.markdown(name) for name, one in measured.items())
    path.write_text(f"{head}{START}\n{tables}\n{END}{tail}", encoding="utf-8")
