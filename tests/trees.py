"""Trees for tests, written as a line of text: no model is needed."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

VOCAB = spacy.blank("en").vocab
POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB",
    "VB": "VERB", "VBG": "VERB", "VBN": "VERB", "MD": "AUX", "PRP": "PRON", "WDT": "PRON",
    "WP": "PRON", "CD": "NUM", "DT": "DET", "RB": "ADV", "TO": "PART", "IN": "ADP", "JJ": "ADJ",
    "EX": "PRON", "CC": "CCONJ",
}  # fmt: skip


def tree(text):
    """A Doc from `word/TAG/dep>head` items; `head` is the index of the governing word."""
    words, tags, deps, heads = [], [], [], []
    for item in text.split():
        word, tag, rest = item.split("/")
        dep, head = rest.split(">")
        words.append(word)
        tags.append(tag)
        deps.append(dep)
        heads.append(int(head))
    pos = [POS.get(tag, "X") for tag in tags]
    return Doc(VOCAB, words=words, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=words)
