"""What all numerals are made of: the result, its tables, magnitudes, parts and gaps.

Source: the grammar of English numerals in Hurford, The Linguistic Theory of Numerals (1975).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Context, Decimal
from typing import NamedTuple

from claimx.lexicon import column, rows, table

GAP = r"[ \t\u00a0\u2009\u202f]"
# A space, a hyphen, or a hyphen with spaces around it; one line break at most.
JOIN = rf"(?:{GAP}{{0,2}}[-‐‑]{GAP}{{0,2}}|{GAP}{{1,3}}|\r?\n)"
# A gap between words of one phrase: a line may break in it, a paragraph may not.
SPACE = rf"(?:{GAP}{{1,3}}|\r?\n)"
HYPHEN = rf"{GAP}?[-‐‑]{GAP}?"
EXACT = Decimal("0.000001")


class Numeral(NamedTuple):
    """A number and where it stands.

    `value` in plain units. `form`: `digits`, `words`, `fraction`, `vague` (tens of thousands),
    `multiple` (twice, 25-fold), `article` (`a` dozen is words; `a` alone is never a numeral).
    `factor`: the magnitude that closed it (million in `2.5 million`), 1 without one.
    `trend`: of a verb of multiplying (`doubled` is up).
    """

    start: int
    end: int
    value: Decimal
    form: str
    factor: Decimal = Decimal(1)
    trend: str = ""


def alternation(forms: Iterable[str]) -> str:
    """A regex for any of the forms, longest first; a space in a form is any gap.

    >>> re.fullmatch(alternation(["more than", "more"]), "more  than") is not None
    True
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", SPACE) for form in ordered) + ")"


NUMBERS = {row["form"]: (int(row["value"]), row["kind"]) for row in rows("numbers")}
MAGNITUDES = {row["form"]: Decimal(row["factor"]) for row in rows("magnitudes")}
DENOMINATORS = {row["form"]: int(row["denominator"]) for row in rows("fractions")}
MULTIPLES = table("multiples")
VAGUE = column("magnitudes", vague="1")
SCALES = column("magnitudes", style="word") - VAGUE
ALL_SCALES = column("magnitudes", style="word")
WORDS = frozenset(word for word, (_, kind) in NUMBERS.items() if kind != "article")
SCALE = re.compile(rf"(?:{JOIN}|(?<=\d))({alternation(SCALES)})(?!\w)", re.I)
_PLURAL_SCALE = re.compile(
    rf"(?:{JOIN})({alternation(VAGUE - {'tens', 'scores'})})(?!\w)",
    re.I,
)
_ABBREVIATION = re.compile(
    rf"{GAP}?({alternation(column('magnitudes', style='symbol'))})"
    r"(?![\w²³^/])"
)
_PART = re.compile(
    rf"(?:{GAP}{{1,3}}and{GAP}{{1,3}}|[-‐‑]and[-‐‑])(an?|one|two|three|four|five|seven|[1-9])(?:{JOIN})"
    rf"({alternation(DENOMINATORS)})(?!\w)",
    re.I,
)


def fraction(numerator: int | Decimal, denominator: int | Decimal) -> Decimal:
    """The quotient to six decimals, shortest; a small one to six digits.

    >>> fraction(1, 7)
    Decimal('0.142857')
    """
    quotient = Decimal(numerator) / Decimal(denominator)
    if 0 < abs(quotient) < EXACT * 100:  # a small share keeps six digits
        return plain(Context(prec=6).plus(quotient))
    return plain(quotient.quantize(EXACT)) if abs(quotient) < 10**12 else quotient


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent.

    >>> plain(Decimal("2.50E+3"))
    Decimal('2500')
    """
    value = value.normalize()
    return value.quantize(Decimal(1)) if 0 < value.as_tuple().exponent < 25 else value  # type: ignore[operator]


def scaled(text: str, value: Decimal, pos: int, end: int) -> tuple[Decimal, int, Decimal]:
    """The value with the magnitudes that follow (`million`, `lakh crore`, `bn`)."""
    factor = Decimal(1)
    for _ in range(3):
        scale = SCALE.match(text, pos, end)
        if not scale:
            break
        factor, pos = factor * MAGNITUDES[scale.group(1).lower()], scale.end()
    if factor == 1:
        short = _ABBREVIATION.match(text, pos, end)
        plural = _PLURAL_SCALE.match(text, pos, end)
        if short:
            factor, pos = MAGNITUDES[short.group(1)], short.end()
        elif plural and not text[plural.end() : plural.end() + 4].startswith(" of "):
            factor, pos = MAGNITUDES[plural.group(1).lower()], plural.end()
    if factor != 1:
        part = and_part(text, pos, end)
        if part and part[0] < 1:
            value, pos = value + part[0], part[1]
    return value * factor, pos, factor


def and_part(text: str, pos: int, end: int) -> tuple[Decimal, int] | None:
    """`and a half`, `and two thirds` after a number: the part and where it ends."""
    match = _PART.match(text, pos, end)
    if not match:
        return None
    count = match.group(1).lower()
    top = int(count) if count.isdecimal() else NUMBERS[count][0]
    below = DENOMINATORS[match.group(2).lower()]
    singular = not match.group(2).lower().endswith("s")
    if top >= below or (top == 1) != singular:
        return None
    return fraction(top, below), match.end()
