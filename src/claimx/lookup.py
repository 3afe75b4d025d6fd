"""Which lexicon entries stand behind a row: the words of its trigger, looked up again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx import lexicon
from claimx.schema import Claim

_WORDS = re.compile(r"[^\W\d_]+|[^\w\s]+")
_MAX_WORDS = 4
# by kind, else subtype: table, its column of meanings, the field that these must agree with
_TABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "numeric": (
        ("comparators", "comparator", "comparator"),
        ("comparators_after", "comparator", "comparator"),
        ("numbers", "value", ""),
        ("fractions", "denominator", ""),
        ("ordinals", "value", ""),
        ("magnitudes", "factor", ""),
        ("multiples", "value", ""),
        ("currencies", "code", "unit"),
        ("units", "unit", "unit"),
    ),
    "dated": (("holidays", "rule", ""), ("time_words", "value", "")),
    "record": (
        ("superlatives", "is", ""),
        ("record_nouns", "", ""),
        ("record_verbs", "is", ""),
    ),
    "first": (("first_categories", "", ""), ("milestone_nouns", "", "")),
}


def entries_behind(claim: Claim) -> list[str]:
    """`yuan = CNY (currencies)` for each run of words in the trigger that a lexicon holds.

    The longest run counts; an entry whose meaning differs from the row's field is not listed.
    """
    matches = list(_WORDS.finditer(claim.trigger))
    found: list[str] = []
    at = 0
    while at < len(matches):
        step = 1
        for size in range(min(_MAX_WORDS, len(matches) - at), 0, -1):
            form = claim.trigger[matches[at].start() : matches[at + size - 1].end()]
            entries = list(_entries(form, claim))
            if entries:
                found += [entry for entry in entries if entry not in found]
                step = size
                break
        at += step
    return found


def _entries(form: str, claim: Claim) -> Iterator[str]:
    for name, column, field in _TABLES.get(claim.kind) or _TABLES.get(claim.subtype, ()):
        row = lexicon.table(name).get(form) or lexicon.table(name).get(form.lower())
        if row is None or (field and row[column] != getattr(claim, field)):
            continue
        meaning = row[column] if column else ""
        yield f"{form} = {meaning} ({name})" if meaning else f"{form} ({name})"
