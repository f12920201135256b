"""The page about speed: a chart of the figures, and a table of them, in docs/."""

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from tools.bench.figures import Measured

DOCS = Path(__file__).parents[2] / "docs"
CHART = DOCS / "performance.svg"
PAGE = DOCS / "performance.md"
START, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of the figures -->\n"

OURS, OTHERS = "#0b6e4f", "#9aa5b1"
# Title of a panel, its unit, the measurement, and its bars: the label and the figure of each.
PANELS = (
    (
        "Cold start",
        "ms",
        "cold",
        {
            "empty": "cold start, empty",
            "ours": "cold start, ours",
            "ours,\nreading": "cold start, ours, with words to read",
            "hello world": "cold start, hello world",
        },
    ),
    (
        "A warm turn, p50",
        "µs",
        "warm",
        {name: f"handler alone: {name}, each turn, p50" for name in ("ours", "hello world")},
    ),
    (
        "Peak memory",
        "MB",
        "cold",
        {name: f"peak memory, {name}" for name in ("empty", "ours", "hello world")},
    ),
    (
        "Package, zipped",
        "MB",
        "package",
        {name: f"package, {name}" for name in ("ours", "hello world")},
    ),
    (
        "Verified requests",
        "1/s",
        "verify",
        {
            "ours": "ours: signature, JSON, timestamp",
            "the SDK": "the SDK's RequestVerifier: signature alone",
        },
    ),
)


def draw(measured: Mapping[str, Measured], path: Path = CHART) -> None:
    """One panel a figure, the skill beside what it is compared with, as SVG."""
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "chart", "font.size": 9})
    canvas = Canvas(figsize=(11, 2.6), layout="constrained")
    for axes, (title, unit, name, bars) in zip(
        canvas.subplots(1, len(PANELS)), PANELS, strict=True
    ):
        found = {one.what: one for one in measured[name].figures}
        values = [found[what].value for what in bars.values()]
        labels = [found[what].number for what in bars.values()]
        drawn = axes.bar(
            list(bars), values, color=[OURS if bar.startswith("ours") else OTHERS for bar in bars]
        )
        axes.bar_label(drawn, labels, padding=2)
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
