"""Claims ↔ CSV, JSONL, Parquet, XLSX, DataFrame. All columns come from `schema.FIELDS`. No spaCy.

Written files are UTF-8 without BOM, `\\n`, quoted as needed: the same claims give the same
bytes. What is read may have been through a spreadsheet (`sheets.py`, `cells.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from claimx.cells import csv_line, format_cell, format_number, parse_cell, subtype_problem
from claimx.errors import ClaimxError
from claimx.schema import COLUMNS, FIELD, FIELDS, Claim
from claimx.sheets import Problem, Table, read_table, refuse

if TYPE_CHECKING:
    import pandas

REQUIRED = ("kind", "subtype", "trigger", "start", "end")
_VERBATIM = frozenset(("trigger", "sentence", "statement"))


# Writing


def write_csv(
    claims: Iterable[Claim], file: TextIO, columns: Sequence[str] = COLUMNS, header: bool = True
) -> None:
    """Writes claims as CSV. `file` must be open with `newline=""`."""
    if header:
        file.write(csv_line(columns))
    fields = [FIELD[name] for name in columns]
    for claim in claims:
        file.write(csv_line(format_cell(field, getattr(claim, field.name)) for field in fields))


def write_jsonl(claims: Iterable[Claim], file: TextIO) -> None:
    """Writes one JSON object a line: numbers and truth values as such, null for no number."""
    for claim in claims:
        cells = (f"{json.dumps(name)}: {_json_value(claim, name)}" for name in COLUMNS)
        file.write("{" + ", ".join(cells) + "}\n")


def _json_value(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return format_number(value)
    return json.dumps(value, ensure_ascii=False)


def write_parquet(claims: Iterable[Claim], file: str | Path | BinaryIO) -> None:
    """Writes a Parquet file: numbers as doubles, days as date32; null where a field is empty."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ClaimxError(
            "Parquet needs pyarrow, which is not installed; "
            "run `pip install 'claimx[parquet]'`, or write .csv or .jsonl"
        ) from None
    types = {
        "str": pa.string(),
        "int": pa.int64(),
        "number": pa.float64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
    }
    claims = list(claims)
    arrays = [pa.array(_column(claims, f.name), type=types[f.type]) for f in FIELDS]
    pq.write_table(pa.table(arrays, names=list(COLUMNS)), file)


def write_xlsx(claims: Iterable[Claim], file: BinaryIO) -> None:
    """Writes a reviewer's sheet: a `verdict` column to fill in, then the columns, all as text."""
    from claimx.workbook import write_rows

    rows = (
        [format_cell(field, getattr(claim, field.name)) for field in FIELDS] for claim in claims
    )
    write_rows([["verdict", *COLUMNS], *(["", *row] for row in rows)], file)


def _column(claims: Sequence[Claim], name: str) -> list[Any]:
    values = [getattr(claim, name) for claim in claims]
    if FIELD[name].type != "date":
        return values
    from datetime import date

    return [date.fromisoformat(value) if value else None for value in values]


def to_frame(claims: Iterable[Claim]) -> pandas.DataFrame:
    """A DataFrame with the columns of `FIELDS`: numbers as float64 (NaN where absent), offsets
    as int64, `negated` as bool, all else as text, `''` where empty.
    """
    import pandas as pd

    claims = list(claims)
    types = {"int": "int64", "number": "float64", "float": "float64", "bool": "bool"}
    columns = {
        field.name: pd.Series(
            [getattr(claim, field.name) for claim in claims], dtype=types.get(field.type, "object")
        )
        for field in FIELDS
    }
    return pd.DataFrame(columns)


# Reading


def read_claims(path: str | Path, doc_id: str = "") -> list[Claim]:
    """The claims of a table, in its order; every unreadable row is listed in one ClaimxError.

    `doc_id` is used where the table has no such column.
    """
    table = read_table(path)
    claims, problems = to_claims(table, doc_id)
    if problems:
        raise refuse(problems, "mend these rows, or write the file anew with `claimx extract`")
    return [claim for _, claim in claims]


def to_claims(table: Table, doc_id: str = "") -> tuple[list[tuple[int, Claim]], list[Problem]]:
    """The table's claims, each with its line, and what could not be read."""
    needed = REQUIRED if doc_id else ("doc_id", *REQUIRED)
    missing = [name for name in needed if name not in table.columns]
    if missing:
        found = ", ".join(table.columns) or "no header"
        message = f"no column {', '.join(missing)}; found {found}; expected a header row"
        return [], [Problem(table.path, 1, message)]
    claims: list[tuple[int, Claim]] = []
    problems: list[Problem] = []
    for row in table.rows:
        values, wrong = parse_row(row.cells, table.decimal_comma)
        values["doc_id"] = values.get("doc_id") or doc_id
        if not values["doc_id"]:
            wrong.append("doc_id is empty; expected the article's file name without suffix")
        problems.extend(Problem(table.path, row.line, message) for message in wrong)
        if not wrong:
            claims.append((row.line, claim_of(values)))
    return claims, problems


def parse_row(
    cells: Mapping[str, str], decimal_comma: bool = False
) -> tuple[dict[str, Any], list[str]]:
    """The typed values of the cells that are not empty, and what is wrong with the others."""
    values: dict[str, Any] = {}
    wrong = [cells[""]] if cells.get("") else []
    for name, text in cells.items():
        field = FIELD.get(name)
        if not text or field is None:
            continue
        if name not in _VERBATIM:
            text = text.strip()
        try:
            if text:
                values[name] = parse_cell(field, text, decimal_comma)
        except ValueError as error:
            wrong.append(f"{name} is {text!r}; {error}")
    wrong += [f"{name} is empty" for name in REQUIRED if not cells.get(name, "").strip()]
    if not wrong:
        mismatch = subtype_problem(values.get("kind", ""), values.get("subtype", ""))
        if mismatch:
            wrong.append(mismatch)
        start, end = values.get("start", 0), values.get("end", 1)
        if isinstance(start, int) and isinstance(end, int) and start >= end:
            wrong.append(f"start is {start} and end is {end}; expected start before end")
    return values, wrong


def claim_of(values: Mapping[str, Any]) -> Claim:
    """A claim from typed values; fields that are missing take their empty value."""
    return Claim(**({"claim_id": "", "sentence": ""} | dict(values)))
