"""What every two amounts that make one quantity need: the second one, the unit they share.

Source: docs/labelling.md, section 1.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.values.amount import Amount
from claimx.values.comparing import comparator_ahead, comparator_left, comparator_right
from claimx.values.numeral import GAP, plain
from claimx.values.quantity import Quantity
from claimx.values.standing import amount_at, numeral_start

FROM_LEFT = re.compile(rf"(?<!\w)from{GAP}{{1,2}}(?:the{GAP})?$", re.I)


def single(text: str, amount: Amount, floor: int) -> Quantity:
    start, left = comparator_left(text, amount, floor)
    stop, right = comparator_right(text, amount.end)
    comparator = left or right or ("ge" if amount.form == "vague" else "eq")
    if amount.form == "couple" and comparator == "eq":
        comparator = "approx"
    if amount.form == "vague" and comparator == "approx":
        comparator = "approx"
    return Quantity(start, stop, amount.number_start, amount.number_end, amount.value, None, None,
                    *_kind(text, amount), comparator, amount.trend, _rule(amount))  # fmt: skip


def _kind(text: str, amount: Amount) -> tuple[str, str]:
    if amount.unit in ("percentage_point", "basis_point"):
        return "number", amount.unit
    if amount.subtype:
        return amount.subtype, amount.unit
    return ("ratio", "times") if amount.form == "fraction" else ("", "")


def _rule(amount: Amount) -> str:
    subtype = amount.subtype or ("ratio" if amount.form == "fraction" else "number")
    return f"numeric.{subtype}"


def second_amount(text: str, pos: int, end: int, joined: bool = True) -> tuple[Amount, str] | None:
    """An amount right at `pos`, a comparator before it allowed, and that comparator."""
    pos, comparator = comparator_ahead(text, pos, end)
    numeral_pos = numeral_start(text, pos, end)
    if numeral_pos is None:
        return None
    amount = amount_at(text, numeral_pos, end, pos, joined)
    return None if amount is None else (amount, comparator)


def with_shared_unit(
    first: Amount, second: Amount, change: bool = False
) -> tuple[Amount, Amount] | None:
    """Both amounts with the unit and magnitude they share, or None: they do not belong together."""
    if first.factor == 1 and second.factor >= 1000 and abs(first.value) < 1000:
        mantissa = second.value / second.factor
        if first.value < mantissa or (change and first.value < 100):
            first = first._replace(value=plain(first.value * second.factor), factor=second.factor)
    if first.unit and not second.unit and (first.unit_first or change):
        second = second._replace(subtype=first.subtype, unit=first.unit)
    elif second.subtype and not first.subtype and first.form != "fraction":
        scale = Decimal("0.01") if second.subtype == "money" and _is_cents(second) else Decimal(1)
        first = first._replace(
            subtype=second.subtype, unit=second.unit, value=plain(first.value * scale)
        )
    if (first.subtype, first.unit) != (second.subtype, second.unit):
        return None
    return first, second


def _is_cents(amount: Amount) -> bool:
    return amount.unit in ("USD", "GBP", "EUR") and not amount.unit_first and (
        amount.value % 1 != 0 and amount.form != "fraction" and amount.factor == 1
        and amount.end - amount.number_end <= 6)  # fmt: skip


def pair_of(first: Amount, second: Amount, start: int, stop: int, comparator: str, kind: str,
          trend: str = "") -> Quantity:  # fmt: skip
    """The quantity of two amounts, as a range (`value` to `value_max`) or as a change."""
    subtype, unit = second.subtype or first.subtype, second.unit or first.unit
    if not subtype and second.form == "fraction":
        subtype, unit = "ratio", "times"
    if unit in ("percentage_point", "basis_point"):
        subtype = "number"
    if kind == "change":
        trend = trend or ("up" if second.value > first.value else "down")
        values = (second.value, None, first.value)
    else:
        low, high = sorted((first.value, second.value))
        values = (low, high, None)  # type: ignore[assignment]
    return Quantity(start, stop, second.number_start, second.number_end, *values, subtype, unit,
                    comparator or "eq", trend, f"numeric.{kind}")  # fmt: skip
