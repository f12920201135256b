"""The supplies: pinned with hashes, the same everywhere, licensed, and audited honestly."""

import base64
import csv
import hashlib
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import Distribution, distributions
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
import yaml
from packaging.markers import Marker
from packaging.requirements import Requirement

from supply import advisories, index
from supply.__main__ import PAGE
from supply.licences import agrees, licences_page, permissive, read_licences
from supply.pins import FILES, REQUIREMENTS, SupplyError, all_pins, normal, pins_in, versions
from supply.verdict import Status, Verdict, worst
from tests.conftest import ROOT

PINS = all_pins()
LICENCES = read_licences()
SAM = ROOT / ".venv-sam"
ARTEFACT = ROOT / ".aws-sam" / "build" / "LegCrampGuideFunction"
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
    compiled = {path.name for path in REQUIREMENTS.glob("*.txt")} - {"overrides.txt"}
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
    ours, theirs = versions(PINS["dev.txt"]), versions(PINS["sam.txt"])
    assert {name for name in set(ours) & set(theirs) if ours[name] != theirs[name]} == SAMS_OWN


def test_this_environment_holds_what_is_pinned() -> None:
    """What `make test` installs; what other targets add is theirs to judge."""
    for pin in PINS["dev.txt"]:
        if not pin.marker or Marker(pin.marker).evaluate():
            there = HERE.get(pin.name)
            assert there is not None, f"{pin} is not installed"
            assert there.version == pin.version, pin


@pytest.mark.skipif(not (SAM / "ready").exists(), reason="run `make package` once")
def test_the_environment_of_sam_holds_what_is_pinned() -> None:
    there = installed(*map(str, SAM.glob("lib/python*/site-packages")))
    assert set(there) - set(versions(PINS["sam.txt"])) <= {"pip", "setuptools", "wheel"}
    for name, one in there.items():
        assert name == "pip" or one.version in versions(PINS["sam.txt"])[name]
        assert name == "pip" or agrees(LICENCES[name], one), (name, LICENCES[name])


@pytest.mark.skipif(not ARTEFACT.exists(), reason="run `make package` once")
def test_the_artefact_holds_the_pinned_packages_as_they_were_published() -> None:
    """Every file that is not the skill's own is, byte by byte, one of a package in lambda.txt."""
    if ARTEFACT.parent.stat().st_mtime < (REQUIREMENTS / "lambda.txt").stat().st_mtime:
        pytest.skip("older than lambda.txt: run `make package`")
    published = {
        name: digest
        for package in versions(PINS["lambda.txt"])
        for name, digest, _ in csv.reader((HERE[package].read_text("RECORD") or "").splitlines())
    }
    ours = {"skill", "lambda_function.py", "LICENSE", "LICENCES.txt"}
    for path in sorted(ARTEFACT.rglob("*")):
        name = path.relative_to(ARTEFACT)
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
            assert re.search(r"-r requirements/\w+\.txt$", line), line


# Licences


def test_the_committed_page_of_licences_is_current() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == licences_page(PINS, LICENCES), "run .venv/bin/python -m supply licences"
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


# The audit

SILENT = "Dependency not found on PyPI and could not be audited: six (1.17.0)"


def says(answer: object, code: int = 0, error: str = "") -> index.Run:
    """A program that prints *answer*, as JSON where it is not text."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return lambda command: subprocess.CompletedProcess(command, code, text, error)


def report(*, yanked: bool) -> dict[str, object]:
    """What pip reports of one package."""
    return {"install": [{"metadata": {"name": "six", "version": "1"}, "is_yanked": yanked}]}


@pytest.mark.parametrize(
    ("run", "status", "said"),
    [
        (says(report(yanked=False)), Status.SOUND, "1 packages with the pinned hashes, 0 with"),
        (says(report(yanked=True)), Status.FOUND, "six 1: withdrawn by its authors"),
        (says("", 1, "Retrying: NewConnectionError\nERROR: none"), Status.NOT_ASKED, "not answer"),
        (
            says("", 1, "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"),
            Status.FOUND,
            "DO NOT MATCH",
        ),
        (
            says("", 1, "Retrying: ConnectionError\nERROR: THESE DO NOT MATCH THE HASHES. If"),
            Status.FOUND,
            "HASHES",
        ),
        (says("", 1, "ERROR: No matching distribution"), Status.FOUND, "No matching"),
    ],
)
def test_what_the_index_says(run: index.Run, status: Status, said: str) -> None:
    verdict = index.withdrawn(Path("x.txt"), run)
    assert verdict.status is status
    assert said in str(verdict)


def test_a_service_that_knows_nothing_is_no_success() -> None:
    """pip-audit itself says "No known vulnerabilities found" then, and exits with 0."""
    run = says({"dependencies": [{"name": "six", "skip_reason": SILENT}]})
    verdict = advisories.asked({"six": ["1.17.0"]}, run=run)
    assert verdict.status is Status.NOT_ASKED
    assert "answered for none of 1 pins" in verdict.line


def test_a_service_out_of_reach_is_no_success() -> None:
    run = says("", 1, "requests.exceptions.ConnectionError: HTTPSConnectionPool(...)")
    assert advisories.asked({"six": ["1"], "x": ["1", "2"]}, run=run).status is Status.NOT_ASKED


def test_a_package_that_the_service_alone_misses_is_a_finding() -> None:
    """As one is that was taken off the index."""
    clean = {"name": "x", "version": "1", "vulns": []}
    run = says({"dependencies": [clean, {"name": "six", "skip_reason": SILENT}]})
    verdict = advisories.asked({"six": ["1.17.0"], "x": ["1"]}, run=run)
    assert verdict.status is Status.FOUND
    assert verdict.found == (f"six: {SILENT}",)


def test_an_audit_that_breaks_is_an_error() -> None:
    with pytest.raises(SupplyError, match="pip-audit: No module named pip_audit"):
        advisories.asked({"six": ["1"]}, run=says("", 1, "x\nNo module named pip_audit\n"))


class Osv(BaseHTTPRequestHandler):
    """An advisory service that knows of one hole, in six 1.0."""

    def do_POST(self) -> None:
        query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        hit = (query["package"]["name"], query["version"]) == ("six", "1.0")
        body = json.dumps({"vulns": [HOLE]} if hit else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


EVENTS = [{"introduced": "0"}, {"fixed": "1.1"}, {"introduced": "2.0"}, {"last_affected": "2.3"}]
HOLE = {
    "id": "PYSEC-2026-1",
    "aliases": ["CVE-2026-1"],
    "summary": "a hole",
    "modified": "2026-11-01T00:00:00Z",
    "published": "2026-11-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": "six", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": EVENTS}],
            "versions": ["1.0"],
        }
    ],
}


@contextmanager
def service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1/query"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.skipif(find_spec("pip_audit") is None, reason="run `make audit` once")
def test_pip_audit_finds_every_version_that_is_pinned_for_any_python() -> None:
    """The real one, asking a service on this machine; it would leave out the second by itself."""
    with service() as address:
        options = ("--vulnerability-service", "osv", "--osv-url", address)
        verdict = advisories.asked({"idna": ["3.20"], "six": ["1.17.0", "1.0"]}, options)
    assert verdict.status is Status.FOUND
    assert verdict.line.startswith("the advisory service answered for 3 of 3 pins: 1 hits")
    assert verdict.found == ("six 1.0: PYSEC-2026-1, CVE-2026-1, fixed in 1.1",)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A clone with one advisory."""
    file = tmp_path / "vulns" / "six" / "PYSEC-2026-1.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump(HOLE), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("version", "hit"),
    [("0.9", True), ("1.0", True), ("1.1", False), ("2.0", True), ("2.3", True), ("2.10", False)],
)
def test_a_database_needs_no_network(database: Path, version: str, hit: bool) -> None:
    pins = {"six": [version], "idna": ["1"]}
    verdict = advisories.listed(pins, database, date(2026, 11, 20))
    assert verdict.status is (Status.FOUND if hit else Status.SOUND)
    assert verdict.found == ((f"six {version}: PYSEC-2026-1, CVE-2026-1",) if hit else ())


def test_an_old_database_calls_nothing_sound(database: Path) -> None:
    verdict = advisories.listed({"six": ["1.17.0"]}, database, date(2027, 1, 1))
    assert verdict.status is Status.NOT_ASKED
    assert "61 days old at best" in verdict.line


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SupplyError, match="no clone of the advisory database"):
        advisories.listed({}, tmp_path, date(2026, 11, 20))


def test_the_worst_verdict_counts() -> None:
    sound, found, silent = (Verdict(status, "") for status in Status)
    assert worst([sound, silent, found]) == Status.FOUND == 1
    assert worst([silent, sound]) == Status.NOT_ASKED == 3
    assert worst([sound]) == Status.SOUND == 0


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
