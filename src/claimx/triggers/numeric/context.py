"""What a number's reader looks at: the number's tokens, its sentence, the words round it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from claimx.syntax import Places
from claimx.values.quantity import Quantity

_WORD_LEFT = re.compile(r"([\w&$'’.-]+)[ \t\u00a0]{0,3}[\"“‘(]?$")
_WORD_RIGHT = re.compile(r"[ \t\u00a0]{0,3}([A-Za-z][\w'’-]*)")


class Spot(NamedTuple):
    """One quantity in its doc. Token indices are half-open; `last_tok` ends the sentence."""

    doc: Doc
    text: str
    quantity: Quantity
    first_tok: int
    after_tok: int
    sent_start: int
    last_tok: int

    @property
    def left(self) -> str:
        """The word right before the quantity, '' across punctuation."""
        q = self.quantity
        found = _WORD_LEFT.search(self.text, max(0, q.start - 30), q.start)
        return found.group(1) if found else ""

    @property
    def right(self) -> str:
        """The word right behind the quantity, '' across punctuation."""
        found = _WORD_RIGHT.match(self.text, self.quantity.end)
        return found.group(1) if found else ""

    @property
    def number(self) -> str:
        """The numeral as written."""
        return self.text[self.quantity.number_start : self.quantity.number_end]

    @property
    def in_digits(self) -> bool:
        return self.number[:1].isdecimal()

    @property
    def before(self) -> Token | None:
        """The token before the quantity in its sentence."""
        doc, i = self.doc, self.first_tok - 1
        return doc[i] if i >= 0 and doc[i].idx >= self.sent_start else None

    @property
    def after(self) -> Token | None:
        """The token behind the quantity in its sentence."""
        return self.doc[self.after_tok] if self.after_tok < self.last_tok else None

    def sentence_before(self) -> str:
        """The sentence's text up to the quantity."""
        return self.text[self.sent_start : self.quantity.start]


def place(places: Places, quantity: Quantity) -> Spot:
    """A quantity with its tokens and sentence."""
    doc = places.doc
    first = places.token_at(quantity.start).i
    after = first
    while after < len(doc) and doc[after].idx < quantity.end:
        after += 1
    sentence = places.sentence_at(quantity.start)
    return Spot(doc, places.text, quantity, first, after, sentence.start_char, sentence.end)
