"""Why a row is there: every reason, rule and note has plain words, and the page reads well."""

import ast
import re

import pytest
from click.testing import CliRunner

from claimx import lexicon
from claimx.article import read_articles
from claimx.cli import main
from claimx.explain import explain
from claimx.leftovers import with_leftovers
from claimx.lexicon import LEXICONS
from claimx.lookup import entries_behind
from claimx.pipeline import default_pipeline, extract_evidence

SOURCE = LEXICONS.parent
CORPUS = SOURCE.parents[1] / "corpus"
TEXT = (
    "Ferry operator Norbank raised fares by nearly 12% on Tuesday, chief executive Ada Holm said. "
    "It was the line's first increase since 2019, and page 14 of the plan names 3 more ships. "
    "In the first half the Norbank-7 sailed 90 times. Who would pay 500 crowns? "
    "The harbour opened in 1902. Two years later it burned.\n"
)


@pytest.fixture(scope="module")
def read():
    """The doc of TEXT with what was found in it."""
    return extract_evidence(default_pipeline(), TEXT, "2026-01-08", "ferry")


@pytest.fixture(scope="module")
def page(read):
    return "\n".join(explain(*read))


@pytest.fixture(scope="module")
def corpus_readings():
    nlp = default_pipeline()
    return [
        extract_evidence(nlp, article.text, article.published, article.doc_id)
        for article in read_articles((str(CORPUS),))
    ]


def block(page, trigger):
    """The lines of the claim with this trigger, its wrapped lines joined."""
    found = [part for part in page.split("\n\n") if part.split("\n")[0].endswith(f": {trigger}")]
    assert len(found) == 1, page
    return " ".join(found[0].split())


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        ("nearly 12%", "a percentage (numeric.percent)"),
        ("nearly 12%", "nearly = approx (comparators); % = percent (units)"),
        ("nearly 12%", "value approx 12 percent; up (“"),
        ("nearly 12%", "2026-01-06, by “Tuesday” in the same clause"),
        ("nearly 12%", "told by “Ada Holm said”"),
        ("nearly 12%", "in the tree up to"),
        ("1902", "the tree; in the tree up to “opened”, down to “harbour”"),
        ("Tuesday", "counted from the day of publication, 2026-01-08; its clause looks back"),
        ("1902", "1902-01-01 to 1902-12-31; by its own words"),
        ("Two years later", "counted from 1902-01-01 to 1902-12-31, which the text named"),
        ("line's first", "since when “since 2019” (+4)"),
        ("since 2019", "2019-01-01 to …"),
    ],
)
def test_a_block_says_why(page, trigger, words):
    assert words in block(page, trigger)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("14", "name.number"),
        ("first", "first.series"),
        ("7", "name.identifier"),
        ("500 crowns", "clause.question"),
    ],
)
def test_what_was_left_out_is_listed(read, words, reason):
    _, found = read
    listed = {(TEXT[each.start : each.end], each.reason) for each in with_leftovers(TEXT, found)}
    assert (words, reason) in listed


def test_every_digit_is_in_a_row_or_left_out(corpus_readings):
    for doc, found in corpus_readings:
        spans = [
            (each.start, each.end) for each in (*found.claims, *with_leftovers(doc.text, found))
        ]
        for match in re.finditer(r"\d+", doc.text):
            assert any(start < match.end() and match.start() < end for start, end in spans), (
                doc._.doc_id,
                doc.text[match.start() - 20 : match.end() + 20],
            )


def test_every_reason_rule_and_note_of_the_corpus_has_plain_words(corpus_readings):
    keys = {row["form"] for row in lexicon.rows("evidence") if row["kind"] == "key"}
    told = {"subject", "subject_agreement", "subject_at", "subject_probability"}
    for doc, found in corpus_readings:
        assert {each.reason for each in with_leftovers(doc.text, found)} <= set(
            lexicon.table("exclusions")
        )
        assert {claim.rule for claim in found.claims} <= set(lexicon.table("rules"))
        assert {key for evidence in found.evidence for key in evidence} - told <= keys


def test_every_article_can_be_explained(corpus_readings):
    for doc, found in corpus_readings[::5]:
        lines = list(explain(doc, found))
        assert sum(line.startswith("cx") for line in lines) == len(found.claims)
        assert not [line for line in lines if line != line.rstrip()]


def test_every_name_in_the_source_has_plain_words():
    known = {*lexicon.table("exclusions"), *lexicon.table("rules")}
    families = {name.partition(".")[0] for name in known}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = str(node.value) if isinstance(node, ast.Constant) else ""
            if re.fullmatch(r"[a-z]+\.[a-z_]+", text) and text.partition(".")[0] in families:
                assert text in known, f"{path.name}: {text}"


def test_every_weight_against_a_first_is_a_reason_with_plain_words():
    against = [row["form"] for row in lexicon.rows("first_evidence") if float(row["weight"]) < 0]
    assert {f"first.{name}" for name in against if name != "base"} <= set(
        lexicon.table("exclusions")
    )


@pytest.mark.parametrize("name", ["evidence", "exclusions", "rules"])
def test_plain_words_are_sorted_unique_and_there(name):
    rows = [tuple(row.values()) for row in lexicon.rows(name)]
    assert rows == sorted(set(rows))
    assert all(cell.strip() for row in rows for cell in row)


def test_entries_agree_with_the_row(read):
    _, found = read
    percent = next(claim for claim in found.claims if claim.subtype == "percent")
    assert entries_behind(percent) == ["nearly = approx (comparators)", "% = percent (units)"]


def test_without_a_tree_there_is_no_path():
    from claimx import load

    doc, found = extract_evidence(load("blank"), TEXT, "2026-01-08", "ferry")
    page = "\n".join(explain(doc, found))
    assert "12%" in page
    assert "in the tree" not in page


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "ferry.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args):
    return CliRunner().invoke(main, ["explain", *map(str, args)])


def test_the_command_shows_one_claim(article):
    page = run(article, "--published", "2026-01-08").stdout
    claim_id = re.search(r"^cx[0-9a-f]{10}", page, re.M).group()
    one = run(article, "--published", "2026-01-08", "--claim", claim_id).stdout
    assert one.startswith(claim_id)
    assert one.count("\n  rule ") == 1
    assert "left out" not in one


def test_the_command_takes_kinds_and_leaves_the_rest(article):
    page = run(article, "--kind", "first_ever", "--no-left-out").stdout
    assert re.findall(r"^cx\w+  (\w+),", page, re.M) == ["first_ever"]
    assert "left out" not in page


@pytest.mark.parametrize(
    ("args", "message"),
    [(["--claim", "cx0"], "no claim 'cx0'"), (["--published", "never"], "no calendar day")],
)
def test_the_command_says_what_is_wrong(article, args, message):
    result = run(article, *args)
    assert result.exit_code == 1
    assert message in result.stderr
