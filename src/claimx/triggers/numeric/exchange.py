"""Rates of exchange: `150 to the dollar` is money of the currency that the text speaks of.

Source: docs/labelling.md, section 3 (`unit`: the code of the currency).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.candidates import Candidate
from claimx.lexicon import rows
from claimx.triggers.numeric.context import Spot
from claimx.values.localities import local_code
from claimx.values.numeral import alternation

_CODES = {row["form"]: row["code"] for row in rows("currencies") if row["style"] == "word"}
_PER = re.compile(
    r"(?: to| per| against| for| on| versus) (?:the |an? |one |each )?(?:U\.?S\.? |American )?"
    r"(dollar|greenback|euro|pound|USD|buck)\b",
    re.I,
)
_NAMED = re.compile(
    rf"(?<![\w-])({alternation(form for form in _CODES if len(form) > 2)})(?!\w)", re.I
)
_OTHER_SIDE = re.compile(r"\b(?:to|per|against|versus|on) (?:the |an? )?(?:US |U\.S\. )?$", re.I)
_PENCE = re.compile(r"\b(?:cent|cents|pence|penny|point|points)\b", re.I)
_IN_DOLLARS = ("AUD", "EUR", "GBP", "NZD")  # the rate is what one of these buys
_NEAR = 600
_ALIKE = 2


def exchange_rate(spot: Spot, earlier: Sequence[Candidate]) -> str:
    """The currency's code where a bare number is a rate of exchange, else ''."""
    q, text = spot.quantity, spot.text
    per = _PER.match(text, q.end)
    if per:
        return _currency_named(text, spot, per.group(1).lower())
    for candidate in reversed(earlier):
        if q.start - candidate.end > _NEAR:
            break
        if candidate.rule == "numeric.exchange" and candidate.value and q.value:
            alike = 1 / _ALIKE < q.value / candidate.value < _ALIKE
            return candidate.unit if alike else ""
    return ""


def _currency_named(text: str, spot: Spot, other: str) -> str:
    """The currency named nearest before the number, the other side of the rate left out."""
    for match in reversed(list(_NAMED.finditer(text, max(0, spot.quantity.start - _NEAR),
                                               spot.quantity.start))):  # fmt: skip
        name = match.group(1).lower()
        if _OTHER_SIDE.search(text, max(0, match.start() - 16), match.start()):
            continue
        if _PENCE.fullmatch(name) or name.rstrip("s") == other or name.startswith("us "):
            continue
        code = local_code(text, name) or _CODES[name]
        return "USD" if code in _IN_DOLLARS and other in ("dollar", "greenback") else code
    return ""
