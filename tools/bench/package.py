"""The package: how large it is, zipped."""

from pathlib import Path
from shutil import make_archive
from tempfile import TemporaryDirectory

from tools.bench.figures import Figure, Measured, Target
from tools.bench.subjects import subjects

LARGEST = 3.0  # MB


def measure() -> Measured:
    """The bytes that are uploaded, for the hello world and the skill."""
    folders = subjects()
    sizes = {name: zipped(folders[name]) / 1e6 for name in ("hello world", "ours")}
    return Measured(
        "what `sam build` left, zipped with deflate",
        tuple(Figure(f"package, {name}", round(size, 3), "MB") for name, size in sizes.items()),
        (Target(f"at most {LARGEST} MB", sizes["ours"] <= LARGEST),),
    )


def zipped(folder: Path) -> int:
    """The size of *folder* as a zip file."""
    with TemporaryDirectory() as place:
        return Path(make_archive(f"{place}/package", "zip", folder)).stat().st_size
