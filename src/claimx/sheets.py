"""Any table file → rows of text: CSV as spreadsheets make it, XLSX, JSONL, Parquet. No spaCy.

A CSV may have a BOM, be UTF-16, be separated by `;` or tabs, begin with `sep=;`, hold quoted
newlines, and have its rows and columns in any order.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimx.cells import format_number
from claimx.errors import ClaimxError
from claimx.schema import COLUMNS


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


def read_table(path: str | Path) -> Table:
    """The rows of a CSV (any that a spreadsheet saves as UTF-8 or UTF-16), XLSX, JSONL or Parquet.

    `-` reads standard input. Column names are stripped and in lower case; wholly empty rows
    are left out. Raises ClaimxError where the file is missing or is no such table.
    """
    name = str(path)
    if name.lower().endswith(".parquet"):
        return _read_parquet(name)
    if name.lower().endswith(".xlsx"):
        return _read_xlsx(name)
    text = _decode(name)
    if name.lower().endswith((".jsonl", ".ndjson")) or text.lstrip().startswith("{"):
        return _read_jsonl(name, text)
    return _read_csv(name, text)


def _check_there(name: str) -> None:
    if not Path(name).exists():
        raise ClaimxError(f"{name}: no such file; give a CSV, XLSX, JSONL or Parquet file")


def _decode(name: str) -> str:
    try:
        if name != "-":
            _check_there(name)
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
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
    return _with_header(name, _csv_rows(name, text, delimiter, skip), delimiter == ";")


def _read_xlsx(name: str) -> Table:
    from claimx.workbook import read_rows

    _check_there(name)
    return _with_header(name, read_rows(name), False)


def _with_header(name: str, rows: Iterator[tuple[int, list[str]]], decimal_comma: bool) -> Table:
    """The table of numbered rows of cells, the first of them its header."""
    header = tuple(cell.strip().lower() for cell in next(rows, (0, []))[1])
    while header and not header[-1]:  # columns that a spreadsheet left empty
        header = header[:-1]
    table = [Row(at, _named(header, cells)) for at, cells in rows if any(c.strip() for c in cells)]
    return Table(name, header, table, decimal_comma)


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
    if len(cells) == len(header):
        return dict(zip(header, cells, strict=True))
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
    return Table(name, tuple(columns or COLUMNS), rows)


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
    _check_there(name)
    try:
        table = pq.read_table(name)
    except (OSError, pa.ArrowException) as error:
        raise ClaimxError(
            f"{name}: cannot be read as Parquet ({str(error).split(chr(10))[0]})"
        ) from None
    rows = [
        Row(at, {k: _text_of(v) for k, v in r.items()}) for at, r in enumerate(table.to_pylist(), 1)
    ]
    return Table(name, tuple(table.column_names), rows)
