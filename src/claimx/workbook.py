"""A reviewer's sheet: claims ↔ .xlsx, with the standard library alone. No spaCy.

Every written cell is text, so that no spreadsheet turns `1/7` or `3-2` into a date, `=…` into a
formula or a long number into an exponent. Source: ECMA-376, part 1 (SpreadsheetML).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from claimx.cells import format_number
from claimx.errors import ClaimxError

_LONGEST = 32767  # characters that a cell can hold; only a sentence can be longer
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="claims" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    # style 1: text (format 49); style 2: bold text
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}


# Writing


def write_rows(rows: Iterable[Sequence[str]], file: BinaryIO) -> None:
    """Writes rows of text, the first of them the header, which stays in view.

    The same rows give the same bytes. Cells beyond 32,767 characters are cut.
    """
    sheet = [f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">']
    sheet.append('<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>')
    sheet.append("<sheetData>")
    for at, row in enumerate(rows, 1):
        cells = "".join(_cell(text, 2 if at == 1 else 1) for text in row)
        sheet.append(f'<row r="{at}">{cells}</row>')
    sheet.append('</sheetData><ignoredErrors><ignoredError sqref="A1:XFD1048576" ')
    sheet.append('numberStoredAsText="1"/></ignoredErrors></worksheet>')
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**_PARTS, "xl/worksheets/sheet1.xml": "".join(sheet)}.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_HEAD + part).encode())


def _cell(text: str, style: int) -> str:
    if not text:
        return f'<c s="{style}"/>'
    # what XML cannot hold stands as _xHHHH_; so does what looks like that
    plain = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text[:_LONGEST])
    plain = re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", _coded, plain)
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(plain)}</t></is></c>'


def _coded(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


# Reading


def read_rows(path: str | Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers, as text: numbers short and plain, days
    in ISO form, truth values as TRUE and FALSE.

    Raises: ClaimxError where the file is no workbook.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            strings = [_text(item) for item in _parts(archive, "xl/sharedStrings.xml", "si")]
            days = _day_styles(archive)
            for at, row in enumerate(_parts(archive, _first_sheet(archive), "row"), 1):
                cells: list[str] = []
                for cell in row:
                    column = _column_of(cell.get("r", ""), len(cells))
                    cells += [""] * (column - len(cells))
                    cells.append(_value(cell, strings, days))
                yield int(row.get("r", at)), cells
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError):
        raise ClaimxError(
            f"{path}: cannot be read as a workbook; save it as .xlsx or CSV UTF-8"
        ) from None


def _parts(archive: zipfile.ZipFile, name: str, tag: str) -> list[ElementTree.Element]:
    """The elements of a tag in a part of the package; none where there is no such part."""
    if name not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read(name))
    return [element for element in root.iter() if _name(element) == tag]


def _name(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _first_sheet(archive: zipfile.ZipFile) -> str:
    sheet = _parts(archive, "xl/workbook.xml", "sheet")[0]
    key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
    links = _parts(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    target = next((link.get("Target", "") for link in links if link.get("Id") == key), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _day_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a day."""
    codes = {
        each.get("numFmtId"): re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", each.get("formatCode", ""))
        for each in _parts(archive, "xl/styles.xml", "numFmt")
    }
    shown = {key for key, code in codes.items() if re.search("[yd]", code, re.I)}
    shown |= {str(number) for number in (14, 15, 16, 17, 22)}
    groups = _parts(archive, "xl/styles.xml", "cellXfs")
    styles = list(groups[0]) if groups else []
    return frozenset(str(i) for i, style in enumerate(styles) if style.get("numFmtId") in shown)


def _column_of(reference: str, otherwise: int) -> int:
    """The 0-based column of a cell reference such as `AB12`."""
    letters = re.match(r"[A-Z]+", reference)
    if not letters:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ElementTree.Element, strings: Sequence[str], days: frozenset[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((element.text or "" for element in cell if _name(element) == "v"), "")
    if kind == "s":
        return strings[int(value)]
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n" or not value:
        return _decoded(value)
    if cell.get("s", "") in days:
        return (date(1899, 12, 30) + timedelta(days=int(float(value)))).isoformat()
    return format_number(float(value))


def _text(element: ElementTree.Element) -> str:
    """The text of a string item, its runs together, without phonetic hints."""
    hints = {id(t) for hint in element.iter() if _name(hint) == "rPh" for t in hint.iter()}
    found = (t.text or "" for t in element.iter() if _name(t) == "t" and id(t) not in hints)
    return _decoded("".join(found))


def _decoded(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
