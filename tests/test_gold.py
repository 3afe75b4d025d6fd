"""Reading gold and merging reviewed sheets into it."""

import csv

import pytest
from click.testing import CliRunner

from claimx.cli import main
from claimx.errors import ClaimxError
from claimx.gold import digest, load_labels, load_prediction, read_splits, signature
from claimx.review import plan_merge, write_merge
from claimx.schema import COLUMNS
from making import TEXT, claim, ferry_claims, found, make_corpus, write_rows


@pytest.fixture
def corpus(tmp_path):
    return make_corpus(tmp_path, {"ferry": TEXT, "quiet": "Nothing happened.\n"})


@pytest.fixture
def gold(corpus):
    folder = corpus.parent / "gold"
    write_rows(folder / "ferry.csv", ferry_claims())
    write_rows(folder / "quiet.csv", [])
    return folder


# Reading


def test_a_folder_gives_every_article_and_its_text(gold):
    labels = load_labels(gold)
    assert list(labels.claims) == ["ferry", "quiet"]
    assert labels.claims["ferry"] == ferry_claims()
    assert labels.claims["quiet"] == []
    assert labels.texts["ferry"] == TEXT


def test_a_single_file_may_hold_several_articles(corpus):
    other = found("Nothing", "first_ever", "Nothing happened.\n", "quiet")
    path = write_rows(corpus.parent / "labels" / "all.csv", [other, *ferry_claims()])
    labels = load_labels(path)
    assert labels.claims == {"ferry": ferry_claims(), "quiet": [other]}


def test_files_without_doc_id_are_named_by_the_file(gold):
    columns = [name for name in COLUMNS if name not in ("doc_id", "claim_id", "sentence")]
    write_rows(gold / "ferry.csv", ferry_claims(), columns)
    assert load_labels(gold).claims["ferry"] == ferry_claims()


def test_rows_that_do_not_fit_their_text_are_refused_with_the_list(gold):
    moved = found("12 boats", value=12), claim("dated", 3, 9, "ferry", trigger="Monday")
    write_rows(gold / "ferry.csv", [*moved, found("48,000 crates", doc_id="boat")])
    with pytest.raises(ClaimxError) as error:
        load_labels(gold)
    lines = str(error.value).split("\n")
    assert lines[0] == "2 problems; mend these labels, or label the article again:"
    assert "ferry.csv:3: trigger is 'Monday', but the text has 'ry tra' at 3-9" in lines[1]
    assert "ferry.csv:4: doc_id is 'boat'; expected 'ferry'" in lines[2]


def test_articles_may_stand_in_a_folder_of_another_name(gold, tmp_path):
    (tmp_path / "corpus").rename(tmp_path / "texts")
    assert load_labels(gold).texts == {}
    assert load_labels(gold, tmp_path / "texts").texts["ferry"] == TEXT
    (tmp_path / "texts").rename(tmp_path / "articles")
    assert load_labels(gold).texts["ferry"] == TEXT


def test_labels_may_stand_deeper(gold):
    write_rows(gold / "first" / "ferry.csv", ferry_claims())
    assert load_labels(gold / "first").texts["ferry"] == TEXT
    assert list(load_labels(gold).claims) == ["ferry", "quiet"]


@pytest.mark.parametrize(
    ("path", "texts", "message"),
    [
        ("gone", None, "gone: no such file or folder"),
        ("corpus", None, "a folder without .csv files"),
        ("gold", "gone", "gone: no such folder"),
    ],
)
def test_what_is_not_there_is_named(gold, tmp_path, path, texts, message):
    with pytest.raises(ClaimxError, match=message):
        load_labels(tmp_path / path, texts and tmp_path / texts)


def test_a_folder_says_which_articles_it_covers_and_a_table_does_not(gold):
    claims, covered = load_prediction(gold)
    assert (claims, covered) == (ferry_claims(), {"ferry", "quiet"})
    claims, covered = load_prediction(gold / "ferry.csv")
    assert (claims, covered) == (ferry_claims(), None)


def test_splits_are_read(corpus):
    (corpus / "splits.csv").write_text("doc_id,split\nferry,train\nquiet,dev\n")
    assert read_splits(corpus) == {"ferry": "train", "quiet": "dev"}


@pytest.mark.parametrize("content", [None, "article,part\nferry,train\n"])
def test_splits_that_cannot_be_read_are_refused(corpus, content):
    if content:
        (corpus / "splits.csv").write_text(content)
    with pytest.raises(ClaimxError, match=r"splits\.csv"):
        read_splits(corpus)


# The signature


def test_the_digest_depends_on_what_the_labels_say_and_on_nothing_else(gold):
    claims = load_labels(gold).claims
    before = digest(claims, claims)
    path = gold / "ferry.csv"
    rows = list(csv.reader(path.open(encoding="utf-8")))
    turned = [list(reversed(row)) for row in [rows[0], *reversed(rows[1:])]]
    path.write_text("\n".join(";".join(row) for row in turned), encoding="utf-8")
    again = load_labels(gold).claims
    assert digest(again, again) == before
    assert digest(claims, ["ferry"]) != before
    again["ferry"] = again["ferry"][1:]
    assert digest(again, again) != before


def test_the_signature_pins_what_a_score_depends_on(gold):
    claims = load_labels(gold).claims
    parts = dict(p.split(":") for p in signature(claims, ["ferry"], "dev", 7, 2000).split("|"))
    assert parts["gold"] == digest(claims, ["ferry"])
    assert (parts["articles"], parts["split"], parts["seed"], parts["draws"]) == (
        "1", "dev", "7", "2000"
    )  # fmt: skip
    assert {"claimx", "match", "model", "spacy"} <= parts.keys()


# Merging a reviewed sheet


def sheet(folder, *rows, name="reviewed.csv", **options):
    """A sheet from (claim, verdict, corrections) rows."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["verdict", *COLUMNS], **options)
        writer.writeheader()
        for each, verdict, *corrections in rows:
            cells = {column: getattr(each, column) for column in COLUMNS}
            cells = {column: "" if value is None else value for column, value in cells.items()}
            writer.writerow(cells | {"verdict": verdict} | dict(*corrections))
    return path


def merged(path, gold):
    plan = plan_merge(path, gold)
    write_merge(plan)
    return load_labels(gold).claims, plan


def test_verdicts_do_what_they_say(gold, tmp_path):
    percent, year, monday, _, _, crates, _, boats = ferry_claims()
    write_rows(gold / "ferry.csv", [percent, year, monday])
    path = sheet(
        tmp_path,
        (monday, "wrong"),
        (year, "ok"),
        (percent, "value, subject", {"value": "7.25", "subject": "traffic"}),
        (claim("numeric", 170, 190, "ferry"), ""),
        (crates, "span", {"trigger": "48,000", "start": crates.start, "end": crates.end}),
        (boats, "missing", {"start": "", "end": ""}),
    )
    claims, plan = merged(path, gold)
    assert [(c.trigger, c.value, c.subject) for c in claims["ferry"]] == [
        ("7.5%", 7.25, "traffic"),
        ("2024", None, "Ferry traffic"),
        ("48,000", 48000, "port"),
        ("12 boats", 12, ""),
    ]
    assert claims["quiet"] == []
    assert (plan.reviewed, plan.unreviewed) == (5, 1)
    assert plan.changes.summary() == "2 added, 1 removed, 1 changed, 1 the same"


def test_a_row_that_holds_takes_the_place_of_what_it_overlaps(gold, tmp_path):
    longer = found("7.5% in 2024", subtype="percent", value=7.5, unit="percent")
    claims, _ = merged(sheet(tmp_path, (longer, "ok")), gold)
    kinds = [(c.kind, c.trigger) for c in claims["ferry"]][:2]
    assert kinds == [("numeric", "7.5% in 2024"), ("dated", "2024")]


def test_an_article_without_gold_gets_its_file(gold, tmp_path):
    (gold / "ferry.csv").unlink()
    claims, _ = merged(sheet(tmp_path, *((c, "ok") for c in ferry_claims())), gold)
    assert claims["ferry"] == ferry_claims()


def test_an_article_of_wrong_rows_holds_no_claim(gold, tmp_path):
    (gold / "ferry.csv").unlink()
    claims, _ = merged(sheet(tmp_path, (ferry_claims()[0], "wrong")), gold)
    assert claims["ferry"] == []


def test_merging_twice_changes_nothing(gold, tmp_path):
    path = sheet(tmp_path, (ferry_claims()[0], "value", {"value": "8"}))
    merged(path, gold)
    before = (gold / "ferry.csv").read_bytes()
    _, plan = merged(path, gold)
    assert (gold / "ferry.csv").read_bytes() == before
    assert plan.changes.changes == []


def test_what_a_spreadsheet_did_to_the_sheet_does_not_matter(gold, tmp_path):
    rows = [(c, "OK", {"negated": "FALSE"}) for c in reversed(ferry_claims())]
    path = sheet(tmp_path, *rows, delimiter=";")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b";7.5;", b";7,5;"))
    (gold / "ferry.csv").unlink()
    claims, _ = merged(path, gold)
    assert claims["ferry"] == ferry_claims()


def test_a_sheet_read_as_windows_text_is_mended(gold, tmp_path):
    first = found("island’s first", "first_ever", subject="“Zoë”", attribution="Zoë")
    path = sheet(tmp_path, (first, "ok"), (found("12 boats", value=12), "ok"))
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + "".join(map(windows, plain)).encode())
    claims, _ = merged(path, gold)
    assert first in claims["ferry"]


def windows(byte):
    """A byte as spreadsheets show it where they take UTF-8 for Windows text."""
    char = bytes([byte]).decode("cp1252", errors="ignore")
    return char or chr(byte)


@pytest.mark.parametrize(
    ("trigger", "verdict", "cells", "message"),
    [
        ("12 boats", "fine", {}, "verdict is 'fine'; expected ok, wrong, missing, span, date"),
        ("12 boats", "ok wrong", {}, "these exclude each other"),
        ("12 boats", "ok", {"doc_id": "boat"}, "doc_id is 'boat'; no such article"),
        ("12 boats", "ok", {"trigger": "Dec-12"}, "put the trigger back, or give the verdict span"),
        ("12 boats", "span", {"trigger": "13 boats"}, "'13 boats', which is not in the text"),
        ("12 boats", "missing", {"trigger": "the port", "start": "", "end": ""}, "is not in the"),
        ("12 boats", "ok", {"value": "twelve"}, "value is 'twelve'; expected a plain number"),
        ("12 boats", "ok", {"kind": ""}, "kind is empty"),
        ("12 boats", "date", {"date_start": "01/02/2025"}, "expected a day as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_refused_by_row(gold, tmp_path, trigger, verdict, cells, message):
    if verdict == "missing":
        (gold.parent / "corpus" / "ferry.md").write_text("x")
    before = (gold / "quiet.csv").read_bytes()
    path = sheet(tmp_path, (found("7.5%"), ""), (found(trigger, value=12), verdict, cells))
    with pytest.raises(ClaimxError) as error:
        plan_merge(path, gold)
    assert "reviewed.csv:3: " in str(error.value)
    assert message in str(error.value)
    assert (gold / "quiet.csv").read_bytes() == before


@pytest.mark.parametrize(
    "cells",
    [
        {"sentence": "It was the island’s first rise since 2019."},
        {"start": str(TEXT.index("first") - 2), "end": str(TEXT.index("first") + 2)},
    ],
)
def test_a_trigger_that_stands_twice_is_found_by_sentence_or_offsets(gold, tmp_path, cells):
    text = TEXT + " Their first strike is over."
    (gold.parent / "corpus" / "ferry.md").write_text(text, encoding="utf-8")
    row = claim("first_ever", 0, 1, "ferry", trigger="first")
    blank = {"start": "", "end": ""}
    with pytest.raises(ClaimxError, match="which stands at"):
        plan_merge(sheet(tmp_path, (row, "missing", blank)), gold)
    plan = plan_merge(sheet(tmp_path, (row, "missing", blank | cells)), gold)
    firsts = [c.start for c in plan.gold["ferry"] if c.trigger == "first"]
    assert firsts == [TEXT.index("first")]


def test_straight_quotes_find_the_curly_ones(gold, tmp_path):
    row = claim("first_ever", 0, 1, "ferry", trigger="island's first")
    plan = plan_merge(sheet(tmp_path, (row, "missing", {"start": "", "end": ""})), gold)
    assert "island’s first" in [c.trigger for c in plan.gold["ferry"]]


def test_a_row_reviewed_twice_is_refused(gold, tmp_path):
    row = ferry_claims()[0]
    with pytest.raises(ClaimxError, match="the same kind and span as line 2"):
        plan_merge(sheet(tmp_path, (row, "ok"), (row, "value")), gold)


def test_a_sheet_without_verdicts_is_refused(gold):
    with pytest.raises(ClaimxError, match="no column verdict"):
        plan_merge(gold / "ferry.csv", gold)


def test_command_tells_what_it_does(gold, tmp_path):
    path = sheet(tmp_path, (ferry_claims()[-1], "wrong"), (ferry_claims()[0], ""))
    args = ["gold", "merge", str(path), "--gold", str(gold)]
    dry = CliRunner().invoke(main, [*args, "--dry-run"])
    assert dry.exit_code == 0
    assert dry.stdout == '- ferry:185-193 numeric.count "12 boats"\n0 added, 1 removed, ' \
        "0 changed, 7 the same\n"  # fmt: skip
    assert "nothing was written" in dry.stderr
    assert len(load_labels(gold).claims["ferry"]) == 8
    result = CliRunner().invoke(main, args)
    assert (result.exit_code, result.stdout) == (0, dry.stdout)
    assert f"wrote {gold / 'ferry.csv'}" in result.stderr
    assert len(load_labels(gold).claims["ferry"]) == 7
