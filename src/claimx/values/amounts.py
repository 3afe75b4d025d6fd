"""A numeral bound to its sign, currency, magnitude and unit: one amount.

`bind` looks no further than the words that touch the numeral. Source: docs/labelling.md, 1-3.
"""

from __future__ import annotations

import re

from claimx.values.amount import Amount
from claimx.values.measures import percent_or_unit
from claimx.values.money import money_after, money_before
from claimx.values.numeral import MAGNITUDES, Numeral, plain

_LETTER = re.compile(r"[mMbB](?=[ \u00a0](?!or\b|per\b)[a-z]{3,})|[mB](?=[.,;)\s]|$)")
_SIGN = re.compile(r"(?:(?<![\w.,%)])[-−–]|(?<!\w)(?<!or )(?:minus|negative)\s)$", re.I)


def bind(text: str, numeral: Numeral, end: int) -> Amount:
    """The numeral with whatever sign, currency or unit touches it.

    >>> from decimal import Decimal
    >>> text = "about $2.5bn"
    >>> bind(text, Numeral(7, 12, Decimal("2500000000"), "digits", Decimal(10**9)), 12)[4:9]
    (Decimal('2500000000'), 'digits', Decimal('1000000000'), 'money', 'USD')
    """
    start, stop, value, form, factor, trend = numeral
    found = Amount(start, stop, start, stop, value, form, factor, trend=trend)
    if form == "multiple":
        return found._replace(subtype="ratio", unit="times")
    found = _signed(text, found)
    bound = money_before(text, found, end)
    if bound is not None:
        return _signed(text, bound)
    bound = money_after(text, found, end) or percent_or_unit(text, found, end)
    return bound or _letter_scale(text, found, end)


def _letter_scale(text: str, amount: Amount, end: int) -> Amount:
    """`1.2m people`, `3b users`: a letter that is no unit is a magnitude before a noun."""
    scale = _LETTER.match(text, amount.number_end, end)
    if not scale or amount.form != "digits" or amount.factor != 1:
        return amount
    factor, stop = MAGNITUDES[scale.group()], scale.end()
    value = plain(amount.value * factor)
    return amount._replace(end=stop, number_end=stop, value=value, factor=factor)


def _signed(text: str, amount: Amount) -> Amount:
    """`-5`, `minus five`, `-$3m`: the amount with the sign before it."""
    before = text[max(0, amount.start - 1) : amount.start]
    if amount.value < 0 or not before or (before == " " and text[amount.start - 2] not in "se"):
        return amount
    left = _SIGN.search(text, max(0, amount.start - 10), amount.start)
    if not left:
        return amount
    outside = text[max(0, left.start() - 1) : left.start()]
    if left.group()[0] in "-–" and outside not in ("", " ", "(", "\n"):
        return amount
    return amount._replace(start=left.start(), value=-amount.value)
