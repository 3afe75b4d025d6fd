"""A quantity in text, as `find_quantities` gives it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """A quantity in text.

    `start`, `end`: the whole span by the guide, with comparator, sign, currency, magnitude and
    unit, without a counted noun. `number_start`, `number_end`: the last numeral alone. `value` in
    plain units (percent, not fraction). `subtype` is empty where the noun behind it decides.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    value_max: Decimal | None = None
    value_from: Decimal | None = None
    subtype: str = ""
    unit: str = ""
    comparator: str = "eq"
    trend: str = ""
    rule: str = "numeric.number"
