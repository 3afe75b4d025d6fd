"""Training texts with other glyphs, case, numbers, names and verbs.

EWT is web text of the 2000s: these variants keep the model from leaning on a quote
mark, a year or a name, and show it the irregular verbs that news is told with. Tokens
stay one to one, so the gold tree holds as it is.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

DASHES = ("-", "--", "–", "—")
QUOTES = (('"', '"'), ("“", "”"), ("‘", "’"), ("``", "''"))
POOL = 2000


@spacy.registry.augmenters("claimx.variants.v1")
def create_augmenter(
    glyphs: float, cases: float, numbers: float, names: float, verbs: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """Variants of training texts.

    `glyphs`, `cases`: the share of texts set in other quotes and dashes, other case.
    `numbers`, `names`, `verbs`: the share of such tokens that are exchanged.
    """
    with (Path(__file__).parent / "irregular_verbs.csv").open(newline="") as file:
        table = list(csv.DictReader(file))
    pool: list[str] = []

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        words = [token.text for token in doc]
        lemmas = [token.lemma_ for token in doc]
        for i, token in enumerate(doc):
            if token.tag_ == "CD" and random.random() < numbers:
                words[i] = lemmas[i] = _number(token.text)
            elif token.tag_ == "NNP" and token.is_title and len(token) > 2:
                if len(pool) < POOL:
                    pool.append(token.text)
                if random.random() < names:
                    words[i] = lemmas[i] = random.choice(pool)
            elif token.tag_ in ("VBD", "VBN") and token.pos_ == "VERB" and random.random() < verbs:
                row = random.choice(table)
                words[i] = row["past" if token.tag_ == "VBD" else "participle"]
                lemmas[i] = row["base"]
        if random.random() < glyphs:
            _glyphs(doc, words)
        if random.random() < cases:
            words = _cased(words)
        yield _rebuilt(nlp, doc, words, lemmas)

    return augment


def _number(text: str) -> str:
    if len(text) == 4 and text.isdigit() and text[:2] in ("19", "20"):
        return str(random.randint(1950, 2039))
    return "".join(str(random.randint(1, 9)) if ch.isdigit() else ch for ch in text)


def _glyphs(doc: Doc, words: list[str]) -> None:
    left, right = random.choice(QUOTES)
    apostrophe, dash = random.choice("'’"), random.choice(DASHES)
    for i, token in enumerate(doc):
        if token.tag_ == "``":
            words[i] = left
        elif token.tag_ == "''":
            words[i] = right
        elif words[i] in DASHES and token.tag_ in (":", ","):
            words[i] = dash
        elif token.pos_ != "PUNCT":
            words[i] = words[i].replace("'", apostrophe)


def _cased(words: list[str]) -> list[str]:
    change = random.choice((str.lower, str.lower, str.upper, _title))
    return [change(word) for word in words]


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _rebuilt(nlp: Language, doc: Doc, words: list[str], lemmas: list[str]) -> Example:
    spaces = [bool(token.whitespace_) for token in doc]
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=lemmas,
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)
