"""Sentence vectors from a packaged MiniLM, computed with numpy alone."""

import json
import math
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]


class Encoder:
    """A six-layer BERT: token vectors, mean pooling, unit length."""

    def __init__(self, folder: Path) -> None:
        """Read config.json, tokenizer.json and model.safetensors from *folder*."""
        config = json.loads((folder / "config.json").read_text())
        self.heads: int = config["num_attention_heads"]
        self.layers: int = config["num_hidden_layers"]
        self.epsilon: float = config["layer_norm_eps"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(64)
        self.weights = load_file(str(folder / "model.safetensors"))
        for layer in range(self.layers):
            self._fuse(f"encoder.layer.{layer}.attention.self")

    def encode(self, texts: list[str], batch: int = 64) -> Floats:
        """One unit vector a text; texts of like length share a batch."""
        tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        width = int(self.weights["embeddings.LayerNorm.weight"].shape[0])
        vectors = np.empty((len(texts), width), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            vectors[chosen] = self._forward([tokens[i] for i in chosen])
        return vectors

    def _fuse(self, prefix: str) -> None:
        """Query, key and value in one matrix: a single product a layer."""
        for part in ("weight", "bias"):
            names = [f"{prefix}.{name}.{part}" for name in ("query", "key", "value")]
            fused = np.concatenate([self.weights.pop(name) for name in names])
            self.weights[f"{prefix}.{part}"] = fused

    def _forward(self, tokens: list[list[int]]) -> Floats:
        longest = max(map(len, tokens))
        ids = np.array([row + [0] * (longest - len(row)) for row in tokens])
        mask = np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in tokens])
        mask = mask.astype(np.float32)
        hidden = self.weights["embeddings.word_embeddings.weight"][ids]
        hidden = hidden + self.weights["embeddings.position_embeddings.weight"][:longest]
        hidden = hidden + self.weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self._norm(hidden, "embeddings.LayerNorm")
        bias: Floats = (mask[:, None, None, :] - np.float32(1)) * np.float32(1e9)
        for layer in range(self.layers):
            hidden = self._layer(hidden, bias, f"encoder.layer.{layer}")
        pooled = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1)[:, None]
        unit: Floats = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit

    def _layer(self, hidden: Floats, bias: Floats, prefix: str) -> Floats:
        mixed = self._attend(self._dense(hidden, f"{prefix}.attention.self"), bias)
        mixed = self._dense(mixed, f"{prefix}.attention.output.dense")
        hidden = self._norm(hidden + mixed, f"{prefix}.attention.output.LayerNorm")
        wide = _gelu(self._dense(hidden, f"{prefix}.intermediate.dense"))
        narrow = self._dense(wide, f"{prefix}.output.dense")
        return self._norm(hidden + narrow, f"{prefix}.output.LayerNorm")

    def _attend(self, fused: Floats, bias: Floats) -> Floats:
        rows, length, width = fused.shape
        size = width // 3 // self.heads
        query, key, value = (
            part.reshape(rows, length, self.heads, size).transpose(0, 2, 1, 3)
            for part in np.split(fused, 3, axis=2)
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(math.sqrt(size)) + bias
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Floats = (scores @ value).transpose(0, 2, 1, 3).reshape(rows, length, width // 3)
        return mixed

    def _dense(self, inputs: Floats, prefix: str) -> Floats:
        flat = inputs.reshape(-1, inputs.shape[-1]) @ self.weights[f"{prefix}.weight"].T
        outputs: Floats = flat.reshape(*inputs.shape[:-1], -1) + self.weights[f"{prefix}.bias"]
        return outputs

    def _norm(self, inputs: Floats, prefix: str) -> Floats:
        centred = inputs - inputs.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + self.epsilon)
        normed: Floats = centred / spread * self.weights[f"{prefix}.weight"]
        shifted: Floats = normed + self.weights[f"{prefix}.bias"]
        return shifted


def _gelu(x: Floats) -> Floats:
    """The tanh form of GELU: within a thousandth of the exact one, and fast."""
    inner = np.float32(math.sqrt(2 / math.pi)) * (x + np.float32(0.044715) * x * x * x)
    gated: Floats = np.float32(0.5) * x * (1 + np.tanh(inner))
    return gated
