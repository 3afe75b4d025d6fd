"""Numbers that belong to a name: `Phase 3 trial`, `Studio 54`, `Six Little Tigers`.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re

from claimx.lexicon import table
from claimx.syntax import is_name
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import Noun
from claimx.values.numeral import NUMBERS, alternation

_NAMED = table("named_numbers")


def number_in_name(spot: Spot, noun: Noun | None) -> str:
    """`page 12`, `Phase 3 trial`, `Boeing 747 aircraft`."""
    left = spot.left
    entry = _NAMED.get(left.lower())
    if (
        entry is None
        or spot.quantity.comparator != "eq"
        or not (spot.quantity.number_start == spot.quantity.start or spot.quantity.value_max)
        or "," in spot.number
    ):
        return ""
    if entry["style"] == "name":
        return "name.model" if left[:1].isupper() and spot.in_digits else ""
    if noun is not None and noun.plural and left.islower():
        return ""
    capital = spot.number[:1].isupper() and left[:1].isupper()
    return "name.number" if spot.in_digits or capital or noun is None else ""


def closes_name(spot: Spot, noun: Noun | None) -> str:
    """A number that closes a name: `Studio 54`, `GLM - 4.5`."""
    q = spot.quantity
    if not spot.in_digits or q.start != q.number_start or "," in spot.number:
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
    if spot.number[-1:].isalpha() or is_enumerated(spot) or _RESULT.match(spot.text, q.end):
        return ""
    if before.idx == spot.sent_start and not before.text.isupper():
        return "" if noun is not None or not is_name(before) else "name.model"
    if noun is not None and noun.plural and not re.search(r"\d\.\d", spot.number):
        return ""
    return "name.model"


_NAME_NUMBER = re.compile(
    r"[A-Z][\w&’'-]+ (?:around |about |with |on |at )?\d[\d,.]*\d?(?=[,;.)]| and| \()"
)
# no model's number is spelt out in small letters: `Labour 18, the Greens two`
_SPELT_ITEM = re.compile(
    r"(?<![.!?] )\b[A-Z][\w’'-]*(?: ?\([A-Z]\w*\))? "
    rf"{alternation(NUMBERS.keys() - {'a', 'an', 'half', 'one'})}(?=[;.)]|,(?! who| \d)| and [A-Z])"
)
_ONE_ITEM = re.compile(r"\d(?:, \w+ \w+)?[,;] [A-Z][\w’'-]*(?: ?\([A-Z]\w*\))? one(?=[;.)])")
_HAS_NUMBER = re.compile(r"\b(?:has|had|have|got|took|won|reported|recorded|counted|with) \d")
_COUNTED = re.compile(r"\d [a-z]{3,}s\b|%|per cent")


_RESULT = re.compile(
    r" of \d|,? (?:up|down) (?:\d|from|by|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)


def is_enumerated(spot: Spot) -> bool:
    """`The Greens won 12 seats, Labour 9 and Reform 5.`: names with their counts, in a list."""
    end = spot.text.find("\n", spot.quantity.end)
    sentence = spot.text[
        spot.sent_start : end if 0 <= end < spot.quantity.end + 300 else spot.quantity.end + 300
    ]
    if _SPELT_ITEM.search(sentence) or _ONE_ITEM.search(sentence):
        return True
    named = len(_NAME_NUMBER.findall(sentence))
    return (named >= 2 and bool(_COUNTED.search(sentence))) or (
        named >= 3 and bool(_HAS_NUMBER.search(sentence))
    )


def capitalised(spot: Spot, noun: Noun | None) -> str:
    """A number word inside a name: `Six Little Tigers`, `the Big Four`."""
    if spot.in_digits or not spot.number[:1].isupper() or spot.quantity.comparator != "eq":
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
