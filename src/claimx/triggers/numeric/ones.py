"""`one` as a pronoun or in an idiom, and `one` that counts: `two goals and one assist`.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.names import is_enumerated
from claimx.triggers.numeric.nouns import Noun

_ONE_AFTER = column("not_counted_ones")
_CASUALTY = column("casualty_words")
_STRESS = frozenset(["only", "just", "exactly", "than", "least", "single"])


_ONE_MORE = re.compile(r" (?:short of|more than|fewer than|less than|walked|survived|died)\b")
_ONLY_ONE = re.compile(r"(?:was|were|is|are) only $")


# `won by one vote`, `a majority of one`
_MARGIN = re.compile(
    r"\b(?:won|lost|win|beat|beats|defeated|passed|failed|led|leads)\b[^.;]{0,60} by $"
    r"|\b(?:majority|margin|lead)\b[^.;]{0,20} of (?:just |only )?$"
)
_NAME_LEFT = re.compile(r"[,;] [A-Z][\w’'-]*(?: ?\([A-Z]\w*\))? $")
_ROUND = re.compile(r"(?:about|around) ", re.I)
_RATED = re.compile(r" (?:an?|per|each|every|in|out)\b")


def _is_round(spot: Spot, noun: Noun | None) -> bool:
    """`a scar around one ankle`, `a book about one thing`: a place or theme, not roughly one."""
    q = spot.quantity
    if noun is None or not _ROUND.match(spot.text, q.start):
        return False
    return not _RATED.match(spot.text, noun.end)


def idiomatic_one(spot: Spot, noun: Noun | None) -> str:
    q = spot.quantity
    if (
        q.value != 1
        or spot.number.lower() != "one"
        or q.value_max is not None
        or (q.comparator != "eq" and not _is_round(spot, noun))
    ):
        return ""
    if q.comparator != "eq":
        return "idiom.one"
    left, right = spot.left.lower(), spot.right.lower()
    window = max(0, q.start - 12), q.start
    before = spot.sentence_before()
    if _MARGIN.search(before) or (right == "of" and _PARTS.search(before)):
        return ""
    if _NAME_LEFT.search(before) and is_enumerated(spot):
        return ""
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
# `six of Apollo, three of Luna and one of …`
_PARTS = re.compile(rf"\b{_NUMBER_WORD} of [^,.;]{{2,40}}(?:,| and|, and) $")
_NUMBER_BEFORE = re.compile(rf"\b{_NUMBER_WORD}(?: [\w’'-]+){{1,5}},?(?: and| or)? $")
_NUMBER_BEHIND = re.compile(rf",?(?: and| or)? (?:another )?{_NUMBER_WORD} [a-z]")


def _is_coordinated(spot: Spot, noun: Noun) -> bool:
    """`two goals and one assist`: the one stands beside another count."""
    before = spot.text[max(spot.sent_start, spot.quantity.start - 60) : spot.quantity.start]
    joined = re.search(r"(?:,| and| or) $", before) and _NUMBER_BEFORE.search(before)
    return bool(joined or _NUMBER_BEHIND.match(spot.text, noun.end))
