"""The lint of corpus and gold: every problem, with file and line."""

import pytest
from click.testing import CliRunner

from claimx.check import check_paths
from claimx.cli import main
from claimx.schema import GOLD_COLUMNS
from making import HEAD, TEXT, ferry_claims, found, make_corpus, write_rows


@pytest.fixture
def corpus(tmp_path):
    return make_corpus(tmp_path, {"ferry": TEXT})


@pytest.fixture
def gold(corpus):
    return write_rows(corpus.parent / "gold" / "ferry.csv", ferry_claims())


def problems_of(*paths):
    """(file name, line, message) of every problem."""
    return [
        (problem.path.rsplit("/", 1)[-1], problem.line, problem.message)
        for problem in check_paths(paths).problems
    ]


def test_good_articles_and_labels_have_no_problem(corpus, gold):
    report = check_paths([corpus, gold.parent])
    assert report.problems == []
    assert report.summary() == "1 articles, 1 tables with 8 labels; 0 problems"


def test_labels_are_held_against_the_corpus_beside_them(corpus, gold):
    assert check_paths([gold]).problems == []
    (corpus / "ferry.md").unlink()
    assert problems_of(gold) == [
        (
            "ferry.csv",
            1,
            "no article ferry.md or .txt in the corpus beside it; add it, or drop this",
        )
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trigger": "7.6%"}, "trigger is '7.6%', but the text has '7.5%' at 22-26"),
        ({"start": 9000, "end": 9004}, "end is 9004, but the text of ferry has 203 code points"),
        ({"doc_id": "boat"}, "doc_id is 'boat'; expected 'ferry'"),
        ({"kind": "number"}, "kind is 'number'; expected one of dated, numeric, first_ever"),
        ({"subtype": "point"}, "subtype is 'point'; expected one of count, money"),
        ({"comparator": "=="}, "comparator is '=='; expected one of eq, approx"),
        ({"value": "7,5"}, "value is '7,5'; expected a plain number"),
        ({"value": ""}, "value is empty; expected a number"),
        ({"value_max": 3}, "value is above value_max"),
        ({"date_start": "2024-02-30"}, "date_start is '2024-02-30'; expected a day as YYYY-MM-DD"),
        ({"date_start": "2024-02-02", "date_end": "2024-01-01"}, "expected the start first"),
        ({"scope": "world"}, "scope is 'world'; only first_ever rows have one"),
        ({"negated": "maybe"}, "negated is 'maybe'; expected true or false"),
    ],
)
def test_a_wrong_cell_is_told_with_its_line(corpus, change, message):
    claims = ferry_claims()
    path = write_rows(corpus.parent / "gold" / "ferry.csv", claims[:1], **change)
    [(name, line, told)] = problems_of(path)
    assert (name, line) == ("ferry.csv", 2)
    assert message in told


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"date_start": "", "date_end": ""}, "neither date_start nor date_end"),
        ({"subtype": "point"}, "a point from 2024-01-01 to 2024-12-31"),
        ({"date_end": ""}, "a period with an open end"),
        ({"value": 2024}, "value filled in; only numeric rows have these"),
    ],
)
def test_a_dated_row_has_the_days_of_its_subtype(corpus, fields, message):
    year = {"subtype": "period", "date_start": "2024-01-01", "date_end": "2024-12-31"}
    row = found("2024", "dated", **(year | fields))
    told = problems_of(write_rows(corpus.parent / "gold" / "ferry.csv", [row]))
    assert message in told[0][2]


def test_duplicates_and_order(corpus):
    first, *_, last = ferry_claims()
    path = write_rows(corpus.parent / "gold" / "ferry.csv", [last, first, last])
    assert [(line, message.split(";")[0]) for _, line, message in problems_of(path)] == [
        (3, "start 22 comes after 185"),
        (4, "the same kind and span as line 2: '12 boats'"),
    ]


def test_columns_are_checked(corpus):
    columns = [name for name in GOLD_COLUMNS if name != "scope"]
    path = write_rows(corpus.parent / "gold" / "ferry.csv", [], [*columns, "note"])
    messages = [message.split(";")[0] for _, _, message in problems_of(path)]
    assert messages == ["unknown column note", "missing column scope"]


def test_a_header_only_file_is_good_and_an_empty_one_is_not(corpus):
    path = write_rows(corpus.parent / "gold" / "ferry.csv", [])
    assert problems_of(path) == []
    path.write_text("")
    assert {line for _, line, _ in problems_of(path)} == {1}


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (HEAD, 1, "no text"),
        (TEXT, 1, "front matter lacks title, source, licence, published"),
        (HEAD.replace("title: Ferry\n", "") + TEXT, 1, "front matter lacks title"),
        (HEAD.replace("2025-05-12", "2025-02-30") + TEXT, 1, "2025-02-30"),
        ("---\ntitle: Ferry\n" + TEXT, 1, "no later --- line closes"),
        (HEAD + "A line.\n\nThe caf\ufffd closed.", 9, "U+FFFD"),
    ],
)
def test_articles_are_checked(tmp_path, content, line, message):
    path = tmp_path / "ferry.md"
    path.write_text(content, encoding="utf-8")
    [(name, at, told)] = problems_of(path)
    assert (name, at) == ("ferry.md", line)
    assert message in told


def test_splits_name_each_article_once(corpus):
    (corpus / "port.md").write_text(HEAD + TEXT, encoding="utf-8")
    splits = corpus / "splits.csv"
    splits.write_text("doc_id,split\nferry,train\nferry,dev\nboat,tests\n")
    assert [(line, message.split(";")[0]) for _, line, message in problems_of(splits)] == [
        (1, "no split for port"),
        (3, "'ferry' stands in line 2 too"),
        (4, "split is 'tests'"),
        (4, "no article 'boat' beside this file"),
    ]


def test_paths_that_hold_nothing_do_not_hide_the_others(tmp_path, corpus, gold):
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / "empty", tmp_path / "gone", gold]
    assert [name for name, _, _ in problems_of(*paths)] == ["empty", "gone"]


def test_command_lists_problems_and_fails(corpus, gold):
    assert CliRunner().invoke(main, ["check", str(corpus), str(gold)]).exit_code == 0
    write_rows(gold, ferry_claims()[:1], value="x", unit="")
    result = CliRunner().invoke(main, ["check", str(gold)])
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{gold}:2: value is 'x'; expected a plain number")
    assert "1 problems" in result.stderr


def test_command_checks_corpus_and_gold_by_default(corpus, gold, monkeypatch):
    monkeypatch.chdir(corpus.parent)
    result = CliRunner().invoke(main, ["check"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 articles, 1 tables" in result.stderr
