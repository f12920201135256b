"""Content built in: the same as what the TOML files say."""

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from skill.content import LOCALES, build, load
from skill.content.load import module_name
from skill.content.locale import nearest
from skill.content.screens.source import documents, figures
from skill.content.source import HERE
from tests.process import run


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Imports a module of a build."""
    assert build.main([str(tmp_path / "built")]) == 0
    package = ModuleType("skill.content.built")
    package.__path__ = [str(tmp_path / "built")]
    monkeypatch.setitem(sys.modules, package.__name__, package)
    yield lambda name: importlib.import_module(f"{package.__name__}.{name}")
    for name in [name for name in sys.modules if name.startswith(f"{package.__name__}.")]:
        del sys.modules[name]


@pytest.mark.parametrize("locale", [*LOCALES, "en-NZ", "en-IE", "de-DE", "fr-CA", "", "xx"])
def test_every_locale_is_built_in_as_it_is_read(built: Callable[[str], Any], locale: str) -> None:
    content = built(module_name(*nearest(locale))).CONTENT
    assert repr(content) == repr(load(locale))  # equal tuples may be of two kinds


def test_screens_are_built_in_as_they_are_read(built: Callable[[str], Any]) -> None:
    assert documents() == built("screens").DOCUMENTS
    assert repr(figures(tuple(load().holds))) == repr(built("screens").FIGURES)


def test_damaged_content_is_not_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "modules", lambda: load("en-US", tmp_path))
    assert build.main([str(tmp_path / "built")]) == 1
    assert capsys.readouterr().err.startswith("error: locales.toml: (whole file): expected ")
    assert not (tmp_path / "built").exists()


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
