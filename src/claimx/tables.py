"""Claims ↔ CSV, JSONL, Parquet and DataFrame. All columns come from `schema.FIELDS`. No spaCy.

Written files are UTF-8 without BOM, `\\n`, quoted as needed: the same claims give the same
bytes. Read files may have been through a spreadsheet: BOM, `;` or tabs, `TRUE`, reordered or
added columns, quoted newlines.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from claimx.cells import format_cell, format_number, parse_cell, subtype_problem
from claimx.errors import ClaimxError
from claimx.schema import COLUMNS, FIELD, FIELDS, Claim

if TYPE_CHECKING:
    import pandas

REQUIRED = ("kind", "subtype", "trigger", "start", "end")
_VERBATIM = frozenset(("trigger", "sentence", "statement"))


class Row(NamedTuple):
    """One row as read: the line it starts on (1-based, header included) and its cells."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A table as read, its cells still text. `decimal_comma`: numbers may be `41,07`."""

    path: str
    columns: tuple[str, ...]
    rows: list[Row]
    decimal_comma: bool = False


class Problem(NamedTuple):
    """What is wrong on one line of a file (line 0: the file as a whole)."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self[2]}"
        )


def refuse(problems: Sequence[Problem], remedy: str) -> ClaimxError:
    """One error that lists all problems, a line each, and ends in what to do."""
    if len(problems) == 1:
        return ClaimxError(f"{problems[0]}; {remedy}")
    lines = "\n".join(f"  {problem}" for problem in problems)
    return ClaimxError(f"{len(problems)} problems; {remedy}:\n{lines}")


# Writing


def to_cells(claim: Claim) -> dict[str, str]:
    """The claim's cells as canonical text, by column."""
    return {field.name: format_cell(field, getattr(claim, field.name)) for field in FIELDS}


def write_csv(
    claims: Iterable[Claim], file: TextIO, columns: Sequence[str] = COLUMNS, header: bool = True
) -> None:
    """Writes claims as CSV. `file` must be open with `newline=""`."""
    writer = csv.writer(file, lineterminator="\n")
    if header:
        writer.writerow(columns)
    for claim in claims:
        cells = to_cells(claim)
        writer.writerow([cells[name] for name in columns])


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


def write_parquet(claims: Iterable[Claim], path: str | Path) -> None:
    """Writes a Parquet file: numbers as doubles, days as date32; null where a field is empty."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ClaimxError(
            f"{path}: Parquet needs pyarrow, which is not installed; "
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
    pq.write_table(pa.table(arrays, names=list(COLUMNS)), path)


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


def read_table(path: str | Path) -> Table:
    """The rows of a CSV (any a spreadsheet saves as UTF-8 or UTF-16), JSONL or Parquet file.

    `-` reads standard input. Column names are stripped and in lower case; wholly empty rows
    are left out. Raises ClaimxError where the file is missing or is no such table.
    """
    name = str(path)
    if name.lower().endswith(".parquet"):
        return _read_parquet(name)
    text = _decode(name)
    if name.lower().endswith((".jsonl", ".ndjson")) or text.lstrip().startswith("{"):
        return _read_jsonl(name, text)
    return _read_csv(name, text)


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
    """The typed values of the known columns, and what is wrong with the others."""
    values: dict[str, Any] = {}
    wrong = [cells[""]] if cells.get("") else []
    for field in FIELDS:
        text = cells.get(field.name)
        if text is None:
            continue
        if field.name not in _VERBATIM:
            text = text.strip()
        try:
            values[field.name] = parse_cell(field, text, decimal_comma)
            if not text and field.name in REQUIRED:
                wrong.append(f"{field.name} is empty")
        except ValueError as error:
            wrong.append(f"{field.name} is {text!r}; {error}")
    if not wrong:
        mismatch = subtype_problem(values.get("kind", ""), values.get("subtype", ""))
        if mismatch:
            wrong.append(mismatch)
        start, end = values.get("start", 0), values.get("end", 1)
        if isinstance(start, int) and isinstance(end, int) and start >= end:
            wrong.append(f"start is {start} and end is {end}; expected start before end")
    return values, wrong


def claim_of(values: Mapping[str, Any]) -> Claim:
    """A claim from typed values; fields that are missing or empty take their defaults."""
    given = {name: value for name, value in values.items() if value not in ("", None)}
    return Claim(**({"claim_id": "", "sentence": ""} | given))


def _decode(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise ClaimxError(f"{name}: no such file; give a CSV, JSONL or Parquet file") from None
    except OSError as error:
        raise ClaimxError(f"{name}: cannot be read ({error.strerror}); check the path") from None
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ClaimxError(
            f"{name}: not UTF-8 (byte {error.start}); in the spreadsheet choose 'CSV UTF-8'"
        ) from None


def _read_csv(name: str, text: str) -> Table:
    csv.field_size_limit(2**31 - 1)
    skip = 0
    if text[:4].lower() == "sep=":  # Excel's own hint line
        skip, text = 1, text.split("\n", 1)[-1]
    first = next(iter(io.StringIO(text, newline="")), "")
    delimiter = max(",;\t", key=first.count)
    rows = _csv_rows(name, text, delimiter, skip)
    header = tuple(cell.strip().lower() for cell in next(rows, (0, []))[1])
    while header and not header[-1]:  # columns that a spreadsheet left empty
        header = header[:-1]
    table = [Row(at, _named(header, cells)) for at, cells in rows if any(c.strip() for c in cells)]
    return Table(name, header, table, delimiter == ";")


def _csv_rows(name: str, text: str, delimiter: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1 + skip
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ClaimxError(f"{name}:{line}: not CSV ({error}); expected rows of cells") from None


def _named(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells by column; under `''` what is wrong with the row as a whole."""
    named = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
    if any(cell.strip() for cell in cells[len(header) :]):
        named[""] = f"{len(cells)} cells; expected {len(header)} as in the header: quote the commas"
    return named


def _read_jsonl(name: str, text: str) -> Table:
    rows: list[Row] = []
    problems: list[Problem] = []
    columns: dict[str, None] = {}
    for line, source in enumerate(text.split("\n"), 1):
        if not source.strip():
            continue
        try:
            record = json.loads(source)
            if not isinstance(record, dict):
                raise ValueError
        except (ValueError, RecursionError):
            problems.append(Problem(name, line, "not a JSON object; expected one claim a line"))
            continue
        columns |= dict.fromkeys(record)
        rows.append(Row(line, {key: _text_of(value) for key, value in record.items()}))
    if problems:
        raise refuse(problems, "mend or drop these lines")
    return Table(name, tuple(columns) or COLUMNS, rows)


def _text_of(value: object) -> str:
    """A JSON or Arrow value as the text that a CSV cell would hold."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return format_number(value)
    return "" if value is None else str(value)


def _read_parquet(name: str) -> Table:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ClaimxError(
            f"{name}: reading Parquet needs pyarrow; run `pip install 'claimx[parquet]'`"
        ) from None
    try:
        records = pq.read_table(name).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise ClaimxError(
            f"{name}: cannot be read as Parquet ({str(error).split(chr(10))[0]})"
        ) from None
    rows = [Row(at, {k: _text_of(v) for k, v in r.items()}) for at, r in enumerate(records, 1)]
    return Table(name, tuple(records[0]) if records else COLUMNS, rows)
