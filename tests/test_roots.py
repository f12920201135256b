"""The trust roots of this machine: from a file, from a folder, or none at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.endpoint.certificate import signer_in
from skill.endpoint.errors import ServerError
from skill.endpoint.roots import system_roots
from tests.authority import chain, issued, pem

NOW = datetime.now(UTC)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's file would be; there is none yet, and the folder beside it is empty."""
    (tmp_path / "folder").mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "file.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "folder"))
    return tmp_path / "file.pem"


def test_the_roots_in_the_file_are_trusted(file: Path) -> None:
    file.write_bytes(pem(issued("Another Root", authority=True), chain().root))
    assert signer_in(chain().pem, system_roots(), NOW)


def test_without_a_file_the_folder_counts(file: Path) -> None:
    folder = file.parent / "folder"
    (folder / "root.pem").write_bytes(pem(chain().root))
    (folder / "readme").write_bytes(b"no certificate \xff")
    (folder / "below").mkdir()
    (folder / "broken").symlink_to(folder / "nowhere")
    assert signer_in(chain().pem, system_roots(), NOW)


@pytest.mark.usefixtures("file")
def test_without_any_nothing_can_start() -> None:
    with pytest.raises(ServerError, match="no trust roots here"):
        system_roots()
