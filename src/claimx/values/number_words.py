"""Numerals in words: cardinals, fractions, vague plurals, multiples, spoken decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.values.numeral import (
    ALL_SCALES,
    DENOMINATORS,
    GAP,
    JOIN,
    MAGNITUDES,
    MULTIPLES,
    NUMBERS,
    SCALE,
    SCALES,
    VAGUE,
    WORDS,
    Numeral,
    alternation,
    and_part,
    fraction,
    plain,
    scaled,
)

_WORD = re.compile(rf"(?:{JOIN})([A-Za-z]{{2,11}})(?!\w)")
_AND_WORD = re.compile(rf"(?:{GAP}{{1,3}}and{GAP}{{1,3}})([A-Za-z]{{2,11}})(?!\w)", re.I)
_POINT = re.compile(rf"(?:{JOIN})point(?:{JOIN})", re.I)
_FRACTION = re.compile(rf"(?:{JOIN})({alternation(DENOMINATORS)})(?!\w)", re.I)
_OF_NEXT = re.compile(rf"{GAP}+of(?!\w)", re.I)
_VAGUE_OF = re.compile(
    rf"{GAP}+(?:up{GAP}+)?(?:of|upon){GAP}+({alternation(ALL_SCALES)})"
    r"(?!\w)",
    re.I,
)
_CARDINALS = WORDS | SCALES
_FIRST_WORD = re.compile(r"[A-Za-z]+(?!\w)")
_LEADING_SCALE = re.compile(rf"({alternation(SCALES)})(?!\w)", re.I)
_SOME = re.compile(rf"(?<!\w)(?:several|many|(?:a{GAP}+)?few){GAP}{{1,3}}$", re.I)
_OF_SCALE = re.compile(
    rf"(?:{GAP}+of)?(?:{GAP}+an?)?(?:{JOIN})({alternation(SCALES - {'hundred'})})(?!\w)", re.I
)
_ARTICLE = re.compile(rf"(?<!\w)an?{GAP}{{1,3}}$", re.I)


def read_words(text: str, pos: int, end: int, joined: bool) -> Numeral | None:
    match = _FIRST_WORD.match(text, pos, end)
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
    if word in VAGUE:
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
            if not step or step.group(1).lower() not in WORDS or and_part(text, stop, end):
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


def _scale_words(text: str, start: int, stop: int, end: int, value: Decimal) -> Numeral:
    more = SCALE.match(text, stop, end)
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
            value, stop, factor = scaled(text, found.value + decimals, stop, end)
            return found._replace(value=plain(value), end=stop, factor=factor)
    noun = _FRACTION.match(text, found.end, end)
    if noun and _is_fraction(found.value, noun.group(1).lower()):
        below = DENOMINATORS[noun.group(1).lower()]
        found = found._replace(value=fraction(found.value, below), end=noun.end(), form="fraction")
        return _fraction_of_scale(text, found, end)
    part = and_part(text, found.end, end) if joined else None
    if part and found.factor == 1:
        value, stop, factor = scaled(text, found.value + part[0], part[1], end)
        return found._replace(value=plain(value), end=stop, factor=factor)
    if part:
        base = found.value + part[0] * found.factor
        scale = SCALE.match(text, part[1], end)
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
    """Whether `top noun` is a fraction: `two thirds`, `one fifth`, not `two quarters`."""
    if noun in ("quarter", "quarters"):
        return (top == 3 and noun == "quarters") or (top == 1 and noun == "quarter")
    if noun == "halves":
        return False
    return (top == 1) != noun.endswith("s") and top < 1000


def _spoken_decimals(text: str, pos: int, end: int) -> tuple[Decimal | None, int]:
    """`five`, `zero three`, `seventy-one` after `point`: the decimals and where they end."""
    digits, stop = "", pos
    match = _FIRST_WORD.match(text, pos, end)
    while match and match.group().lower() in WORDS and len(digits) < 12:
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
