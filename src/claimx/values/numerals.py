"""Numerals in text: where one may begin, and the longest that does.

Nothing here knows of units, money or comparators. Offsets are code points, half-open.
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.values.digits import GLYPH, GLYPHS, read_digits
from claimx.values.number_words import read_words
from claimx.values.numeral import ALL_SCALES, GAP, HYPHEN, WORDS, Numeral, alternation

_STARTERS = (
    WORDS | ALL_SCALES | column("multiples") | {"half", "quarter", "couple", "pair", "third"}
) | {f for f in column("fractions") if not f.endswith("s")}
_TOKEN = re.compile(rf"\d|{GLYPH}|[A-Za-z]{{3,}}")
# What a number may begin with; its left neighbour is looked at by the caller. For `match` only:
# searching with it is ten times slower than `next_start`.
START = re.compile(
    rf"\d|{GLYPH}|(?<![\w])(?:{alternation(_STARTERS)}|\w{{3,8}}fold)(?!\w)", re.IGNORECASE
)
_FOLD = re.compile(rf"(?:{HYPHEN}|{GAP})?fold(?!\w)|x(?!\w)|(?:{GAP})?×(?!\s?\d)", re.I)


def next_start(text: str, pos: int, end: int) -> int | None:
    """Where the next numeral may begin, at `pos` or after it.

    >>> next_start("about two-thirds", 0, 16)
    6
    """
    for token in _TOKEN.finditer(text, pos, end):
        word = token.group()
        if len(word) == 1 or (lowered := word.lower()) in _STARTERS or lowered.endswith("fold"):
            return token.start()
    return None


def read_numeral(text: str, pos: int, end: int, joined: bool = True) -> Numeral | None:
    """The longest numeral that begins at `pos`, or None.

    `joined=False` keeps `and` out of it: the halves of `between two hundred and three hundred`.

    >>> read_numeral("2.5 million", 0, 11).value
    Decimal('2500000')
    >>> read_numeral("two hundred and three dogs", 0, 26).value
    Decimal('203')
    """
    if text[pos].isdecimal() or text[pos] in GLYPHS:
        found = read_digits(text, pos, end)
    else:
        found = read_words(text, pos, end, joined)
    return found if found is None else _followed_by_fold(text, found, end)


def _followed_by_fold(text: str, found: Numeral, end: int) -> Numeral:
    """`25-fold`, `a thousand fold`, `10x`: the numeral as a multiple."""
    fold = _FOLD.match(text, found.end, end)
    if fold and found.form in ("digits", "words"):
        return found._replace(end=fold.end(), form="multiple")
    return found


def numeral_at(text: str, pos: int, end: int) -> Numeral | None:
    """The numeral that begins right at `pos`, or None."""
    return read_numeral(text, pos, end) if START.match(text, pos, end) else None
