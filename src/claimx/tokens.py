"""The tokens of a text, in time linear in its length whatever stands in it."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimx.errors import ClaimxError

# spaCy's tokenizer takes affixes off a word one by one: it is quadratic in a word's length, and no
# word or link of news is this long
_ENDLESS = re.compile(r"\S{1000,}")
_PIECE = 100
_HALF = re.compile("[\ud800-\udfff]")


def make_doc(nlp: Language, text: str) -> Doc:
    """The doc of a text with its tokens alone; a run without a space is cut where it is endless.

    Raises: ClaimxError where the text holds half a surrogate pair.
    """
    if half := _HALF.search(text):
        raise ClaimxError(
            f"the text holds half a surrogate pair ({half[0]!r} at {half.start()}), which is no "
            "character; decode it anew, or with errors='replace'"
        )
    cuts = [
        at
        for match in _ENDLESS.finditer(text)
        for at in range(match.start() + _PIECE, match.end(), _PIECE)
    ]
    if not cuts:
        return nlp.make_doc(text)
    begins, ends = [0, *cuts], [*cuts, len(text)]
    pieces = [nlp.make_doc(text[begin:end]) for begin, end in zip(begins, ends, strict=True)]
    return Doc(
        nlp.vocab,
        words=[token.text for piece in pieces for token in piece],
        spaces=[bool(token.whitespace_) for piece in pieces for token in piece],
    )
