"""When is a field of a predicted claim right? One definition for scorer, diff and tests. No spaCy.

- Numbers: equal in value to a relative 1e-6, or to the sixth decimal place (`0.166667` for 1/6).
- Days, enums, truth values: the same; empty is a value like any other.
- Text (`unit`): the same but for case, kind of quotes and dashes, and spaces.
- `subject`, `attribution`, `scope`: the same head word, or one contains the other, once
  articles and possessives are stripped; both empty is right.
- The trigger: the same span.

Each field is compared only for the kinds that have it (`value` for numeric, `scope` for
first_ever). Source: docs/labelling.md, section 3.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from claimx.schema import FIELDS, KINDS, Claim

_ONLY: dict[str, tuple[str, ...]] = {
    "value": ("numeric",),
    "value_max": ("numeric",),
    "value_from": ("numeric",),
    "unit": ("numeric",),
    "comparator": ("numeric",),
    "trend": ("numeric",),
    "scope": ("first_ever",),
}
_IDENTITY = frozenset(("doc_id", "kind", "start", "end"))
_NAMES = frozenset(("subject", "attribution", "scope"))

COMPARED: dict[str, tuple[str, ...]] = {
    kind: tuple(
        field.name
        for field in FIELDS
        if field.in_gold and field.name not in _IDENTITY and kind in _ONLY.get(field.name, KINDS)
    )
    for kind in KINDS
}
"""The fields that are compared, by kind."""

NORMALISED: dict[str, tuple[str, ...]] = {
    "dated": ("date_start", "date_end"),
    "numeric": ("value", "value_max", "unit"),
    "first_ever": ("subtype",),
}
"""The fields that must be right for the value reading, by kind."""

READINGS = ("strict", "overlap", "value")
"""When a pair counts as right: same span; overlapping spans; overlap and the value right."""

_TYPE = {field.name: field.type for field in FIELDS}
_PLAIN = str.maketrans("’‘“”–—‑−\u00a0\u202f", "''\"\"----  ")
_LEFT = frozenset(re.findall(r"\w+", "the a an this that these those some its his her their our"))
# Where a noun phrase goes on after its head: prepositions, relatives.
_AFTER_HEAD = frozenset(
    re.findall(
        r"\w+",
        "of from in on for at by with to between among against over under as than about near "
        "after before since during per who which that whose where when",
    )
)


def wrong_fields(gold: Claim, pred: Claim) -> list[str]:
    """The names of the compared fields that `pred` has wrong, in the order of `FIELDS`."""
    return [name for name in COMPARED[gold.kind] if not field_right(name, gold, pred)]


def value_right(gold: Claim, pred: Claim) -> bool:
    """Whether the normalised content is right: what the value reading asks beyond overlap."""
    return all(field_right(name, gold, pred) for name in NORMALISED[gold.kind])


def readings(gold: Claim, pred: Claim) -> list[str]:
    """The readings under which a matched pair is right."""
    right = {
        "strict": field_right("trigger", gold, pred),
        "overlap": True,
        "value": value_right(gold, pred),
    }
    return [name for name in READINGS if right[name]]


def field_right(name: str, gold: Claim, pred: Claim) -> bool:
    """Whether `pred` has the field as `gold` has it, by the rules of this module."""
    if name == "trigger":
        return (gold.start, gold.end) == (pred.start, pred.end)
    a, b = getattr(gold, name), getattr(pred, name)
    if a == b:
        return True
    if _TYPE[name] == "number":
        return same_number(a, b)
    if name in _NAMES:
        return same_name(a, b)
    return name == "unit" and plain(a) == plain(b)


def stated(name: str, gold: Claim, pred: Claim) -> bool:
    """Whether either side says something: not empty, `false` or `asserted`."""
    values = (getattr(gold, name), getattr(pred, name))
    return any(not (v is None or v is False or v in ("", "asserted")) for v in values)


def same_number(a: float | None, b: float | None) -> bool:
    """Equal in value: relative 1e-6, or as rounded to six decimals where these say enough.

    >>> same_number(0.166667, 1 / 6), same_number(2195000000, 2195000001), same_number(5, None)
    (True, True, False)
    >>> same_number(1e-7, 3e-7)
    False
    """
    if a is None or b is None:
        return a is b
    if math.isclose(a, b, rel_tol=1e-6):
        return True
    return min(abs(a), abs(b)) >= 0.001 and math.isclose(a, b, rel_tol=0, abs_tol=5.1e-7)


def straight(text: str) -> str:
    """Text with straight quotes, plain hyphens and plain spaces, character for character."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Text in lower case, with straight quotes, plain hyphens and single spaces.

    >>> plain("GLM - 4.5’s  ‘Plan’")
    "glm-4.5's 'plan'"
    """
    words = " ".join(straight(text).lower().split())
    return re.sub(r" ?- ?", "-", words)


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether two noun phrases name the same thing, as far as the words can tell.

    >>> same_name("the employees of the Six Little Tigers", "employees")
    True
    >>> same_name("Zhipu’s gross margin", "gross profit margin"), same_name("it", "the city")
    (True, False)
    >>> same_name("Bank of Japan", "Bank of England"), same_name("", ""), same_name("", "it")
    (False, True, False)
    """
    left, right = _words(a), _words(b)
    if not left or not right:
        return left == right
    short, long = sorted((left, right), key=len)
    inside = any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
    return inside or _head(a) == _head(b)


def _words(text: str) -> list[str]:
    """The phrase's words without articles at its left and possessive endings."""
    words = [word.strip(".,;:'\"()[]").removesuffix("'s") for word in plain(text).split()]
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in _LEFT:
        words = words[1:]
    return words


@lru_cache(maxsize=65536)
def _head(text: str) -> str:
    """The head word; of a name with `of` (`Bank of Japan`), the name from its head on."""
    tokens = re.sub(r" - ", "-", " ".join(straight(text).split())).split(",")[0].split()
    while len(tokens) > 1 and tokens[0].lower() in _LEFT:
        tokens = tokens[1:]
    at = next((i for i, t in enumerate(tokens) if i and t.lower() in _AFTER_HEAD), len(tokens))
    head = _words(tokens[at - 1] if tokens else text)
    rest = tokens[at + 1 :]
    if rest and tokens[at] == "of" and tokens[at - 1][:1].isupper():
        name = rest[1:] if rest[0].lower() in _LEFT else rest
        if name and name[0][:1].isupper():
            return " ".join([*head, *_words(" ".join(name))])
    return " ".join(head)
