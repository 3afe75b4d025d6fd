"""Training texts in other typography, so that the model isn't led by a glyph or a case."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

DASHES = ("-", "--", "–", "—")


@spacy.registry.augmenters("claimx.quotes.v1")
def create_augmenter(level: float) -> Callable[[Language, Example], Iterator[Example]]:
    """A share `level` of texts with other quotes and dashes, some in other case.

    Tokens stay one to one: only words change, never their number.
    """

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if random.random() >= level:
            yield example
            return
        doc = example.reference
        words = [token.text for token in doc]
        words = _quotes(doc, words)
        chance = random.random()
        if chance < 0.12:
            words = [word.lower() for word in words]
        elif chance < 0.18:
            words = [word.upper() for word in words]
        elif chance < 0.26:
            words = [w[:1].upper() + w[1:] if w[0].isalpha() else w for w in words]
        yield _with_words(nlp, doc, words)

    return augment


def _quotes(doc: Doc, words: list[str]) -> list[str]:
    left, right = random.choice((('"', '"'), ("“", "”"), ("‘", "’"), ("``", "''")))
    apostrophe = random.choice("'’")
    dash = random.choice(DASHES)
    out = []
    for token, word in zip(doc, words, strict=True):
        if token.tag_ == "``":
            word = left
        elif token.tag_ == "''":
            word = right
        elif word in DASHES and token.tag_ in (":", ","):
            word = dash
        elif token.pos_ != "PUNCT" and "'" in word:
            word = word.replace("'", apostrophe)
        out.append(word)
    return out


def _with_words(nlp: Language, doc: Doc, words: list[str]) -> Example:
    spaces = [bool(token.whitespace_) for token in doc]
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        morphs=[str(token.morph) for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)
