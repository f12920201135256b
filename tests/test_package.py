"""The package: exactly the files that the ASK CLI uploads, the same at every build."""

import json
import shutil
from pathlib import Path

import pytest

from skill.__main__ import main
from skill.content import LOCALES, ContentError
from skill.publishing.package import contents, write
from skill.publishing.site import Site
from skill.simulator import desk
from skill.simulator.desk import MODELS
from tests.artefact import files as in_folder

ARN = "arn:aws:lambda:us-east-1:123456789012:function:guide"

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files() -> Files:
    return contents(MODELS, Site(), None)


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build folder of the test's own, for the command."""
    monkeypatch.setattr(desk, "BUILD", tmp_path / "build")
    return tmp_path / "build"


@pytest.mark.rule(
    "Every locale has a listing and a model.", source="Develop Skills in Multiple Languages"
)
@pytest.mark.rule(
    "The package has each file where Amazon looks for it.", source="Skill Manifest Schema"
)
def test_a_manifest_a_model_and_two_icons_for_each_locale(files: Files) -> None:
    assert set(files) == {
        "skill.json",
        *(f"interactionModels/custom/{locale}.json" for locale in LOCALES),
        *(f"assets/images/{locale}_smallIcon.png" for locale in LOCALES),
        *(f"assets/images/{locale}_largeIcon.png" for locale in LOCALES),
    }


def test_the_icons_are_where_the_manifest_says(files: Files) -> None:
    shown = json.loads(files["skill.json"])["manifest"]["publishingInformation"]["locales"]
    for listing in shown.values():
        for key, width in (("smallIconUri", 108), ("largeIconUri", 512)):
            png = files[listing[key].removeprefix("file://")]
            assert int.from_bytes(png[16:20]) == int.from_bytes(png[20:24]) == width


def test_a_build_is_the_same_again_where_the_cli_finds_it_and_leaves_its_state(
    files: Files, tmp_path: Path
) -> None:
    """And the package holds no file of the CLI, which would be uploaded with it."""
    state = tmp_path / ".ask" / "ask-states.json"
    state.parent.mkdir()
    state.write_text("the id of the skill", encoding="utf-8")
    (write(files, tmp_path) / "stale.json").write_text("{}", encoding="utf-8")
    assert in_folder(write(contents(MODELS, Site(), None), tmp_path)) == files
    assert state.read_text(encoding="utf-8") == "the id of the skill"
    resources = json.loads((tmp_path / "ask-resources.json").read_bytes())
    source = resources["profiles"]["default"]["skillMetadata"]["src"]
    assert (tmp_path / source / "skill.json").is_file()
    assert resources["askcliResourcesVersion"] == "2020-03-31"


def test_a_manifest_that_is_not_true_makes_no_package(tmp_path: Path) -> None:
    sources = Path(shutil.copytree(MODELS, tmp_path / "interaction_model"))
    path = sources / "skill.json"
    path.write_text(path.read_text(encoding="utf-8").replace("(999)", "(911)"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"en-GB\.description"):
        contents(sources, Site(), None)


# The command


def test_the_command_takes_the_site_and_the_function_and_warns_without_a_site(
    build: Path, capsys: pytest.CaptureFixture[str], files: Files
) -> None:
    assert main(["skill-package", "--site", "https://example.org", "--endpoint", ARN]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    made = json.loads((build / "skill-package" / "skill.json").read_text(encoding="utf-8"))
    assert '"https://example.org/privacy"' in json.dumps(made)
    regions = {"NA": {"endpoint": {"uri": ARN}}}
    assert made["manifest"]["apis"]["custom"]["regions"] == regions
    assert main(["skill-package"]) == 0
    assert in_folder(build / "skill-package") == files
    said, warning = capsys.readouterr().out.splitlines()
    assert said.startswith(f"{build / 'skill-package'}: ")
    assert "SITE=" in warning
    assert "https://leg-cramp-guide.example" in warning


@pytest.mark.parametrize(
    ("flag", "value"), [("--site", "http://example.org"), ("--endpoint", "my-function")]
)
def test_a_wrong_option_is_one_line_and_makes_nothing(
    flag: str, value: str, build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["skill-package", flag, value]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert repr(value) in line
    assert not build.exists()
