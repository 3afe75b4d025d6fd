"""What changed between two outputs: claims added, removed, changed. No spaCy."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TextIO

from claimx.cells import csv_line, format_cell
from claimx.match import match_claims
from claimx.schema import FIELD, FIELDS, Claim

# Who the claim is, or what follows from that.
_SILENT = frozenset(("claim_id", "doc_id", "kind"))
LABELLED = frozenset(field.name for field in FIELDS if field.in_gold)
EVERY = frozenset(field.name for field in FIELDS)


class Change(NamedTuple):
    """One claim that was added, removed or changed.

    `change`: `+`, `-` or `~`. `fields`: for `~`, each field that differs with its old and new
    text. `claim`: the new claim; where removed, the old one.
    """

    change: str
    claim: Claim
    fields: tuple[tuple[str, str, str], ...] = ()


class Diff(NamedTuple):
    """The changes in order of article and start, and how many claims are the same."""

    changes: list[Change]
    same: int

    def count(self, change: str) -> int:
        """How many changes are of one sort."""
        return sum(each.change == change for each in self.changes)

    def summary(self) -> str:
        """One line: added, removed, changed, same."""
        counts = (self.count("+"), self.count("-"), self.count("~"), self.same)
        return "{:,} added, {:,} removed, {:,} changed, {:,} the same".format(*counts)


def diff_claims(
    old: Iterable[Claim], new: Iterable[Claim], fields: Collection[str] = EVERY
) -> Diff:
    """The differences of two outputs; a claim is the same one where kind and span match, else
    where the kind matches and the spans overlap. `fields`: only these are looked at.
    """
    matching = match_claims(old, new)
    changes = [Change("+", claim) for claim in matching.spurious]
    changes += [Change("-", claim) for claim in matching.missed]
    pairs = [(pair.pred, _differences(pair.gold, pair.pred, fields)) for pair in matching.pairs]
    changes += [Change("~", claim, found) for claim, found in pairs if found]
    changes.sort(key=lambda c: (c.claim.doc_id, c.claim.start, c.claim.end, c.claim.kind, c.change))
    return Diff(changes, sum(not found for _, found in pairs))


def _differences(
    old: Claim, new: Claim, fields: Collection[str]
) -> tuple[tuple[str, str, str], ...]:
    found = []
    for field in FIELDS:
        if field.name in _SILENT or field.name not in fields:
            continue
        a, b = (format_cell(field, getattr(claim, field.name)) for claim in (old, new))
        if a != b:
            found.append((field.name, a, b))
    return tuple(found)


def diff_lines(diff: Diff) -> Iterator[str]:
    """The changes as lines for people, and the summary."""
    for change, claim, fields in diff.changes:
        where = f"{claim.doc_id}:{claim.start}-{claim.end}"
        trigger = json.dumps(claim.trigger, ensure_ascii=False)
        yield f"{change} {where} {claim.kind}.{claim.subtype} {trigger}"
        for name, old, new in fields:
            yield f"    {name}: {old or '(empty)'} -> {new or '(empty)'}"
    yield diff.summary()


def write_diff(diff: Diff, file: TextIO) -> None:
    """Writes the changes as CSV, a row for every claim added or removed and field changed."""
    names = ("doc_id", "kind", "subtype", "start", "end", "trigger")
    file.write(csv_line(("change", *names, "field", "old", "new")))
    for change, claim, fields in diff.changes:
        row = [change, *(format_cell(FIELD[name], getattr(claim, name)) for name in names)]
        file.writelines(csv_line((*row, *field)) for field in fields or [("", "", "")])
