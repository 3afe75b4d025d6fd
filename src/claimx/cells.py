"""One cell of a table: a field's value ↔ its text, as `schema.FIELDS` types it. No spaCy.

Writing is canonical: the same value always gives the same text. Reading is forgiving where a
spreadsheet has changed the form but not the value (`TRUE`, `245.0`, `2026/01/08`, `41,07` in a
`;` file), and refuses what could mean two things (`08/01/2026`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal

from claimx.schema import SUBTYPES, Field

# What English, German, French, Spanish and Italian spreadsheets write for a truth value.
TRUE = frozenset(("true", "wahr", "vrai", "verdadero", "vero", "yes", "1"))
FALSE = frozenset(("false", "falsch", "faux", "falso", "no", "0"))

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPECIAL = re.compile(r'[,"\r\n]')
_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")


def format_number(value: int | float | Decimal | None) -> str:
    """The shortest plain text of a number: no `.0`, no exponent; `''` for None.

    >>> format_number(2195000000.0), format_number(0.142857), format_number(1e-7)
    ('2195000000', '0.142857', '0.0000001')
    >>> format_number(None), format_number(-0.0)
    ('', '0')
    """
    if value is None:
        return ""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def parse_number(text: str, decimal_comma: bool = False) -> int | float:
    """The number that a cell holds: an int where it is whole, else a float.

    `decimal_comma`: the file separates columns by `;`, so `41,07` is 41.07. Elsewhere commas
    may only group thousands. Raises ValueError for anything else.

    >>> parse_number("2.195E+09"), parse_number("245.0"), parse_number("1,141")
    (2195000000, 245, 1141)
    >>> parse_number("41,07", decimal_comma=True)
    41.07
    """
    if text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    plain = text.strip().replace("−", "-").replace("\u00a0", "")
    if decimal_comma and plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    elif _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _NUMBER.fullmatch(plain):
        raise ValueError("expected a plain number such as 2195000000 or 0.142857")
    number = Decimal(plain)
    return int(number) if number == number.to_integral_value() else float(number)


def parse_day(text: str) -> str:
    """The ISO day that a cell holds; ValueError where it is none, or could be two.

    >>> parse_day("2026-01-08"), parse_day("2026/01/08 00:00:00")
    ('2026-01-08', '2026-01-08')
    """
    match = _DAY.fullmatch(text.strip())
    try:
        if not match:
            raise ValueError
        return datetime.date(*map(int, match.groups())).isoformat()
    except ValueError:
        raise ValueError("expected a day as YYYY-MM-DD") from None


def parse_flag(text: str) -> bool:
    """True or False as spreadsheets write them; empty is False.

    >>> parse_flag("TRUE"), parse_flag("WAHR"), parse_flag("")
    (True, True, False)
    """
    word = text.strip().lower()
    if word in TRUE:
        return True
    if word in FALSE or not word:
        return False
    raise ValueError("expected true or false")


def format_cell(field: Field, value: object) -> str:
    """The canonical text of a field's value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return format_number(value)
    return str(value)


def csv_line(cells: Iterable[object]) -> str:
    """One line of CSV with its newline, quoted where needed; None is an empty cell.

    Own quoting: `csv.writer` leaves a lone carriage return bare up to Python 3.12.

    >>> csv_line(["a", 5, "x, y", None])
    'a,5,"x, y",\\n'
    """
    texts = ("" if cell is None else str(cell) for cell in cells)
    quoted = ('"' + t.replace('"', '""') + '"' if _SPECIAL.search(t) else t for t in texts)
    return ",".join(quoted) + "\n"


def parse_cell(field: Field, text: str, decimal_comma: bool = False) -> object:
    """The value that a cell holds, typed by its field.

    Empty text gives the field's empty value: `''`, None for numbers, False, 0.0.
    Raises ValueError with what was expected.
    """
    if field.type == "bool":
        return parse_flag(text)
    if field.allowed:
        word = text.strip()
        if word and word not in field.allowed:
            raise ValueError(f"expected one of {', '.join(field.allowed)}")
        return word
    if field.type == "str":
        return text
    if not text.strip():
        return {"number": None, "float": 0.0}.get(field.type, "")
    if field.type == "date":
        return parse_day(text)
    number = parse_number(text, decimal_comma)
    if field.type == "int":
        if not isinstance(number, int) or number < 0:
            raise ValueError("expected a whole number from 0")
        return number
    return float(number) if field.type == "float" else number


def subtype_problem(kind: str, subtype: str) -> str:
    """Why the subtype does not go with the kind; `''` where it does.

    >>> subtype_problem("dated", "money")
    "subtype is 'money'; expected one of point, period, open for dated"
    """
    allowed = SUBTYPES.get(kind, ())
    if not allowed or subtype in allowed:
        return ""
    return f"subtype is {subtype!r}; expected one of {', '.join(allowed)} for {kind}"
