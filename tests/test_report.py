"""The report of a score, the list of mistakes, the plot, and the command that shows them."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimx.cli import main
from claimx.errors import ClaimxError
from claimx.mistakes import list_mistakes, sentence_of, write_mistakes
from claimx.plot import plot, precision_recall, reliability
from claimx.report import NOTES, as_markdown, as_text
from claimx.schema import COLUMNS
from claimx.score import score_claims
from making import TEXT, claim, ferry_claims, found, make_corpus, write_rows


def predicted():
    """An output for TEXT: 6 of 8 gold claims exact, one of them wrong in value; one longer, one
    missed, one row spurious; and a row of an article without gold.
    """
    percent, year, monday, first, _, crates, _, boats = ferry_claims()
    rows = [
        percent,
        year,
        monday,
        first,
        replace(crates, value=4800, subject="island"),
        found("“about 900", value=900, unit="crate", comparator="approx", attribution="chief"),
        boats,
        found("a week", subtype="duration", value=1, unit="week"),
        claim("dated", 0, 4, "other", trigger="2024"),
    ]
    return [
        replace(row, rule=f"{row.kind}.{row.subtype}", confidence=0.95 - at / 10, sentence="S.")
        for at, row in enumerate(rows)
    ]


@pytest.fixture
def score():
    return score_claims({"ferry": ferry_claims(), "quiet": []}, predicted(), signature="pinned:1")


def test_text_puts_precision_first(score):
    text = as_text(score)
    assert text.startswith(
        "precision 0.750 (0.750-0.750), recall 0.750 (0.750-0.750), F1 0.750 (strict): "
        "6 of 8 rows right, of 8 gold claims in 2 articles\n"
    )
    assert text.index("precision") < text.index("recall") < text.index("F1")
    assert text.endswith("signature: pinned:1\n")


def test_text_columns_are_aligned(score):
    block = as_text(score).split("\n\n")[1].split("\n")
    header, rows = block[1], block[2:]
    assert [row.split()[0] for row in (rows[0], rows[4], rows[8])] == ["strict", "overlap", "value"]
    for name in ("right", "rows", "gold"):
        end = header.index(name) + len(name)
        assert all(row[end - 1].isdigit() and row[end : end + 1].strip() == "" for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "strict   total       0.750 (0.750-0.750)  0.750 (0.750-0.750)  0.750 (0.750-0.750)      6",
        "value_max        1.000  4       -  0",
        "value            0.750  4   0.750  4",
        "whole record     0.714  7",
        "0.95-1.00    1.000    1.000  1.000  0.950  1",
        "numeric.duration   0.000    0.000  0.000  0.250  1",
        "hardest tenth",
        "skipped, without gold: other",
    ],
)
def test_text_has_the_figures(score, line):
    assert (line in as_text(score)) == (line != "hardest tenth")  # only one article has gold


def test_the_notes_say_how_fields_are_compared(score):
    words = as_text(score).split()
    assert " ".join(NOTES).split() == words[-len(" ".join(NOTES).split()) - 2 : -2]


def test_markdown_tables_have_as_many_cells_in_every_row(score):
    tables = [part for part in as_markdown(score).split("\n\n") if part.startswith("|")]
    assert len(tables) == 4
    for table in tables:
        assert len({line.count("|") for line in table.split("\n")}) == 1
    assert "| strict | total | 0.750 (" in tables[0]


# Mistakes


def test_every_mistake_is_listed_with_its_sentence(score):
    mistakes = list_mistakes(score, {"ferry": TEXT})
    assert [(m.error, m.field, m.gold, m.pred, m.sentence) for m in mistakes] == [
        (
            "missed", "", "since 2019", "", "It was the island’s first rise since 2019.",
        ),
        ("wrong", "subject", "port", "island", "S."),
        ("wrong", "value", "48000", "4800", "S."),
        ("wrong", "trigger", "about 900", "“about 900", "S."),
        ("spurious", "", "", "a week", "S."),
    ]  # fmt: skip
    assert [m.rule for m in mistakes][1:] == ["numeric.count"] * 3 + ["numeric.duration"]


def test_mistakes_are_written_as_csv(score):
    out = io.StringIO()
    write_mistakes(list_mistakes(score, {}), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert [row["error"] for row in rows] == ["missed", *["wrong"] * 3, "spurious"]
    assert rows[0]["sentence"] == ""
    assert rows[2]["gold"] == "48000"


@pytest.mark.parametrize(
    ("trigger", "sentence"),
    [
        ("7.5%", TEXT[: TEXT.index(" It was")]),
        ("since 2019", "It was the island’s first rise since 2019."),
        ("12 boats", TEXT[TEXT.index("The port moved") :]),
    ],
)
def test_the_sentence_of_a_missed_claim_is_found_in_the_text(trigger, sentence):
    assert sentence_of(found(trigger, subtype="count"), TEXT) == sentence
    assert sentence_of(found(trigger), "") == ""


def test_a_sentence_of_the_prediction_is_taken_where_it_holds_the_claim():
    first = found("island’s first", "first_ever", sentence="the island’s first rise since 2019.")
    elsewhere = found("7.5%", sentence="grew by 7.5% in 2024")
    score = score_claims({"ferry": [found("since 2019", "dated")]}, [first, elsewhere])
    [missed, *_] = [m for m in list_mistakes(score, {"ferry": TEXT}) if m.error == "missed"]
    assert missed.sentence == first.sentence


# Plot


def test_precision_against_recall_by_confidence():
    rows = [(0.9, True), (0.8, True), (0.8, False), (0.3, False)]
    assert precision_recall(rows, gold=4) == [
        (0.9, 1.0, 0.25), (0.8, 2 / 3, 0.5), (0.3, 0.5, 0.5)
    ]  # fmt: skip
    assert precision_recall([], gold=4) == []


def test_reliability_bins():
    rows = [(1.0, True), (0.92, True), (0.91, False), (0.05, False)]
    bins = reliability(rows)
    assert [b.n for b in bins] == [1, 3]
    assert bins[1].right == pytest.approx(2 / 3)
    assert bins[1].confidence == pytest.approx((1.0 + 0.92 + 0.91) / 3, abs=1e-6)


@pytest.mark.parametrize(("suffix", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_the_same_score_gives_the_same_picture(score, tmp_path, suffix, magic):
    pytest.importorskip("matplotlib")
    one, two = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
    plot(score, one)
    plot(score, two)
    assert one.read_bytes().startswith(magic)
    assert one.read_bytes() == two.read_bytes()
    with pytest.raises(ClaimxError, match="exists"):
        plot(score, one)


def test_plot_says_what_it_needs(score, tmp_path, monkeypatch):
    with pytest.raises(ClaimxError, match=r"name one in \.png or \.svg"):
        plot(score, tmp_path / "x.pdf")
    with pytest.raises(ClaimxError, match="carry no confidence"):
        plot(score_claims({"ferry": ferry_claims()}, []), tmp_path / "x.png")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ClaimxError, match=r"needs matplotlib.*claimx\[plot\]"):
        plot(score, tmp_path / "x.png")


# The command


@pytest.fixture
def files(tmp_path):
    make_corpus(tmp_path, {"ferry": TEXT, "quiet": "Nothing happened.\n"})
    write_rows(tmp_path / "gold" / "ferry.csv", ferry_claims())
    write_rows(tmp_path / "gold" / "quiet.csv", [])
    write_rows(tmp_path / "pred.csv", predicted(), COLUMNS)
    return tmp_path


def run(files, *args):
    paths = [arg for arg in args if arg.endswith((".csv", "gold")) and not arg.startswith("--")]
    args = [str(files / arg) if arg in paths else arg for arg in args]
    return CliRunner().invoke(main, ["score", *args])


def test_score_as_json(files):
    data = json.loads(run(files, "pred.csv", "--gold", "gold", "--format", "json").stdout)
    total = data["readings"]["strict"]["total"]
    assert total["precision"]["value"] == 0.75
    assert (total["right"], total["rows"], total["gold"]) == (6, 8, 8)
    assert data["whole_record"] == {"accuracy": pytest.approx(5 / 7, abs=1e-6), "right": 5, "n": 7}
    assert data["fields"]["value"]["stated"] == {"accuracy": 0.75, "right": 3, "n": 4}
    assert data["rules"]["numeric.duration"]["strict"] == 0
    assert data["by_article"]["quiet"] == {
        "gold": 0, "pred": 0, "strict": 0, "overlap": 0, "value": 0
    }  # fmt: skip
    assert data["skipped"] == ["other"]
    assert data["signature"].startswith("claimx:")


def test_two_folders_score_each_other(files):
    write_rows(files / "second_gold" / "ferry.csv", ferry_claims()[1:])
    result = run(files, "second_gold", "--gold", "gold")
    assert result.exit_code == 0
    assert result.stdout.startswith("precision 1.000, recall 0.875, F1")
    assert "no labels for quiet; left out" in result.stderr


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["--min-precision", "0.75"], 0, ""),
        (["--min-precision", "0.76"], 1, "precision is 0.7500, below 0.76"),
        (["--min-f1", "0.8"], 1, "F1 is 0.7500, below 0.8"),
        (["--min-f1", "0.75", "--min-precision", "0.1"], 0, ""),
        (["--min-f1", "high"], 2, "not a valid float"),
        (["--split", "all"], 2, "Invalid value for '--split'"),
    ],
)
def test_a_score_that_falls_short_fails(files, options, code, told):
    result = run(files, "pred.csv", "--gold", "gold", *options)
    assert result.exit_code == code
    assert told in result.stderr


def test_split_and_docs_narrow_the_gold_down(files):
    (files / "corpus" / "splits.csv").write_text("doc_id,split\nferry,dev\nquiet,train\n")
    for options in (["--split", "dev"], ["--docs", "ferry"]):
        result = run(files, "pred.csv", "--gold", "gold", *options)
        assert "in 1 articles" in result.stdout
    result = run(files, "pred.csv", "--gold", "gold", "--split", "test")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no article of the split test" in result.stderr
    result = run(files, "pred.csv", "--gold", "gold", "--docs", "boat")
    assert "no gold for boat" in result.stderr


def test_errors_are_written_with_sentences_and_not_over_another_file(files):
    args = ["pred.csv", "--gold", "gold", "--errors", "errors.csv"]
    assert run(files, *args).exit_code == 0
    rows = list(csv.DictReader((files / "errors.csv").open(encoding="utf-8")))
    assert rows[0]["sentence"] == "It was the island’s first rise since 2019."
    result = run(files, *args)
    assert result.exit_code == 1
    assert "exists" in result.stderr
    assert run(files, *args, "--force").exit_code == 0


def test_compare_shows_differences_and_changed_rows(files):
    write_rows(files / "other.csv", ferry_claims(), COLUMNS)
    args = ["pred.csv", "--gold", "gold", "--compare", "other.csv"]
    text = run(files, *args).stdout
    assert "strict   total       precision  0.750  1.000  -0.250 (" in text
    at = TEXT.index("48,000")
    assert f'~ ferry:{at}-{at + 13} numeric.count "48,000 crates"\n    subject: port -> isl' in text
    data = json.loads(run(files, *args, "--format", "json").stdout)["comparison"]
    assert data["readings"]["strict"]["total"]["recall"]["value"] == -0.25
    assert data["changes"] == {"added": 1, "removed": 1, "changed": 2, "same": 5}
    assert any(row.startswith("- ferry") and "since 2019" in row for row in data["rows"])


def test_gold_that_does_not_fit_is_refused(files):
    write_rows(files / "gold" / "ferry.csv", ferry_claims(), trigger="x")
    result = run(files, "pred.csv", "--gold", "gold")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("claimx: 8 problems; mend these labels")


def test_articles_that_no_gold_knows_are_no_score(files):
    write_rows(files / "pred.csv", [claim("dated", doc_id="other")], COLUMNS)
    result = run(files, "pred.csv", "--gold", "gold")
    assert "precision -, recall 0.000" in result.stdout
    assert "no row for, all claims missed: ferry" in result.stdout


def test_rows_that_do_not_fit_their_text_are_told(files):
    shifted = [replace(row, start=row.start + 1, end=row.end + 1) for row in ferry_claims()]
    write_rows(files / "pred.csv", shifted, COLUMNS)
    result = run(files, "pred.csv", "--gold", "gold")
    assert result.exit_code == 0
    assert "8 rows do not fit their text (the first: trigger is '7.5%', but" in result.stderr


def test_gold_without_texts_is_told_to_be_unchecked(files):
    (files / "corpus").rename(files / "elsewhere")
    result = run(files, "pred.csv", "--gold", "gold")
    assert result.exit_code == 0
    assert "no text found for ferry, quiet; not checked" in result.stderr


def test_score_loads_neither_spacy_nor_pandas(files):
    code = (
        "import sys; from claimx.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'spacy', 'pandas', 'dateparser'} & sys.modules.keys()))"
    )
    args = ["score", str(files / "pred.csv"), "--gold", str(files / "gold")]
    result = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True)
    assert result.stdout.splitlines()[-1] == "[]", result.stderr


def test_every_option_of_score_is_documented():
    page = (Path(__file__).parents[1] / "docs" / "scoring.md").read_text(encoding="utf-8")
    options = {o for p in main.commands["score"].params for o in p.opts if o.startswith("--")}
    assert {o for o in options - {"--help", "--force"} if o not in page} == set()
    assert all(f"$ claimx {name}" in page for name in ("score", "diff", "check", "gold merge"))
