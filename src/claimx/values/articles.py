"""Amounts whose number is an article: `more than a year`, `a day and a half`, `an hour later`.

Source: docs/labelling.md, section 2 (`a`/`an` = 1).
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.lexicon import rows
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_left, comparator_right
from claimx.values.numeral import SPACE, alternation
from claimx.values.quantity import Quantity

_UNITS = {
    row["form"]: row
    for row in rows("units")
    if row["style"] == "word"
    and row["form"] not in ("second", "night", "bit", "season", "foot", "quarter", "stone", "cup")
}
_NAMES = {form for form, row in _UNITS.items() if form == row["unit"].replace("_", " ")}
_ARTICLE = re.compile(rf"(?<![\w-])[Aa]n? ({alternation(_NAMES)}|mere second)(?![\w-])")
_HALF = re.compile(rf"{SPACE}and{SPACE}a{SPACE}(half|quarter|third)(?!\w)")
_PARTS = {"half": "0.5", "quarter": "0.25", "third": "0.333333"}
_RELATED = re.compile(rf"{SPACE}(?:before|after|later|earlier|afterwards?|old)(?!\w)")


_LASTING = re.compile(
    r"(?<!\w)(?:for|after|within|into|lasted|lasting|lasts|took|taken|takes|spent|spend) $", re.I
)


def _is_span(text: str, subtype: str, at: int, stop: int, end: int) -> bool:
    """Whether an article stands for one: `for a decade`, `an hour later`."""
    if subtype != "duration":
        return False
    lasting = _LASTING.search(text, max(0, at - 10), at)
    return bool(lasting or _RELATED.match(text, stop, end))


def find_article_amounts(text: str, start: int, end: int) -> list[Quantity]:
    """The amounts of one unit, with a comparator or a part behind it, or a relation word.

    >>> [q.value for q in find_article_amounts("it took more than an hour and a half", 0, 36)]
    [Decimal('1.5')]
    """
    found = []
    for match in _ARTICLE.finditer(text, start, end):
        row = _UNITS.get(match.group(1))
        if row is None:
            continue
        half = _HALF.match(text, match.end(), end)
        stop = half.end() if half else match.end()
        value = Decimal(1) + (Decimal(_PARTS[half.group(1)]) if half else 0)
        at, _ = match.span()
        amount = Amount(at, stop, at, stop, value, "words", Decimal(1), row["subtype"], row["unit"])
        begin, comparator = comparator_left(text, amount, start)
        if (
            not comparator
            and not half
            and comparator_right(text, stop)[1] == ""
            and not _is_span(text, row["subtype"], at, stop, end)
        ):
            continue
        subtype = "number" if row["unit"] in ("percentage_point", "basis_point") else row["subtype"]
        stop, right = comparator_right(text, stop)
        comparator = comparator or right
        found.append(Quantity(begin, stop, at, stop, value, None, None, subtype, row["unit"],
                              comparator or "eq", "", "numeric.article"))  # fmt: skip
    return found
