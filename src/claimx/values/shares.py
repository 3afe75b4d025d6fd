"""Shares of a whole told in two numbers: `one in three`, `nine out of ten`.

Source: docs/labelling.md, section 1 (ratios).
"""

from __future__ import annotations

import re

from claimx.values.amount import Amount
from claimx.values.numeral import GAP, fraction
from claimx.values.numerals import read_numeral
from claimx.values.pairing import second_amount, single
from claimx.values.quantity import Quantity

_OF_EVERY = re.compile(rf"{GAP}(?:in(?:{GAP}every)?|out{GAP}of(?:{GAP}every)?){GAP}", re.I)
_FOR = re.compile(r"[-‐‑]for[-‐‑]")
_KIND_IN = re.compile(
    rf"{GAP}(?!points?\b)[a-z-]{{3,}}{GAP}(?:in|(out{GAP}of)){GAP}(?:every{GAP})?(?=\d|[a-z])"
)
_SHARE_ENDS = re.compile(
    r"[.,;)\"”]|$| (?:is|are|was|were|has|have|had|who|will|would|now|in|over|of)\b"
)


def _one_of_a_kind(text: str, first: Amount, end: int) -> re.Match[str] | None:
    """The link in `one child in five`, `three doors out of four`; nothing is counted behind it."""
    link = _KIND_IN.match(text, first.end, end)
    if link and (first.value % 1 or (first.value != 1 and not link.group(1))):
        return None
    pair = second_amount(text, link.end(), end) if link else None
    plain_number = pair and not pair[0].subtype and not pair[1]
    return link if pair and plain_number and _SHARE_ENDS.match(text, pair[0].end) else None


def exchanged(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`a five-for-one split`, `one-for-ten`: a ratio."""
    link = _FOR.match(text, first.end, end) if not first.subtype and first.value > 0 else None
    numeral = read_numeral(text, link.end(), end, False) if link else None
    if numeral is None or numeral.form not in ("digits", "words") or not numeral.value > 0:
        return None
    if first.form == "digits" and first.value <= numeral.value:
        return None  # went 3-for-4
    stop, value = numeral.end, fraction(first.value, numeral.value)
    alone = first._replace(end=stop, number_end=stop, value=value, form="fraction")
    return single(text, alone, floor)._replace(subtype="ratio", unit="times", rule="numeric.share")


def share_of(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`one in three`, `nine out of ten`: a ratio."""
    of = _OF_EVERY.match(text, first.end, end) if not first.subtype and first.factor == 1 else None
    of = of or _one_of_a_kind(text, first, end)
    if not of or first.form not in ("digits", "words") or not first.value > 0:
        return None
    pair = second_amount(text, of.end(), end)
    if not pair or pair[1]:
        return None
    second = pair[0]
    spelt_out = "out" in of.group() or "every" in of.group()
    if second.subtype or second.form not in ("digits", "words") or second.value <= first.value:
        return None
    if not spelt_out and (first.value > 10 or 1900 <= second.value <= 2100):
        return None
    value = fraction(first.value, second.value)
    alone = first._replace(end=second.end, number_end=second.end, value=value, form="fraction")
    return single(text, alone, floor)._replace(subtype="ratio", unit="times", rule="numeric.share")
