"""The model against Amazon's own recogniser, an utterance at a time, through the ASK CLI."""

import csv
import json
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skill.content import SkillError

ASK = ("ask", "smapi", "profile-nlu")
COLUMNS = ("utterance", "moves")
PAUSE = 1.5  # seconds between calls: Amazon slows down who asks faster
PATIENCE = 60  # seconds that one call may take
MATCH = "ER_SUCCESS_MATCH"
FALLBACK, STOP = "AMAZON.FallbackIntent", "AMAZON.StopIntent"


class ProfileError(SkillError):
    """The file, the ASK CLI or Amazon's answer is not as it should be."""


@dataclass(frozen=True)
class Case:
    """Something to say, and the moves that are right for it."""

    utterance: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """The intent that Amazon selected, the ids in its slots, and the intents it passed over."""

    intent: str
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    considered: tuple[str, ...] = ()


def read_cases(path: Path) -> list[Case]:
    """The rows of a CSV file with the columns utterance and moves ("why|relief")."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ProfileError(f"{path}: {error}") from None
    if not rows:
        raise ProfileError(f"{path}: expected at least one row below the names of the columns")
    for number, row in enumerate(rows, 1):
        if not all(row.get(column) for column in COLUMNS):
            expected = " and ".join(COLUMNS)
            raise ProfileError(f"{path}: row {number}: expected the columns {expected}")
    return [Case(row["utterance"], tuple(row["moves"].split("|"))) for row in rows]


def parse(text: str) -> Profile:
    """The response of Amazon's utterance profiler, as the ASK CLI prints it."""
    try:
        tree = json.loads(text)
        if "message" in tree:
            raise ProfileError(f"Amazon says: {_short(tree['message'])}")
        selected = tree.get("selectedIntent") or {"name": FALLBACK}
        slots = (selected.get("slots") or {}).items()
        return Profile(
            # Amazon's own intents that leave the skill need not be among ours.
            intent=STOP if tree.get("sessionEnded") else selected["name"],
            slots={name: ids for name, slot in slots if (ids := _ids(slot))},
            considered=tuple(one["name"] for one in tree.get("consideredIntents") or ()),
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        raise ProfileError(f"expected a profile in JSON, got {_short(text)}") from None


def ask(skill_id: str, locale: str) -> list[str]:
    """The ASK CLI's command for a skill that is not published yet."""
    return [*ASK, "--skill-id", skill_id, "--stage", "development", "--locale", locale]


def profiles(
    utterances: Iterable[str], command: Sequence[str], pause: float = PAUSE
) -> Iterator[Profile]:
    """What Amazon makes of each utterance; *command* is run with --utterance and the words."""
    for index, utterance in enumerate(utterances):
        if index:
            time.sleep(pause)
        try:
            yield parse(_run([*command, "--utterance", utterance]))
        except ProfileError as error:
            raise ProfileError(f"{utterance!r}: {error}") from None


def report(
    cases: Sequence[Case], found: Iterable[Profile], move: Callable[[Profile], str]
) -> Iterator[str]:
    """A line for each miss as it comes, then the score. *move* names the move of a profile."""
    right = 0
    for case, profile in zip(cases, found, strict=True):
        got = move(profile)
        if got in case.moves:
            right += 1
            continue
        wanted, considered = "|".join(case.moves), ", ".join(profile.considered) or "none"
        yield f"miss: {case.utterance!r} wanted {wanted} got {got} ({profile.intent})"
        yield f"  also considered: {considered}"
    yield f"moves right: {right} of {len(cases)} ({100 * right / len(cases):.1f} %)"


def _ids(slot: Mapping[str, Any]) -> tuple[str, ...]:
    """The first id that each authority found; words that match nothing have none."""
    authorities = (slot.get("resolutions") or {}).get("resolutionsPerAuthority") or ()
    matches = [one["values"][0] for one in authorities if one["status"]["code"] == MATCH]
    # The profiler's documented match holds the id itself; that of a skill request, in "value".
    return tuple(match.get("value", match)["id"] for match in matches)


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # the user's own command, without a shell
            command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    except FileNotFoundError:
        raise ProfileError(f"{command[0]} is not installed: see docs/language.md") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ProfileError(f"{command[0]}: {_short(str(error))}") from None
    if done.returncode:
        said = _short(done.stderr or done.stdout)
        raise ProfileError(f"{command[0]} ended with {done.returncode}: {said}")
    return done.stdout


def _short(text: str) -> str:
    """One line, and not a long one."""
    return " ".join(text.split())[:200] or "nothing"
