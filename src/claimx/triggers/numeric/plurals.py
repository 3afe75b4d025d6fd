"""The singular and the plural of nouns, by rule and by two lists: whole words and endings.

Source: docs/labelling.md, section 3 (`unit`: the singular lower-case noun).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx.lexicon import table
from claimx.values.numeral import alternation

IRREGULAR = table("irregular_plurals")
_ENDINGS = table("plural_endings")
_ENDING = re.compile(rf"{alternation(_ENDINGS)}$")
# plurals that taggers take for singulars
_TAGGED_SINGULAR = frozenset(("people", "men", "women", "children"))
_PEOPLE = re.compile(r"[A-Z][a-z]+ese|Swiss|British|French|Dutch|Irish|Welsh|Spanish")
MODEL = re.compile(r"[A-Z]{1,3}-?\d{1,4}s")  # `12 A320s`


def singular(word: str) -> str:
    """The singular of an English noun, lower case.

    >>> singular("countries"), singular("people"), singular("boxes"), singular("gas")
    ('country', 'person', 'box', 'gas')
    """
    lowered = word.lower().replace("’", "'")
    entry = IRREGULAR.get(lowered)
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


def is_plural(token: Token) -> bool:
    """Whether a noun is a plural by its tag, else by its form."""
    if token.tag_:
        return token.tag_ in ("NNS", "NNPS") or token.lower_ in _TAGGED_SINGULAR
    return token.lower_.endswith("s") and not token.lower_.endswith(("ss", "us", "is"))


def may_be_plural(token: Token) -> bool:
    """Whether more than one can be meant: a plural, or a noun that has none of its own."""
    if is_plural(token) or token.lower_.endswith("s") or MODEL.fullmatch(token.text):
        return True
    return token.lower_ in IRREGULAR or bool(_PEOPLE.fullmatch(token.text))
