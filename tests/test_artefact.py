"""What goes to Lambda: all that the skill imports and nothing else, the same at every build."""

import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.simulator import golden
from skill.simulator.alexa import Alexa
from skill.simulator.session import Handler, Session
from tests.artefact import ROOT, SAM, Alone, alone, files, lambda_python
from tests.process import Done, run

LARGEST = 3_000_000  # bytes, zipped
WITHOUT = "No Python 3.13 here: packaged without bytecode"

pytestmark = pytest.mark.skipif(
    not (SAM / "ready").exists(), reason="run `make package` once: it sets up SAM and its emulator"
)


def sources(folder: Path) -> set[str]:
    return {name for name in files(folder) if name.endswith(".py")}


def dates(folder: Path) -> set[float]:
    return {path.stat().st_mtime for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the recipe needs, in a place of its own."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("skill", "lambda", "requirements"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    return copy


def built(project: Path, folder: Path, *options: str) -> tuple[Path, Done]:
    """The recipe that SAM runs, in *project*: the artefact, and how the recipe ended."""
    folder.mkdir()
    command = ["make", "build-LegCrampGuideFunction", f"ARTIFACTS_DIR={folder}", *options]
    return folder, run(*command, cwd=project)


@pytest.fixture(scope="module")
def process(artefact: Path) -> Iterator[Alone]:
    with alone(artefact) as running:
        yield running


def test_all_conversations_and_requests_run_on_it_and_load_all_that_it_holds(
    artefact: Path, process: Alone, handler: Handler, alexa: Alexa
) -> None:
    """The answers are those of the desk. lambda/modules.txt lists the modules: edit it there."""
    for path in sorted((ROOT / "tests" / "conversations").glob("*.toml")):
        dialogue = golden.read(path)
        packaged, here = (
            golden.replay(dialogue, Session(function, alexa, dialogue.locale))
            for function in (process, handler)
        )
        assert [golden.kept(turn) for turn in packaged] == [golden.kept(turn) for turn in here]
    for path in sorted((ROOT / "tests" / "requests").glob("*.json")):
        event = json.loads(path.read_text(encoding="utf-8"))
        for locale in ("en-US", "en-GB", "en-AU", "en-CA", "en-IN", "en-NZ", "de-DE"):
            event["request"]["locale"] = locale
            process(event)
    assert process.modules() == sources(artefact)
    others = {name for name in files(artefact) if not name.endswith((".py", ".pyc"))}
    tables = {f"skill/hearing/{name}.bin" for name in ("rules", "weights")}
    assert others == {"LICENSE", "LICENCES.txt", *tables}


def test_it_is_small(artefact: Path, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files(artefact).items():
            package.writestr(name, content)
    assert path.stat().st_size <= LARGEST


def test_two_builds_in_two_places_give_the_same_bytes_and_dates(
    artefact: Path, project: Path, tmp_path: Path
) -> None:
    other, done = built(project, tmp_path / "elsewhere")
    assert done.returncode == 0, done.stderr
    assert files(other) == files(artefact)
    assert dates(other) == dates(artefact)
    assert len(dates(other)) == 1


def test_bytecode_is_there_for_every_module_where_a_python_of_lambdas_is(artefact: Path) -> None:
    if lambda_python() == sys.executable and sys.version_info[:2] != (3, 13):
        pytest.skip("there is no Python 3.13 here")
    compiled = [name for name in files(artefact) if name.endswith(".pyc")]
    assert len(compiled) == len(sources(artefact))
    for name in compiled:
        flags = int.from_bytes((artefact / name).read_bytes()[4:8], "little")
        assert flags == 0b01, "hash-based, and never compared with the source"


def test_without_a_python_of_lambdas_it_says_so_and_works(project: Path, tmp_path: Path) -> None:
    folder, done = built(project, tmp_path / "slow", "LAMBDA_PYTHON=/nowhere/python3.13")
    assert done.returncode == 0
    assert WITHOUT in done.stdout
    assert not list(folder.rglob("*.pyc"))
    with alone(folder) as running:
        for name, said in (("launch", "cramping"), ("speech", "run")):
            event = json.loads((ROOT / "tests" / "requests" / f"{name}.json").read_text("utf-8"))
            assert said in running(event)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("cut", [2, None], ids=["cut short", "missing"])
def test_content_damaged_in_the_package_stops_the_function_at_its_start(
    cut: int | None, artefact: Path, tmp_path: Path
) -> None:
    """One clear line, and no answer."""
    folder = Path(shutil.copytree(artefact, tmp_path / "damaged"))
    module = folder / "skill" / "content" / "built" / "en_us_at_en_us.py"
    for path in (module, *module.parent.glob(f"__pycache__/{module.stem}.*")):
        whole = path.read_bytes()
        path.unlink()
        if cut:
            path.write_bytes(whole[: len(whole) // cut])
    command = [
        lambda_python(),
        "-I",
        "-S",
        "-c",
        "import sys; sys.path.insert(0, sys.argv[1]); import lambda_function",
    ]
    done = run(*command, str(folder))
    assert done.returncode == 1
    expected = "(whole file): expected the module that `make package` writes"
    last = done.stderr.splitlines()[-1]
    assert f"ContentError: built/en_us_at_en_us.py: {expected}" in last


def test_a_module_that_is_listed_and_missing_makes_no_package(
    project: Path, tmp_path: Path
) -> None:
    modules = project / "lambda" / "modules.txt"
    listed = modules.read_text(encoding="utf-8")
    for wrong in (f"{listed}ask_sdk_core/not_there.py\n", listed.replace("six.py\n", "")):
        try:
            modules.write_text(wrong, encoding="utf-8")
            _, done = built(project, tmp_path / str(len(wrong)))
        finally:
            modules.write_text(listed, encoding="utf-8")
        assert done.returncode != 0
