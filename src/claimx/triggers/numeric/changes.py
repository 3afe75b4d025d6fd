"""Where a change began: `rose to 45%, up from 40%`. Its direction is the clause's to tell.

Source: docs/labelling.md, section 1 (changes) and section 3 (`value_from`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.candidates import Candidate
from claimx.lexicon import column
from claimx.triggers.numeric.nouns import singular
from claimx.values.quantity import Quantity

_FROM = re.compile(r"(?:^|[ ,])(?:up |down )?(?:compared (?:with|to) |from )$")
_INNER = re.compile(r"from \S+ ((?:[a-z-]+ ){1,3})(?:in \d{4} )?to \S", re.I)
_SCALES = column("magnitudes") | column("units")


def with_origins(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`rose to 45%, up from 40%`: the later amount is where the earlier one began."""
    found = list(candidates)
    for i in range(1, len(found)):
        now, before = found[i], found[i - 1]
        between = text[before.end : now.start]
        same = (now.subtype, now.unit) == (before.subtype, before.unit)
        if not same or now.value is None or before.value is None or len(between) > 60:
            continue
        if not before.value or not 1 / 20 < abs(now.value / before.value) < 20:
            continue
        if (
            before.value_from is None
            and not re.search(r"[.;!?]\s", between)
            and _FROM.search(between)
        ):
            found[i - 1] = replace(before, value_from=now.value)
    return found


def inner_noun(text: str, quantity: Quantity) -> str:
    """The noun in `from 48 seats to nine`, as a unit; '' without one."""
    inside = _INNER.match(text[quantity.start : quantity.end])
    noun = inside.group(1).split()[-1] if inside else ""
    return singular(noun) if noun and noun not in _SCALES else ""
