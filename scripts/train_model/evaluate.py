"""Scores of a trained pipeline from raw text, its speed and its size.

`python evaluate.py MODEL TREEBANKS [--json FILE]`
"""

from __future__ import annotations

import argparse
import io
import json
import time
import zipfile
from collections import Counter
from pathlib import Path

import spacy
from convert import Laid, documents, lay_out, project, read_conllu
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import use_ops

TESTS = {"EWT test": "en_ewt-ud-test.conllu.xz", "PUD": "en_pud-ud-test.conllu.xz"}
FIELDS = ("tag", "upos", "feats", "lemma", "UAS", "LAS")
RELATIONS = ("nsubj", "nsubj:pass", "appos", "nmod", "obl", "conj")


def load(path: Path | str) -> Language:
    """The pipeline, on the fast CPU path."""
    with use_ops("numpy", use_blis=False):
        return spacy.load(path)


def score(nlp: Language, laid: list[Laid]) -> dict[str, float]:
    """Percentages; `words: …` are F1 on the treebank's own words, the rest accuracy on
    spaCy's tokens with the gold projected on them (white space left out). `found: …` is the
    share of a relation's tokens whose head and label are right."""
    right, total = Counter(), Counter()
    for text, pred in zip(laid, nlp.pipe(t.text for t in laid), strict=True):
        gold = project(nlp, text)
        _count_tokens(gold, pred, right, total)
        _count_words(text, pred, right, total)
        a, b = _sentences(gold), _sentences(pred)
        right["sentence F"] += 2 * len(a & b)
        total["sentence F"] += len(a) + len(b)
    return {key: round(100 * right[key] / total[key], 2) for key in total}


def _sentences(doc: Doc) -> set[tuple[int, int]]:
    spans = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if tokens:
            spans.append((tokens[0].i, tokens[-1].i))
    return set(spans)


def _count_tokens(gold: Doc, pred: Doc, right: Counter, total: Counter) -> None:
    for g, p in zip(gold, pred, strict=True):
        if g.is_space:
            continue
        head = g.head.i == p.head.i
        label = head and g.dep_ == p.dep_
        hits = (
            g.tag_ == p.tag_,
            g.pos_ == p.pos_,
            g.morph == p.morph,
            g.lemma_ == p.lemma_,
            head,
            label,
        )
        for field, hit in zip(FIELDS, hits, strict=True):
            right[field] += hit
            total[field] += 1
        if g.dep_ != "punct":
            right["LAS without punctuation"] += label
            total["LAS without punctuation"] += 1
        if g.dep_ in RELATIONS:
            right[f"found: {g.dep_}"] += label
            total[f"found: {g.dep_}"] += 1


def _count_words(laid: Laid, pred: Doc, right: Counter, total: Counter) -> None:
    spans = {(t.idx, t.idx + len(t)): t for t in pred if not t.is_space}
    words = [
        (word, (offset + word.start, offset + word.end), sentence, offset)
        for sentence, offset in zip(laid.sentences, laid.offsets, strict=True)
        for word in sentence.words
    ]
    both = len(words) + len(spans)
    for word, span, sentence, offset in words:
        token = spans.get(span)
        right["words: tokens"] += 2 * (token is not None)
        if token is None:
            continue
        right["words: tag"] += 2 * (token.tag_ == word.xpos)
        if word.head < 0:
            head = token.head is token or token.head.i == token.i
        else:
            above = sentence.words[word.head]
            over = token.head
            head = token.i != over.i and (over.idx, over.idx + len(over)) == (
                offset + above.start,
                offset + above.end,
            )
        dep = token.dep_ if token.dep_ != "ROOT" else "root"
        right["words: UAS"] += 2 * head
        right["words: LAS"] += 2 * (head and dep == word.dep)
    for key in ("tokens", "tag", "UAS", "LAS"):
        total[f"words: {key}"] += both


def speed(nlp: Language, texts: list[str]) -> dict[str, int]:
    """Words per CPU second of the steps, the best of three runs on given texts."""

    def best(make) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            for _ in make():
                pass
            times.append(time.process_time() - start)
        return min(times)

    def tokens() -> list[Doc]:
        return [nlp.make_doc(text) for text in texts]

    words = sum(not t.is_space for doc in tokens() for t in doc)
    split = [nlp.get_pipe("senter")(doc) for doc in tokens()]
    sents: list[Span] = [sent for doc in split for sent in doc.sents]

    def parsed():
        docs = [sent.as_doc() for sent in sents]
        with nlp.select_pipes(disable=["senter"]):
            yield from nlp.pipe(docs, batch_size=256)

    return {
        "tokenizer": round(words / best(tokens)),
        "tokenizer and senter": round(
            words / best(lambda: nlp.get_pipe("senter").pipe(tokens(), batch_size=256))
        ),
        "all after the senter, by sentence": round(words / best(parsed)),
        "whole pipeline": round(words / best(lambda: nlp.pipe(texts, batch_size=64))),
    }


def size(path: Path) -> float:
    """MB of the folder, zipped as in a wheel."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(path))
    return round(buffer.tell() / 1e6, 2)


def evaluate(path: Path, treebanks: Path) -> dict:
    """Every figure of the model card."""
    nlp, seconds = load(path), []  # once before for the imports and the disk
    for _ in range(3):
        start = time.process_time()
        load(path)
        seconds.append(time.process_time() - start)
    report: dict = {"model": f"{nlp.meta['name']} {nlp.meta['version']}"}
    texts: list[str] = []
    for name, file in TESTS.items():
        laid = [lay_out(doc) for doc in documents(read_conllu(treebanks / file))]
        report[name] = score(nlp, laid)
        texts = [item.text for item in laid]
    report["words per CPU second (PUD)"] = speed(nlp, texts)
    report["MB zipped"] = size(path)
    report["CPU seconds to load"] = round(min(seconds), 2)
    return report


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    text = json.dumps(evaluate(args.model, args.treebanks), indent=2)
    print(text)
    if args.json:
        args.json.write_text(text + "\n")
