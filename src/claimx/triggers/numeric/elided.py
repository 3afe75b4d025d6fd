"""Numbers without a noun of their own: ages, counts whose noun stands elsewhere, index points.

Source: docs/labelling.md, section 1 (elided head noun) and section 2 (included).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx.lexicon import column
from claimx.syntax import is_name
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import counted_noun

_MONEY = column("money_nouns")
_CASUALTY = column("casualty_words")
_PEOPLE = column("adjective_people")
_INDEX = re.compile(
    r"\b(?:index|Dow|Nasdaq|S&P|FTSE|DAX|CAC|Nikkei|Hang Seng|Sensex|Nifty|Stoxx|Kospi|Topix|ASX|TSX"
    r"|average closed|benchmark)\b"
)
_AGE_LEFT = re.compile(
    r"\b(?:aged?(?: of)?|at(?: just| only)? age|turn(?:s|ed|ing)|(?:he|she|I|they|who|wh?ile|when \w+"
    r"|\w+) (?:was|is|were|are)(?: just| only| now| then)?)\s(?:between\s)?$"
)
_PERSON_AGE = re.compile(
    r"\b(?:aged?(?: of)?|age|turn(?:s|ed|ing))(?: just| only)?\s(?:between\s|from\s)?$", re.I
)
_WHEN_AGE = re.compile(
    r"\b(?:when|while|since|until|before|after|by the time)\s(?:he|she|I|they|we)\s(?:was|were|turned|is)(?: just| only| about| aged)?\s$",
    re.I,
)
_OF_THE = re.compile(
    r"[ \t\u00a0]+of[ \t\u00a0]+(?:the|these|those|its|their|his|her|our|my|your|them|all)\b", re.I
)
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:deaths|dead|fatalities|people killed))\b", re.I
)
_NUMBER_OF = re.compile(r"\bnumber of ((?:[\w’'-]+ ){0,4}?[\w-]+s)\b", re.I)
_OLDEST = 122


def is_age(spot: Spot) -> bool:
    """Whether a bare number is somebody's age: `Smith, 34,`, `aged 12`, `when she was six`."""
    q, text = spot.quantity, spot.text
    value = q.value_max or q.value
    if value is None or not 0 < value <= _OLDEST or value % 1:
        return False
    left = text[max(spot.sent_start, q.start - 40) : q.start]
    if _PERSON_AGE.search(left) or _WHEN_AGE.search(left):
        return True
    before = spot.before
    if before is None or q.comparator != "eq" or not spot.number.isdecimal():
        return False
    after = text[q.end : q.end + 2]
    if before.text == "," and before.i > 0 and _names_person(before.nbor(-1)):
        return after[:1] in (",", ".", ";", ")", "") or (after in (" a", " o", " f", " w", " i") and (
            text[q.end : q.end + 5].strip().split(" ")[0] in ("and", "of", "from", "who", "was", "is", "in")))  # fmt: skip
    return (before.text == "(" and before.i > 0 and _names_person(before.nbor(-1))
            and after[:1] == ")" and value > 9)  # fmt: skip


def _names_person(token: Token) -> bool:
    return token.text[:1].isupper() and (is_name(token) or not token.tag)


def of_noun(spot: Spot) -> str | None:
    """The unit in `two of the Six Little Tigers`; None where no such phrase follows."""
    link = _OF_THE.match(spot.text, spot.quantity.end)
    if not link:
        return None
    doc, i = spot.doc, spot.after_tok
    while i < spot.last_tok and doc[i].idx < link.end():
        i += 1
    noun = counted_noun(doc, i, spot.last_tok, True)
    return noun.unit if noun else ""


def unit_from_context(spot: Spot, last_unit: str) -> tuple[str, str]:
    """(subtype, unit) of a number whose noun is left out, by what the sentence speaks of."""
    before = spot.sentence_before()
    words = re.findall(r"[\w&]+", before.lower())
    right = spot.right.lower()
    if right in _PEOPLE or any(word in _CASUALTY for word in words[-3:]) or _TOLL.search(before):
        return "count", "person"
    if _INDEX.search(before):
        return "number", "point"
    numbered = _NUMBER_OF.search(before)
    if numbered:
        noun = _unit_of_words(numbered.group(1))
        if noun:
            return "count", noun
    if any(word in _MONEY for word in words[-12:]) and (spot.quantity.value or 0) >= 1000:
        return "money", ""
    return ("count", last_unit) if last_unit else ("number", "")


def _unit_of_words(phrase: str) -> str:
    from claimx.triggers.numeric.nouns import singular

    return singular(phrase.split()[-1])
