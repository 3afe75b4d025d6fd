"""The command line, run as a user runs it: output, errors, exit codes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimx.cli import main
from claimx.schema import COLUMNS

TEXT = (
    "---\npublished: 2026-01-08\n---\n"
    "The firm hired 1,200 engineers in 2025, its first expansion since 2019.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.md").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*args, stdin=None):
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_on_stdout_has_every_column_in_order(folder):
    result = run("extract", folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == ",".join(COLUMNS)
    found = rows(result.stdout)
    assert {row["kind"] for row in found} == {"dated", "numeric", "first_ever"}
    assert {row["doc_id"] for row in found} == {"one"}


def test_summary_is_one_line_on_stderr(folder):
    result = run("extract", folder)
    assert len(result.stderr.splitlines()) == 1
    assert "1 articles, 12 words; claims: " in result.stderr


def test_quiet_says_nothing(folder):
    assert run("extract", folder, "-q").stderr == ""


def test_kinds_can_be_chosen(folder):
    found = rows(run("extract", folder, "--kind", "dated", "--kind", "first_ever").stdout)
    assert {row["kind"] for row in found} == {"dated", "first_ever"}


def test_jsonl_has_the_same_records(folder):
    lines = run("extract", folder, "--format", "jsonl").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["claim_id"] for record in records] == [
        row["claim_id"] for row in rows(run("extract", folder).stdout)
    ]
    assert list(records[0]) == list(COLUMNS)


def test_format_follows_the_suffix(folder):
    pq = pytest.importorskip("pyarrow.parquet")
    out = folder / "claims.parquet"
    assert run("extract", folder, "-o", out).exit_code == 0
    assert pq.read_table(out).column_names == list(COLUMNS)


def test_same_bytes_every_time(folder):
    outs = [folder / "out" / name for name in ("a.csv", "b.csv")]
    outs[0].parent.mkdir()
    for out in outs:
        assert run("extract", folder / "one.md", "-o", out, "-q").exit_code == 0
    data = outs[0].read_bytes()
    assert data == outs[1].read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_standard_input():
    result = run("extract", "-", stdin=TEXT)
    assert {row["doc_id"] for row in rows(result.stdout)} == {"stdin"}


def test_published_option_only_fills_in(folder):
    (folder / "two.md").write_text("It closed on Friday.", encoding="utf-8")
    found = rows(run("extract", folder, "--published", "2024-05-05").stdout)
    assert [r["date_start"] for r in found if r["doc_id"] == "two"] == ["2024-05-03"]
    assert "2025-01-01" in {r["date_start"] for r in found if r["doc_id"] == "one"}


def test_without_a_day_relative_dates_are_left_out_and_said_so():
    result = run("extract", "-", stdin="It closed on Friday. It opened in 1990.")
    assert [row["trigger"] for row in rows(result.stdout)] == ["1990"]
    assert result.stderr.count("no day of publication") == 1


def test_bad_inputs_cost_the_others_nothing(folder):
    (folder / "bad.md").write_bytes(b"\xff\xfe\x00")
    result = run("extract", folder / "none.md", folder)
    assert result.exit_code == 1
    assert "none.md: no such file" in result.stderr
    assert "bad.md: UTF-16" in result.stderr
    assert len(rows(result.stdout)) >= 3


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--published", "never"], "no calendar day"),
        (["--published", ""], "no calendar day"),
        (["--published", "2026-13-01"], "no calendar day"),
        (["-o", "taken.csv"], "--force"),
        (["-o", "no/such/folder/out.csv"], "cannot be written"),
        (["-o", "."], "a folder"),
        (["--model", "no_such_model"], "no spaCy pipeline"),
    ],
)
def test_bad_options_are_one_line(folder, monkeypatch, args, message):
    monkeypatch.chdir(folder)
    Path("taken.csv").write_text("mine")
    result = run("extract", "one.md", *args)
    assert result.exit_code == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert Path("taken.csv").read_text() == "mine"


def test_force_overwrites(folder):
    out = folder / "taken.csv"
    out.write_text("mine")
    assert run("extract", folder / "one.md", "-o", out, "--force").exit_code == 0
    assert out.read_text().startswith("claim_id,")


def test_a_failed_run_leaves_no_file_behind(folder):
    assert run("extract", folder / "one.md", "-o", folder / "x.csv", "--model", "none").exit_code
    assert sorted(path.name for path in folder.iterdir()) == ["one.md"]


def test_usage_errors_exit_with_2(folder):
    assert run("extract").exit_code == 2
    assert run("extract", folder, "--kind", "rumour").exit_code == 2
    assert run("extract", folder, "--format", "parquet").exit_code == 2


def test_an_empty_article_gives_no_rows_and_no_error():
    result = run("extract", "-", stdin="")
    assert result.exit_code == 0
    assert result.stdout == ",".join(COLUMNS) + "\n"


def test_info_names_versions():
    result = run("info")
    assert result.exit_code == 0
    assert {"claimx", "spacy", "python", "package"} <= {
        line.split()[0] for line in result.stdout.splitlines()
    }


def test_a_closed_pipe_ends_quietly(folder):
    (folder / "long.md").write_text(TEXT + "It cost 5 million dollars.\n\n" * 3000)
    command = f'"{sys.executable}" -m claimx extract -q "{folder}" | head -n 1'
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(command, shell=True, capture_output=True, text=True, env=env)
    assert result.stdout.startswith("claim_id,")
    assert result.stderr == ""


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom claimx.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy', 'numpy', 'pandas', 'dateparser') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.splitlines()[-1] == "[]"


def shell(command, folder):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    line = f'"{sys.executable}" -m claimx extract -q one.md {command}'
    return subprocess.run(line, shell=True, cwd=folder, capture_output=True, text=True, env=env)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("> /dev/full", "No space left"),
        ("-o /dev/full --force", "No space left"),
        (">&-", "standard output is closed"),
    ],
)
def test_output_that_cannot_be_written_is_one_line(folder, command, message):
    result = shell(command, folder)
    assert result.returncode == 1
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert Path("/dev/full").is_char_device()  # written, not replaced


@pytest.mark.parametrize("name", ["[1]", '{"a": 1}', "true", '"\\ud800"'])
def test_ids_that_are_no_names_are_one_line(folder, name):
    (folder / "a.jsonl").write_text(f'{{"id": {name}, "text": "It cost 5 euros."}}\n')
    result = run("extract", folder / "a.jsonl", "-q")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert rows(result.stdout) == []
