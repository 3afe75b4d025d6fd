"""Claims ↔ files: round trips, canonical text, and whatever a spreadsheet made of them."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.cells import csv_line, format_number, parse_cell, parse_day, parse_number
from claimx.errors import ClaimxError
from claimx.schema import COLUMNS, FIELD, FIELDS
from claimx.tables import read_claims, to_frame, write_csv, write_jsonl, write_parquet
from making import WORDS, any_claims, claim, ferry_claims

HEADER = "doc_id,kind,subtype,trigger,start,end,value,negated"
ROW = "a,numeric,count,12 boats,3,11,12,false"


def text_of(write, claims):
    out = io.StringIO()
    write(claims, out)
    return out.getvalue()


def read_text(tmp_path, text, name="claims.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_claims(path)


# Writing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2195000000.0, "2195000000"),
        (10**25, "1" + "0" * 25),
        (0.142857, "0.142857"),
        (1e-7, "0.0000001"),
        (1e22, "1" + "0" * 22),
        (-5.50, "-5.5"),
        (-0.0, "0"),
        (100, "100"),
        (None, ""),
    ],
)
def test_numbers_are_written_short_and_plain(value, text):
    assert format_number(value) == text


def test_csv_is_canonical():
    claims = [claim(value=2195000000.0, negated=True, confidence=0.5, sentence='He said, "x"\n.')]
    head, row = text_of(write_csv, claims).split("\n", 1)
    assert head == ",".join(COLUMNS)
    assert row == (
        ',a,numeric,count,xxxxx,0,5,"He said, ""x""\n.",,,2195000000,,,,,,,,,,,asserted,true,0.5,\n'
    )


def test_jsonl_has_numbers_truth_values_and_nulls_as_such():
    record = json.loads(text_of(write_jsonl, [claim(value=1e-7, sentence="é")]))
    assert list(record) == list(COLUMNS)
    assert (record["value"], record["value_max"], record["negated"]) == (1e-7, None, False)
    assert '"value": 0.0000001' in text_of(write_jsonl, [claim(value=1e-7)])
    assert "é" in text_of(write_jsonl, [claim(sentence="é")])


@settings(max_examples=40)
@given(any_claims(most=4))
def test_csv_round_trip(claims):
    text = text_of(write_csv, claims)
    assert text_of(write_csv, read_back(text, "claims.csv")) == text
    assert read_back(text, "claims.csv") == claims


@settings(max_examples=40)
@given(any_claims(most=4))
def test_jsonl_round_trip(claims):
    assert read_back(text_of(write_jsonl, claims), "claims.jsonl") == claims


@settings(max_examples=40)
@given(any_claims(most=4))
def test_every_csv_reader_reads_the_same_cells(claims):
    rows = list(csv.reader(io.StringIO(text_of(write_csv, claims), newline="")))
    assert [len(row) for row in rows] == [len(COLUMNS)] * (len(claims) + 1)
    assert [row[7] for row in rows[1:]] == [c.sentence for c in claims]


def read_back(text, name):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        return read_text(Path(folder), text, name)


def test_parquet_round_trip_with_types(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    claims = ferry_claims()
    write_parquet(claims, tmp_path / "claims.parquet")
    assert read_claims(tmp_path / "claims.parquet") == claims
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "claims.parquet")}
    assert list(types) == list(COLUMNS)
    assert types["start"] == "int64"
    assert types["value"] == "double"
    assert types["date_start"] == "date32[day]"
    assert types["negated"] == "bool"


def test_parquet_without_pyarrow_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ClaimxError, match=r"needs pyarrow.*pip install 'claimx\[parquet\]'"):
        write_parquet([], tmp_path / "claims.parquet")


def test_frame_has_the_columns_and_their_types():
    frame = to_frame(ferry_claims())
    assert list(frame.columns) == list(COLUMNS)
    assert frame["value"].dtype == "float64"
    assert frame["start"].dtype == "int64"
    assert frame["negated"].dtype == "bool"
    assert frame.loc[frame["kind"] == "dated", "value"].isna().all()
    assert frame["scope"].tolist()[3] == "since 2019"
    assert to_frame([]).dtypes.equals(frame.dtypes)


# Reading what spreadsheets write


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n{ROW}\n",
        f"{HEADER}\r\n{ROW}\r\n",
        f"{HEADER}\r{ROW}\r",
        f"\ufeff{HEADER}\n{ROW}\n",
        f"{HEADER}\n{ROW}\n,,,,,,,\n\n",
        f"{HEADER},,\n{ROW},,\n",
        f"sep=;\n{HEADER}\n{ROW}\n".replace(",", ";"),
        f"{HEADER}\n{ROW}\n".replace(",", ";"),
        f"{HEADER}\n{ROW}\n".replace(",", "\t"),
        f"{HEADER}\n{ROW}\n".replace(",", "\t").encode("utf-16"),
        f"{HEADER}\n{ROW}\n".replace("false", "FALSE").replace("12,", "12.0,"),
        f"{HEADER}\n{ROW}\n".replace("false", "FALSCH"),
        f"{HEADER.upper()}\n{ROW}\n",
        "negated,end,start,note,value,trigger,kind,subtype,doc_id\n"
        'False,11,3,"two\nlines, quoted",12,12 boats,numeric,count,a\n',
    ],
    ids=[
        "plain", "crlf", "cr", "bom", "empty-rows", "empty-columns", "sep-line", "semicolons",
        "tabs", "utf-16", "TRUE-and-12.0", "german", "upper-case-header", "reordered-with-a-note",
    ],
)  # fmt: skip
def test_any_spreadsheet_reads_the_same(tmp_path, text):
    expected = claim("numeric", 3, 11, trigger="12 boats", value=12)
    assert read_text(tmp_path, text) == [expected]


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("2.195E+09", False, 2195000000),
        ("1,141", False, 1141),
        ("41,07", True, 41.07),
        ("−5.5", False, -5.5),
        (" 12 ", False, 12),
        (".5", False, 0.5),
    ],
)
def test_numbers_as_spreadsheets_show_them(text, comma, value):
    assert parse_number(text, comma) == value


@pytest.mark.parametrize(
    "text", ["41,07", "1.2.3", "12%", "$5", "1/7", "nan", "1e999", "١٢", "1_000"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="expected a plain number"):
        parse_number(text)


@pytest.mark.parametrize(
    "text", ["08/01/2026", "2026-13-01", "2026-02-30", "2026", "8 Jan 2026", "0000-01-01"]
)
def test_a_day_that_could_be_two_or_none_is_refused(text):
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_day(text)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_an_empty_cell_is_the_empty_value(field):
    empty = {"number": None, "bool": False, "float": 0.0}.get(field.type, "")
    assert parse_cell(field, "") == empty
    assert parse_cell(FIELD["modality"], "hedged") == "hedged"


def test_every_bad_row_is_listed_with_its_line(tmp_path):
    bad = (
        f"{HEADER}\n{ROW}\n"
        "a,numbers,count,x,1,2,5,false\n"
        'a,numeric,count,"x\ny",1,2,five,false\n'
        "a,numeric,point,x,1,2,5,perhaps\n"
        "a,numeric,point,x,1,2,5,\n"
        "a,numeric,count,x,9,2,5,\n"
        "a,numeric,count,x,-1,2.5,5,\n"
        ",numeric,count,,1,2,5,\n"
        "a,numeric,count,1,200 boats,1,2,5,false\n"
        "a, ,count,x,1,2,5,\n"
    )
    with pytest.raises(ClaimxError) as error:
        read_text(tmp_path, bad)
    message = str(error.value)
    path = tmp_path / "claims.csv"
    for line, what in [
        (3, "kind is 'numbers'; expected one of dated, numeric, first_ever"),
        (4, "value is 'five'; expected a plain number"),
        (6, "negated is 'perhaps'; expected true or false"),
        (7, "subtype is 'point'; expected one of count, money"),
        (8, "start is 9 and end is 2"),
        (9, "start is '-1'; expected a whole number"),
        (9, "end is '2.5'; expected a whole number"),
        (10, "trigger is empty"),
        (10, "doc_id is empty"),
        (12, "kind is empty"),
        (11, "9 cells; expected 8"),
    ]:
        assert f"{path}:{line}: {what}" in message
    assert f"{path}:2:" not in message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.csv", b"", "no column doc_id, kind, subtype, trigger, start, end"),
        ("x.csv", b"a,b\n1,2\n", "found a, b"),
        ("x.csv", "naïve".encode("latin-1"), "not UTF-8.*CSV UTF-8"),
        ("x.jsonl", b'{"kind": 1}\n{"a"', "x.jsonl:2: not a JSON object"),
        ("x.jsonl", b"[1]\n[2]\n", "2 problems"),
        ("x.parquet", b"PAR?", "cannot be read as Parquet"),
    ],
)
def test_files_that_are_no_table_are_refused(tmp_path, name, content, message):
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    with pytest.raises(ClaimxError, match=message):
        read_text(tmp_path, content, name)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ClaimxError, match=r"gone\.csv: no such file"):
        read_claims(tmp_path / "gone.csv")


def test_csv_line_quotes_a_lone_carriage_return():
    assert csv_line(["a\rb", "c"]) == '"a\rb",c\n'


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=60), WORDS.map(str.encode)), st.sampled_from(("csv", "jsonl")))
def test_any_file_is_read_or_refused(tail, kind):
    start = {"csv": f"{HEADER}\n{ROW}\n", "jsonl": '{"kind": "dated"}\n'}[kind].encode()
    for content in (tail, start + tail):
        assert f"claims.{kind}" in refusal_of(content, f"claims.{kind}")


def refusal_of(content, name):
    """The message with which a file is refused; its name where it is read."""
    try:
        read_back(content, name)
    except ClaimxError as error:
        return str(error)
    return name


def test_a_json_line_without_a_required_key_is_refused(tmp_path):
    out = io.StringIO()
    write_jsonl([claim(), claim()], out)
    text = out.getvalue().replace('"kind": "numeric", ', "", 1)
    with pytest.raises(ClaimxError, match=r"claims\.jsonl:1: kind is empty"):
        read_text(tmp_path, text, "claims.jsonl")


@pytest.mark.parametrize("number", ["1e999", "NaN", "1" + "0" * 5000, "[1]", '{"a": 1}'])
def test_json_numbers_that_no_claim_holds_are_refused(tmp_path, number):
    record = (
        '{"doc_id": "a", "kind": "numeric", "subtype": "count", "trigger": "x", "start": 0, '
        f'"end": 1, "value": {number}}}'
    )
    with pytest.raises(ClaimxError, match=r"claims\.jsonl:1: "):
        read_text(tmp_path, record, "claims.jsonl")
