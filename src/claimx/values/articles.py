"""Amounts whose number is an article: `more than a year`, `a day and a half`, `an hour later`.

Source: docs/labelling.md, section 2 (`a`/`an` = 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from claimx.lexicon import rows
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_left, comparator_right
from claimx.values.numeral import SPACE, alternation
from claimx.values.quantity import Quantity

_ROWS = {
    row["form"]: row
    for row in rows("units")
    if row["style"] == "word" and row["form"] == row["unit"].replace("_", " ")
}
_COINS = {
    row["form"]: {"unit": row["code"], "subtype": "money"}
    for row in rows("currencies")
    if row["form"] in ("dollar", "euro", "pound", "rupee", "yuan")
}
# units that are also other words: only before `or two`
_OTHER_WORDS = ("second", "bit", "foot", "quarter", "stone", "cup")
_UNITS = {form: row for form, row in _ROWS.items() if form not in _OTHER_WORDS}
_ARTICLE = re.compile(
    rf"(?<![\w-])[Aa]n? (?:mere |full |whole )?({alternation({*_ROWS, *_COINS})})(?![\w-])"
)
_HALF = re.compile(rf"{SPACE}and{SPACE}a{SPACE}(half|quarter|third)(?!\w)")
_OR_TWO = re.compile(rf"{SPACE}or{SPACE}(?:two|so)(?!\w)")
_PARTS = {"half": "0.5", "quarter": "0.25", "third": "0.333333"}
_RELATED = re.compile(
    rf"{SPACE}(?:before|after|later|earlier|afterwards?|old"
    r"|(?:early|late)(?! (?:in|on|last|this)\b))(?!\w)"
)
_AWAY = re.compile(
    rf"{SPACE}(?:from|away|off|apart|above|below|long|wide|deep|tall|high|thick)(?!\w)"
)
_LASTING = re.compile(
    r"(?<!\w)(?:for|after|within|into|lasted|lasting|lasts|took|taken|takes|spent|spend|lost|maybe"
    r"|perhaps) $",
    re.I,
)
_OF_TALK = re.compile(rf"hours?{SPACE}of(?!\w)(?!{SPACE}(?:need|the|day))")
_BY = re.compile(r"(?<!\w)by $", re.I)
_PERIODS = alternation({*_ROWS, "quarter", "season"})
_SINGLE = re.compile(rf"(?<!\w)(?:in|within|over) a (single ({_PERIODS}))(?![\w-])", re.I)


def find_article_amounts(text: str, start: int, end: int) -> list[Quantity]:
    """The amounts of one unit, with a comparator or a part behind it, or a relation word.

    >>> [q.value for q in find_article_amounts("it took more than an hour and a half", 0, 36)]
    [Decimal('1.5')]
    """
    found = [_article(text, match, start, end) for match in _ARTICLE.finditer(text, start, end)]
    found += [_single(match) for match in _SINGLE.finditer(text, start, end)]
    return [quantity for quantity in found if quantity is not None]


def _article(text: str, match: re.Match[str], floor: int, end: int) -> Quantity | None:
    row = _ROWS.get(match.group(1)) or _COINS[match.group(1)]
    at, stop = match.span()
    two = _OR_TWO.match(text, stop, end)
    if two and two.group().endswith("two"):
        return _one_or_two(text, match, two.end(), floor, row)
    if match.group(1) not in _UNITS and match.group(1) not in _COINS:
        return None
    half = _HALF.match(text, stop, end)
    stop = half.end() if half else stop
    value = Decimal(1) + (Decimal(_PARTS[half.group(1)]) if half else 0)
    amount = Amount(at, stop, at, stop, value, "words", Decimal(1), row["subtype"], row["unit"])
    begin, left = comparator_left(text, amount, floor)
    behind, right = comparator_right(text, stop)
    if not (left or half or right or _is_one(text, row, at, stop, end)):
        return None
    return Quantity(begin, behind, at, stop, value, None, None, _subtype(row), row["unit"],
                    left or right or "eq", "", "numeric.article")  # fmt: skip


def _one_or_two(text: str, match: re.Match[str], stop: int, floor: int,
                row: Mapping[str, str]) -> Quantity:  # fmt: skip
    """`a month or two`: from one to two."""
    at = match.start()
    one = Amount(at, match.end(), at, match.end(), Decimal(1), "words", Decimal(1),
                 row["subtype"], row["unit"])  # fmt: skip
    begin, left = comparator_left(text, one, floor)
    return Quantity(begin, stop, at, match.end(), Decimal(1), Decimal(2), None, _subtype(row),
                    row["unit"], left or "eq", "", "numeric.article")  # fmt: skip


def _single(match: re.Match[str]) -> Quantity | None:
    """`in a single year`."""
    unit = match.group(2).lower()
    if unit in _ROWS and _ROWS[unit]["subtype"] != "duration":
        return None
    at, stop = match.span(1)
    return Quantity(at, stop, at, stop, Decimal(1), None, None, "duration", unit, "eq", "",
                    "numeric.article")  # fmt: skip


def _subtype(row: Mapping[str, str]) -> str:
    return "number" if row["unit"] in ("percentage_point", "basis_point") else row["subtype"]


def _is_one(text: str, row: Mapping[str, str], at: int, stop: int, end: int) -> bool:
    """Whether an article stands for one: `for a decade`, `an hour later`, `a mile from here`."""
    if _BY.search(text, max(0, at - 3), at):
        return row["unit"] not in ("mile", "pound", "inch")  # beaten by a mile
    if row["subtype"] == "measure":
        return bool(_AWAY.match(text, stop, end))
    if row["subtype"] != "duration":
        return False
    lasting = _LASTING.search(text, max(0, at - 10), at)
    spoken = _OF_TALK.match(text, text.rfind(" ", at, stop) + 1, end)  # an hour of debate
    return bool(lasting or spoken or _RELATED.match(text, stop, end))
