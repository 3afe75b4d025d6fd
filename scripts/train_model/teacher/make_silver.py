"""The teacher's trees of articles: `python make_silver.py WORK CORPUS`.

Writes WORK/silver.spacy, short texts of the articles of split `train` without the sentences
that the teacher is least sure of, and WORK/agree.spacy, the whole articles of split `dev`.
Tokens and sentences are claimx's.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np
import torch
from net import Net, Reader, Sentence, annotate, load_net, sentences
from spacy.tokens import Doc, DocBin, Span

from claimx import pipeline
from claimx.article import read_articles

CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")  # as in convert.py
QUOTE_TAGS = {"“": "``", "”": "''"}  # the net reads all quotes as straight ones
DROPPED = 0.1  # the share of sentences that are least sure
SEED = 7


def parse(net: Net, reader: Reader, doc: Doc) -> tuple[Doc, list[float]]:
    """A copy of a doc with the teacher's annotation; the confidence of each sentence.

    0: no words, or too many for the teacher, who then leaves a flat tree.
    """
    items = sentences(doc, False)
    sure = annotate(net, reader, items)
    by_start = {item.tokens[0]: (item, s) for item, s in zip(items, sure, strict=True) if s}
    tags, pos, deps = ["_SP"] * len(doc), ["SPACE"] * len(doc), ["dep"] * len(doc)
    morphs, heads = [""] * len(doc), [max(0, i - 1) for i in range(len(doc))]
    confidence = []
    for sent in doc.sents:
        words = [token.i for token in sent if not token.is_space]
        root = words[0] if words else sent.start
        for i in range(sent.start, max(root, sent.start + 1)):  # white space hangs on the token
            heads[i] = root  # before it or, in front, on the first word
        item, value = by_start.get(root, (None, 0.0))
        confidence.append(value)
        if item is None:
            for i in range(sent.start, sent.end):
                heads[i] = root
            deps[root] = "ROOT"
        else:
            _write(doc, item, tags, pos, morphs, deps, heads)
    spaces = [bool(token.whitespace_) for token in doc]
    copy = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=spaces,
        tags=tags,
        pos=pos,
        morphs=morphs,
        deps=deps,
        heads=heads,
    )
    assert [s.start for s in copy.sents] == [s.start for s in doc.sents]
    return copy, confidence


def _write(doc: Doc, item: Sentence, tags: list, pos: list, morphs: list, deps: list, heads: list):
    for i, at in enumerate(item.tokens):
        tags[at] = QUOTE_TAGS.get(doc[at].text, item.tag[i])
        pos[at], morphs[at], deps[at] = item.pos[i], item.morph[i], item.deps[i]
        heads[at] = item.tokens[item.heads[i]]


def is_table(sent: Span) -> bool:
    """A row of a table."""
    return sum(token.text == "|" for token in sent) >= 2


def short_texts(doc: Doc, sure: list[float], floor: float, rng: random.Random) -> Iterator[Doc]:
    """Texts of one to three sentences, as `convert.training_docs` makes them."""
    group: list[Span] = []
    n = rng.choice((1, 2, 3))
    for sent, value in zip(doc.sents, sure, strict=True):
        keep = value >= floor and value > 0 and not is_table(sent)
        if keep:
            group.append(sent)
        broken = sent[-1].is_space and "\n" in sent[-1].text
        open_ = broken or not CLOSED.search(sent.text.rstrip())
        if not keep or len(group) == n or open_:
            if group:
                yield _joined(group, rng)
            group, n = [], rng.choice((1, 2, 3))
    if group:
        yield _joined(group, rng)


def _joined(sents: list[Span], rng: random.Random) -> Doc:
    tokens, ends = [], set()
    for sent in sents:
        words = [t.i for t in sent if not t.is_space]
        tokens += [t for t in sent if words[0] <= t.i <= words[-1]]
        ends.add(words[-1])
    ends.remove(words[-1])
    tail = [t for t in sents[-1] if t.is_space and t.i > words[-1]]
    if tail and rng.random() < 0.15:
        tokens += tail
    new = {t.i: n for n, t in enumerate(tokens)}
    return Doc(
        sents[0].doc.vocab,
        words=[t.text for t in tokens],
        spaces=[t.i in ends or (bool(t.whitespace_) and t is not tokens[-1]) for t in tokens],
        tags=[t.tag_ for t in tokens],
        pos=[t.pos_ for t in tokens],
        morphs=[str(t.morph) for t in tokens],
        deps=[t.dep_ for t in tokens],
        heads=[new[t.head.i] for t in tokens],
    )


def make_silver(work: Path, corpus: Path) -> None:
    """Write both files and print what is in them."""
    torch.set_num_threads(1)
    net, reader, nlp = load_net(work / "teacher.pt"), Reader(), pipeline.load(parse="none")
    with (corpus / "splits.csv").open(newline="") as file:
        split = {row["doc_id"]: row["split"] for row in csv.DictReader(file)}
    parsed: dict[str, list[tuple[Doc, list[float]]]] = {"train": [], "dev": []}
    for article in read_articles(tuple(map(str, sorted(corpus.glob("*.md"))))):
        if split[article.doc_id] in parsed:
            day = article.published.isoformat() if article.published else None
            doc = pipeline.extract_article(nlp, article.text, day, article.doc_id)
            parsed[split[article.doc_id]].append(parse(net, reader, doc))
    values = [
        value
        for doc, sure in parsed["train"]
        for sent, value in zip(doc.sents, sure, strict=True)
        if value and not is_table(sent)
    ]
    floor, rng = float(np.quantile(values, DROPPED)), random.Random(SEED)
    texts = [text for doc, sure in parsed["train"] for text in short_texts(doc, sure, floor, rng)]
    DocBin(docs=texts).to_disk(work / "silver.spacy")
    DocBin(docs=[doc for doc, _ in parsed["dev"]]).to_disk(work / "agree.spacy")
    words = sum(not token.is_space for text in texts for token in text)
    print(f"{len(texts)} texts, {words} words; confidence at least {floor:.3f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    make_silver(args.work, args.corpus)
