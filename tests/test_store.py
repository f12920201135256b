"""The sentence vectors on disk: a sentence is encoded once."""

from pathlib import Path

import numpy as np
import pytest

from skill.language.encoder import Encoder
from skill.language.store import Vectors, encoder

TEXTS = ["my leg hurts", "why", "my leg hurts"]


@pytest.fixture(scope="module")
def real() -> Encoder:
    return encoder()


class Counting:
    """The real encoder, and what it was asked for."""

    def __init__(self, real: Encoder) -> None:
        self.real = real
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return self.real.encode(texts)


def test_the_vectors_are_those_of_the_encoder(real: Encoder, tmp_path: Path) -> None:
    found = Vectors(real, tmp_path / "vectors.npz").encode(TEXTS)
    assert np.allclose(found, real.encode(TEXTS), atol=1e-5)


def test_only_new_texts_are_encoded(real: Encoder, tmp_path: Path) -> None:
    path, counting = tmp_path / "vectors.npz", Counting(real)
    first = Vectors(counting, path).encode(TEXTS)  # type: ignore[arg-type]
    again = Vectors(counting, path).encode(["why", "at night", "my leg hurts"])  # type: ignore[arg-type]
    assert counting.asked == ["my leg hurts", "why", "at night"]
    assert (again[0] == first[1]).all()
    assert (again[2] == first[0]).all()


def test_a_text_that_went_out_of_use_is_forgotten(real: Encoder, tmp_path: Path) -> None:
    path, counting = tmp_path / "vectors.npz", Counting(real)
    for texts in (["why", "when"], ["why"], ["when"]):
        Vectors(counting, path).encode(texts)  # type: ignore[arg-type]
    assert counting.asked == ["why", "when", "when"]
