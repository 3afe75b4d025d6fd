"""What changed between two outputs."""

import csv
import io

from click.testing import CliRunner
from hypothesis import given

from claimx.cli import main
from claimx.diff import LABELLED, Change, diff_claims, diff_lines, write_diff
from claimx.schema import COLUMNS
from making import any_claims, claim, write_rows

OLD = [
    claim("dated", 0, 4, subtype="point", date_start="2024-01-01", trigger="2024"),
    claim("numeric", 10, 18, value=12, unit="boat", trigger="12 boats", confidence=0.9),
    claim("numeric", 20, 25, value=7, trigger="seven"),
]
NEW = [
    claim("numeric", 10, 18, value=12, unit="boat", trigger="12 boats", confidence=0.8),
    claim("numeric", 17, 25, value=7.5, trigger="or seven"),
    claim("first_ever", 30, 35, trigger="first"),
]


def test_claims_are_added_removed_and_changed():
    diff = diff_claims(OLD, NEW)
    assert diff.changes == [
        Change("-", OLD[0]),
        Change("~", NEW[0], (("confidence", "0.9", "0.8"),)),
        Change(
            "~",
            NEW[1],
            (("trigger", "seven", "or seven"), ("start", "20", "17"), ("value", "7", "7.5")),
        ),
        Change("+", NEW[2]),
    ]
    assert diff.summary() == "1 added, 1 removed, 2 changed, 0 the same"


def test_only_the_fields_asked_for_are_looked_at():
    diff = diff_claims(OLD[1:2], NEW[:1], LABELLED)
    assert (diff.changes, diff.same) == ([], 1)


def test_lines_for_people():
    assert list(diff_lines(diff_claims(OLD[1:], NEW[1:]))) == [
        '- a:10-18 numeric.count "12 boats"',
        '~ a:17-25 numeric.count "or seven"',
        "    trigger: seven -> or seven",
        "    start: 20 -> 17",
        "    value: 7 -> 7.5",
        '+ a:30-35 first_ever.first "first"',
        "1 added, 1 removed, 1 changed, 0 the same",
    ]


def test_csv_has_a_row_for_every_changed_field():
    out = io.StringIO()
    write_diff(diff_claims(OLD, NEW), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [
        (row["change"], row["start"], row["field"], row["old"], row["new"]) for row in rows
    ] == [
        ("-", "0", "", "", ""),
        ("~", "10", "confidence", "0.9", "0.8"),
        ("~", "17", "trigger", "seven", "or seven"),
        ("~", "17", "start", "20", "17"),
        ("~", "17", "value", "7", "7.5"),
        ("+", "30", "", "", ""),
    ]


@given(any_claims(), any_claims(fields=False))
def test_nothing_differs_from_itself_and_every_claim_is_counted(old, new):
    assert diff_claims(old, list(reversed(old))).changes == []
    diff = diff_claims(old, new)
    assert diff.count("-") + diff.count("~") + diff.same == len(old)
    assert diff.count("+") + diff.count("~") + diff.same == len(new)


def test_command(tmp_path):
    old = write_rows(tmp_path / "old.csv", OLD, COLUMNS)
    new = write_rows(tmp_path / "new.csv", NEW, COLUMNS)
    result = CliRunner().invoke(main, ["diff", str(old), str(new)])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "1 added, 1 removed, 2 changed, 0 the same"
    result = CliRunner().invoke(main, ["diff", str(old), str(new), "--format", "csv"])
    assert result.stdout.startswith(
        "change,doc_id,kind,subtype,start,end,trigger,field,old,new\n-,a"
    )
