"""A numeral bound to its sign, currency, magnitude and unit: one amount.

`bind` looks no further than the words that touch the numeral. Source: docs/labelling.md, 1-3.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.lexicon import column, rows, table
from claimx.values.numerals import (
    GAP,
    JOIN,
    MAGNITUDES,
    Numeral,
    alternation,
    fraction,
    plain,
    read_numeral,
)


class Amount(NamedTuple):
    """One value with its unit; `start`, `end` take sign, currency, magnitude and unit in.

    `subtype` is empty where only the noun behind it can tell. `factor`: the magnitude, to be
    shared with a bare first part of a range. `shared_unit`: the unit stands before the number
    (`$5`), so that the second part of a range may go without.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    form: str
    factor: Decimal = Decimal(1)
    subtype: str = ""
    unit: str = ""
    trend: str = ""
    shared_unit: bool = False


UNITS = table("units")
_SPELT = {row["form"].lower(): row for row in rows("units") if row["style"] == "word"}
_SYMBOLS = {row["form"]: row for row in rows("units") if row["style"] != "word"}
CURRENCIES = table("currencies")
_MONEY_WORDS = {row["form"]: row for row in rows("currencies") if row["style"] == "word"}

_SIGN = re.compile(r"(?:(?<![\w.,%)])[-−–]|(?<!\w)(?:minus|negative)\s)$", re.I)
_BEFORE = [
    row["form"]
    for row in rows("currencies")
    if row["place"] != "after" and row["style"] != "letter"
]
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![\w$£€])|(?<=\b[A-Z]\.)){alternation([*_BEFORE, 'R', 'c $', 'us $', 'a $', 'hk $', 'nz $', 'usd $', 'mxn$', 'cad$', 'nzd$', 'aud$', 'HK $', 'NZ $', 'C $', 'A $', 'S $', 'NT $', 'U.S. $'])}"
    rf"{GAP}{{0,2}}$"
)
_SYMBOL_ANYWHERE = re.compile(rf"[$£€¥₹₩]{GAP}{{0,2}}$")
_LETTER_SCALE = re.compile(r"\s?(tr|cr|[mMbBtT])(?![\w²³'’])")
_AFTER_SYMBOLS = [r["form"] for r in rows("currencies") if r["style"] != "word"
                  and r["place"] != "before" and r["style"] != "letter"]  # fmt: skip
_CURRENCY_AFTER = re.compile(
    rf"{GAP}{{0,2}}({alternation(set(_AFTER_SYMBOLS) - {'c', 'p', '¢'})})(?!\w)|(?<=\d)([cp¢])(?!\w)"
)
_CODE_SCALE = re.compile(rf"{GAP}(million|billion|trillion|thousand|bn|mn|m)(?!\w)", re.I)
_MEGA_CODE = re.compile(
    rf"{GAP}?([kKMB])(?:{'|'.join(sorted(column('currencies', style='code')))})(?!\w)"
)
_WORDS_AHEAD = re.compile(
    r"(?:\s{0,2}[-‐‑]\s?|[ \t\u00a0\u2009\u202f]{1,3}|\r?\n)"
    r"([A-Za-zµéí.]{1,20})(?:[ \u00a0-]([A-Za-z]{1,15}))?(?:[ -]([A-Za-z]{1,15}))?"
    r"(?:[ -]([A-Za-z]{1,15}))?"
)
_SYMBOL_AHEAD = re.compile(
    rf"({GAP}?[({{]?)({alternation(_SYMBOLS)})(?![\w²³^°])|{GAP}?([%％]|°[CF]?)"
)
_FEET = re.compile(r"(?:'|′|’)(?:\s?(\d{1,2})(?:\"|″|”|''))?|(?:\"|″)(?!\w)")
_OLD = re.compile(rf"(?:{JOIN})(?:olds?|of age|long)(?!\w)", re.I)
_A_UNIT = re.compile(rf"(?:{GAP}+of)?{GAP}+an?(?=[ -])|{GAP}+of(?={GAP})", re.I)
_SCALE_WORDS = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("metre", "centimetre"): 100,
}
_AND = re.compile(rf",?{GAP}?(?:and{GAP}|{GAP})?(?=[\da-zA-Z])", re.I)
# `pounds` are money beside these, weight otherwise
_MONEY_CUE = re.compile(
    r"£|(?<!\w)(?:cost\w*|paid|pay\w*|price\w*|fine\w*|spen[dt]\w*|worth|sold|sell\w*|rais\w+|fee|bill"
    r"|salary|wage|fund\w*|earn\w*|profit|revenue|sterling|budget|tax|debt|cash|money)(?!\w)",
    re.I,
)
_BIG = Decimal(1000)


def bind(text: str, numeral: Numeral, end: int) -> Amount:
    """The numeral with whatever sign, currency or unit touches it.

    >>> bind("about $2.5bn", read_numeral("about $2.5bn", 7, 12), 12)[4:9]
    (Decimal('2500000000'), 'digits', Decimal('1000000000'), 'money', 'USD')
    """
    found = Amount(
        numeral.start, numeral.end, numeral.start, numeral.end, *numeral[2:5], trend=numeral.trend
    )
    if numeral.form == "multiple":
        return found._replace(subtype="ratio", unit="times")
    found = _signed(text, found)
    bound = _money_before(text, found, end) or _money_after(text, found, end)
    if bound is None:
        bound = _percent_or_unit(text, found, end)
    return _signed(text, bound or found) if bound and bound.start == found.start else bound or found


def _signed(text: str, amount: Amount) -> Amount:
    before = text[max(0, amount.start - 1) : amount.start]
    if amount.value < 0 or not (
        before in "-−–" if before != " " else text[amount.start - 2] in "se"
    ):
        return amount
    left = _SIGN.search(text, max(0, amount.start - 10), amount.start)
    if not left:
        return amount
    if left.group()[0] in "-–" and text[amount.start - 2 : amount.start - 1] not in (
        "",
        " ",
        "(",
        "\n",
    ):
        return amount
    return amount._replace(start=left.start(), value=-amount.value)


def _money_before(text: str, amount: Amount, end: int) -> Amount | None:
    if amount.form not in ("digits", "fraction"):
        return None
    before = text[max(0, amount.start - 9) : amount.start].rstrip()
    if not before or before[-1] not in _LAST_SIGNS:
        return None
    left = _CURRENCY_BEFORE.search(text, max(0, amount.start - 9), amount.start)
    left = left or _SYMBOL_ANYWHERE.search(text, max(0, amount.start - 4), amount.start)
    if not left:
        return None
    sign = re.sub(r"\s", "", left.group())
    code = _CODES.get(sign, "USD")
    value, stop, factor = amount.value, amount.number_end, amount.factor
    if factor == 1:
        scale = _LETTER_SCALE.match(text, stop, end)
        if scale:
            factor, stop = MAGNITUDES[scale.group(1)], scale.end()
            value = plain(value * factor)
    if sign == "R" and (factor == 1 and amount.value < 100):
        return None
    trailing = re.compile(rf"{GAP}?([A-Z]{{3}})(?!\w)").match(text, stop, end)
    if trailing and trailing.group(1) in _CODES and sign in ("$", "£", "¥"):
        code, stop = _CODES[trailing.group(1)], trailing.end()
    return amount._replace(start=left.start(), end=stop, number_end=stop, value=value, factor=factor,
                           subtype="money", unit=code, shared_unit=True)  # fmt: skip


_LAST_SIGNS = {row["form"][-1] for row in rows("currencies") if row["place"] != "after"}
_CODES = {form.replace(" ", ""): row["code"] for form, row in CURRENCIES.items()}
_CODES |= {"c$": "CAD", "us$": "USD", "a$": "AUD", "hk$": "HKD", "nz$": "NZD", "usd$": "USD",
           "mxn$": "MXN", "cad$": "CAD", "nzd$": "NZD", "aud$": "AUD", "USD$": "USD"}  # fmt: skip


def _money_after(text: str, amount: Amount, end: int) -> Amount | None:
    mega = _MEGA_CODE.match(text, amount.end, end)
    if mega:
        code = mega.group().strip()[1:]
        factor = {"k": 1000, "K": 1000, "M": 10**6, "B": 10**9}[mega.group(1)]
        return amount._replace(end=mega.end(), value=amount.value * factor, subtype="money",
                               unit=_CODES[code])  # fmt: skip
    sign = _CURRENCY_AFTER.match(text, amount.end, end) if amount.form != "vague" else None
    if sign:
        form = sign.group(1) or sign.group(2)
        if form in ("c", "p") and amount.form != "digits":
            return None
        after = CURRENCIES[form]
        stop, value, factor = sign.end(), amount.value * Decimal(after["scale"]), amount.factor
        scale = (
            _CODE_SCALE.match(text, stop, end) if factor == 1 and after["style"] == "code" else None
        )
        if scale:
            factor, stop = MAGNITUDES[scale.group(1).lower()], scale.end()
        return amount._replace(end=stop, value=plain(value * factor if scale else value),
                               factor=factor, subtype="money", unit=after["code"])  # fmt: skip
    return _money_word(text, amount, end)


def _money_word(text: str, amount: Amount, end: int) -> Amount | None:
    """`million Swiss francs`, `cents`, `tens of millions of dollars`."""
    of = re.compile(rf"{GAP}+of(?={GAP})").match(text, amount.end, end)
    pos = of.end() if of and amount.form in ("vague", "words", "digits", "couple") else amount.end
    found = _longest(text, pos, end, _MONEY_WORDS)
    if not found:
        return None
    row, stop = found
    form = row["form"]
    if of and amount.form not in ("vague", "couple") and amount.factor == 1:
        return None
    if form == "won" and amount.factor == 1 and abs(amount.value) < _BIG:
        return None
    if form in ("real", "crown", "crowns", "mark", "marks", "buck") and amount.factor == 1:
        return None
    if form in ("pound", "pounds") and not _is_sterling(text, amount, stop):
        return None
    if form.endswith(("real", "crown", "mark")) and form in ("real", "mark"):
        return None
    value = plain(amount.value * Decimal(row["scale"]))
    bound = amount._replace(end=stop, value=value, subtype="money", unit=row["code"])
    return _and_cents(text, bound, end)


def _and_cents(text: str, amount: Amount, end: int) -> Amount:
    """`thirteen dollars forty-five cents`, `15 dollars 50`: the smaller coins taken in."""
    gap = _AND.match(text, amount.end, end)
    if not gap or gap.end() == amount.end:
        return amount
    numeral = _numeral_at(text, gap.end(), end)
    if not numeral or not 0 < numeral.value < 100 or numeral.value % 1:
        return amount
    coin = _longest(text, numeral.end, end, _MONEY_WORDS)
    if coin and coin[0]["scale"] != "1":
        stop = coin[1]
    elif not coin and re.match(r"\s*(?:[.,;)]|$)", text[numeral.end : numeral.end + 3]):
        stop = numeral.end
    else:
        return amount
    return amount._replace(end=stop, value=amount.value + numeral.value / 100)


def _is_sterling(text: str, amount: Amount, stop: int) -> bool:
    """Whether `pounds` are money: with a magnitude, or beside a word of money."""
    if amount.factor >= _BIG or text[stop : stop + 9].lower() == " sterling":
        return True
    if re.match(r"\s+of\s", text[stop : stop + 5]):
        return False
    return bool(_MONEY_CUE.search(text, max(0, amount.start - 60), min(len(text), stop + 30)))


def _longest(text: str, pos: int, end: int, names: dict[str, dict[str, str]]):  # type: ignore[no-untyped-def]
    """The longest name of up to four words right behind `pos`, and where it ends."""
    ahead = _WORDS_AHEAD.match(text, pos, end)
    if not ahead:
        return None
    for count in (4, 3, 2, 1):
        if ahead.group(count) is None:
            continue
        stop = ahead.end(count)
        form = text[ahead.start(1) : stop].lower().replace("\u00a0", " ")
        row = names.get(form) or names.get(form.replace("-", " "))
        if row is None and form.endswith("."):
            row, stop = names.get(form[:-1]), stop - 1
        if row is not None and not (text[stop : stop + 1].isalnum()):
            return row, stop
    return None


def _percent_or_unit(text: str, amount: Amount, end: int) -> Amount | None:
    pos = amount.end
    if amount.form in ("fraction", "vague", "couple", "words") or amount.factor != 1:
        of = _A_UNIT.match(text, pos, end)
        if of and (amount.form != "words" or amount.factor != 1):
            bound = _unit_at(text, amount, of.end(), end)
            if bound and (bound.subtype == "duration" or bound.subtype == "measure"):
                return bound
    return _unit_at(text, amount, pos, end)


def _unit_at(text: str, amount: Amount, pos: int, end: int) -> Amount | None:
    digits = text[amount.number_end - 1 : amount.number_end].isdigit() or amount.factor != 1 or (
        amount.form == "fraction")  # fmt: skip
    found = _longest(text, pos, end, _SPELT)
    if found and found[0]["unit"] == "second" and re.match(r"-\w", text[found[1] : found[1] + 2]):
        found = None
    if found is None:
        bound = _symbol(text, amount, pos, end, digits)
    else:
        row, stop = found
        bound = amount._replace(end=stop, subtype=row["subtype"], unit=row["unit"])
    if bound is None:
        return _feet(text, amount, end)
    if bound.subtype == "duration":
        old = _OLD.match(text, bound.end, end)
        if old and "long" not in old.group():
            bound = bound._replace(end=old.end())
    return _with_smaller(text, bound, end)


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


_DIMENSION = re.compile(
    r"\s?(?:[)(,.;]|$|tall|high|long|wide|deep|away|above|below|race|sprint|hurdles|relay|free|back"
    r"|butterfly|breast|final|and|from|of|in|to|by|x|diameter|air|pool|\d)"
)


def _is_letter_unit(text: str, amount: Amount, form: str, start: int, stop: int) -> bool:
    """Whether a letter behind a number is its unit, and not a word or a million."""
    attached = start == amount.number_end
    if form == "in":
        return (bool(re.match(r"\s*(?:[.)]?\s*$|\))", text[stop : stop + 4])) and not attached) or (
            attached and amount.form == "digits")  # fmt: skip
    if form == "m":
        return bool(_DIMENSION.match(text, stop)) and not _looks_like_million(text, amount, stop)
    if form in ("s", "A", "J", "N", "h", "K", "B", "b", "W", "V", "C", "F", "t"):
        return attached and (form not in "sAJN")
    return attached or not re.match(r"[ \w]*\w", text[stop : stop + 1]) or form not in ("g", "l")


def _looks_like_million(text: str, amount: Amount, stop: int) -> bool:
    """`1.2m of them`, `rose to 48m`: people and things, not metres."""
    return bool(re.match(r"\s(?:people|of\s(?:them|its|the))", text[stop : stop + 10]))


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


def _with_smaller(text: str, amount: Amount, end: int) -> Amount:
    """`5 ft 2 in`, `two hours and 30 minutes`: the smaller unit taken in."""
    if not any(large == amount.unit for large, _ in _SCALE_WORDS):
        return amount
    gap = _AND.match(text, amount.end, end)
    numeral = _numeral_at(text, gap.end(), end) if gap and gap.end() > amount.end else None
    if not numeral:
        return amount
    plain_amount = Amount(*numeral[:2], *numeral[:2], *numeral[2:5])
    small = re.compile(rf"{GAP}?in(?!\w)").match(text, numeral.end, end)
    if amount.unit == "foot" and small:
        unit, stop = "inch", small.end()
    else:
        bound = _unit_at(text, plain_amount, numeral.end, end)
        if bound is None:
            return amount
        unit, stop = bound.unit, bound.end
    parts = _SCALE_WORDS.get((amount.unit, unit))
    if not parts or numeral.value >= parts:
        return amount
    return amount._replace(end=stop, value=plain(amount.value + numeral.value / parts))


def _numeral_at(text: str, pos: int, end: int) -> Numeral | None:
    from claimx.values.numerals import START

    return read_numeral(text, pos, end) if START.match(text, pos, end) else None
