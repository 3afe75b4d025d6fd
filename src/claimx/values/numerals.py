"""Numerals in text: digits, number words, fractions, magnitudes and vague plurals, composed.

Nothing here knows of units, money or comparators. Offsets are code points, half-open.
Source: docs/labelling.md, sections 1-3; the grammar of English numerals in Hurford (1975).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from claimx.lexicon import column, rows, table

GAP = r"[ \t\u00a0\u2009\u202f]"
# A space, a hyphen, or a hyphen with spaces around it; one line break at most.
JOIN = r"(?:[ \t\u00a0\u2009\u202f]{0,2}[-‐‑][ \t\u00a0\u2009\u202f]{0,2}|[ \t\u00a0\u2009\u202f]{1,3}|\r?\n)"
# A gap between words of one phrase: a line may break in it, a paragraph may not.
SPACE = r"(?:[ \t\u00a0\u2009\u202f]{1,3}|\r?\n)"
HYPHEN = r"[ \t\u00a0\u2009\u202f]?[-‐‑][ \t\u00a0\u2009\u202f]?"
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
_VAGUE = column("magnitudes", vague="1")
_SCALES = column("magnitudes", style="word") - _VAGUE
_ALL_SCALES = column("magnitudes", style="word")
_WORDS = frozenset(word for word, (_, kind) in NUMBERS.items() if kind != "article")

_GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5",
    "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8",
    "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
_GLYPH = "[" + "".join(_GLYPHS) + "]"

_STARTERS = (
    _WORDS | _ALL_SCALES | column("multiples") | {"half", "quarter", "couple", "pair", "third"}
) | {f for f in column("fractions") if not f.endswith("s")}
_TOKEN = re.compile(rf"\d|{_GLYPH}|[A-Za-z]{{3,}}")
# What a number may begin with; its left neighbour is looked at by the caller. For `match` only:
# searching with it is ten times slower than `starts`.
START = re.compile(rf"\d|{_GLYPH}|(?<![\w])(?:{'|'.join(sorted(_STARTERS, key=len, reverse=True))}"
                   r"|\w{3,8}fold)(?!\w)", re.IGNORECASE)  # fmt: skip

_DIGITS = re.compile(
    r"(?:\d{1,3}(?:,\d{2,3}){0,8},\d{3}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,8}"
    r"|\d{1,3}(?:\.\d{3}){2,8}|\d{1,40})(?![\d])"
)
_DECIMALS = re.compile(r"\.\d{1,30}")
_TOKENISED_DECIMALS = re.compile(r" \. \d{1,6}(?!\d)")
_EXPONENT = re.compile(r"[eE][+-]?\d{1,3}(?!\w)|\s?[x×]\s?10\^?([+\-−]?\d{1,2})(?!\w)")
_OVER = re.compile(r" ?[/⁄] ?(\d{1,6}(?:,\d{3})*)(?![\d/.:])")
_MIXED = re.compile(
    rf"(?:{GAP}|-)?({_GLYPH})|(?:{GAP}|-)(\d{{1,2}}) ?[/⁄] ?(\d{{1,3}})(?![\d/.:,])"
)
_SCALE = re.compile(rf"(?:{JOIN})({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w)", re.I)
_PLURAL_SCALE = re.compile(
    rf"(?:{JOIN})({'|'.join(sorted(_VAGUE - {'tens', 'scores'}, key=len, reverse=True))})(?!\w)",
    re.I,
)
_ABBREVIATION = re.compile(
    rf"{GAP}?({'|'.join(sorted(column('magnitudes', style='symbol'), key=len, reverse=True))})"
    r"(?![\w²³^/])"
)
_WORD = re.compile(rf"(?:{JOIN})([A-Za-z]{{2,11}})(?!\w)")
_AND_WORD = re.compile(rf"(?:{GAP}{{1,3}}and{GAP}{{1,3}})([A-Za-z]{{2,11}})(?!\w)", re.I)
_POINT = re.compile(rf"(?:{JOIN})point(?:{JOIN})", re.I)
_PART = re.compile(
    rf"(?:{GAP}{{1,3}}and{GAP}{{1,3}}|[-‐‑]and[-‐‑])(an?|one|two|three|four|five|seven|[1-9])(?:{JOIN})"
    rf"({'|'.join(sorted(DENOMINATORS, key=len, reverse=True))})(?!\w)",
    re.I,
)
_FRACTION = re.compile(
    rf"(?:{JOIN})({'|'.join(sorted(DENOMINATORS, key=len, reverse=True))})(?!\w)", re.I
)
_OF_NEXT = re.compile(rf"{GAP}+of(?!\w)", re.I)
_VAGUE_OF = re.compile(
    rf"{GAP}+(?:up{GAP}+)?(?:of|upon){GAP}+({'|'.join(sorted(_ALL_SCALES, key=len, reverse=True))})"
    r"(?!\w)",
    re.I,
)
_FOLD = re.compile(rf"(?:{HYPHEN}|{GAP})?fold(?!\w)|x(?!\w)|(?:{GAP})?×(?!\s?\d)", re.I)
_TIMES = re.compile(rf"(?:{JOIN})times(?!\w)", re.I)


def next_start(text: str, pos: int, end: int) -> int | None:
    """Where the next numeral may begin, at `pos` or after it.

    >>> next_start("about two-thirds", 0, 16)
    6
    """
    for token in _TOKEN.finditer(text, pos, end):
        word = token.group()
        if len(word) == 1 or (lowered := word.lower()) in _STARTERS or lowered.endswith("fold"):
            return token.start()
    return None


def fraction(numerator: int | Decimal, denominator: int | Decimal) -> Decimal:
    """The quotient to six decimals, shortest.

    >>> fraction(1, 7)
    Decimal('0.142857')
    """
    quotient = Decimal(numerator) / Decimal(denominator)
    return plain(quotient.quantize(EXACT)) if abs(quotient) < 10**12 else quotient


def plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or exponent.

    >>> plain(Decimal("2.50E+3"))
    Decimal('2500')
    """
    value = value.normalize()
    return value.quantize(Decimal(1)) if 0 < value.as_tuple().exponent < 25 else value  # type: ignore[operator]


def read_numeral(text: str, pos: int, end: int, joined: bool = True) -> Numeral | None:
    """The longest numeral that begins at `pos`, or None.

    `joined=False` keeps `and` out of it: the halves of `between two hundred and three hundred`.

    >>> read_numeral("2.5 million", 0, 11).value
    Decimal('2500000')
    >>> read_numeral("two hundred and three dogs", 0, 26).value
    Decimal('203')
    """
    if text[pos].isdecimal() or text[pos] in _GLYPHS:
        found = _digits(text, pos, end)
    else:
        found = _words(text, pos, end, joined)
    return found if found is None else _followed_by_fold(text, found, end)


def _followed_by_fold(text: str, found: Numeral, end: int) -> Numeral:
    """`25-fold`, `a thousand fold`, `10x`: the numeral as a multiple."""
    fold = _FOLD.match(text, found.end, end)
    if fold and found.form in ("digits", "words"):
        return found._replace(end=fold.end(), form="multiple")
    return found


def _digits(text: str, pos: int, end: int) -> Numeral | None:
    glyph = text[pos] in _GLYPHS
    if glyph:
        value, pos_end = _glyph(text[pos]), pos + 1
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
    value, pos_end, factor = _scaled(text, value, pos_end, end)
    return Numeral(pos, pos_end, plain(value), form, factor)


def _glyph(char: str) -> Decimal:
    top, bottom = _GLYPHS[char].split("/")
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
        return value + _glyph(mixed.group(1)), mixed.end(), "digits"
    if mixed and int(mixed.group(2)) < int(mixed.group(3)):
        return value + fraction(int(mixed.group(2)), int(mixed.group(3))), mixed.end(), "digits"
    return value, pos, "digits"


def _scaled(text: str, value: Decimal, pos: int, end: int) -> tuple[Decimal, int, Decimal]:
    """The value with the magnitudes that follow (`million`, `lakh crore`, `bn`)."""
    factor = Decimal(1)
    for _ in range(3):
        scale = _SCALE.match(text, pos, end)
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
        part = _part(text, pos, end)
        if part and part[0] < 1:
            value, pos = value + part[0], part[1]
    return value * factor, pos, factor


def _part(text: str, pos: int, end: int) -> tuple[Decimal, int] | None:
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


def _words(text: str, pos: int, end: int, joined: bool) -> Numeral | None:
    match = re.compile(r"[A-Za-z]+").match(text, pos, end)
    if not match:
        return None
    word = match.group().lower()
    if word in MULTIPLES:
        row = MULTIPLES[word]
        return Numeral(
            pos, match.end(), Decimal(row["value"]), "multiple", Decimal(1), row["trend"]
        )
    if word.endswith("fold"):
        if word[:-4] not in NUMBERS:
            return None
        return Numeral(pos, match.end(), Decimal(NUMBERS[word[:-4]][0]), "multiple")
    if word in _VAGUE:
        if word in ("tens", "scores") and not _OF_NEXT.match(text, match.end(), end):
            return None
        return _vague(text, pos, match.end(), end, MAGNITUDES[word])
    if word in ("half", "quarter", "couple", "pair"):
        return _piece(text, pos, match.end(), end, word)
    if word in DENOMINATORS:
        return _article_fraction(text, pos, match.end(), word)
    return _cardinal(text, pos, end, joined)


def _vague(text: str, pos: int, stop: int, end: int, value: Decimal) -> Numeral:
    """`tens of thousands`, `hundreds of millions`, `dozens`: the least it can be."""
    factor = value
    for _ in range(2):
        of = _VAGUE_OF.match(text, stop, end)
        if not of:
            break
        factor = MAGNITUDES[of.group(1).lower()]
        value, stop = value * factor, of.end()
    left = re.search(
        rf"(?<!\w)(?:several|many|(?:a{GAP}+)?few){GAP}+$", text[max(0, pos - 12) : pos]
    )
    start = pos - len(left.group()) if left else pos
    return Numeral(start, stop, value, "vague", factor)


_OF_SCALE = re.compile(
    rf"(?:{GAP}+of)?(?:{GAP}+an?)?(?:{JOIN})({'|'.join(sorted(_SCALES - {'hundred'}, key=len, reverse=True))})"
    r"(?!\w)",
    re.I,
)


def _piece(text: str, pos: int, stop: int, end: int, word: str) -> Numeral | None:
    """`half`, `a quarter`, `half a million`, `a couple of`."""
    start = _with_article(text, pos)
    if word in ("couple", "pair"):
        if start == pos or (word == "pair" and not _OF_NEXT.match(text, stop, end)):
            return None
        of = re.compile(rf"{GAP}+of(?!\w)").match(text, stop, end)
        stop = of.end() if of else stop
        value, factor = Decimal(2), Decimal(1)
        more = re.compile(rf"{GAP}+(hundred|thousand|million|billion|dozen)(?!\w)").match(
            text, stop, end
        )
        if more:
            factor, stop = MAGNITUDES[more.group(1)], more.end()
        return Numeral(start, stop, value * factor, word, factor)
    share = fraction(1, DENOMINATORS[word])
    scale = _OF_SCALE.match(text, stop, end)
    if scale:
        factor = MAGNITUDES[scale.group(1).lower()]
        return Numeral(start, scale.end(), plain(share * factor), "words", factor)
    return Numeral(start, stop, share, "fraction")


def _article_fraction(text: str, pos: int, stop: int, word: str) -> Numeral | None:
    """`a third`, `a fifth`: a fraction only after the article."""
    start = _with_article(text, pos)
    if start == pos:
        return None
    return Numeral(start, stop, fraction(1, DENOMINATORS[word]), "fraction")


_ARTICLE = re.compile(rf"(?<!\w)an?{GAP}{{1,3}}$", re.I)


def _with_article(text: str, pos: int) -> int:
    """Where the `a` before `pos` starts, else `pos`."""
    left = _ARTICLE.search(text[max(0, pos - 6) : pos])
    return pos - len(left.group()) if left else pos


def _cardinal(text: str, pos: int, end: int, joined: bool) -> Numeral | None:
    """A numeral in words: `two million three hundred and four`, `five point five`, `two thirds`."""
    match = _FIRST_WORD.match(text, pos, end)
    if not match:
        return None
    word = match.group().lower()
    start, total, current, stop = pos, Decimal(0), Decimal(0), match.end()
    last = Decimal(0)  # the magnitude that closed the part before
    kind = ""
    if word in MAGNITUDES:
        start = _with_article(text, pos)
        left = _SOME.search(text[max(0, pos - 12) : pos])
        if left:  # `several hundred` says no more than `hundreds`
            return _scale_words(text, pos - len(left.group()), stop, end, MAGNITUDES[word])
        current, kind = Decimal(1), "unit"
        stop = pos
    else:
        current, kind = Decimal(NUMBERS[word][0]), NUMBERS[word][1]
    pattern_zero = _LEADING_SCALE if stop == pos else None
    while True:
        step = (pattern_zero or _WORD).match(text, stop, end)
        pattern_zero, with_and = None, False
        if not step or step.group(1).lower() not in _CARDINALS:
            step = (
                _AND_WORD.match(text, stop, end)
                if joined and kind in ("hundred", "scale")
                else None
            )
            with_and = True
            if not step or step.group(1).lower() not in _WORDS or _part(text, stop, end):
                break
        word = step.group(1).lower()
        taken = _step(word, total, current, kind, last, with_and)
        if taken is None:
            break
        total, current, kind, last = taken
        stop = step.end()
    value = total + current
    found = Numeral(start, stop, value, "words", last if kind == "scale" else Decimal(1))
    return _cardinal_tail(text, found, end, joined)


_CARDINALS = _WORDS | _SCALES
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_LEADING_SCALE = re.compile(rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w)", re.I)
_SOME = re.compile(rf"(?<!\w)(?:several|many|(?:a{GAP}+)?few){GAP}{{1,3}}$", re.I)


def _scale_words(text: str, start: int, stop: int, end: int, value: Decimal) -> Numeral:
    more = _SCALE.match(text, stop, end)
    if more:
        value, stop = value * MAGNITUDES[more.group(1).lower()], more.end()
    return Numeral(start, stop, value, "vague", value)


def _step(
    word: str, total: Decimal, current: Decimal, kind: str, last: Decimal, with_and: bool
) -> tuple[Decimal, Decimal, str, Decimal] | None:
    """One more word of a cardinal: (total, current, kind, last magnitude), or None: it ends."""
    if word in MAGNITUDES:
        factor = MAGNITUDES[word]
        if kind == "zero":
            return None
        if kind == "scale":  # lakh crore, hundred thousand million
            return total * factor, Decimal(0), "scale", last * factor
        if factor == 100:
            return (total, current * 100, "hundred", last) if 0 < current < 100 else None
        if last and factor > last:
            return (total + current) * factor, Decimal(0), "scale", factor
        return total + current * factor, Decimal(0), "scale", factor
    value, new = NUMBERS[word]
    if kind == "ten" and new == "unit":
        return total, current + value, "unit", last
    if kind == "hundred" and new != "zero":
        return total, current + value, new, last
    if kind == "scale" and new != "zero" and (with_and or last >= 1000):
        return total, Decimal(value), new, last
    return None


def _cardinal_tail(text: str, found: Numeral, end: int, joined: bool) -> Numeral:
    """Decimals in words, a fraction noun or `and a half` behind a cardinal."""
    point = _POINT.match(text, found.end, end)
    if point:
        decimals, stop = _spoken_decimals(text, point.end(), end)
        if decimals:
            value, stop, factor = _scaled(text, found.value + decimals, stop, end)
            return found._replace(value=plain(value), end=stop, factor=factor)
    noun = _FRACTION.match(text, found.end, end)
    if noun and _is_fraction(found.value, noun.group(1).lower()):
        below = DENOMINATORS[noun.group(1).lower()]
        found = found._replace(value=fraction(found.value, below), end=noun.end(), form="fraction")
        return _fraction_of_scale(text, found, end)
    part = _part(text, found.end, end) if joined else None
    if part and found.factor == 1:
        value, stop, factor = _scaled(text, found.value + part[0], part[1], end)
        return found._replace(value=plain(value), end=stop, factor=factor)
    if part:
        base = found.value + part[0] * found.factor
        scale = _SCALE.match(text, part[1], end)
        if scale:  # one billion and a half million
            factor = MAGNITUDES[scale.group(1).lower()]
            return found._replace(value=plain(found.value + part[0] * factor), end=scale.end())
        return found._replace(value=plain(base), end=part[1])
    return found


def _fraction_of_scale(text: str, found: Numeral, end: int) -> Numeral:
    """`three quarters of a million`."""
    scale = _OF_SCALE.match(text, found.end, end)
    if not scale:
        return found
    factor = MAGNITUDES[scale.group(1).lower()]
    value = plain(found.value * factor)
    return found._replace(value=value, end=scale.end(), form="words", factor=factor)


def _is_fraction(top: Decimal, noun: str) -> bool:
    """Whether `top noun` is a fraction: `two thirds`, `one fifth`, not `two quarters` (of a year)."""
    if noun in ("quarter", "quarters"):
        return (top == 3 and noun == "quarters") or (top == 1 and noun == "quarter")
    if noun == "halves":
        return False
    return (top == 1) != noun.endswith("s") and top < 1000


def _spoken_decimals(text: str, pos: int, end: int) -> tuple[Decimal | None, int]:
    """`five`, `zero three`, `seventy-one` after `point`: the decimals and where they end."""
    digits, stop = "", pos
    match = _FIRST_WORD.match(text, pos, end)
    while match and match.group().lower() in _WORDS and len(digits) < 12:
        value, kind = NUMBERS[match.group().lower()]
        if kind == "unit" and digits.endswith("0") and digits != "0" and _tens(text, stop):
            digits = digits[:-1]
        digits += str(value)
        stop = match.end()
        step = _WORD.match(text, stop, end)
        match = _FIRST_WORD.match(text, step.start(1), end) if step else None
    return (Decimal("0." + digits) if digits else None), stop


def _tens(text: str, stop: int) -> bool:
    return text[max(0, stop - 2) : stop].lower() == "ty"


def numeral_at(text: str, pos: int, end: int) -> Numeral | None:
    """The numeral that begins right at `pos`, or None."""
    return read_numeral(text, pos, end) if START.match(text, pos, end) else None
