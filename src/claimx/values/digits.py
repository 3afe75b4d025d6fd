"""Numerals in digits: grouping, decimals, exponents, fraction bars and glyphs, magnitudes."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.values.numeral import GAP, Numeral, fraction, plain, scaled

GLYPHS = {
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "⅖": "2/5",
    "⅗": "3/5",
    "⅘": "4/5",
    "⅙": "1/6",
    "⅚": "5/6",
    "⅐": "1/7",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
    "⅑": "1/9",
    "⅒": "1/10",
}
GLYPH = "[" + "".join(GLYPHS) + "]"
_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{2,3}){0,8},\d{3}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,8}"
    r"|\d{1,3}(?:\.\d{3}){2,8}|\d{1,3}(?:['’]\d{3}){1,8}|\d{1,40})(?![\d])"
)
_DECIMALS = re.compile(r"\.\d{1,30}")
_TOKENISED_DECIMALS = re.compile(r" \. \d{1,6}(?!\d)")
_EXPONENT = re.compile(r"[eE][+-]?\d{1,3}(?!\w)|\s?[x×]\s?10\^?([+\-−]?\d{1,2})(?!\w)")
_OVER = re.compile(r" ?[/⁄] ?(\d{1,6}(?:,\d{3})*)(?![\d/.:])")
_MIXED = re.compile(rf"(?:{GAP}|-)?({GLYPH})|(?:{GAP}|-)(\d{{1,2}}) ?[/⁄] ?(\d{{1,3}})(?![\d/.:,])")


def read_digits(text: str, pos: int, end: int) -> Numeral | None:
    glyph = text[pos] in GLYPHS
    if glyph:
        value, pos_end = glyph_value(text[pos]), pos + 1
        form = "fraction"
    else:
        match = _DIGITS.match(text, pos, end)
        if not match:
            return None
        value, pos_end, form = _digit_value(match.group()), match.end(), "digits"
        if pos and text[pos - 1] == "." and (pos < 2 or text[pos - 2] in " ($£€"):
            bare = value.scaleb(-len(match.group()))
            return Numeral(pos - 1, pos_end, plain(bare), form)
        if len(match.group()) > 30:
            return Numeral(pos, pos_end, value, form)
        whole = "." not in match.group()
        for pattern in (_DECIMALS, _TOKENISED_DECIMALS) if whole else ():
            decimals = pattern.match(text, pos_end, end)
            if decimals:
                value += Decimal("0." + decimals.group().strip(" .") or "0")
                pos_end, whole = decimals.end(), False
                break
        value, pos_end, form = _digit_tail(text, value, pos_end, end, whole)
    value, pos_end, factor = scaled(text, value, pos_end, end)
    return Numeral(pos, pos_end, plain(value), form, factor)


def glyph_value(char: str) -> Decimal:
    top, bottom = GLYPHS[char].split("/")
    return fraction(int(top), int(bottom))


def _digit_value(digits: str) -> Decimal:
    return Decimal(re.sub(r"[^\d]", "", digits))


def _digit_tail(
    text: str, value: Decimal, pos: int, end: int, whole: bool
) -> tuple[Decimal, int, str]:
    """After the digits: an exponent, a fraction bar, a mixed fraction."""
    exponent = _EXPONENT.match(text, pos, end)
    if exponent:
        power = exponent.group(1) or exponent.group()[1:]
        return value * Decimal(10) ** int(power.replace("−", "-")), exponent.end(), "digits"
    if not whole:
        return value, pos, "digits"
    over = _OVER.match(text, pos, end)
    if over:
        below = _digit_value(over.group(1))
        if below:
            return fraction(value, below), over.end(), "fraction"
    mixed = _MIXED.match(text, pos, end)
    if mixed and mixed.group(1):
        return value + glyph_value(mixed.group(1)), mixed.end(), "digits"
    if mixed and int(mixed.group(2)) < int(mixed.group(3)):
        return value + fraction(int(mixed.group(2)), int(mixed.group(3))), mixed.end(), "digits"
    return value, pos, "digits"
