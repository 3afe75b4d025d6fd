"""Whether the digits or number words at a place are meant as a number, and their amount.

Source: docs/labelling.md, section 2 (what is not `numeric`).
"""

from __future__ import annotations

import re

from claimx.lexicon import column, table
from claimx.values.amount import Amount
from claimx.values.amounts import bind
from claimx.values.numeral import GAP
from claimx.values.numerals import START, read_numeral

_COMPARED = column("comparatives")
_STANDARDS = column("multiple_standards")


def amount_at(text: str, pos: int, end: int, floor: int = 0, joined: bool = True) -> Amount | None:
    """The amount at `pos`, unless the digits belong to a longer name or number."""
    numeral = read_numeral(text, pos, end, joined)
    if numeral is None or numeral.start < floor:
        return None
    amount = bind(text, numeral, end)
    if amount.start < floor:
        amount = amount._replace(start=numeral.start)
    if numeral.form not in ("digits", "fraction") and _HYPHENED.search(
        text, max(0, numeral.start - 2), numeral.start
    ):
        return None
    if numeral.form in ("digits", "fraction") and not _stands_free(text, amount, floor):
        return None
    if numeral.form not in ("digits",) and not _is_used_as_number(text, amount, end):
        return None
    return amount


_HYPHENED = re.compile(r"\w[-‐‑]$")
_JOINED_LEFT = re.compile(r"[\w@#/:]$|[A-Za-z]\.$|\w[-‐‑]$|\d[.,]$")
_JOINED_RIGHT = re.compile(
    r"\w|:\d|/\d|-[A-Z]{2,}|-\d+-\d|[-.]\d{1,3}-\d|\.\d{1,3}\.\d|-\d{1,3}\.\d{1,3}[-.]\d|%\w"
)


def _stands_free(text: str, amount: Amount, floor: int) -> bool:
    left = text[max(0, amount.start - 3) : amount.start]
    if amount.start > floor and _JOINED_LEFT.search(left):
        return False
    return not _JOINED_RIGHT.match(text, amount.end)


_HALF_OTHERS = re.compile(
    r"(?<!\w)(?:first|second|latter|other|better|opening|top|bottom|1st|2nd)[ -]$", re.I
)
_DOUBLE_NEXT = re.compile(rf"{GAP}+(?:([a-z]+)|\d)", re.I)
_TO_DOUBLE = re.compile(
    r"(?<!\w)(?:will|to|would|could|may|might|at least|more than|nearly|almost|about|not)\s$", re.I
)
_FRACTION_NEXT = re.compile(r"\s*(?:([a-z]+)|([-‐‑])|.|$)", re.I | re.S)
_FUNCTION = table("function_words")


def _is_used_as_number(text: str, amount: Amount, end: int) -> bool:
    """Whether number words are meant as a number: not `the first half`, `a double agent`."""
    word = text[amount.number_start : amount.number_end].lower()
    if word in ("double", "triple", "treble", "quadruple", "quintuple"):
        ahead = _DOUBLE_NEXT.match(text, amount.end, end)
        if ahead and (ahead.group(1) or "the").lower() in _STANDARDS:
            return True
        return bool(_TO_DOUBLE.search(text, max(0, amount.start - 16), amount.start))
    if word.endswith("fold") and word in (
        "manifold",
        "blindfold",
        "scaffold",
        "unfold",
        "tenfolds",
    ):
        return False
    if amount.form == "fraction" and not amount.unit and text[amount.number_start].isalpha():
        return _is_share(text, amount, end, word)
    return not (
        text[amount.end : amount.end + 1] in ("'", "’")
        and amount.form == "words"
        and not amount.unit
    )


def _is_share(text: str, amount: Amount, end: int, word: str) -> bool:
    if _HALF_OTHERS.search(text, max(0, amount.start - 9), amount.start):
        return False
    ahead = _FRACTION_NEXT.match(text, amount.end, end)
    following = (ahead.group(1) or "").lower() if ahead else ""
    if _POINT_NEXT.match(text, amount.end, end):
        return True
    if ahead and ahead.group(2):
        return False
    if _is_next_in_row(text, amount, following, word):
        return False
    if word in ("half", "quarter") or word.startswith(("a ", "an ")):
        if word == "quarter" or (word == "a quarter" and not _is_fourth(text, amount, following)):
            return False
        if following == "who":
            return False
        compared = following in _STANDARDS or following in _COMPARED
        return not following or following in _FUNCTION or compared or (
            word == "half" and following == "people")  # fmt: skip
    return True


_ROW = {"a third": "second", "a fourth": "third", "a fifth": "fourth", "a sixth": "fifth"}
_IN_SIGHT = 300


def _is_next_in_row(text: str, amount: Amount, following: str, word: str) -> bool:
    """Whether `a third` comes after a second: `a second round … She did not expect a third`."""
    if following in _STANDARDS or following in _COMPARED or following in ("of", "to"):
        return False
    if _SHARE_LEFT.search(text, max(0, amount.start - 8), amount.start):
        return False
    seen = text[max(0, amount.start - _IN_SIGHT) : amount.start].lower()
    return word in _ROW and re.search(rf"\b{_ROW[word]}\b(?! of\b)", seen) is not None


_POINT_NEXT = re.compile(r"[ -](?:percentage[ -])?points?(?!\w)", re.I)
_PER_LEFT = re.compile(r"(?<!\w)(?:once|twice|times|per|every|each|\d)\s$", re.I)
_SHARE_LEFT = re.compile(
    r"(?<!\w)(?:by|than|about|nearly|almost|over|under|only|just|least|to)\s$", re.I
)


def _is_fourth(text: str, amount: Amount, following: str) -> bool:
    """Whether `a quarter` is a fourth part, not three months."""
    window = max(0, amount.start - 8)
    if _PER_LEFT.search(text, window, amount.start):
        return False
    return following in ("of", "to", "less", "more") or bool(
        _SHARE_LEFT.search(text, window, amount.start)
    )


_PREFIX = re.compile(
    rf"(?:[^\w\s]|[A-Za-z]{{1,4}}(?=[$ \d])){{0,4}}{GAP}{{0,2}}(?:minus\s|negative\s|an?\s)?", re.I
)


def numeral_start(text: str, pos: int, end: int) -> int | None:
    """Where the numeral begins that a currency sign, minus or article at `pos` leads in."""
    if START.match(text, pos, end):
        return pos
    prefix = _PREFIX.match(text, pos, min(end, pos + 10))
    if prefix and prefix.end() > pos and START.match(text, prefix.end(), end):
        return prefix.end()
    return None
