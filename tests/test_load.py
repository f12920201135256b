"""The loader: a copy of the content with one thing damaged names file, key and what it wants."""

import shutil
import tomllib
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from skill.content import Content, ContentError, SkillError, load
from skill.content.read import END
from skill.content.source import HERE

REMOVED = object()

# What an entry of each table cannot do without.
REQUIRED = {
    "sources.allen_2012": ("author", "title", "publisher", "year", "spoken"),
    "causes.cold": (
        "name",
        "explanation",
        "brief",
        "advice",
        "evidence",
        "grade",
        "doctor",
        "more",
        "sources",
    ),
    "topics.cold": ("question", "reprompt", "purpose", "affirmed", "prior", "yes", "no"),
    "signs.most_nights": ("row", "level", "advice"),
    "circumstances.cold_bed": ("fact", "weights"),
    "remedies.milk": ("name", "verdict", "helps", "grade"),
    "mimics.tingling": ("name", "apart", "advice"),
    "answers.how_long": ("said", "sources"),
    "prompts.eased": ("question", "reprompt", "purpose"),
    "holds.calf_one": ("says", "their"),
    "checks.check_side": ("question", "reprompt", "purpose", "unsure"),
}
OPTIONAL = (
    "sources.allen_2012.link",
    "signs.most_nights.sources",
    "signs.statin_pain.causes",
    "signs.statin_pain.when",
    "signs.statin_pain.unless",
    "signs.swollen_leg.doubt",
    "checks.check_stays.yes",
    "checks.check_stays.no",
    "checks.check_stays.first",
    "checks.check_stays.second",
    "circumstances.cold_bed.answers",
    "circumstances.pregnant.sign",
    "remedies.potassium.sources",
    "mimics.tingling.sign",
    "mimics.tingling.sources",
    "holds.calf_one.needs",
    "holds.calf_two.best",
    "holds.in_car.asks",
    "holds.in_car.without",
)
TEXTS = {
    "sources.allen_2012": ("author", "title", "publisher", "spoken", "link"),
    "causes.cold": ("name", "explanation", "brief", "advice", "evidence", "doctor"),
    "topics.cold": ("question", "reprompt", "purpose", "affirmed"),
    "signs.most_nights": ("advice",),
    "circumstances.cold_bed": ("fact",),
    "remedies.milk": ("name", "verdict"),
    "mimics.tingling": ("name", "apart", "advice"),
    "answers.how_long": ("said",),
    "prompts.eased": ("question", "reprompt", "purpose"),
    "holds.calf_one": ("says", "their"),
    "checks.check_side": ("question", "reprompt", "purpose"),
}
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
    ("sources.allen_2012.doi", "10.1/x", "allen_2012.doi", KNOWN + "author, title"),
    ("topics.cold.weight", 1, "cold.weight", KNOWN + "question, reprompt"),
    ("signs.most_nights.sign", "fever", "most_nights.sign", KNOWN + "row, level"),
    ("circumstances.cold_bed.topic", "cold", "cold_bed.topic", KNOWN + "fact, weights"),
    ("remedies.milk.advice", "Wait.", "milk.advice", KNOWN + "name, verdict"),
    ("mimics.tingling.level", "routine", "tingling.level", KNOWN + "name, apart"),
    ("prompts.eased.said", "It has.", "eased.said", KNOWN + "question, reprompt"),
    ("lines.farewell", ["Bye."], "farewell", KNOWN + "welcome"),
    ("locales.xx-XX", {}, "xx-XX", KNOWN + "en-US"),
    ("locales.en-US.number", "911", "en-US.number", KNOWN + "emergency, crisis"),
    ("locales.en-US.crisis", REMOVED, "en-US.crisis", MISSING),
    ("locales.en-US.same_day", REMOVED, "en-US.same_day", MISSING),
    ("locales.en-GB.words", ["GP"], "en-GB.words", "a table of texts by phrase"),
    ("locales.en-GB.words.doctor", "", "en-GB.words", TEXT),
    ("holds.calf_one.level", "routine", "calf_one.level", KNOWN + "says, their"),
    ("holds.calf_one.muscles", ["ear"], "calf_one.muscles", "one of calf, foot"),
    ("holds.calf_one.needs", ["wings"], "calf_one.needs", "one of reach, stand"),
    ("holds.calf_two.best", ["moon"], "calf_two.best", "one of bed, car"),
    ("holds.in_car.place", "moon", "in_car.place", "one of bed, car"),
    ("holds.in_car.without", "stand", "in_car.without", "a list of ids"),
    ("holds.in_car.asks", "parked", "in_car.asks", "one of cramping, eased"),
    ("holds.towel.cannot", ["fly"], "towel.cannot", "one of reach, stand"),
    ("holds.calf_three", REMOVED, "calf", "a hold for this muscle that needs nothing"),
    ("holds.on_stairs", REMOVED, "stairs", "what comes first at this place"),
    ("answers.moon", {}, "moon", KNOWN + "why_night, why_calf"),
    ("answers.how_long", REMOVED, "how_long", MISSING),
    ("answers.how_long.sources", ["moon_1969"], "how_long.sources", "one of allen_2012"),
    ("grounds.moon", {}, "moon", KNOWN + "relief, stretch, doctor"),
    ("grounds.relief", REMOVED, "relief", MISSING),
    ("grounds.relief.sources", ["moon_1969"], "relief.sources", "one of allen_2012"),
    # entries
    ("causes.cold", REMOVED, "cold", MISSING),
    ("causes.none", REMOVED, "none", MISSING),
    ("topics.dairy", REMOVED, "dairy", MISSING),
    ("prompts.choose", REMOVED, "choose", MISSING),
    ("lines.net", REMOVED, "net", MISSING),
    ("locales.en-US", REMOVED, "en-US", MISSING),
    ("locales.elsewhere", REMOVED, "elsewhere", MISSING),
    ("causes.moon", {}, "moon", KNOWN + "medicines, pregnancy"),
    ("topics.moon", {}, "moon", KNOWN + "cold, posture"),
    ("prompts.moon", {}, "moon", KNOWN + "cramping, eased"),
    ("checks.moon", {}, "moon", KNOWN + "check_side, check_colder"),
    ("checks.check_side", REMOVED, "check_side", MISSING),
    ("signs.is_it_serious", REMOVED, "is_it_serious", "this sign, which the dialogue names"),
    ("causes.cold", "chilly", "cold", "a table"),
    ("topics.cold", ["chilly"], "cold", "a table"),
    ("circumstances.cold_bed", 2, "cold_bed", "a table"),
    ("sources.allen_2012", "Allen", "allen_2012", "a table"),
    # ids
    ("causes.cold.sources", ["moon_1969"], "cold.sources", "one of allen_2012, katzberg_2010"),
    ("causes.cold.sources", "allen_2012", "cold.sources", "a list of ids"),
    ("signs.most_nights.sources", ["moon_1969"], "most_nights.sources", "one of allen_2012"),
    ("remedies.milk.sources", ["moon_1969"], "milk.sources", "one of allen_2012"),
    ("mimics.tingling.sources", ["moon_1969"], "tingling.sources", "one of allen_2012"),
    ("mimics.tingling.sign", "moonlight", "tingling.sign", TOLD),
    ("circumstances.cold_bed.sign", "moonlight", "cold_bed.sign", TOLD),
    ("circumstances.cold_bed.sign", "chest_pain", "cold_bed.sign", TOLD),
    ("circumstances.cold_bed.weights", {"moon": 1}, "cold_bed.weights", "one of medicines"),
    ("circumstances.cold_bed.weights", {"none": 1}, "cold_bed.weights", "one of medicines"),
    ("topics.cold.yes", {"moon": 1}, "cold.yes", "one of medicines"),
    ("circumstances.cold_bed.answers", {"moon": "yes"}, "cold_bed.answers", "one of cold, posture"),
    ("circumstances.cold_bed.answers", {"cold": "maybe"}, "cold_bed.answers", "one of yes, no"),
    ("circumstances.cold_bed.answers", "yes", "cold_bed.answers", 'a table of "yes" or "no"'),
    ("causes.cold.grade", "splendid", "cold.grade", "one of good, some, weak"),
    ("remedies.milk.grade", "", "milk.grade", "one of good, some, weak"),
    ("remedies.milk.helps", "often", "milk.helps", "one of yes, maybe, no, unsafe"),
    ("signs.most_nights.level", "mild", "most_nights.level", "one of emergency, same_day, routine"),
    # rules of signs
    ("signs.most_nights.when", ["swollen + moonlit"], "most_nights.when", FEATURE),
    ("signs.most_nights.unless", ["moonlit"], "most_nights.unless", FEATURE),
    ("signs.most_nights.doubt", ["moonlit ? check_side"], "most_nights.doubt", FEATURE),
    ("signs.most_nights.doubt", ["red ? check_moon"], "most_nights.doubt", "one of check_side"),
    ("signs.most_nights.doubt", ["red"], "most_nights.doubt", "one of check_side"),
    ("signs.most_nights.when", ["red", "red + numb"], "most_nights.when", 'no "red + numb" beside'),
    (
        "signs.statin_pain.when",
        ["statin + weak", "statin + eases"],
        "statin_pain.when",
        'no "statin + eases", which `unless` rules out',
    ),
    ("checks.check_side.first", ["one", "-moonlit"], "check_side.first", FEATURE),
    ("checks.check_side.unsure", "one", "check_side.unsure", 'a list of ids, each with "-"'),
    # numbers
    ("circumstances.cold_bed.weights.cold", 4, "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights.cold", -4, "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights.cold", 0, "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights.cold", 2.0, "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights.cold", "2", "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights.cold", True, "cold_bed.weights", WEIGHT),
    ("circumstances.cold_bed.weights", 2, "cold_bed.weights", "a table of weights"),
    ("topics.cold.no.cold", 0, "cold.no", WEIGHT),
    ("topics.cold.prior", 0.0, "cold.prior", SHARE),
    ("topics.cold.prior", 1.0, "cold.prior", SHARE),
    ("topics.cold.prior", -0.1, "cold.prior", SHARE),
    ("topics.cold.prior", "often", "cold.prior", SHARE),
    ("sources.allen_2012.year", "2012", "allen_2012.year", YEAR),
    ("sources.allen_2012.year", 1066, "allen_2012.year", YEAR),
    ("sources.allen_2012.year", True, "allen_2012.year", YEAR),
    ("signs.most_nights.row", -1, "most_nights.row", "a row number from 0 to 99"),
    ("signs.most_nights.row", "22", "most_nights.row", "a row number from 0 to 99"),
    # texts
    ("causes.cold.more", [], "cold.more", "a list of texts"),
    ("causes.cold.more", "Much.", "cold.more", "a list of texts"),
    ("causes.cold.more", ["Much.", " "], "cold.more", TEXT),
    ("causes.cold.name", 5, "cold.name", TEXT),
    ("causes.cold.name", " \n ", "cold.name", TEXT),
    ("lines.net", [], "net", "a list of texts"),
    ("lines.net", "Call.", "net", "a list of texts"),
    ("lines.net", [""], "net", TEXT),
    ("locales.en-US.emergency", "", "en-US.emergency", TEXT),
    ("locales.en-US.emergency", 911, "en-US.emergency", TEXT),
]
FILES = (
    "answers",
    "causes",
    "checks",
    "circumstances",
    "grounds",
    "holds",
    "lines",
    "locales",
    "mimics",
    "prompts",
    "remedies",
    "signs",
    "sources",
    "topics",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may damage."""
    shutil.copytree(HERE / "en", tmp_path / "en")
    shutil.copy(HERE / "locales.toml", tmp_path)
    return tmp_path


def test_a_copy_says_what_the_original_says(folder: Path, content: Content) -> None:
    assert load("en-US", folder=folder) == content


@pytest.mark.parametrize("path", OPTIONAL)
def test_an_optional_key_may_be_left_out(folder: Path, path: str) -> None:
    set_to(folder, path, REMOVED)
    table, entry, key = path.split(".")
    assert not getattr(getattr(load("en-US", folder=folder), table)[entry], key)


@pytest.mark.parametrize(
    "path", [f"{entry}.{key}" for entry, keys in REQUIRED.items() for key in keys]
)
def test_a_required_key_is_missed(folder: Path, path: str) -> None:
    """A source without a year is one of these."""
    set_to(folder, path, REMOVED)
    assert_refused(folder, path, path.partition(".")[2], MISSING)


@pytest.mark.parametrize(
    "path", [f"{entry}.{key}" for entry, keys in TEXTS.items() for key in keys]
)
def test_an_empty_text_is_refused(folder: Path, path: str) -> None:
    set_to(folder, path, "")
    assert_refused(folder, path, path.partition(".")[2], TEXT)


@pytest.mark.parametrize(("path", "value", "key", "expected"), DAMAGE)
def test_damage_is_named(folder: Path, path: str, value: Any, key: str, expected: str) -> None:
    set_to(folder, path, value)
    assert_refused(folder, path, key, expected)


@pytest.mark.parametrize("name", FILES)
def test_broken_toml_is_refused(folder: Path, name: str) -> None:
    place = file_of(folder, name)
    place.write_text(place.read_text(encoding="utf-8") + "\n[unfinished", encoding="utf-8")
    assert_refused(folder, name, "(whole file)", "valid TOML (")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_utf_8_is_refused(folder: Path, name: str) -> None:
    place = file_of(folder, name)
    place.write_bytes(place.read_bytes() + "\n# caf\u00e9\n".encode("latin-1"))
    assert_refused(folder, name, "(whole file)", "valid TOML (")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    file_of(folder, name).unlink()
    assert_refused(folder, name, "(whole file)", "a file at this place")


def test_a_folder_is_no_file(folder: Path) -> None:
    file_of(folder, "causes").unlink()
    file_of(folder, "causes").mkdir()
    assert_refused(folder, "causes", "(whole file)", "a file at this place")


def test_the_same_entry_twice_is_refused(folder: Path) -> None:
    place = file_of(folder, "causes")
    place.write_text(place.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert_refused(folder, "causes", "(whole file)", "valid TOML (")


def test_an_empty_folder_misses_a_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="a file at this place"):
        load("en-US", folder=tmp_path)


def test_a_failed_load_is_tried_again(folder: Path, content: Content) -> None:
    """The cache keeps content, not errors: a mended file loads."""
    place = file_of(folder, "causes")
    whole = place.read_bytes()
    place.unlink()
    with pytest.raises(ContentError):
        load("en-US", folder=folder)
    place.write_bytes(whole)
    assert load("en-US", folder=folder) == content


def test_a_content_error_is_one_of_ours(folder: Path) -> None:
    file_of(folder, "causes").unlink()
    with pytest.raises(SkillError):
        load("en-US", folder=folder)


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
    assert (error.file, error.key) == (f"{path.partition('.')[0]}.toml", key)
    assert error.expected.startswith(expected)
    assert str(error) == f"{error.file}: {error.key}: expected {error.expected}"
