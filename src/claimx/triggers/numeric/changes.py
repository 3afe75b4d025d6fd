"""Where a change began: `rose to 45%, up from 40%`. Its direction is the clause's to tell.

Source: docs/labelling.md, section 1 (changes) and section 3 (`value_from`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.candidates import Candidate
from claimx.lexicon import column
from claimx.triggers.numeric.plurals import singular
from claimx.values.quantity import Quantity

_ORIGIN = r"(?:(?:an?|the|its|last year[’']s) (?:[a-z-]+ ){1,3}(?:of )?)?"
_FROM = re.compile(
    rf"(?:^|[ ,])(?:up |down )?from {_ORIGIN}(?:[^\s,]+(?: [a-z]+)?(?:,? and|, or) )?$"
)
_COMPARED = re.compile(rf"(?:^|[ ,])(?:as )?compared (?:with|to) {_ORIGIN}$")
_AGAINST = re.compile(r"(?:^|[ ,])(?:against|versus|vs\.?) $")
# `€38.1 million (Q2 2023: €33.6 million)`
_BRACKETED = re.compile(r" \((?:[HQ]\d |FY ?)?(?:(?:19|20)\d\d|(?:previous|prior|last) year):? ")
_BEFORE = re.compile(r"[^.;]{0,30}\b(?:earlier|ago|previous(?:ly)?|last|before|in (?:19|20)\d\d)\b")
_NOW = re.compile(r"(?:, now |\bnow [a-z]+ (?:at |in )?)$")
_SINCE = re.compile(
    r" (?:in|at|on|last|during|a|the|early|late)\b[^.;,]{0,40} to (?:a range of )?$"
)
_LOSS = re.compile(r"\bloss of $")
_NEAR = 60
_BACK = 4
_REACH = 110
_INNER = re.compile(r"from \S+ ((?:[a-z-]+ ){1,3})(?:in \d{4} )?to \S", re.I)
_SCALES = column("magnitudes") | column("units")


def with_origins(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`rose to 45%, up from 40%`: the later amount is where the earlier one began."""
    found = list(candidates)
    for i, now in enumerate(found):
        for j in range(i - 1, max(i - _BACK, 0) - 1, -1):
            before = found[j]
            if not _comparable(before, now) or before.value is None or now.value is None:
                continue
            between = text[before.end : now.start]
            if len(between) > _REACH or re.search(r"[.!?;]\s|\n", between):
                break
            if before.value_from is None and _is_origin(text, before, now, i - j):
                if not _is_one_of_two(text, found, j):
                    begun = -now.value if _LOSS.search(between) else now.value
                    k = j - 1 if _is_whole(text, found, j) else j  # 19 of its 94 routes, up from 12
                    found[k] = replace(found[k], value_from=begun)
            elif now.value_from is None and _is_outcome(text, between, before):
                found[i] = replace(now, value_from=before.value)
            break
    return found


def _comparable(before: Candidate, now: Candidate) -> bool:
    """Whether two amounts are of one unit and near in size."""
    if (now.subtype, now.unit) != (before.subtype, before.unit):
        return False
    if not now.value or not before.value:
        return False
    return 1 / 20 < abs(now.value / before.value) < 20


def _is_origin(text: str, before: Candidate, now: Candidate, distance: int) -> bool:
    """Whether the words between two amounts make the later one the start of the earlier.

    A comparison alone tells of no change: `22%, compared with 18%`, but `fell to 9, compared with`.
    """
    between = text[before.end : now.start]
    if _FROM.search(between) or _BRACKETED.fullmatch(between):
        return True
    if distance > 1 or len(between) > _NEAR:
        return False
    against = _AGAINST.search(between) and _BEFORE.match(text, now.end)
    became = text[max(0, before.start - 3) : before.start + 3].lower().find("to ") >= 0
    told = became or _LOSS.search(between)
    return bool(against or (told and _COMPARED.search(between)))


def _is_outcome(text: str, between: str, before: Candidate) -> bool:
    """Whether the later is what came of the earlier: `from 51 million in 2024 to 36 million`."""
    if _NOW.search(between):
        return True
    left = text[max(0, before.start - 5) : before.start]
    return left.endswith("from ") and bool(_SINCE.match(between))


def _is_one_of_two(text: str, found: Sequence[Candidate], i: int) -> bool:
    """`22% and 14%, compared with 9% and 2%`: which began where is not to be told."""
    if not i or found[i - 1].unit != found[i].unit:
        return False
    return text[found[i - 1].end : found[i].start] in (" and ", " or ")


_PART_OF = re.compile(r" (?:out )?of (?:all |the |its |their |his |her |our )*")


def _is_whole(text: str, found: Sequence[Candidate], i: int) -> bool:
    """Whether an amount is what the one before it is a part of."""
    return i > 0 and bool(_PART_OF.fullmatch(text, found[i - 1].end, found[i].start))


def inner_noun(text: str, quantity: Quantity) -> str:
    """The noun in `from 48 seats to nine`, as a unit; '' without one."""
    inside = _INNER.match(text[quantity.start : quantity.end])
    noun = inside.group(1).split()[-1] if inside else ""
    return singular(noun) if noun and noun not in _SCALES else ""
