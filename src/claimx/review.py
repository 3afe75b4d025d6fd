"""From a reviewed sheet to gold: reads verdicts and corrections, checks them, merges. No spaCy.

A reviewer takes an output of `claimx extract` into a spreadsheet, adds a `verdict` column and
mends the cells in place:

- `ok`: the row is right as it stands;
- a field's name, or `span`, `value`, `date` (several with commas): right after the mending;
- `wrong`: no claim; a gold row of that span is taken out;
- `missing`: a row the reviewer added; it needs doc_id, kind, subtype and trigger, and start and
  end (or the sentence) only where the trigger stands more than once;
- empty: not reviewed; the row is passed over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from claimx.compare import straight
from claimx.diff import Diff, diff_claims
from claimx.errors import ClaimxError
from claimx.gold import find_corpus, fit_problem, load_labels, read_texts, row_order
from claimx.schema import COLUMNS, GOLD_COLUMNS, Claim
from claimx.sheets import Problem, Row, Table, read_table, refuse
from claimx.tables import claim_of, parse_row, write_csv

OK = frozenset(("ok", "right", "correct", "yes"))
WRONG = frozenset(("wrong", "spurious", "no"))
MISSING = frozenset(("missing", "missed"))
_MOVED = frozenset(("span", "trigger", "start", "end"))
MENDED = frozenset((*COLUMNS, "span", "date", "dates"))


class Verdict(NamedTuple):
    """A reviewed row: the claim as corrected, and whether it is one."""

    line: int
    claim: Claim
    holds: bool


class Merge(NamedTuple):
    """What a merge will do: the gold rows of each article as they will be, with the changes.

    `unreviewed`: rows of the sheet without a verdict.
    """

    folder: Path
    gold: dict[str, list[Claim]]
    changes: Diff
    reviewed: int
    unreviewed: int


def plan_merge(sheet: str | Path, gold: str | Path, corpus: str | Path | None = None) -> Merge:
    """The merge of a reviewed sheet into the gold folder; nothing is written yet.

    `corpus`: the articles' folder; None looks beside the gold.

    Raises: ClaimxError that lists every row that cannot be taken over.
    """
    articles = find_corpus(gold, corpus)
    if articles is None:
        raise ClaimxError(f"{gold}: no folder corpus beside it; name the articles with --corpus")
    texts = read_texts(articles)
    table = repaired(read_table(sheet), texts)
    if "verdict" not in table.columns:
        raise ClaimxError(
            f"{sheet}:1: no column verdict; add one with ok, wrong, missing or the field mended"
        )
    verdicts, problems = read_verdicts(table, texts)
    if problems:
        raise refuse(problems, "nothing was merged; mend these rows and run again")
    folder = Path(gold)
    before = load_labels(folder, corpus).claims if any(folder.glob("*.csv")) else {}
    touched = sorted({verdict.claim.doc_id for verdict in verdicts})
    after = {
        doc: merge_article(before.get(doc, []), (v for v in verdicts if v.claim.doc_id == doc))
        for doc in touched
    }
    changes = diff_claims(
        (claim for doc in touched for claim in map(_gold_row, before.get(doc, []))),
        (claim for doc in touched for claim in after[doc]),
    )
    return Merge(folder, after, changes, len(verdicts), len(table.rows) - len(verdicts))


def merge_article(gold: Iterable[Claim], verdicts: Iterable[Verdict]) -> list[Claim]:
    """One article's gold rows after its verdicts, in order.

    A row that holds takes the place of the gold rows of its kind that it overlaps; a wrong one
    removes the gold row of its kind and span.
    """
    rows = [_gold_row(claim) for claim in gold]
    reviewed = list(verdicts)
    for verdict in reviewed:
        rows = [row for row in rows if not _replaces(verdict, row)]
    rows += [_gold_row(verdict.claim) for verdict in reviewed if verdict.holds]
    return sorted(rows, key=row_order)


def _replaces(verdict: Verdict, row: Claim) -> bool:
    claim = verdict.claim
    if claim.kind != row.kind:
        return False
    if verdict.holds:
        return claim.start < row.end and row.start < claim.end
    return (claim.start, claim.end) == (row.start, row.end)


def _gold_row(claim: Claim) -> Claim:
    """The claim with only what gold states."""
    given = {name: getattr(claim, name) for name in GOLD_COLUMNS}
    return claim_of(given)


def write_merge(merge: Merge) -> list[Path]:
    """Writes the gold files of the merge, each whole or not at all; returns their paths."""
    merge.folder.mkdir(parents=True, exist_ok=True)
    written = []
    for doc, claims in merge.gold.items():
        text = io.StringIO()
        write_csv(claims, text, GOLD_COLUMNS)
        path = merge.folder / f"{doc}.csv"
        beside = path.with_name(f".{path.name}.part")
        beside.write_bytes(text.getvalue().encode())
        beside.replace(path)
        written.append(path)
    return written


# Reading the sheet


def repaired(table: Table, texts: Mapping[str, str]) -> Table:
    """The table as it was before a spreadsheet read its UTF-8 as Windows text, if one did.

    That is so where a trigger fits its text only once it is mended (`islandâ€™s`, `island’s`).
    """
    garbled = False
    for row in table.rows:
        trigger = row.cells.get("trigger", "")
        mended = undo_windows(trigger)
        text = texts.get(row.cells.get("doc_id", ""), "")
        garbled |= mended != trigger and trigger not in text and mended in text
    if not garbled:
        return table
    rows = [Row(line, {k: undo_windows(v) for k, v in cells.items()}) for line, cells in table.rows]
    return table._replace(rows=rows)


def undo_windows(text: str) -> str:
    """Text whose UTF-8 bytes were read as Windows-1252, as it was; any other text as it is.

    >>> undo_windows("Nestl\u00c3\u00a9"), undo_windows("Nestl\u00e9"), undo_windows("plain")
    ('Nestlé', 'Nestlé', 'plain')
    """
    if text.isascii():
        return text
    try:
        # five bytes have no Windows character: spreadsheets keep them as control characters
        data = b"".join(
            char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in text
        )
        return data.decode()
    except UnicodeError:
        return text


def read_verdicts(table: Table, texts: Mapping[str, str]) -> tuple[list[Verdict], list[Problem]]:
    """The rows with a verdict, held against the texts, and what is wrong with the others."""
    verdicts: list[Verdict] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, int, int], int] = {}
    for row in table.rows:
        words = _words(row)
        if not words:
            continue
        try:
            claim = _reviewed_claim(row, words, texts, table.decimal_comma)
        except ClaimxError as error:
            problems.extend(Problem(table.path, row.line, m) for m in str(error).split("\n"))
            continue
        key = (claim.doc_id, claim.kind, claim.start, claim.end)
        first = seen.setdefault(key, row.line)
        if first != row.line:
            message = f"the same kind and span as line {first}: {claim.trigger!r}; drop one"
            problems.append(Problem(table.path, row.line, message))
        verdicts.append(Verdict(row.line, claim, not words & WRONG))
    return verdicts, problems


def _words(row: Row) -> frozenset[str]:
    """The words of a row's verdict cell, in lower case."""
    return frozenset(re.findall(r"[^\s,;+/]+", row.cells.get("verdict", "").lower()))


def _reviewed_claim(
    row: Row, words: frozenset[str], texts: Mapping[str, str], decimal_comma: bool
) -> Claim:
    """The claim of one row, its place in the text found; ClaimxError with a line per problem."""
    unknown = sorted(words - OK - WRONG - MISSING - MENDED)
    if unknown:
        names = ", ".join(("ok", "wrong", "missing", "span", "date", *GOLD_COLUMNS[5:]))
        raise ClaimxError(f"verdict is {', '.join(unknown)!r}; expected {names}")
    if sum(bool(words & group) for group in (OK, WRONG, MISSING)) > 1:
        raise ClaimxError(f"verdict is {' '.join(sorted(words))!r}; these exclude each other")
    cells = dict(row.cells)
    text = texts.get(cells.get("doc_id", "").strip())
    if text is None:
        raise ClaimxError(f"doc_id is {cells.get('doc_id', '')!r}; no such article in the corpus")
    if words & MISSING or words & _MOVED:
        cells |= _located(cells, text)
    values, wrong = parse_row(cells, decimal_comma)
    if wrong:
        raise ClaimxError("\n".join(wrong))
    claim = claim_of(values)
    mismatch = fit_problem(claim, text)
    if mismatch:
        raise ClaimxError(f"{mismatch}; put the trigger back, or give the verdict span")
    return replace(claim, trigger=text[claim.start : claim.end])


def _located(cells: Mapping[str, str], text: str) -> dict[str, str]:
    """The start and end of a trigger that the reviewer wrote or changed.

    Where it stands more than once, the offsets of the row or its sentence decide.
    """
    trigger = cells.get("trigger", "").strip()
    found = list(_occurrences(text, trigger)) if trigger else []
    if not found:
        raise ClaimxError(f"trigger is {trigger!r}, which is not in the text; copy it from there")
    start, end = cells.get("start", "").strip(), cells.get("end", "").strip()
    if len(found) > 1 and start.isdigit() and end.isdigit():
        near = [at for at in found if at < int(end) and int(start) < at + len(trigger)]
        found = near or found
    sentence = cells.get("sentence", "").strip()
    if len(found) > 1 and sentence:
        spans = [(at, at + len(sentence)) for at in _occurrences(text, sentence)]
        found = [at for at in found if any(a <= at < b for a, b in spans)] or found
    if len(found) > 1:
        places = ", ".join(map(str, found[:8]))
        raise ClaimxError(
            f"trigger is {trigger!r}, which stands at {places}; give start and end, or the sentence"
        )
    at, end_at = found[0], found[0] + len(trigger)
    return {"trigger": text[at:end_at], "start": str(at), "end": str(end_at)}


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where the words stand in the text, not within a longer word or number; straight quotes
    and plain spaces stand for the text's own.
    """
    left = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    right = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    for match in re.finditer(left + re.escape(straight(words)) + right, straight(text)):
        yield match.start()
