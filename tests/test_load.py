"""The loader: a copy of the content with one thing damaged names file, key and what it wants."""

import shutil
import tomllib
from functools import reduce
from itertools import islice
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from skill.content import Content, ContentError, SkillError, load
from skill.content.read import END
from skill.content.source import HERE

REMOVED = object()

# The tables with entries, and of each what an entry cannot do without.
TABLES = (
    *("answers", "causes", "checks", "circumstances", "holds", "mimics"),
    *("prompts", "remedies", "signs", "sources", "topics"),
)
REQUIRED = [
    f"{table}.{name}.{field}"
    for table in TABLES
    for name, entry in islice(getattr(load(), table).items(), 1)
    for field in entry._fields
    if field not in entry._field_defaults
]
FEATURE = "one of swollen, warm"
TOLD = "one of statin_pain, walking_pain, tingling"
WEIGHT = "a weight from -3 to 3, and not 0"
YEAR = "a year from 1900 to 2100"
SHARE = "a number between 0 and 1"
TEXT = "a text that is not empty"
MISSING = "this key, which is missing"
KNOWN = "one of the known keys: "

# What is set, to what, and then the key that the error names and what it expects there.
DAMAGE = [
    # keys
    ("causes.cold.colour", "blue", "cold.colour", KNOWN + "name, explanation"),
    ("lines.farewell", ["Bye."], "farewell", KNOWN + "welcome"),
    ("locales.xx-XX", {}, "xx-XX", KNOWN + "en-US"),
    ("locales.en-US.number", "911", "en-US.number", KNOWN + "emergency, crisis"),
    ("locales.en-US.crisis", REMOVED, "en-US.crisis", MISSING),
    ("locales.en-GB.words", ["GP"], "en-GB.words", "a table of texts by phrase"),
    ("locales.en-GB.words.doctor", "", "en-GB.words", TEXT),
    ("holds.calf_one.muscles", ["ear"], "calf_one.muscles", "one of calf, foot"),
    ("holds.calf_one.needs", ["wings"], "calf_one.needs", "one of reach, stand"),
    ("holds.calf_two.best", ["moon"], "calf_two.best", "one of bed, car"),
    ("holds.in_car.place", "moon", "in_car.place", "one of bed, car"),
    ("holds.in_car.without", "stand", "in_car.without", "a list of ids"),
    ("holds.in_car.asks", "parked", "in_car.asks", "one of cramping, eased"),
    ("holds.towel.cannot", ["fly"], "towel.cannot", "one of reach, stand"),
    ("holds.calf_three", REMOVED, "calf", "a hold for this muscle that needs nothing"),
    ("holds.on_stairs", REMOVED, "stairs", "what comes first at this place"),
    ("answers.how_long", REMOVED, "how_long", MISSING),
    ("grounds.relief", REMOVED, "relief", MISSING),
    ("grounds.relief.sources", ["moon_1969"], "relief.sources", "one of allen_2012"),
    # entries
    ("causes.cold", REMOVED, "cold", MISSING),
    ("topics.dairy", REMOVED, "dairy", MISSING),
    ("prompts.choose", REMOVED, "choose", MISSING),
    ("lines.net", REMOVED, "net", MISSING),
    ("locales.en-US", REMOVED, "en-US", MISSING),
    ("locales.elsewhere", REMOVED, "elsewhere", MISSING),
    ("causes.moon", {}, "moon", KNOWN + "conditions, medicines"),
    ("checks.check_side", REMOVED, "check_side", MISSING),
    ("signs.is_it_serious", REMOVED, "is_it_serious", "this sign, which the dialogue names"),
    ("causes.cold", "chilly", "cold", "a table"),
    # ids
    ("causes.cold.sources", ["moon_1969"], "cold.sources", "one of allen_2012, katzberg_2010"),
    ("circumstances.cold_bed.sign", "moonlight", "cold_bed.sign", TOLD),
    ("circumstances.cold_bed.weights", {"none": 1}, "cold_bed.weights", "one of conditions"),
    ("circumstances.cold_bed.answers", {"moon": "yes"}, "cold_bed.answers", "one of cold, posture"),
    ("causes.cold.grade", "splendid", "cold.grade", "one of good, some, weak"),
    ("remedies.milk.helps", "often", "milk.helps", "one of yes, maybe, no, unsafe"),
    ("signs.most_nights.level", "mild", "most_nights.level", "one of emergency, same_day, routine"),
    # rules of signs
    ("signs.most_nights.when", ["swollen + moonlit"], "most_nights.when", FEATURE),
    ("signs.most_nights.unless", ["moonlit"], "most_nights.unless", FEATURE),
    ("signs.most_nights.beside", ["moonlit"], "most_nights.beside", FEATURE),
    ("signs.most_nights.doubt", ["red ? check_moon"], "most_nights.doubt", "one of check_side"),
    ("signs.most_nights.when", ["red", "red + numb"], "most_nights.when", 'no "red + numb" beside'),
    ("signs.statin_pain.when", ["statin + eases"], "statin_pain.when", 'no "statin + eases"'),
    ("checks.check_side.first", ["one", "-moonlit"], "check_side.first", FEATURE),
    ("checks.check_side.unsure", "one", "check_side.unsure", 'a list of ids, each with "-"'),
    # numbers
    ("circumstances.cold_bed.weights.cold", 4, "cold_bed.weights", WEIGHT),
    ("topics.cold.no.cold", 0, "cold.no", WEIGHT),
    ("topics.cold.prior", 0.0, "cold.prior", SHARE),
    ("sources.allen_2012.year", 1066, "allen_2012.year", YEAR),
    ("signs.most_nights.row", -1, "most_nights.row", "a row number from 0 to 99"),
    # texts
    ("causes.cold.more", [], "cold.more", "a list of texts"),
    ("lines.net", [], "net", "a list of texts"),
    ("locales.en-US.emergency", "", "en-US.emergency", TEXT),
]
FILES = sorted(path.stem for path in (*HERE.glob("en/*.toml"), HERE / "locales.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "en", tmp_path / "en")
    shutil.copy(HERE / "locales.toml", tmp_path)
    return tmp_path


def test_a_copy_says_what_the_original_says(folder: Path, content: Content) -> None:
    assert load("en-US", folder=folder) == content


@pytest.mark.parametrize(
    ("value", "expected"), [(REMOVED, MISSING), ("", "")], ids=["missing", "empty"]
)
@pytest.mark.parametrize("path", REQUIRED)
def test_a_required_key_that_is_missing_or_empty_is_refused(
    folder: Path, path: str, value: Any, expected: str
) -> None:
    """A source without a year is one of these."""
    set_to(folder, path, value)
    assert_refused(folder, path, path.partition(".")[2], expected)


@pytest.mark.parametrize(("path", "value", "key", "expected"), DAMAGE)
def test_damage_is_named(folder: Path, path: str, value: Any, key: str, expected: str) -> None:
    set_to(folder, path, value)
    assert_refused(folder, path, key, expected)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_or_cut_short_is_named(
    folder: Path, content: Content, name: str
) -> None:
    """And what failed is tried again: the cache keeps content, not errors."""
    place = file_of(folder, name)
    whole = place.read_bytes()
    place.unlink()
    assert_refused(folder, name, "(whole file)", "a file at this place")
    place.write_bytes(whole.removesuffix(f"{END}\n".encode()))
    assert_refused(folder, name, "(whole file)", f'"{END}" as the last line')
    place.write_bytes(whole)
    assert load("en-US", folder=folder) == content


NO_TOML = {
    "unfinished": b"[causes",
    "another encoding": b"# caf\xe9\n",
    "UTF-16": "# The end.".encode("utf-16"),
    "zeros": bytes(99),
    "with a byte order mark": b"\xef\xbb\xbf# The end.\n",
    "merged by hand": b"<<<<<<< HEAD\n",
    "twice": b"[cold]\n[cold]\n",
    "nested deeply": b"deep = " + b"[" * 5_000 + b"]" * 5_000,
    "a number too long": b"long = " + b"1" * 5_000,
}


@pytest.mark.parametrize("written", NO_TOML.values(), ids=NO_TOML)
def test_what_is_no_toml_is_refused(folder: Path, written: bytes) -> None:
    file_of(folder, "causes").write_bytes(written)
    assert_refused(folder, "causes", "(whole file)", "valid TOML (")


def file_of(folder: Path, name: str) -> Path:
    return folder / "locales.toml" if name == "locales" else folder / "en" / f"{name}.toml"


def set_to(folder: Path, path: str, value: Any) -> None:
    """Sets, or removes, what *path* ("causes.cold.name") names."""
    name, *parents, last = path.split(".")
    place = file_of(folder, name)
    raw = tomllib.loads(place.read_text(encoding="utf-8"))
    table = reduce(getitem, parents, raw)
    if value is REMOVED:
        del table[last]
    else:
        table[last] = value
    place.write_text(f"{tomli_w.dumps(raw)}\n{END}\n", encoding="utf-8")


def assert_refused(folder: Path, path: str, key: str, expected: str) -> None:
    """Loading raises the one error, which names the file of *path*, *key* and *expected*."""
    with pytest.raises(ContentError) as caught:
        load("en-US", folder=folder)
    error = caught.value
    assert isinstance(error, SkillError)
    assert (error.file, error.key) == (f"{path.partition('.')[0]}.toml", key)
    assert error.expected.startswith(expected)
    assert str(error) == f"{error.file}: {error.key}: expected {error.expected}"
