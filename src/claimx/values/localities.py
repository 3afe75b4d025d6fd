"""Whose currency a bare `$`, franc or peso is: by what the article itself says.

Source: docs/labelling.md, section 3 (bare `$` is USD unless the text says otherwise).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from claimx.lexicon import rows
from claimx.values.quantity import Quantity

_PLACES: dict[str, dict[str, str]] = defaultdict(dict)
for _row in rows("currency_places"):
    _PLACES[_row["name"]][_row["place"]] = _row["code"]
_SIGNS = {"$": "dollar", "¥": "yen", "￥": "yen"}
_SINGULARS = {"pesos": "peso", "rupees": "rupee", "kroner": "krone"}
_WORD = re.compile(r"[A-Z][A-Za-zé]+|U\.S\.|yuan|renminbi")
# how many times the local mentions must outweigh those of the name's first owner
_OWNERS = {"dollar": "USD", "pound": "GBP", "yen": "JPY", "rupee": "INR"}
_OUTWEIGH = 3
_EXPLICIT = re.compile(r"US\$|USD|U\.S\. dollar|US dollar|American dollar")


def with_local_currency(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with the currency that the article's places say, where a name is shared."""
    codes: dict[str, str] = {}
    found = []
    for quantity in quantities:
        name = _shared_name(text, quantity) if quantity.subtype == "money" else ""
        if name:
            if name not in codes:
                codes[name] = _code_of(text, name)
            if codes[name]:
                quantity = quantity._replace(unit=codes[name])
        found.append(quantity)
    return found


def local_code(text: str, name: str) -> str:
    """The code of a currency's bare name (`pound`, `pesos`) by the text's places; '' without."""
    last = _SINGULARS.get(name, name.rstrip("s"))
    return _code_of(text, last) if last in _PLACES else ""


def _shared_name(text: str, quantity: Quantity) -> str:
    """The currency's bare name or sign in the quantity: `dollar`, `franc`; '' for a full one."""
    span = text[quantity.start : quantity.end]
    sign = re.search(r"(?<![A-Za-z])(?:\$|¥|￥)", span)
    if sign:
        return _SIGNS[sign.group()]
    words = re.findall(r"[A-Za-z]+", span.lower())
    if not words:
        return ""
    last = words[-1]
    last = _SINGULARS.get(last, last.rstrip("s"))
    before = words[-2] if len(words) > 1 else ""
    if last not in _PLACES or before.endswith(
        ("an", "ese", "ish", "ic", "iss", "kong", "us", "zealand")
    ):
        return ""
    return last


def _code_of(text: str, name: str) -> str:
    """The code that the article's places speak for, '' to leave it."""
    places = _PLACES[name]
    counts = Counter(places[word] for word in _WORD.findall(text) if word in places)
    if not counts:
        return ""
    owner = _OWNERS.get(name)
    code, most = counts.most_common(1)[0]
    if owner is None:
        return code
    if code == owner or (name == "dollar" and _EXPLICIT.search(text)):
        return ""
    return code if most >= _OUTWEIGH * counts[owner] else ""
