"""The supplies: pinned with hashes, the same everywhere, licensed, and audited honestly."""

import base64
import csv
import hashlib
import re
import tomllib
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from tests.conftest import ROOT
from tools.supply.__main__ import PAGE
from tools.supply.licences import agrees, licences_page, permissive, read_licences
from tools.supply.pins import FILES, REQUIREMENTS, SupplyError, all_pins, normal, pins_in, versions

PINS = all_pins()
LICENCES = read_licences()
SAM = ROOT / ".venv-sam"
# Where aws-sam-cli pins an older one than everybody else takes.
SAMS_OWN = {"click", "python-dateutil"}
SOURCES = sorted(path for path in REQUIREMENTS.iterdir() if path.suffix in {".in", ".txt"})
HASH = "--hash=sha256:" + "0" * 64


def installed(*path: str) -> dict[str, Distribution]:
    """What is installed, here or in the environment at *path*."""
    found = distributions(path=list(path)) if path else distributions()
    return {normal(one.metadata["Name"]): one for one in found}


HERE = installed()


# Pins


def test_every_compiled_file_has_its_source_and_its_purpose() -> None:
    compiled = {path.name for path in REQUIREMENTS.glob("*.txt")}
    assert compiled == set(FILES)
    assert {path.stem for path in REQUIREMENTS.glob("*.in")} == {Path(file).stem for file in FILES}


@pytest.mark.parametrize("path", SOURCES, ids=lambda one: one.name)
def test_no_requirement_comes_from_an_address(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        wanted = line.partition("#")[0]
        assert "://" not in wanted
        assert " @ " not in wanted
        assert set(re.findall(r"(?:^|\s)(--?[a-z-]+)", wanted)) <= {"-c", "-r", "--hash"}, line


@pytest.mark.parametrize(
    "line",
    [
        f"six>=1 {HASH}",
        "six==1.17.0",
        f"six==1.17.* {HASH}",
        "six==1.17.0 --hash=md5:00",
        f"six @ https://example.org/six.whl {HASH}",
        "--index-url https://example.org",
        "-r lambda.txt",
        "",
    ],
)
def test_a_line_that_is_no_pin_with_hashes_is_refused(line: str) -> None:
    with pytest.raises(SupplyError, match=r"x\.txt: expected name==version with hashes"):
        pins_in(f"{line}\n", "x.txt")


def named_in(file: str) -> set[str]:
    """The packages that a *.in names itself."""
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {normal(Requirement(line).name) for line in lines if line and not line.startswith("-")}


@pytest.mark.parametrize("file", FILES)
def test_what_is_named_is_pinned(file: str) -> None:
    assert named_in(f"{Path(file).stem}.in") <= set(versions(PINS[file]))


def test_on_lambda_there_is_what_is_named_and_nothing_else() -> None:
    assert named_in("lambda.in") == set(versions(PINS["lambda.txt"]))
    assert not any(pin.marker for pin in PINS["lambda.txt"])


def test_the_same_package_has_the_same_version_and_hashes_in_every_file() -> None:
    hashes: dict[tuple[str, str], tuple[str, ...]] = {}
    found: dict[str, set[tuple[str, ...]]] = {}
    for file, pins in PINS.items():
        for name, each in versions(pins).items():
            if file != "sam.txt" or name not in SAMS_OWN:
                found.setdefault(name, set()).add(tuple(each))
        for pin in pins:
            assert hashes.setdefault((pin.name, pin.version), pin.hashes) == pin.hashes, str(pin)
    assert {name: each for name, each in found.items() if len(each) > 1} == {}


def test_sam_has_versions_of_its_own_only_where_it_must() -> None:
    ours, theirs = versions(PINS["test.txt"]), versions(PINS["sam.txt"])
    assert {name for name in set(ours) & set(theirs) if ours[name] != theirs[name]} == SAMS_OWN


def test_this_environment_holds_what_is_pinned() -> None:
    """What `make test` installs; what other targets add is theirs to judge."""
    for pin in PINS["test.txt"]:
        if not pin.marker or Marker(pin.marker).evaluate():
            there = HERE.get(pin.name)
            assert there is not None, f"{pin} is not installed"
            assert there.version == pin.version, pin


@pytest.mark.skipif(not (SAM / "ready").exists(), reason="needs SAM: make package")
def test_the_environment_of_sam_holds_what_is_pinned() -> None:
    there = installed(*map(str, SAM.glob("lib/python*/site-packages")))
    assert set(there) - set(versions(PINS["sam.txt"])) <= {"pip", "setuptools", "wheel"}
    for name, one in there.items():
        assert name == "pip" or one.version in versions(PINS["sam.txt"])[name]
        assert name == "pip" or agrees(LICENCES[name], one), (name, LICENCES[name])


@pytest.mark.skipif(not (SAM / "ready").exists(), reason="needs SAM: make package")
def test_the_artefact_holds_the_pinned_packages_as_they_were_published(artefact: Path) -> None:
    """Every file that is not the skill's own is, byte by byte, one of a package in lambda.txt."""
    published = {
        name: digest
        for package in versions(PINS["lambda.txt"])
        for name, digest, _ in csv.reader((HERE[package].read_text("RECORD") or "").splitlines())
    }
    ours = {"skill", "lambda_function.py", "LICENSE", "LICENCES.txt"}
    for path in sorted(artefact.rglob("*")):
        name = path.relative_to(artefact)
        if path.is_file() and name.parts[0] not in ours and not is_made_here(name):
            digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest())
            assert published.get(name.as_posix()) == f"sha256={digest.decode().rstrip('=')}", name


def is_made_here(name: Path) -> bool:
    """Bytecode, and what pip writes about an installation, are no author's."""
    return name.suffix == ".pyc" or name.name in {"RECORD", "INSTALLER", "REQUESTED"}


@pytest.mark.parametrize("path", ["Makefile", ".ci/run", "README.md", "docs/self-hosting.md"])
def test_nothing_is_installed_without_its_hash(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if re.search(r"\bpip\b.* install\b", line):
            assert "--require-hashes" in line, line
            assert "--no-deps" in line, line
            assert re.search(r"-r (requirements/\w+\.txt|\$<)$", line), line
    for first in re.findall(r"^\S.*: (\S+).*\n(?:\t.*\n)*?\t@\$\(INSTALL\)", text, re.M):
        assert re.fullmatch(r"requirements/[\w%]+\.txt", first), first


# Licences


def test_the_committed_page_of_licences_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == licences_page(PINS, LICENCES), "run .venv/bin/python -m tools.supply"
    for pins in PINS.values():
        assert all(re.search(rf"^\| {pin.name} \| .*{pin.version}", page, re.M) for pin in pins)


def test_a_package_without_a_licence_is_named() -> None:
    with pytest.raises(
        SupplyError, match=r"no licence for \['six'\], no such package: \['seven'\]"
    ):
        licences_page({"lambda.txt": pins_in(f"six==1 {HASH}", "x")}, {"seven": "MIT"})


@pytest.mark.parametrize("name", sorted(set(HERE) & set(LICENCES)))
def test_a_package_declares_the_licence_that_is_listed(name: str) -> None:
    assert agrees(LICENCES[name], HERE[name]), f"{name}: {LICENCES[name]}"


def test_what_is_packaged_for_lambda_is_permissive() -> None:
    assert [name for name in versions(PINS["lambda.txt"]) if not permissive(LICENCES[name])] == []


def test_what_the_web_endpoint_adds_is_permissive_or_leaves_our_files_alone() -> None:
    """The Mozilla licence covers its own files: of certificates, which nobody here changes."""
    others = {LICENCES[name] for name in versions(PINS["web.txt"])}
    assert {one for one in others if not permissive(one)} == {"MPL-2.0"}


@pytest.mark.parametrize(
    ("expression", "is_permissive"),
    [
        ("MIT", True),
        ("Apache-2.0 AND BSD-3-Clause", True),
        ("GPL-2.0-or-later OR MIT", True),
        ("MIT AND GPL-2.0-or-later", False),
        ("LGPL-2.1-or-later", False),
        ("", False),
    ],
)
def test_permissive(expression: str, is_permissive: bool) -> None:
    assert permissive(expression) is is_permissive


def test_the_skill_has_the_licence_that_it_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith(f"{project['license']} License\n\nCopyright (c) 2026 ")


# What looks after it


@pytest.mark.parametrize("page", ["releasing.md", "self-hosting.md", "licences.md"])
def test_the_make_commands_of_the_pages_exist(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in re.findall(r"`(?:[^`]*&& )?make ([\w-]+)", text):
        assert re.search(rf"^{command}:", made, re.MULTILINE), command


@pytest.mark.parametrize("page", ["releasing.md", "self-hosting.md", "licences.md"])
def test_the_pages_link_to_what_is_there(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([\w./-]+)(?:#[\w-]+)?\)", text):
        assert (ROOT / "docs" / path).resolve().exists(), path
