"""Ages without a unit: `Smith, 34,`, `aged 12`, `when she was six`, `65 or older`.

Source: docs/labelling.md, section 2 (ages are included).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx.lexicon import column, table
from claimx.syntax import is_name
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.indices import INDEX

_FUNCTION = table("function_words")
_PERSONS = column("person_words")
_STILL = r"(?: (?:just|only|now|then|about|already|still|almost|nearly))?"
_AGED = re.compile(rf"\b(?:aged?(?: of)?|turn(?:s|ed|ing)?){_STILL} (?:between |from )?$", re.I)
_SOMEBODY = re.compile(
    rf"(?:\b(?:[Hh]e|[Ss]he|I|[Ww]ho|[Yy]ou)|\b(?!There|It|That|This|These|Those|They|Here|What|Number"
    rf"|Nothing|All|Both|Most|One)[A-Z][a-z]+)"
    rf" (?:was|is|were|are|turned|had been|has been|will be|would be){_STILL} $"
    rf"|\b(?:[Hh]e|[Ss]he|[Ww]ho)[’']s{_STILL} $"
)
_WHEN = re.compile(
    r"\b[Ww]hen (?:he|she|I|you|we|they|[A-Z][a-z]+) (?:was|were|turned) (?:just |only )?$"
)
_MEAN = re.compile(
    r"\b(?:mean|median|average|minimum|maximum|retirement|legal|voting|pension) ages?\b"
    r"(?:[^.;]|\d\.\d){0,70}"
    r" (?:is|was|of|to|at|from) $",
    re.I,
)
_OLDER = re.compile(r"(?: or| and|,) (?:older|younger)$")
_OLDER_THAN = re.compile(r"(?:older|younger) than \S+$")
# `an island that she had visited at 79.`
_THEY_AT = re.compile(
    r"\b(?:he|she|who)\b[^.;,\d]{3,40}(?<!was)(?<!is)(?<!were)(?<!been)(?<!stood) at $", re.I
)
_THEN = re.compile(r"[.;,](?:\s|[”\"]|$)|\s(?:that|she|he|with|when|and)\b")
_LEAST = 5
_BOUNDARY = re.compile(
    r"(?:[.,;)?!”\"]|\s*(?:\n|$)| (?:and|when|with|at the|before|by|last|next|who|to|in"
    r"|so|because|while|until|after|since|but|or|then|now|today|years?)\b)"
)
_AT_AGE = re.compile(
    r"\b(?:(?:left|entered|graduated?|married|began|started|debut|school|college|university|career"
    r"|orphaned|widowed|itself|joined)[^.;]{0,30} at|(?:wo)?man of|boy of|girl of|, now)"
    r"(?: just| only)? $"
)
_GROUP_LEFT = re.compile(
    r"\b(?:people|those|anyone|everyone|children|adults|women|men|patients|residents|workers|voters"
    r"|players|girls|boys|citizens|drivers)(?: aged)? $",
    re.I,
)
_DIED_AT = re.compile(r"\b(?:died?|dies|dead|death|retired?|married|graduated|left \w+|it) at $")
_COMMA_AGE = re.compile(r", at $")
_OLDEST = 122
_HOURS = 12


def is_age(spot: Spot) -> bool:
    """Whether a bare number is somebody's age: `Smith, 34,`, `aged 12`, `when she was six`."""
    q, text = spot.quantity, spot.text
    value = q.value_max or q.value
    if value is None or not 1 < value <= _OLDEST:
        return False
    said = text[q.start : q.end]
    if (
        _OLDER.search(said)
        or _OLDER_THAN.match(said)
        or _MEAN.search(text, max(spot.sent_start, q.start - 90), q.start)
    ):
        return True
    if value % 1:
        return False
    left = text[max(spot.sent_start, q.start - 48) : q.start].replace("\u00a0", " ")
    bounded = bool(_BOUNDARY.match(text, q.end))
    if _AGED.search(left) or _WHEN.search(left) or (bounded and _SOMEBODY.search(left)):
        return True
    if value >= _LEAST and bounded and _DIED_AT.search(left):
        return True
    then = value >= _LEAST and q.comparator == "eq" and _THEN.match(text, q.end)
    if then and _THEY_AT.search(left) and not INDEX.search(left):
        return value > _HOURS or not _is_habit(spot)
    if q.comparator in ("gt", "lt", "ge", "le") and _GROUP_LEFT.search(left):
        return bool(re.match(r"(?: (?!of\b|to\b|in\b)|[.,;)])", text[q.end : q.end + 4]))
    if value > 12 and _COMMA_AGE.search(left) and text[q.end : q.end + 1] == ",":
        return True
    if value >= _LEAST and bounded and _AT_AGE.search(left) and not INDEX.search(left):
        return True
    return q.comparator == "eq" and spot.number.isdecimal() and _behind_name(spot)


def _is_habit(spot: Spot) -> bool:
    """Whether the verb before `at` is in the present, so that it is an hour: `comes at six`."""
    for i in range(spot.first_tok - 2, max(spot.first_tok - 9, 0), -1):
        if spot.doc[i].tag_.startswith(("VB", "MD")):
            return spot.doc[i].tag_ in ("VBZ", "VBP", "MD", "VB")
    return False


_BRACKETED = re.compile(r"\(\d+\)")
_AFTER_AGE = re.compile(r"[,.;)]| (?:and|of|from|who|was|is|in)\b|$")


def _behind_name(spot: Spot) -> bool:
    """`Smith, 34,` or `Smith (34)`."""
    before, text, q = spot.before, spot.text, spot.quantity
    if before is None or before.i == 0:
        return False
    if before.text == "," and len(spot.number) <= 2 and text[q.end : q.end + 1] == ",":
        name = before.nbor(-1)
        if name.lower_ in _PERSONS:
            return True  # the child, 7, was found
        if name.text[:1].isupper() and name.text[1:].islower() and name.lower_ not in _FUNCTION:
            return True  # whatever the tagger took the name for
    if not _names_person(before.nbor(-1)):
        return False
    if before.text == ",":
        return bool(_AFTER_AGE.match(text, q.end))
    if before.text != "(" or text[q.end : q.end + 1] != ")" or len(spot.number) != 2:
        return False
    around = text[spot.sent_start : q.end + 200].split("\n")[0]
    return len(_BRACKETED.findall(around)) < 2  # a list of names with their counts


def _names_person(token: Token) -> bool:
    return token.text[:1].isupper() and (is_name(token) or not token.tag)
