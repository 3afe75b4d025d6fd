"""Word vectors as spaCy's tok2vec layers give them, with what no text can change worked out once.

`MultiHashEmbed` looks up a word's features in tables, lays what it finds side by side, and mixes
it by one large matrix. Looking up and mixing are both linear, so the tables can be mixed
beforehand: a word's vector is then a sum of rows. `MaxoutWindowEncoder` stays as it is, with
fewer copies. For prediction alone: a folded model cannot be trained or saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from spacy.attrs import ORTH
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

_OPS = NumpyOps(use_blis=False)
# what thinc's layer norm adds to a variance
_LEAST_VARIANCE = 1e-8
# under how many rows of a table a word's feature stands
_HASHES = 4


def fold(model: Model, vocab: Vocab) -> Model:
    """The model with every tok2vec of its own folded; others, such as listeners, stay."""
    for node in list(model.walk()):
        if node.has_ref("embed") and node.has_ref("encode"):
            folded = _folded(node, vocab)
            if node is model:
                return folded
            model.replace_node(node, folded)
    return model


def _folded(tok2vec: Model, vocab: Vocab) -> Model:
    parts = {
        "embed": _Embed.of(tok2vec.get_ref("embed"), vocab),
        "encode": _Encode.of(tok2vec.get_ref("encode")),
    }
    return Model("folded_tok2vec", _predict, dims={"nO": tok2vec.get_dim("nO")}, attrs=parts)


def _predict(model: Model, docs: Sequence[Doc], is_train: bool) -> tuple[list, Callable]:
    words = model.attrs["embed"](docs)
    return model.attrs["encode"](words, [len(doc) for doc in docs]), _no_training


def _no_training(gradient: object) -> None:
    raise NotImplementedError("a folded model cannot be trained; load the model by spacy.load")


@dataclass(frozen=True)
class _MaxoutNorm:
    """A maxout's choice among the pieces of its sums, then a layer norm. Row by row.

    It may write its result over the sums.
    """

    pieces: int
    gain: np.ndarray
    shift: np.ndarray

    def __call__(self, sums: np.ndarray) -> np.ndarray:
        best = reduce(np.maximum, np.split(sums, self.pieces, axis=1))
        width = best.shape[1]
        best -= (np.einsum("ij->i", best) / width)[:, None]
        variance = np.einsum("ij,ij->i", best, best) / width + _LEAST_VARIANCE
        best *= (variance**-0.5)[:, None]
        best *= self.gain
        best += self.shift
        return best


@dataclass(frozen=True)
class _Layer:
    """A maxout layer with its norm. `weights`: (input, pieces × width), piece by piece."""

    weights: np.ndarray
    bias: np.ndarray
    norm: _MaxoutNorm

    @classmethod
    def of(cls, maxout: Model, layernorm: Model) -> _Layer:
        weights, bias = _param(maxout, "W"), _param(maxout, "b")
        _, pieces, inputs = weights.shape
        return cls(
            np.ascontiguousarray(weights.transpose(2, 1, 0)).reshape(inputs, -1),
            bias.T.reshape(-1).copy(),
            _MaxoutNorm(pieces, _param(layernorm, "G"), _param(layernorm, "b")),
        )


@dataclass(frozen=True)
class _Table:
    """Where the rows of one feature stand among all. `seed`: of its hash."""

    seed: int
    first: int
    rows: int

    def keys(self, values: np.ndarray) -> np.ndarray:
        return _OPS.hash(values, self.seed) % self.rows + self.first


@dataclass(frozen=True)
class _StaticTable:
    """Where the rows of the static vectors stand among all; the one behind them is of zeros."""

    vocab: Vocab
    first: int
    rows: int

    def keys(self, values: np.ndarray) -> np.ndarray:
        found = self.vocab.vectors.find(keys=values.tolist())
        keys = np.full((len(values), _HASHES), self.first + self.rows, dtype=np.uint32)
        keys[:, 0] = self.first + np.where(found < 0, self.rows, found)
        return keys


@dataclass(frozen=True)
class _Embed:
    """The vectors of words by themselves, from mixed tables."""

    columns: list[int | str]
    tables: list[_Table | _StaticTable]
    mixed: np.ndarray
    bias: np.ndarray
    norm: _MaxoutNorm

    @classmethod
    def of(cls, embed: Model, vocab: Vocab) -> _Embed:
        layer = _Layer.of(_only(embed, "maxout"), _only(embed, "layernorm"))
        columns = list(_only(embed, "extract_features").attrs["columns"])
        tables: list[_Table | _StaticTable] = []
        # what each table holds, and how the mixture weighs it
        shares: list[tuple[np.ndarray, np.ndarray]] = []
        row = at = 0
        for hashed in _all(embed, "hashembed"):
            values = _param(hashed, "E")
            tables.append(_Table(hashed.attrs["seed"], row, len(values)))
            shares.append((values, layer.weights[at : at + values.shape[1]]))
            row, at = row + len(values), at + values.shape[1]
        for static in _all(embed, "static_vectors"):
            values = vocab.vectors.data
            columns.append(getattr(vocab.vectors, "attr", ORTH))
            tables.append(_StaticTable(vocab, row, len(values)))
            shares.append((values, _param(static, "W").T @ layer.weights[at:]))
            row += len(values) + 1
        mixed = np.zeros((row, layer.weights.shape[1]), dtype=np.float32)
        for table, (values, weights) in zip(tables, shares, strict=True):
            np.matmul(values, weights, out=mixed[table.first : table.first + table.rows])
        return cls(columns, tables, mixed, layer.bias, layer.norm)

    def __call__(self, docs: Sequence[Doc]) -> np.ndarray:
        """One row a token, whatever stands beside it."""
        features = np.concatenate([doc.to_array(self.columns) for doc in docs])
        features = features.reshape(len(features), -1)
        keys, places, seen = [], [], 0
        for column, table in enumerate(self.tables):
            values, at = np.unique(features[:, column], return_inverse=True)
            keys.append(table.keys(values))
            places.append(at + seen)
            seen += len(values)
        sums = _OPS.gather_add(self.mixed, np.concatenate(keys))
        sums = _OPS.gather_add(sums, np.stack(places, axis=1).astype(np.uint32))
        sums += self.bias
        return self.norm(sums)


@dataclass(frozen=True)
class _Encode:
    """The vectors of words in their texts: layers that each look so many words to both sides.

    `pad`: rows of zeros around each text, so that none sees its neighbour.
    """

    layers: list[_Layer]
    window: int
    pad: int

    @classmethod
    def of(cls, encode: Model) -> _Encode:
        layers = zip(_all(encode, "maxout"), _all(encode, "layernorm"), strict=True)
        window = {node.attrs["window_size"] for node in _all(encode, "expand_window")}
        return cls([_Layer.of(*layer) for layer in layers], window.pop(), encode.attrs["pad"])

    def __call__(self, words: np.ndarray, lengths: Sequence[int]) -> list[np.ndarray]:
        """One array a text, of one row a token."""
        ends = np.cumsum([length + self.pad for length in lengths])
        spans = [slice(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        edge, width = self.window, words.shape[1]
        # all texts in one array; a window on its rows is a longer row of the same memory
        rows = np.zeros((edge + ends[-1] + self.pad + edge, width), dtype=np.float32)
        body = rows[edge:-edge]
        body[np.concatenate([np.arange(span.start, span.stop) for span in spans])] = words
        windows = np.lib.stride_tricks.as_strided(
            rows, (len(body), width * (2 * edge + 1)), rows.strides
        )
        inputs = np.empty_like(windows)
        for layer in self.layers:
            inputs[...] = windows
            sums = inputs @ layer.weights
            sums += layer.bias
            body += layer.norm(sums)
        return [body[span] for span in spans]


def _all(model: Model, name: str) -> list[Model]:
    return [node for node in model.walk() if node.name == name]


def _param(model: Model, name: str) -> np.ndarray:
    return np.asarray(model.get_param(name))


def _only(model: Model, name: str) -> Model:
    (node,) = _all(model, name)
    return node
