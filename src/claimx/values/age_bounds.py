"""Ages told by their bounds: `the over-65s`, `under the age of five`, `in their early 30s`.

Source: docs/labelling.md, section 2 (ages are included).
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.values.numerals import numeral_at
from claimx.values.quantity import Quantity

_AGE_GROUP = re.compile(r"([1-9]\d)s(?!\w)")
_AGE_BOUND = re.compile(r"(?<!\w)(over|under)[- ]$", re.I)
_IN_THEIR = re.compile(r"(?<!\w)in (?:his|her|their|my|our|your) (?:(early|mid|late)[ -])?$", re.I)
_OF_AGE = re.compile(
    r"(?<!\w)(?:(over|above|under|below|from|between) )the ages? of (?:just |only )?$", re.I
)
_BETWEEN_AGES = re.compile(r"(?<!\w)between ages $", re.I)
_AND = re.compile(r" (?:and|to) ")
_COMPARATORS = {"over": "gt", "above": "gt", "under": "lt", "below": "lt"}


def is_age_decade(text: str, start: int, end: int) -> bool:
    """Whether a span is the ten years of somebody's age: as in `in their early 30s`."""
    decade = re.search(r"[1-9]0s$", text[start:end])
    return bool(decade and _IN_THEIR.search(text, max(0, start - 18), start + decade.start()))


def age_bound(text: str, pos: int, end: int) -> Quantity | None:
    """The age whose number begins at `pos`, with the words before it that bound it."""
    return _age_group(text, pos, end) or _of_age(text, pos, end)


def _age_group(text: str, pos: int, end: int) -> Quantity | None:
    group = _AGE_GROUP.match(text, pos, end)
    in_their = _IN_THEIR.search(text, max(0, pos - 18), pos) if group else None
    if group and in_their:  # women in their early 30s
        low, part = Decimal(group.group(1)), in_their.group(1)
        return Quantity(in_their.start(1) if part else pos, group.end(), pos, group.end(1), low,
                        None if part else low + 9, None, "duration", "year",
                        "approx" if part else "eq", "", "numeric.age_group")  # fmt: skip
    bound = _AGE_BOUND.search(text, max(0, pos - 6), pos) if group else None
    if not group or not bound:
        return None
    comparator = _COMPARATORS[bound.group(1).lower()]
    return Quantity(bound.start(), group.end(), pos, group.end(1), Decimal(group.group(1)), None,
                    None, "duration", "year", comparator, "", "numeric.age_group")  # fmt: skip


def _of_age(text: str, pos: int, end: int) -> Quantity | None:
    """`over the age of 65`, `between the ages of 58 and 97`."""
    window = max(0, pos - 32)
    bound = _OF_AGE.search(text, window, pos) or _BETWEEN_AGES.search(text, window, pos)
    age = numeral_at(text, pos, end) if bound else None
    if not bound or age is None:
        return None
    word = (bound.group(1) if bound.lastindex else "between").lower()
    if word in _COMPARATORS:
        return Quantity(bound.start(), age.end, pos, age.end, age.value, None, None, "duration",
                        "year", _COMPARATORS[word], "", "numeric.age")  # fmt: skip
    link = _AND.match(text, age.end, end)
    upper = numeral_at(text, link.end(), end) if link else None
    if upper is None or upper.value <= age.value:
        return None
    return Quantity(bound.start(), upper.end, pos, age.end, age.value, upper.value, None,
                    "duration", "year", "eq", "", "numeric.age")  # fmt: skip
