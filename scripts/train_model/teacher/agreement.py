"""How far a pipeline agrees with the teacher: `python agreement.py AGREE.spacy MODEL…`.

Percent of the words of articles that are in no silver, sentences as the teacher saw them;
UAS, LAS and the labels' lines (found, of the teacher's) without punctuation.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from thinc.api import use_ops

from claimx.parse import SYNTAX_PIPES, parse_sentences

RELATIONS = ("nsubj", "nsubj:pass", "appos", "nmod", "obl", "conj")


def agreement(path: Path, model: Path | str) -> dict[str, float]:
    """Percentages; rows of tables (two or more `|`) are left out."""
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(model)
    pipes = [nlp.get_pipe(name) for name in SYNTAX_PIPES]
    right, total = Counter(), Counter()
    for gold in DocBin().from_disk(path).get_docs(nlp.vocab):
        starts = [bool(token.is_sent_start) for token in gold]
        spaces = [bool(token.whitespace_) for token in gold]
        doc = Doc(nlp.vocab, words=[t.text for t in gold], spaces=spaces, sent_starts=starts)
        parse_sentences(doc, list(doc.sents), pipes)
        for sent in gold.sents:
            if sum(token.text == "|" for token in sent) >= 2:
                continue
            for g in sent:
                if not g.is_space:
                    _count(g, doc[g.i], right, total)
    return {key: round(100 * right[key] / total[key], 2) for key in total}


def _count(gold, pred, right: Counter, total: Counter) -> None:
    head = gold.head.i == pred.head.i
    label = head and gold.dep_ == pred.dep_
    hits = {"tag": gold.tag_ == pred.tag_, "upos": gold.pos_ == pred.pos_}
    if gold.dep_ != "punct":
        hits |= {"UAS": head, "LAS": label}
    if gold.dep_ in RELATIONS:
        hits[f"found: {gold.dep_}"] = label
    right.update(hits)
    total.update(dict.fromkeys(hits, 1))


if __name__ == "__main__":
    for name in sys.argv[2:]:
        print(name, agreement(Path(sys.argv[1]), name))
