"""Numbers without a noun of their own: ages, counts whose noun stands elsewhere, index points.

Source: docs/labelling.md, section 1 (elided head noun) and section 2 (included).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log10

from spacy.tokens import Token

from claimx.candidates import Candidate
from claimx.lexicon import column
from claimx.syntax import is_name
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import counted_noun, singular

_MONEY = column("money_nouns")
_CASUALTY = column("casualty_words")
_PEOPLE = column("adjective_people")
_INDEX = re.compile(
    r"\b(?:[Ii]ndex|Dow|Nasdaq|S&P|FTSE|DAX|CAC|Nikkei|Hang Seng|Sensex|Nifty|Stoxx|Kospi|Topix"
    r"|ASX|TSX|Russell|Shanghai Composite|[Bb]enchmark|PMI)\b"
)
_STILL = r"(?: (?:just|only|now|then|about|already|still|almost|nearly))?"
_AGED = re.compile(rf"\b(?:aged?(?: of)?|turn(?:s|ed|ing)?){_STILL} (?:between |from )?$", re.I)
_SOMEBODY = re.compile(
    rf"(?:\b(?:[Hh]e|[Ss]he|I|[Ww]ho|[Yy]ou)|\b(?!There|It|That|This|These|Those|They|Here|What|Number"
    rf"|Nothing|All|Both|Most|One)[A-Z][a-z]+)"
    rf"(?: (?:was|is|were|are|turned|had been|has been|will be|would be)|[’']s){_STILL} $"
)
_BOUNDARY = re.compile(
    r"(?:[.,;)?!”\"]|\s*(?:\n|$)| (?:and|when|with|at the|before|by|last|next|who|to|in"
    r"|so|because|while|until|after|since|but|or|then)\b)"
)
_AT_AGE = re.compile(
    r"\b(?:(?:left|entered|graduated?|married|began|started|debut|school|college|university|career"
    r"|orphaned|widowed|itself|joined)[^.;]{0,30} at|(?:wo)?man of|boy of|girl of|, now)"
    r"(?: just| only)? $"
)
_GROUP_LEFT = re.compile(
    r"\b(?:people|those|anyone|everyone|children|adults|women|men|patients|residents|workers|voters"
    r"|players|girls|boys|citizens|drivers)(?: aged)? $"
)
_DIED_AT = re.compile(r"\b(?:died?|dies|dead|death|retired?|married|graduated|left \w+|it) at $")
_OF_THE = re.compile(
    r"[ \t\u00a0]+of[ \t\u00a0]+(?:the|these|those|its|their|his|her|our|my|your|them|all)\b", re.I
)
_OF_US = re.compile(r" of (?:us|them|those|you)\b(?! \w+s\b)")
_TOLL = re.compile(r"\b(?:death toll|toll|number of (?:deaths|dead|fatalities))\b", re.I)
_NUMBER_OF = re.compile(r"\bnumber of ((?:[\w’'-]+ ){0,4}?[\w-]+s)\b", re.I)
# what ties a bare number to the amount before it: `127 seconds instead of 84`
_TIED = re.compile(
    r"(?:\b(?:than|from|instead of|rather than|against|versus|compared (?:with|to)|of ours|and|or"
    r"|up from|down from|but|up|down)) (?:the |a |just |only |some |about |around |nearly )*$",
    re.I,
)
_VOTES_BY = re.compile(
    r"\b(?:won|lost|beat|held|carried|led|ahead|majority|margin)\b[^.;]{0,60} (?:by|of) $"
)
_VOTES = re.compile(r"\bvotes?\b")
_COMMA_AGE = re.compile(r", at $")
_LINKED = ("money", "percent", "measure", "duration")
_OLDEST = 122
_NEAR = 400
_BACK = 12
_STEP = 0.4  # each count in between
_FAR = 3.0
_SALIENCE = 0.7  # what the text names often it is likely to count
_ASIDE = ("numeric.count_compound", "numeric.frequency")


def is_age(spot: Spot) -> bool:
    """Whether a bare number is somebody's age: `Smith, 34,`, `aged 12`, `when she was six`."""
    q, text = spot.quantity, spot.text
    value = q.value_max or q.value
    if value is None or not 1 < value <= _OLDEST or value % 1:
        return False
    left = text[max(spot.sent_start, q.start - 48) : q.start].replace("\u00a0", " ")
    bounded = bool(_BOUNDARY.match(text, q.end))
    if _AGED.search(left) or (bounded and _SOMEBODY.search(left)):
        return True
    if value >= 5 and bounded and _DIED_AT.search(left):
        return True
    if q.comparator in ("gt", "lt", "ge", "le") and _GROUP_LEFT.search(left):
        return bool(re.match(r"(?: (?!of\b|to\b|in\b)|[.,;)])", text[q.end : q.end + 4]))
    if value > 12 and _COMMA_AGE.search(left) and text[q.end : q.end + 1] == ",":
        return True
    if value >= 5 and bounded and _AT_AGE.search(left) and not _INDEX.search(left):
        return True
    return q.comparator == "eq" and spot.number.isdecimal() and _behind_name(spot)


_BRACKETED = re.compile(r"\(\d+\)")
_AFTER_AGE = re.compile(r"[,.;)]| (?:and|of|from|who|was|is|in)\b|$")


def _behind_name(spot: Spot) -> bool:
    """`Smith, 34,` or `Smith (34)`."""
    before, text, q = spot.before, spot.text, spot.quantity
    if before is None or before.i == 0 or not _names_person(before.nbor(-1)):
        return False
    if before.text == ",":
        return bool(_AFTER_AGE.match(text, q.end))
    if before.text != "(" or text[q.end : q.end + 1] != ")" or len(spot.number) != 2:
        return False
    around = text[spot.sent_start : q.end + 200].split("\n")[0]
    return len(_BRACKETED.findall(around)) < 2  # a list of names with their counts


def _names_person(token: Token) -> bool:
    return token.text[:1].isupper() and (is_name(token) or not token.tag)


def of_noun(spot: Spot) -> str | None:
    """The unit in `two of the Six Little Tigers`; None where no such phrase follows."""
    link = _OF_THE.match(spot.text, spot.quantity.end)
    if not link:
        return None
    if link.group().lower().endswith("them"):
        return ""
    doc, i = spot.doc, spot.after_tok
    while i < spot.last_tok and doc[i].idx < link.end():
        i += 1
    noun = counted_noun(doc, i, spot.last_tok, True)
    return noun.unit if noun else ""


def unit_from_context(spot: Spot, earlier: Sequence[Candidate]) -> tuple[str, str]:
    """(subtype, unit) of a number whose noun is left out, by what the text speaks of.

    `earlier`: the candidates before it, in order.
    """
    before = spot.sentence_before()
    words = re.findall(r"[\w&]+", before.lower())
    if spot.right.lower() in _PEOPLE or any(word in _CASUALTY for word in words[-2:]):
        return "count", "person"
    if _OF_US.match(spot.text, spot.quantity.end) and spot.text[spot.quantity.end + 4] == "u":
        return "count", "person"
    q = spot.quantity
    if _INDEX.search(before) and (q.value or 0) >= 10 and q.comparator == "eq":
        return "number", "point"
    tied = _tied_to(spot, earlier)
    if tied:
        return tied
    if _TOLL.search(before):
        return "count", "death"
    numbered = _NUMBER_OF.search(before)
    if numbered:
        return "count", singular(numbered.group(1).split()[-1])
    if any(word in _MONEY for word in words[-12:]) and (spot.quantity.value or 0) >= 1000:
        return "money", ""
    if _VOTES_BY.search(before) and _VOTES.search(spot.text):
        return "count", "vote"
    scale = [c for c in earlier[-3:] if c.unit == "magnitude"]
    if scale and q.value and q.value < 10 and "." in spot.number:
        return "number", "magnitude"
    likeliest = _likeliest(spot, earlier)
    return ("count", likeliest) if likeliest else ("number", "")


def _likeliest(spot: Spot, earlier: Sequence[Candidate]) -> str:
    """The unit of the count before it that is nearest in size and place, '' where none is near.

    What a text counts again it counts in the same order: after `735 aircraft to 87 customers`,
    a target of 720 is of aircraft.
    """
    q = spot.quantity
    best, unit = _FAR, ""
    counts = [
        c
        for c in earlier[-_BACK:]
        if c.subtype == "count" and c.unit and c.rule not in _ASIDE and q.start - c.end < _NEAR
    ]
    for distance, count in enumerate(reversed(counts)):
        cost = _STEP * distance - _SALIENCE * log10(1 + _named(spot.text, count.unit.split()[-1]))
        if q.value and count.value and q.value > 0 and count.value > 0:
            cost += abs(log10(q.value / count.value))
        if cost < best:
            best, unit = cost, count.unit
    return unit


@lru_cache(maxsize=512)
def _named(text: str, word: str) -> int:
    """How often a text has a word: asked anew for each number of a table, so kept."""
    return text.count(word)


def _tied_to(spot: Spot, earlier: Sequence[Candidate]) -> tuple[str, str] | None:
    """What the amount before it in the sentence measures, where the text sets the two together."""
    if not earlier or earlier[-1].end < spot.sent_start or earlier[-1].subtype not in _LINKED:
        return None
    last, q = earlier[-1], spot.quantity
    between = spot.text[last.end : q.start]
    if len(between) > 120 or not last.value or not q.value:
        return None
    reach = 20 if _TIED.search(between) else 8
    alike = 1 / reach < abs(q.value / last.value) < reach
    return (last.subtype, last.unit) if alike else None
