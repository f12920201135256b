"""Advisories: which pins are known to be vulnerable, as a service or a database has it."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from packaging.version import Version

from supply.index import UNREACHABLE, Run, last_line, run
from supply.pins import SupplyError
from supply.verdict import Status, Verdict

PIP_AUDIT = "pip_audit --no-deps --disable-pip --format json --desc off --progress-spinner off"
FRESH = 30  # days: an older database says too little of what is pinned today
MODIFIED = re.compile(r"^modified: \W?(\d{4}-\d\d-\d\d)", re.MULTILINE)

Versions = Mapping[str, Sequence[str]]  # package -> its pinned versions


def asked(pins: Versions, options: Sequence[str] = (), run: Run = run) -> Verdict:
    """Asks the service that pip-audit asks, or the one its *options* name, about every pin.

    pip-audit leaves out what is not for this Python or platform, takes one version a package, and
    calls it clean when the service knew nothing of anything: so it gets the pins without markers,
    one version of each at a time, and its answers are counted.
    """
    answers = [one for some in _rounds(pins) for one in _asked(some, options, run)]
    clean = [one for one in answers if "vulns" in one]
    if not clean:
        return Verdict(
            Status.NOT_ASKED,
            f"the advisory service answered for none of {len(answers)} pins, so this says nothing "
            "about vulnerabilities: run it where the service can be reached, or with --database",
        )
    found = [
        f"{one['name']} {one['version']}: {', '.join([hole['id'], *hole['aliases']])}, "
        f"fixed in {', '.join(hole['fix_versions']) or 'no version'}"
        for one in clean
        for hole in one["vulns"]
    ]
    silent = [f"{one['name']}: {one['skip_reason']}" for one in answers if "vulns" not in one]
    says = (
        f"the advisory service answered for {len(clean)} of {len(answers)} pins: {len(found)} hits"
    )
    return Verdict(
        Status.FOUND if found or silent else Status.SOUND, says, tuple(sorted(found) + silent)
    )


def _rounds(pins: Versions) -> Iterator[dict[str, str]]:
    for place in range(max(map(len, pins.values()), default=0)):
        yield {name: each[place] for name, each in pins.items() if place < len(each)}


def _asked(pins: Mapping[str, str], options: Sequence[str], run: Run) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pins.txt"
        lines = [f"{name}=={version}\n" for name, version in pins.items()]
        file.write_text("".join(lines), encoding="utf-8")
        done = run([*PIP_AUDIT.split(), "--requirement", str(file), *options])
    try:
        answers: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        if not UNREACHABLE.search(done.stderr):
            raise SupplyError(f"pip-audit: {last_line(done.stderr)}") from None
        return [{"name": name, "skip_reason": "no connection"} for name in pins]
    return answers


def listed(pins: Versions, database: Path, today: date) -> Verdict:
    """Looks the pins up in a clone of the Python Packaging Advisory Database: needs no network."""
    files = sorted((database / "vulns").glob("*/*.yaml"))
    dates = [one for file in files for one in MODIFIED.findall(file.read_text(encoding="utf-8"))]
    if not dates:
        raise SupplyError(f"{database}: no clone of the advisory database: expected vulns/*/*.yaml")
    found = [
        f"{name} {version}: {', '.join([hole['id'], *hole.get('aliases', ())])}"
        for name, each in pins.items()
        for hole in _holes(database / "vulns" / name)
        for version in each
        if any(_hit(version, one) for one in hole["affected"])
    ]
    old = (today - date.fromisoformat(max(dates))).days
    says = f"the database has {len(files)} advisories, {old} days old at best: {len(found)} hits"
    if old > FRESH:
        says += f"; too old, past {FRESH} days, to call anything sound"
    sound = Status.SOUND if old <= FRESH else Status.NOT_ASKED
    return Verdict(Status.FOUND if found else sound, says, tuple(found))


def _holes(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.yaml")):
        hole = yaml.safe_load(file.read_text(encoding="utf-8"))
        if "withdrawn" not in hole:
            yield hole


def _hit(version: str, affected: Mapping[str, Any]) -> bool:
    """After the OSV schema: named, or after an "introduced" that nothing has ended before it."""
    if version in affected.get("versions", ()):
        return True
    return any(
        _within(Version(version), each["events"])
        for each in affected.get("ranges", ())
        if each["type"] == "ECOSYSTEM"
    )


def _within(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    inside = False
    for bound, kind in sorted(
        (Version(value), key) for one in events for key, value in one.items()
    ):
        if kind == "introduced" and version >= bound:
            inside = True
        elif (kind == "fixed" and version >= bound) or (
            kind == "last_affected" and version > bound
        ):
            inside = False
    return inside
