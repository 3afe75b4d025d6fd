"""Money beside a numeral: symbols, codes and names of currencies, coins, pounds.

Source: docs/labelling.md, section 3 (`unit`); the currencies are CLDR's (scripts/lexicons).
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.lexicon import column, rows, table
from claimx.values.amount import Amount, longest_name
from claimx.values.numeral import GAP, MAGNITUDES, alternation, plain
from claimx.values.numerals import numeral_at

CURRENCIES = table("currencies")
_MONEY_WORDS = {row["form"]: row for row in rows("currencies") if row["style"] == "word"}
_BEFORE = [row["form"] for row in rows("currencies") if row["place"] != "after"]
# `HK $3`, `us $ 150`: tokenised text parts the letters from the sign and lowers them
_SPACED = [form[:-1] + " $" for form in _BEFORE if re.fullmatch(r"[A-Z]{2,3}\$|C\$", form)]
_SIGNS_BEFORE = {re.sub(r"\s", "", form): CURRENCIES[form]["code"] for form in _BEFORE}
_SIGNS_BEFORE |= {
    sign.lower(): code for sign, code in _SIGNS_BEFORE.items() if re.fullmatch(r"\w+\$", sign)
}
_LOWERED = [
    form.lower() for form in [*_SPACED, *_BEFORE] if re.fullmatch(r"[A-Z]{2,3} ?\$|C \$", form)
]
_CURRENCY_BEFORE = re.compile(
    rf"(?:(?<![\w$£€])|(?<=\b[A-Z]\.)){alternation([*_BEFORE, *_SPACED, *_LOWERED])}{GAP}{{0,2}}$"
)
_SYMBOL_BEFORE = re.compile(rf"[$£€¥₹₩]{GAP}{{0,2}}$")
_LAST_SIGNS = {form[-1] for form in _BEFORE}
_LETTER_SCALE = re.compile(r"\s?(tr|cr|[mMbBtT])(?![\w²³'’])")
_TRAILING_CODE = re.compile(rf"{GAP}?([A-Z]{{3}})(?!\w)")
_AFTER = [
    row["form"]
    for row in rows("currencies")
    if row["style"] in ("symbol", "code") and row["place"] != "before" and row["scale"] == "1"
]
_CURRENCY_AFTER = re.compile(rf"{GAP}{{0,2}}({alternation(_AFTER)})(?!\w)|(?<=\d)([cp¢])(?!\w)")
_CODE_SCALE = re.compile(rf"{GAP}(million|billion|trillion|thousand|bn|mn|m)(?!\w)", re.I)
_MEGA_CODE = re.compile(rf"{GAP}?([kKMB])({alternation(column('currencies', style='code'))})(?!\w)")
_OF = re.compile(rf"{GAP}+of(?={GAP})")
_OF_A = re.compile(rf"(?:{GAP}+of)?{GAP}+an?(?={GAP})")
_AND = re.compile(rf",?{GAP}(?:and{GAP})?(?=[\da-zA-Z])", re.I)

# `pounds` are money beside these, weight otherwise
_MONEY_CUE = re.compile(
    r"£|(?<!\w)(?:cost\w*|paid|pay\w*|price\w*|fine\w*|spen[dt]\w*|worth|sold|sell\w*|rais\w+"
    r"|fee|bill|salary|wage|fund\w*|earn\w*|profit|revenue|sterling|budget|tax|debt|cash|money|expensive|dearer|cheaper|dollars?|euros?)(?!\w)",
    re.I,
)
_WEIGHT_CUE = re.compile(
    r"(?<!\w)(?:weigh\w*|heavy|lift\w*|load\w*|cargo|thrust|lbs?|kg|tons?|tonnes?|payload|pull)(?!\w)",
    re.I,
)
# names of money that are also other words: only behind a magnitude
_OTHER_THINGS = ("real", "crown", "crowns", "mark", "marks", "buck")
_BIG = Decimal(1000)


def money_before(text: str, amount: Amount, end: int) -> Amount | None:
    """The amount with the currency before it: `$5`, `HK$ 3.7 billion`, `USD34.6 million`."""
    before = text[max(0, amount.start - 9) : amount.start].rstrip()
    if amount.form not in ("digits", "fraction") or not before or before[-1] not in _LAST_SIGNS:
        return None
    left = _CURRENCY_BEFORE.search(text, max(0, amount.start - 9), amount.start)
    left = left or _SYMBOL_BEFORE.search(text, max(0, amount.start - 4), amount.start)
    if not left:
        return None
    sign = re.sub(r"\s", "", left.group())
    code = _SIGNS_BEFORE[sign]
    value, stop, factor = amount.value, amount.number_end, amount.factor
    scale = _LETTER_SCALE.match(text, stop, end) if factor == 1 else None
    if scale:
        factor, stop = MAGNITUDES[scale.group(1)], scale.end()
        value = plain(value * factor)
    if CURRENCIES.get(sign, {}).get("style") == "letter" and factor == 1:
        return None
    trailing = _TRAILING_CODE.match(text, stop, end)
    if trailing and sign in "$£¥" and trailing.group(1) in CURRENCIES:
        code, stop = CURRENCIES[trailing.group(1)]["code"], trailing.end()
    return amount._replace(start=left.start(), end=stop, number_end=stop, value=value,
                           factor=factor, subtype="money", unit=code, unit_first=True)  # fmt: skip


def money_after(text: str, amount: Amount, end: int) -> Amount | None:
    """The amount with the currency behind it: `5 euros`, `10 €`, `17c`, `twenty MUSD`."""
    mega = _MEGA_CODE.match(text, amount.end, end)
    if mega:
        factor = MAGNITUDES[mega.group(1)]
        return amount._replace(end=mega.end(), value=amount.value * factor, subtype="money",
                               unit=CURRENCIES[mega.group(2)]["code"])  # fmt: skip
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
    of = _OF.match(text, amount.end, end)
    if amount.form == "fraction":
        of = _OF_A.match(text, amount.end, end) or of
    pos = of.end() if of else amount.end
    found = longest_name(text, pos, end, _MONEY_WORDS)
    if not found:
        return None
    row, stop = found
    form = row["form"]
    if of and amount.form not in ("vague", "couple", "fraction") and amount.factor == 1:
        return None
    if form == "won" and amount.factor == 1 and abs(amount.value) < _BIG:
        return None
    if form in _OTHER_THINGS and amount.factor == 1 and not _in_millions(text, form):
        return None
    if form in ("pound", "pounds") and not _is_sterling(text, amount, stop):
        return None
    if form.endswith(("real", "crown", "mark")) and form in ("real", "mark"):
        return None
    value = plain(amount.value * Decimal(row["scale"]))
    bound = amount._replace(end=stop, value=value, subtype="money", unit=row["code"])
    return _and_cents(text, bound, end)


def _in_millions(text: str, form: str) -> bool:
    """Whether a text tells such money in millions, so that its thousands are money too."""
    if form == "buck":
        return False
    return re.search(rf"\b[mb]illion {form.rstrip('s')}s?\b", text) is not None


def _and_cents(text: str, amount: Amount, end: int) -> Amount:
    """`thirteen dollars forty-five cents`, `15 dollars 50`: the smaller coins taken in."""
    gap = _AND.match(text, amount.end, end)
    if not gap or gap.end() == amount.end:
        return amount
    numeral = numeral_at(text, gap.end(), end)
    if not numeral or not 0 < numeral.value < 100 or numeral.value % 1:
        return amount
    coin = longest_name(text, numeral.end, end, _MONEY_WORDS)
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
    nearby = max(0, amount.start - 60), min(len(text), stop + 30)
    if amount.value >= _BIG:
        return not _WEIGHT_CUE.search(text, *nearby)
    return bool(_MONEY_CUE.search(text, *nearby))
