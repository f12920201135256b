"""The share of mutants that the tests kill, from `mutmut results --all true` on stdin.

`make mutants` prints its table; it fails below BAR, and where a mutant was not tried.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping

BAR = 95  # percent of all mutants that must be killed
KILLED = ("killed", "timeout")  # a mutant that never ends is noticed, too

Counts = Mapping[str, Counter[str]]


def counted(lines: Iterable[str]) -> Counts:
    """How many mutants of each module have which status, from lines like "a.b.x_f__1: killed"."""
    counts: dict[str, Counter[str]] = {}
    for line in filter(str.strip, lines):
        mutant, _, status = line.strip().rpartition(": ")
        counts.setdefault(mutant.rpartition(".")[0], Counter())[status] += 1
    return counts


def killed(statuses: Mapping[str, int]) -> int:
    """How many of them the tests noticed."""
    return sum(statuses.get(status, 0) for status in KILLED)


def table(counts: Counts) -> str:
    """A row of Markdown a module, most survivors first, and one for all of them."""
    rows = [(f"`{name}`", statuses) for name, statuses in counts.items()]
    rows.sort(key=lambda row: killed(row[1]) - row[1].total())
    lines = [
        "| module | mutants | killed | survived | share |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, statuses in (*rows, ("all", sum(counts.values(), Counter()))):
        total, found = statuses.total(), killed(statuses)
        share = 100 * found / (total or 1)
        lines.append(f"| {name} | {total} | {found} | {total - found} | {share:.1f} % |")
    return "\n".join(lines)


def verdict(counts: Counts) -> str:
    """What is wrong, or nothing."""
    every = sum(counts.values(), Counter())
    if not every:
        return "no mutants: run mutmut first"
    if untried := every["not checked"]:
        return f"{untried} mutants were not tried"
    if 100 * killed(every) < BAR * every.total():
        return f"fewer than {BAR} % of the mutants are killed"
    return ""


def main() -> int:
    """Prints the table; 1 where something is wrong."""
    counts = counted(sys.stdin)
    wrong = verdict(counts)
    sys.stdout.write(table(counts) + "\n")
    sys.stderr.write(wrong and wrong + "\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
