"""Why a number is no claim: names, years, list markers, idioms, references back.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re

from claimx.lexicon import column, table
from claimx.syntax import is_name
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import Noun
from claimx.values.numeral import alternation

_NAMED = table("named_numbers")
_BACK = frozenset(("the", "these", "those", "both"))
_MARKER = re.compile(r"[.)]\s|\)")
_ONE_AFTER = frozenset(
    [
        "of",
        "another",
        "day",
        "by",
        "two",
        "hand",
        "thing",
        "who",
        "that",
        "which",
        "can",
        "could",
        "would",
        "should",
        "might",
        "may",
        "must",
        "will",
        "has",
        "had",
        "is",
        "was",
        "were",
        "s",
        "to",
        "in",
        "for",
        "with",
        "as",
    ]
)
_SMALL = 2
_STREETS = column("street_words")
_CASUALTY = column("casualty_words")
_STRESS = frozenset(["only", "just", "exactly", "than", "least", "single"])


def reason_against(spot: Spot, noun: Noun | None) -> str:
    """The reason why a bare number or count is no claim, or ''."""
    for check in (
        _idiom, _marker, _denominator, _address, _named, _proper, _capital, _or_two,
        _idiomatic_one, _back, _year, _clock,
    ):  # fmt: skip
        reason = check(spot, noun)
        if reason:
            return reason
    return ""


def _digits(spot: Spot) -> bool:
    return spot.number[:1].isdecimal()


def _marker(spot: Spot, noun: Noun | None) -> str:
    q, text = spot.quantity, spot.text
    if text[text.rfind("\n", 0, q.start) + 1 :][:1] == "|":
        return "list.table"
    begins = (
        q.start == 0
        or text[q.start - 1] == "\n"
        or text[max(0, q.start - 2) : q.start] in ("\n(", "(")
    )
    if not begins or not _digits(spot):
        return ""
    line_end = text.find("\n", q.end)
    rest = text[q.end : line_end if line_end >= 0 else len(text)].strip()
    if (not rest and re.fullmatch(r"\d{1,4}", spot.number)) or (
        _MARKER.match(text, q.end) and len(spot.number) <= 3
    ):
        return "list.marker"
    return ""


_IDIOMS = re.compile(alternation(column("number_idioms")), re.I)


def _idiom(spot: Spot, noun: Noun | None) -> str:
    """A phrase that has a number in it and counts nothing: `square one`, `net zero`."""
    return idiom_reason(spot)


def idiom_reason(spot: Spot) -> str:
    """`idiom.phrase` where the number stands in such a phrase, else ''."""
    q = spot.quantity
    for match in _IDIOMS.finditer(spot.text, max(0, q.start - 22), q.end + 24):
        if match.start() < q.end and q.number_start < match.end():
            return "idiom.phrase"
    return ""


_STREET = re.compile(r"[ \u00a0](?:[A-Z][\w’'.-]+[ \u00a0]){1,3}([A-Z][a-z]+)\b")
_PHONE_LEFT = re.compile(r"\b0\d{2,4}\s$")


def _denominator(spot: Spot, noun: Noun | None) -> str:
    """`0.3 yuan per million tokens`, `5 per 100,000 people`."""
    return "rate.denominator" if spot.left.lower() == "per" else ""


def _address(spot: Spot, noun: Noun | None) -> str:
    """`10 Downing Street`, `call 01632 960417`, `911 calls`."""
    if not _digits(spot):
        return ""
    q, text = spot.quantity, spot.text
    street = _STREET.match(text, q.end)
    if street and street.group(1).lower() in _STREETS and q.comparator == "eq":
        return "contact.address"
    if re.match(r"0\d{3}", spot.number) or _PHONE_LEFT.search(text, max(0, q.start - 7), q.start):
        return "contact.phone"
    if spot.number in ("911", "999", "112") and spot.right.lower() in (
        "call", "calls", "operator", "operators", "dispatcher", "dispatchers", "emergency", "and"
    ):  # fmt: skip
        return "contact.phone"
    return ""


def _or_two(spot: Spot, noun: Noun | None) -> str:
    """`an afternoon or two`."""
    before = spot.text[max(0, spot.quantity.start - 30) : spot.quantity.start]
    two = spot.number.lower() in ("two", "so")
    return "idiom.or_two" if two and re.search(r"\ban? [\w-]+ or $", before) else ""


def _named(spot: Spot, noun: Noun | None) -> str:
    """`page 12`, `Phase 3 trial`, `Boeing 747 aircraft`."""
    left = spot.left
    entry = _NAMED.get(left.lower())
    if (
        entry is None
        or spot.quantity.comparator != "eq"
        or spot.quantity.number_start != spot.quantity.start
        or "," in spot.number
    ):
        return ""
    if entry["style"] == "name":
        return "name.model" if left[:1].isupper() and _digits(spot) else ""
    if noun is not None and noun.plural and left.islower():
        return ""
    capital = spot.number[:1].isupper() and left[:1].isupper()
    return "name.number" if _digits(spot) or capital or noun is None else ""


def _proper(spot: Spot, noun: Noun | None) -> str:
    """A number that closes a name: `Studio 54`, `GLM - 4.5`."""
    q = spot.quantity
    if not _digits(spot) or q.start != q.number_start or "," in spot.number:
        return ""
    before = spot.before
    if before is None:
        return ""
    if before.text in ("-", "–", "‑") and before.i and before.nbor(-1).text[:1].isupper():
        return (
            "name.model" if before.nbor(-1).is_alpha or before.nbor(-1).text[-1:].isalnum() else ""
        )
    if before.idx + len(before) + 1 < q.start or not before.text[:1].isupper() or len(before) < 2:
        return ""
    if before.tag and not is_name(before) and before.tag_ not in ("NN", "NNS"):
        return ""
    if _is_enumerated(spot) or _RESULT.match(spot.text, q.end):
        return ""
    if before.idx == spot.sent_start and not before.text.isupper():
        return "" if noun is not None or not is_name(before) else "name.model"
    if noun is not None and noun.plural and not re.search(r"\d\.\d", spot.number):
        return ""
    return "name.model"


_NAME_NUMBER = re.compile(
    r"[A-Z][\w&’'-]+ (?:around |about |with |on |at )?\d[\d,.]*\d?(?=[,;.)]| and| \()"
)
_HAS_NUMBER = re.compile(r"\b(?:has|had|have|got|took|won|reported|recorded|counted|with) \d")
_COUNTED = re.compile(r"\d [a-z]{3,}s\b|%|per cent")


_RESULT = re.compile(
    r" of \d|,? (?:up|down) (?:\d|from|by|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)


def _is_enumerated(spot: Spot) -> bool:
    """`The Greens won 12 seats, Labour 9 and Reform 5.`: names with their counts, in a list."""
    end = spot.text.find("\n", spot.quantity.end)
    sentence = spot.text[
        spot.sent_start : end if 0 <= end < spot.quantity.end + 300 else spot.quantity.end + 300
    ]
    named = len(_NAME_NUMBER.findall(sentence))
    return (named >= 2 and bool(_COUNTED.search(sentence))) or (
        named >= 3 and bool(_HAS_NUMBER.search(sentence))
    )


def _capital(spot: Spot, noun: Noun | None) -> str:
    """A number word inside a name: `Six Little Tigers`, `the Big Four`."""
    if _digits(spot) or not spot.number[:1].isupper() or spot.quantity.comparator != "eq":
        return ""
    before, after = spot.before, spot.after
    opens = before is None or before.is_punct or before.is_space
    if after is not None and after.text[:1].isupper():
        further = after.i + 1 < spot.last_tok and after.nbor(1).text[:1].isupper()
        if not opens or further:
            return "name.capital"
    if not opens and before is not None and before.text[:1].isupper() and before.lower_ != "the":
        return "name.capital"
    return ""


_ONE_MORE = re.compile(r" (?:short of|more than|fewer than|less than|walked|survived|died)\b")
_ONLY_ONE = re.compile(r"(?:was|were|is|are) only $")


def _idiomatic_one(spot: Spot, noun: Noun | None) -> str:
    q = spot.quantity
    if (
        q.value != 1
        or spot.number.lower() != "one"
        or q.value_max is not None
        or q.comparator != "eq"
    ):
        return ""
    left, right = spot.left.lower(), spot.right.lower()
    window = max(0, q.start - 12), q.start
    if _ONE_MORE.match(spot.text, q.end) or _ONLY_ONE.search(spot.text, *window):
        return ""
    if (
        noun is None
        or right in _ONE_AFTER
        or left in ("no", "this", "that", "every", "each", "any", "which")
    ):
        return "idiom.one"
    if left in _STRESS:
        return ""
    near = spot.doc[max(0, spot.first_tok - 3) : min(len(spot.doc), noun.head + 5)]
    if any(token.lower_ in _CASUALTY for token in near):
        return ""
    return "" if _is_coordinated(spot, noun) else "idiom.one"


_NUMBER_WORD = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NUMBER_BEFORE = re.compile(rf"\b{_NUMBER_WORD}(?: [\w’'-]+){{1,5}},?(?: and| or)? $")
_NUMBER_BEHIND = re.compile(rf",?(?: and| or)? (?:another )?{_NUMBER_WORD} [a-z]")


def _is_coordinated(spot: Spot, noun: Noun) -> bool:
    """`two goals and one assist`: the one stands beside another count."""
    before = spot.text[max(spot.sent_start, spot.quantity.start - 60) : spot.quantity.start]
    joined = re.search(r"(?:,| and| or) $", before) and _NUMBER_BEFORE.search(before)
    return bool(joined or _NUMBER_BEHIND.match(spot.text, noun.end))


_WHICH = re.compile(r" (?:that|who|which|where|whose)\b")


def _names_elsewhere(spot: Spot) -> bool:
    """Whether the number is a name by itself: `the 747`, or a name's number elsewhere."""
    if not re.fullmatch(r"\d{2,4}", spot.number):
        return False
    if re.fullmatch(r"7\d7", spot.number):
        return True
    return bool(re.search(rf"\b[A-Z]\w+[ -]{spot.number}(?!\d|[.,]\d|%)", spot.text))


_PART_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|most|all|some|any|\d+) of the $", re.I
)


def _back(spot: Spot, noun: Noun | None) -> str:
    """`the two companies`, `these three models`, `the other two`."""
    q = spot.quantity
    left = spot.left.lower()
    if q.comparator != "eq" or q.value is None or q.value_max is not None:
        return ""
    if noun is None and _WHICH.match(spot.text, q.end):
        return ""
    if left == "the" and noun is None and _names_elsewhere(spot):
        return "name.model"
    if left in ("these", "those", "both") and q.value <= 12:
        return "reference.back"
    if left == "other" and re.search(
        r"\b(?:the|these|those) other\s$", spot.text[q.start - 14 : q.start]
    ):
        return "reference.back"
    if left != "the":
        return ""
    if noun is None:
        return "reference.back" if q.value <= 12 else ""
    shared = q.value <= 12 and _PART_OF.search(spot.text, max(0, q.start - 20), q.start)
    if q.value > _SMALL and not shared:
        return ""
    return "" if _is_restricted(spot, noun) else "reference.back"


def _is_restricted(spot: Spot, noun: Noun) -> bool:
    """Whether words beside the noun say which: `the three remaining orbiters`, `the two who …`."""
    if noun.head > spot.after_tok:
        return True
    following = spot.doc[noun.head + 1] if noun.head + 1 < len(spot.doc) else None
    return following is not None and following.lower_ in (
        "who", "that", "which", "whose", "of", "aboard", "in", "from", "with", "killed", "on",
        "for", "where", "at", "behind", "under", "between")  # fmt: skip


def _year(spot: Spot, noun: Noun | None) -> str:
    """Four digits that date rules left, and no noun behind them."""
    bare = re.fullmatch(r"(?:1[5-9]|20)\d\d", spot.number)
    if not bare or spot.quantity.end - spot.quantity.start != 4:
        return ""
    if noun is not None and noun.plural and spot.left.lower() not in ("in", "since", "the", "by"):
        return ""
    return "time.year"


_PAST_HOUR = re.compile(r"(?:just |well )?past [a-z]+", re.I)
_CLOCK_RANGE = re.compile(r"(?:five|ten|twenty|twenty-five|quarter) to [a-z]+", re.I)
_AT = re.compile(r"\b(?:at|until|till|by|before|after|since|from|about|around) $", re.I)


def is_clock_words(spot: Spot) -> bool:
    """`ten past four`, `at past four`, `at ten to eleven`: hours told in words."""
    q, words = spot.quantity, spot.text[spot.quantity.start : spot.quantity.end]
    hour = q.value_max or q.value
    if (
        hour is None
        or not 1 <= hour <= 12
        or q.subtype
        or re.match(r"[-\s][a-z]+s\b", spot.text[q.end : q.end + 20])
    ):
        return False
    if _PAST_HOUR.fullmatch(words):
        return True
    return bool(
        _CLOCK_RANGE.fullmatch(words) and _AT.search(spot.text[max(q.start - 8, 0) : q.start])
    )


# `from 1 to 5 p.m.`
_HALF_DAY = re.compile(r"(?: to | and | or | ?[-–] ?)\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b")


def _clock(spot: Spot, noun: Noun | None) -> str:
    value = spot.quantity.value
    if noun is not None and noun.unit not in ("past", "time"):
        return ""
    left = spot.left.lower()
    hour = left in ("past", "half") or spot.right.lower() in ("past", "o'clock", "o’clock")
    if hour and value is not None and value <= 60 and spot.number.isalpha():
        return "time.clock" if spot.quantity.comparator in ("eq", "gt") else ""
    if _HALF_DAY.match(spot.text, spot.quantity.end):
        return "time.clock"
    if spot.right.lower() in ("apiece", "each"):
        return ""
    at = left in ("at", "until", "till") and spot.quantity.comparator == "eq"
    if at and re.fullmatch(r"(?:1?\d|2[0-3])\.[0-5]\d", spot.number):
        return "time.clock"
    whole = value is not None and value <= 12 and value % 1 == 0
    return "time.clock" if at and whole else ""
