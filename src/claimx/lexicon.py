"""Reads the word lists in lexicons/*.csv, once each, as frozen tables.

A lexicon is a UTF-8 CSV with a header, one surface form a row, sorted by its columns and unique.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LEXICONS = Path(__file__).parent / "lexicons"


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `lexicons/<name>.csv`, as read-only mappings of column to text.

    >>> rows("magnitudes")[0].keys() >= {"form", "factor"}
    True
    """
    with open(LEXICONS / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(MappingProxyType(row) for row in csv.DictReader(file))


@cache
def table(name: str, key: str = "form") -> Mapping[str, Mapping[str, str]]:
    """The rows of a lexicon by their `key` column."""
    return MappingProxyType({row[key]: row for row in rows(name)})


@cache
def column(name: str, key: str = "form", **where: str) -> frozenset[str]:
    """The forms of a lexicon whose other columns have the given values.

    `column("reporting_verbs", kind="say")` gives the forms with `kind` = `say`.
    """
    return frozenset(
        row[key] for row in rows(name) if all(row[k] == value for k, value in where.items())
    )
