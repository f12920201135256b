"""The supplies: pinned with hashes, the same everywhere, licensed, and audited honestly."""

import base64
import csv
import hashlib
import re
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.licensing import agrees, permissive
from tools.supply import (
    FILES,
    PAGE,
    REQUIREMENTS,
    SupplyError,
    all_pins,
    licences_page,
    pins_in,
    read_licences,
    versions,
)

PINS = all_pins()
LICENCES = read_licences()
SAM = ROOT / ".venv-sam"
# Where aws-sam-cli pins an older one than everybody else takes.
SAMS_OWN = {"click", "python-dateutil"}
SOURCES = sorted(path for path in REQUIREMENTS.iterdir() if path.suffix in {".in", ".txt"})
HASH = "--hash=sha256:" + "0" * 64


HERE = {canonicalize_name(one.metadata["Name"]): one for one in distributions()}


# Pins


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
        "six==1.17.0 --hash=md5:00",
        f"six @ https://example.org/six.whl {HASH}",
        "--index-url https://example.org",
    ],
)
def test_a_line_that_is_no_pin_with_hashes_is_refused(line: str) -> None:
    with pytest.raises(SupplyError, match=r"x\.txt: expected name==version with hashes"):
        pins_in(f"{line}\n", "x.txt")


def named_in(file: str) -> set[str]:
    """The packages that a *.in names itself."""
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {
        canonicalize_name(Requirement(line).name)
        for line in lines
        if line and not line.startswith("-")
    }


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
            assert hashes.setdefault((pin.name, pin.version), pin.hashes) == pin.hashes, pin.name
    assert {name: each for name, each in found.items() if len(each) > 1} == {}


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
    pins = {"lambda.txt": pins_in(f"six==1 {HASH}", "x")}
    with pytest.raises(SupplyError, match=r"no licence for \['six'\], .*: \['seven'\]"):
        licences_page(pins, {"seven": "MIT"})


@pytest.mark.parametrize("name", sorted(set(HERE) & set(LICENCES)))
def test_a_package_declares_the_licence_that_is_listed(name: str) -> None:
    assert agrees(LICENCES[name], HERE[name]), f"{name}: {LICENCES[name]}"


def test_what_is_packaged_is_permissive_or_leaves_our_files_alone() -> None:
    """The Mozilla licence covers its own files: of certificates, which nobody here changes."""
    for file, others in (("lambda.txt", set()), ("web.txt", {"MPL-2.0"})):
        licences = {LICENCES[name] for name in versions(PINS[file])}
        assert {one for one in licences if not permissive(one)} == others
    assert permissive("GPL-2.0-or-later OR MIT")
    assert not permissive("MIT AND GPL-2.0-or-later")
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n\nCopyright")
