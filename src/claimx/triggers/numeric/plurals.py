"""The singular of an English noun, by rule and by two lists: whole words and endings.

Source: docs/labelling.md, section 3 (`unit`: the singular lower-case noun).
"""

from __future__ import annotations

import re

from claimx.lexicon import table
from claimx.values.numeral import alternation

_IRREGULAR = table("irregular_plurals")
_ENDINGS = table("plural_endings")
_ENDING = re.compile(rf"{alternation(_ENDINGS)}$")


def singular(word: str) -> str:
    """The singular of an English noun, lower case.

    >>> singular("countries"), singular("people"), singular("boxes"), singular("gas")
    ('country', 'person', 'box', 'gas')
    """
    lowered = word.lower().replace("’", "'")
    entry = _IRREGULAR.get(lowered)
    if entry:
        return entry["singular"]
    ending = _ENDING.search(lowered)
    if ending:  # alewives, bookshelves
        return lowered[: ending.start()] + _ENDINGS[ending.group()]["singular"]
    if not lowered.endswith("s"):
        if lowered.endswith("children"):
            return lowered[:-3]
        if lowered.endswith("men") and len(lowered) > 4 and lowered not in ("specimen", "regimen"):
            return lowered[:-2] + "an"
        return lowered
    if lowered.endswith("ies") and len(lowered) > 4:
        return lowered[:-3] + "y"
    if lowered.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lowered[:-2]
    if lowered.endswith("is") and word[:1].isupper():
        return lowered[:-1]
    if lowered.endswith(("ss", "us", "is")):
        return lowered
    if re.search(r"(?:[^aeiou]o|[^aeious]us)es$", lowered):
        return lowered[:-2]
    return lowered[:-1]
