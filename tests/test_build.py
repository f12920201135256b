"""Content built in: the same as what the TOML files say."""

from pathlib import Path
from typing import Any

import pytest

from skill.content import LOCALES, build, load
from skill.content.load import module_name
from skill.content.locale import nearest
from skill.content.source import HERE


def content_in(source: str) -> Any:
    names: dict[str, Any] = {}
    exec(source, names)  # noqa: S102  # what the test is about
    return names["CONTENT"]


@pytest.mark.parametrize("locale", [*LOCALES, "en-NZ", "en-IE", "de-DE", "fr-CA", "", "xx"])
def test_every_locale_is_built_in_as_it_is_read(locale: str) -> None:
    name = f"{module_name(*nearest(locale))}.py"
    assert content_in(build.modules()[name]) == load(locale)


def test_there_is_a_module_for_each_pair_of_words_and_number_and_no_more() -> None:
    places = {
        nearest(f"{language}-{region}")
        for language in ("en", "de")
        for region in ("US", "GB", "AU", "CA", "IN", "NZ", "")
    }
    names = {f"{module_name(*place)}.py" for place in places}
    assert set(build.modules()) == {"__init__.py", *names}


def test_two_builds_are_the_same() -> None:
    assert build.modules() == build.modules()


def test_the_command_writes_them(tmp_path: Path) -> None:
    folder = tmp_path / "built"
    assert build.main([str(folder)]) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == build.modules()


def test_on_a_desk_the_toml_files_are_read() -> None:
    """An edit is heard at once: nothing is built in here."""
    assert not (HERE / "built").exists()
