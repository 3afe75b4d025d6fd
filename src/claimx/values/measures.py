"""Percent, measures and durations behind a numeral; ages and two-part measures.

Source: docs/labelling.md, section 3 (`unit`); the units are made by scripts/lexicons.
"""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, Decimal

from claimx.lexicon import column, rows
from claimx.values.amount import Amount, longest_name
from claimx.values.numeral import EXACT, GAP, HYPHEN, JOIN, alternation, fraction, plain
from claimx.values.numerals import numeral_at

_SPELT = {row["form"].lower(): row for row in rows("units") if row["style"] == "word"}
_SYMBOLS = {row["form"]: row for row in rows("units") if row["style"] != "word"}
_SYMBOL_AHEAD = re.compile(
    rf"({GAP}?[({{{{]?)({alternation(_SYMBOLS)})(?![\w²³^°])|{GAP}?([%％]|°[CF]?)"
)
_FEET = re.compile(r"(?:'|′|’)(?:\s?(\d{1,2})(?:\"|″|”|''))?|(?:\"|″)(?!\w)")
# `a 36-year-old`, `5 year olds`; `is 36 years old` is so many years
TIMES = column("units", "unit", subtype="duration")  # the units of time
_OLD = re.compile(rf"(?:{HYPHEN}|(?<!s){JOIN})olds?(?!\w)|{JOIN}of age(?!\w)", re.I)
_ORDINAL = re.compile(r"an? (?!half|quarter)[a-z]", re.I)  # a third day
_A_UNIT = re.compile(rf"(?:{GAP}+of)?{GAP}+(?:an?|one)(?=[ -])|{GAP}+of(?={GAP})", re.I)
_OF = re.compile(rf"{GAP}+of(?={GAP})", re.I)
_AND = re.compile(rf",?{GAP}?(?:and{GAP}|{GAP})?(?=[\da-zA-Z])", re.I)
_INCHES = re.compile(rf"{GAP}?in(?!\w)")
# (unit, smaller unit): how many of the smaller make one
_PARTS: dict[tuple[str, str], int | Decimal] = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("hour", "second"): 3600,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("year", "day"): Decimal("365.25"),
    ("metre", "centimetre"): 100,
}
_PARTED = {large for large, _ in _PARTS}
_LENGTHS = frozenset(
    ("metre", "kilometre", "centimetre", "millimetre", "mile", "foot", "inch", "yard")
)
_PER_TIME = re.compile(rf"(?:{GAP}(?:per|an?){GAP}|/)(second|minute|hour)(?!\w)", re.I)
_BEHIND_METRES = re.compile(
    r"\s?(?:[)(,.;]|$|tall|high|long|wide|deep|away|above|below|race|sprint|hurdles|relay|free|back"
    r"|butterfly|breast|final|and|from|of|in|to|by|x|diameter|air|pool|\d)"
)
_SIZE_NEXT = re.compile(
    r"\s?(?:\(|tall|high|long|wide|deep|away|above|below|race|sprint|x\b|by\b|diam)"
)
_SIZE_LEFT = re.compile(
    r"tall|height|depth|length|width|distance|metre|meter|feet|sea level|wave|jump|leap",
    re.I,
)
# text that writes millions as `m` elsewhere
_MILLIONS = re.compile(r"[£$€]\d[\d.,]*m\b|\d\.\d+m [a-z]{4}|\dm (?:people|[a-z]{3,}s\b)")
_TALLY = re.compile(r"\s(?:people|of\s(?:them|its|the))")
_WARMTH = re.compile(r"temperature|degree|heat|cold|°|warm|freez|fever|oven|weather|hot", re.I)


def percent_or_unit(text: str, amount: Amount, end: int) -> Amount | None:
    """The amount with a percent sign, a measure or a duration behind it."""
    of = None
    if amount.form == "fraction" or (amount.form == "words" and amount.value < 1):
        of = _A_UNIT.match(text, amount.end, end)  # half an hour, a tenth of a degree
    elif amount.form in ("vague", "couple") or amount.factor != 1:
        of = _OF.match(text, amount.end, end)  # billions of years
    if of:
        bound = _unit_at(text, amount, of.end(), end)
        if bound and bound.subtype in ("duration", "measure", "percent"):
            return bound
    bound = _unit_at(text, amount, amount.end, end)
    lasts = bound is not None and bound.subtype == "duration" and amount.form == "fraction"
    if lasts and _ORDINAL.match(text, amount.number_start):
        return None
    return bound


def _unit_at(text: str, amount: Amount, pos: int, end: int, parts: int = 2) -> Amount | None:
    digits = text[amount.number_end - 1 : amount.number_end].isdigit() or amount.factor != 1 or (
        amount.form == "fraction")  # fmt: skip
    found = longest_name(text, pos, end, _SPELT)
    if found and found[0]["unit"] == "second" and re.match(r"-\w", text[found[1] : found[1] + 2]):
        found = None
    if found is None:
        bound = _symbol(text, amount, pos, end, digits)
    else:
        row, stop = found
        bound = amount._replace(end=stop, subtype=row["subtype"], unit=row["unit"])
    if bound is None:
        return _feet(text, amount, end)
    if bound.unit in _LENGTHS:
        speed = _PER_TIME.match(text, bound.end, end)
        if speed:
            return bound._replace(
                end=speed.end(), unit=f"{bound.unit} per {speed.group(1).lower()}"
            )
    if bound.subtype == "duration":
        old = _OLD.match(text, bound.end, end)
        if old:
            bound = bound._replace(end=old.end())
    return _with_smaller(text, bound, end, parts) if parts else bound


def _symbol(text: str, amount: Amount, pos: int, end: int, digits: bool) -> Amount | None:
    sign = _SYMBOL_AHEAD.match(text, pos, end)
    if not sign:
        return None
    form = sign.group(2) or sign.group(3)
    row = _SYMBOLS.get(form)
    if row is None or not (digits or len(form) > 1):
        return None
    stop = sign.end()
    if row["style"] == "letter" and not _is_letter_unit(text, amount, form, sign.start(2), stop):
        return None
    if (sign.group(1) or "").endswith(("(", "{")):
        if text[stop : stop + 1] not in (")", "}"):
            return None
        stop += 1
    return amount._replace(end=stop, subtype=row["subtype"], unit=row["unit"])


def _is_letter_unit(text: str, amount: Amount, form: str, start: int, stop: int) -> bool:
    """Whether a letter behind a number is its unit, and not a word, a name or a million."""
    attached = start == amount.number_end
    if form == "in":
        return attached or bool(re.match(r"\s*(?:[.)]?\s*$|\))", text[stop : stop + 4]))
    if form == "pm":  # picometres, where it can be no clock time
        return bool(re.search(r"\.(?:\d|\d{3,})$", text[amount.number_start : amount.number_end]))
    if form == "m":
        return _is_metre(text, amount, start, stop)
    if form == "C":
        return attached
    if form in "FK":
        return attached and bool(_WARMTH.search(text, max(0, start - 200), stop + 80))
    if form in "hBbWVt":
        return attached
    return form not in "sAJN" and (attached or form in ("L", "ha", "mi", "mb", "MP", "kt"))


def _is_metre(text: str, amount: Amount, start: int, stop: int) -> bool:
    """Whether `m` is metres: beside a word of size or place, else only behind a whole number."""
    if _TALLY.match(text, stop):
        return False
    if _MILLIONS.search(text, max(0, start - 400), stop + 400) and not _SIZE_NEXT.match(text, stop):
        return False
    if _SIZE_NEXT.match(text, stop) or _SIZE_LEFT.search(text, max(0, amount.start - 60), start):
        return True
    return "." not in text[amount.number_start : start] and bool(_BEHIND_METRES.match(text, stop))


def _feet(text: str, amount: Amount, end: int) -> Amount | None:
    """`5'10"`, `8"`."""
    if amount.form != "digits" or amount.value > 1000:
        return None
    mark = _FEET.match(text, amount.end, end)
    if not mark:
        return None
    if mark.group()[0] in '"″':
        opened = text.count('"', max(0, amount.start - 300), amount.start) % 2
        if opened or text[mark.end() : mark.end() + 1] == '"':
            return None
        return amount._replace(end=mark.end(), subtype="measure", unit="inch")
    if mark.group(1) is None:
        return None
    value = amount.value + fraction(int(mark.group(1)), 12)
    return amount._replace(end=mark.end(), value=value, subtype="measure", unit="foot")


def _with_smaller(text: str, amount: Amount, end: int, parts: int) -> Amount:
    """`5 ft 2 in`, `two hours and 30 minutes`: the smaller unit taken in."""
    if amount.unit not in _PARTED:
        return amount
    gap = _AND.match(text, amount.end, end)
    numeral = numeral_at(text, gap.end(), end) if gap and gap.end() > amount.end else None
    if not numeral:
        return amount
    start, stop, value, form, factor, _ = numeral
    small = _INCHES.match(text, stop, end)
    if amount.unit == "foot" and small:
        unit, stop = "inch", small.end()
    else:
        small_amount = Amount(start, stop, start, stop, value, form, factor)
        bound = _unit_at(text, small_amount, stop, end, parts - 1)
        if bound is None:
            return amount
        unit, stop = bound.unit, bound.end
        value = bound.value
    whole = _PARTS.get((amount.unit, unit))
    if not whole or value >= whole:
        return amount
    if (amount.unit, unit) == ("year", "day"):  # 16 years and 201 days
        days = (amount.value * whole).quantize(Decimal(1), ROUND_FLOOR) + value
        return amount._replace(end=stop, value=plain(days), unit=unit)
    if amount.subtype == "duration":  # the smaller unit makes it a whole number
        return amount._replace(end=stop, value=plain(amount.value * whole + value), unit=unit)
    return amount._replace(end=stop, value=plain((amount.value + value / whole).quantize(EXACT)))
