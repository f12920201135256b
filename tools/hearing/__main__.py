"""`make model`: the interaction model and the table of weights, from the labelled sentences."""

import hashlib
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from skill.content import load
from skill.hearing.table import FILE

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "interaction_model"
SENTENCES, SPEECH = FOLDER / "sentences", FOLDER / "speech"
MODEL, INTENTS = FOLDER / "en-US.json", FOLDER / "intents.toml"
# What reads a sentence before it is learnt from.
READS = (
    "fold.py",
    "features.py",
    "status.py",
    "source.py",
    "weighing.py",
    "who.py",
    "judgement.py",
    "rules/denied.toml",
    "rules/asked.toml",
    "rules/other.toml",
    "rules/parts.toml",
    "rules/who.toml",
)

# What learns from it, in tools/hearing.
LEARNING = ("sentences", "examples", "train", "judgement", "write")


def batches() -> list[Path]:
    """The files of whole utterances that are learnt from: none that is held out."""
    return sorted(SPEECH.glob("*.txt"))


def source() -> str:
    """A digest of all that the table is learnt from."""
    digest = hashlib.sha256()
    code = [ROOT / "skill" / "hearing" / name for name in READS]
    learning = [ROOT / "tools" / "hearing" / f"{name}.py" for name in LEARNING]
    for path in (*code, *learning, INTENTS, *sorted(SENTENCES.rglob("*.txt")), *batches()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def spoken() -> list[str]:
    """The utterances of the batches, as they were written."""
    return [
        line.split("|")[0].strip()
        for path in batches()
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def main() -> int:
    """Writes both files."""
    from tools.hearing.judgement import with_judgement  # noqa: PLC0415  # a test needs the digest alone
    from tools.hearing.model import as_json, build_model  # noqa: PLC0415
    from tools.hearing.sentences import samples, templates, utterances  # noqa: PLC0415
    from tools.hearing.train import learn  # noqa: PLC0415
    from tools.hearing.write import written  # noqa: PLC0415

    MODEL.write_text(as_json(build_model(INTENTS, spoken())), encoding="utf-8")
    sys.stdout.write(
        f"{MODEL.name}: {MODEL.stat().st_size // 1024} KB\nLearning, ten to twenty minutes ...\n"
    )
    content, table, digest = load(), Path(FILE), source()
    said = list(utterances(batches()))
    rows = [*templates(SENTENCES), *samples(INTENTS), *said]
    weights = learn(rows, content)
    with TemporaryDirectory() as folder:
        found_by = Path(folder) / table.name
        found_by.write_bytes(written(weights, digest))
        judged = with_judgement(weights, said, content, str(found_by))
    table.write_bytes(written(judged, digest))
    sys.stdout.write(
        f"{table.name}: {table.stat().st_size // 1024} KB from {len(rows)} sentences\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
