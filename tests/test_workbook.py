"""The reviewer's sheet: written as text cells, read back from whatever a spreadsheet saved."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.cli import main
from claimx.errors import ClaimxError
from claimx.gold import load_labels
from claimx.schema import COLUMNS
from claimx.tables import read_claims, write_xlsx
from claimx.workbook import read_rows, write_rows
from making import TEXT, any_claims, ferry_claims, make_corpus

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def written(rows):
    out = io.BytesIO()
    write_rows(rows, out)
    return out


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=4))
def test_any_text_comes_back_as_it_was(rows):
    rows = [[*row, "end"] for row in rows]
    assert [cells for _, cells in read_rows(written(rows))] == rows


@settings(max_examples=25)
@given(any_claims(most=3))
def test_claims_come_back_as_they_were(claims):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        write_xlsx(claims, file)
        file.flush()
        assert read_claims(file.name) == claims


def test_every_cell_is_text_and_the_bytes_are_always_the_same():
    rows = [["trigger", "value"], ["1/7", "2195000000"], ["=SUM(A1)", ""]]
    out = written(rows)
    assert out.getvalue() == written(rows).getvalue()
    sheet = ElementTree.fromstring(zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml"))
    cells = [cell for cell in sheet.iter() if cell.tag.endswith("}c") and len(cell)]
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    for name in zipfile.ZipFile(out).namelist():
        ElementTree.fromstring(zipfile.ZipFile(out).read(name))


def test_a_cell_that_is_too_long_for_a_spreadsheet_is_cut():
    [(_, [cell])] = read_rows(written([["x" * 40000]]))
    assert len(cell) == 32767


def resaved(tmp_path, rows):
    """A workbook as spreadsheets save it: shared strings, typed cells, cells left out."""
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="urn:r"><sheets>'
        '<sheet name="Sheet 1" sheetId="3" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId7" '
        'Target="/xl/worksheets/first.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" '
        'formatCode="[$-409]d\\-mmm\\-yy"/><numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/>'
        '</numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
        "</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>plain</t></si><si><r><t>rich </t></r>"
        "<r><t>text</t></r><rPh><t>hint</t></rPh></si></sst>",
        "xl/worksheets/first.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>",
    }
    path = tmp_path / "resaved.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "plain"),
        ('<c r="A1" t="s"><v>1</v></c>', "rich text"),
        ('<c r="A1"><v>2195000000</v></c>', "2195000000"),
        ('<c r="A1"><v>1.4285700000000001E-1</v></c>', "0.142857"),
        ('<c r="A1" s="3"><v>7.5</v></c>', "7.5"),
        ('<c r="A1" s="1"><v>46030</v></c>', "2026-01-08"),
        ('<c r="A1" s="2"><v>46030.5</v></c>', "2026-01-08"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="str"><f>A2</f><v>said</v></c>', "said"),
        ('<c r="A1" t="e"><v>#NAME?</v></c>', "#NAME?"),
        ('<c r="A1" s="1"/>', ""),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>', "a\rb"),
    ],
)
def test_cells_as_spreadsheets_save_them(tmp_path, cell, text):
    path = resaved(tmp_path, f'<row r="1">{cell}</row>')
    assert list(read_rows(path)) == [(1, [text])]


def test_cells_and_rows_that_were_left_out_keep_their_place(tmp_path):
    rows = '<row r="2"><c r="B2"><v>5</v></c><c r="AA2"><v>6</v></c></row><row r="9"><c/></row>'
    assert list(read_rows(resaved(tmp_path, rows))) == [
        (2, ["", "5", *[""] * 24, "6"]),
        (9, [""]),
    ]


@pytest.mark.parametrize("content", [b"", b"doc_id,kind\n", b"PK\x03\x04 but no more"])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "claims.xlsx"
    path.write_bytes(content)
    with pytest.raises(ClaimxError, match=r"claims\.xlsx: cannot be read as a workbook"):
        read_claims(path)
    with pytest.raises(ClaimxError, match="no such file"):
        read_claims(tmp_path / "gone.xlsx")


def test_a_reviewed_sheet_is_merged(tmp_path):
    make_corpus(tmp_path, {"ferry": TEXT})
    cells = [[getattr(claim, name) for name in COLUMNS] for claim in ferry_claims()]
    rows = [["ok", *("" if v in (None, False) else str(v) for v in row)] for row in cells]
    path = tmp_path / "reviewed.xlsx"
    path.write_bytes(written([["verdict", *COLUMNS], *rows]).getvalue())
    result = CliRunner().invoke(
        main, ["gold", "merge", str(path), "--gold", str(tmp_path / "gold")]
    )
    assert result.exit_code == 0, result.stderr
    assert load_labels(tmp_path / "gold").claims["ferry"] == ferry_claims()
