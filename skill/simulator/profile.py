"""What Amazon's own recogniser hands over for an utterance, and what the skill makes of it."""

import csv
import json
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skill.alexa.heard import MATCHED, Heard
from skill.alexa.request import read_in, words_in
from skill.content import Content, SkillError
from skill.hearing import Frame
from skill.simulator.alexa import FALLBACK
from skill.simulator.understand import told

ASK = ("ask", "smapi", "profile-nlu")
COLUMNS = ("utterance", "moves")
PAUSE = 1.5  # seconds between calls: Amazon slows down who asks faster
PATIENCE = 60  # seconds that one call may take
STOP = "AMAZON.StopIntent"


class ProfileError(SkillError):
    """The file, the ASK CLI or Amazon's answer is not as it should be."""


@dataclass(frozen=True)
class Case:
    """Something to say, and the moves that are right for it."""

    utterance: str
    moves: tuple[str, ...]


@dataclass(frozen=True)
class Profile:
    """The intent that Amazon selected, what was heard in its slots, and what it passed over."""

    intent: str
    slots: Mapping[str, Heard] = field(default_factory=dict)
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
            slots={name: heard for name, slot in slots if (heard := _heard(slot)).words},
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


def report(content: Content, cases: Sequence[Case], found: Iterable[Profile]) -> Iterator[str]:
    """For each miss, as it comes, what came instead and why; then the score."""
    right = 0
    for case, profile in zip(cases, found, strict=True):
        move, frame = read_in(content, profile.intent, profile.slots)
        if move.name in case.moves:
            right += 1
            continue
        wanted, considered = "|".join(case.moves), ", ".join(profile.considered) or "none"
        yield f"miss: {case.utterance!r} wanted {wanted} got {move.name} ({profile.intent})"
        yield f"  also considered: {considered}"
        yield f"  made of the words: {made_of(words_in(profile.slots), frame)}"
    yield f"moves right: {right} of {len(cases)} ({100 * right / len(cases):.1f} %)"


def made_of(words: str, frame: Frame | None) -> str:
    """What the skill reads in *words*, in a line."""
    if not frame:
        return "there are none"
    parts = "; ".join(filter(None, told(frame).values()))
    return f"{words!r}: {parts}{'' if frame.sure else '; not sure'}"


def _heard(slot: Mapping[str, Any]) -> Heard:
    """The words, and the first id that each authority found; words that match nothing have none."""
    authorities = (slot.get("resolutions") or {}).get("resolutionsPerAuthority") or ()
    matches = [one["values"][0] for one in authorities if one["status"]["code"] == MATCHED]
    # The profiler's documented match holds the id itself; that of a skill request, in "value".
    return Heard(slot.get("value"), tuple(match.get("value", match)["id"] for match in matches))


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
