"""Content built in: the same as what the TOML files say."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.content import LOCALES, build, load
from skill.content.load import module_name
from skill.content.locale import nearest
from skill.content.source import HERE
from tests.process import run


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


def test_a_build_left_over_hides_no_edit_of_the_files(tmp_path: Path) -> None:
    """With the TOML files there, they are read; with the build alone, as on Lambda, it is."""
    package = Path(shutil.copytree(HERE.parent, tmp_path / "skill")) / "content"
    assert build.main([str(package / "built")]) == 0
    written = (package / "built").iterdir()
    assert {path.name: path.read_text(encoding="utf-8") for path in written} == build.modules()
    module = package / "built" / f"{module_name(*nearest('en-US'))}.py"
    module.write_text("CONTENT = 'left over'", encoding="utf-8")
    command = (sys.executable, "-c", "from skill.content import load; print(load('en-US'))")
    assert "Calcium" in run(*command, cwd=tmp_path).stdout
    (package / "source.py").unlink()
    assert run(*command, cwd=tmp_path).stdout == "left over\n"
