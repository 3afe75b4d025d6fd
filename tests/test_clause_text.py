"""Names, quotations and references: read from the text alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx.clause.names import NAME, short_name, trim
from claimx.clause.quotes import Quotations, find_quotations, quoted_spans
from claimx.clause.references import References
from claimx.clause.speakers import speaker


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Harbour Master Rosa Lind", "Rosa Lind"),
        ("data scientist Rosa Lind", "Rosa Lind"),
        ("Mrs Lind", "Lind"),
        ("the minister", "minister"),
        ("Bank of Leith", "Bank of Leith"),
        ("Ursula von der Alm", "Ursula von der Alm"),
        ("the firm’s report", "firm’s report"),
        ("Rosa Lind, 41", "Rosa Lind"),
        ("", ""),
    ],
)
def test_short_name(phrase, name):
    assert short_name(phrase) == name


def test_a_name_ends_with_its_sentence_but_not_with_an_abbreviation():
    text = "It was the best time. Rosa Lind was kindest. Dr. Holm stayed."
    assert [match[0] for match in NAME.finditer(text)] == ["It", "Rosa Lind", "Dr. Holm"]


def test_trim_leaves_inner_possessives():
    assert trim("the port’s chief,") == "port’s chief"


SPEAKERS = {
    "short": ("“Twelve boats,” said Rosa Lind.", ["Rosa Lind"]),
    "single marks": ("‘The boys’ boat sank in May,’ Rosa Lind said.", ["Rosa Lind"]),
    "renamed": ("“We lost 12 boats,” said their chief, Rosa Lind.", ["Rosa Lind"]),
    "renamed, plain order": ("“We lost 12 boats,” the chief, Rosa Lind, said.", ["Rosa Lind"]),
    "two offices": ("“We lost 12,” Director and Chair Rosa Lind said.", ["Rosa Lind"]),
    "next paragraph": (
        "“We lost 12 boats,” Rosa Lind said.\n“Six of them were new.”",
        ["Rosa Lind", "Rosa Lind"],
    ),
    "next paragraph, after a question": (
        "“Did you lose 12 boats?” Rosa Lind asked.\n“Six of them were new.”",
        ["", ""],
    ),
    "after": ("“We lost 12 boats,” said Rosa Lind.", ["Rosa Lind"]),
    "after, plain order": ("“We lost 12 boats,” Rosa Lind told the court.", ["Rosa Lind"]),
    "before": ("Rosa Lind said: “We lost 12 boats.”", ["Rosa Lind"]),
    "before, with an apposition": (
        "Rosa Lind, who runs the port, said, “We lost 12 boats.”",
        ["Rosa Lind"],
    ),
    "in the middle": (
        "“We lost 12 boats,” said Rosa Lind. “They are not coming back.”",
        ["Rosa Lind", "Rosa Lind"],
    ),
    "over paragraphs": (
        "Rosa Lind said: “We lost 12 boats.\n\n“They cost 3 million.”",
        ["Rosa Lind", "Rosa Lind"],
    ),
    "unclosed": (
        "Rosa Lind said: “We lost 12 boats.\n\nIvo Berg said: “We lost none.”",
        ["Rosa Lind", "Ivo Berg"],
    ),
    "straight marks": ('"We lost 12 boats," said Rosa Lind.', ["Rosa Lind"]),
    "straight single marks": (
        "'We lost the boys' 12 boats,' said Rosa Lind. 'All of them.'", ["Rosa Lind", "Rosa Lind"]),
    "straight single marks before a comma": (
        "'The port is full', Rosa Lind told the council. 'It was built for 12 boats. Now see.'",
        ["Rosa Lind", "Rosa Lind"],
    ),
    "apostrophes": ("In the '90s, the boys' boat sank, Rosa Lind said.", []),
    "a document": ("Lind’s letter added, “We lost 12 boats.”", ["Lind"]),
    "one word at arm's length": ("The “sinking” of 12 boats, said Rosa Lind.", [""]),
    "a label": ("Mayor Rosa Lind: “We lost 12 boats.”", ["Rosa Lind"]),
    "described as": (
        "In May, Rosa Lind described the row as “another fight over 12 boats”.", ["Rosa Lind"]),
    "an inch": ('A 5" pipe burst, Rosa Lind said.', []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(text, speakers):
    assert [quotation.speaker for quotation in find_quotations(text)] == speakers


@given(st.text(alphabet='ab .,“”"\n:‘’—A', max_size=120))
def test_quotations_are_ordered_and_within_the_text(text):
    spans = quoted_spans(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    Quotations(text).around(0)


STORY = (
    "The harbour was closed on Monday.\n\n"
    "Rosa Lind, the mayor, spoke to the council. She gave 12 reasons. Orca Lines is not leaving. "
    "It runs 9 boats. The company opened in 1999."
)


@pytest.mark.parametrize(
    ("pronoun", "before", "name"),
    [
        ("she", "She gave", "Rosa Lind"),
        ("it", "It runs", "Orca Lines"),
        ("company", "The company", "Orca Lines"),
    ],
)
def test_references_follow_the_focus(pronoun, before, name):
    assert References(STORY).resolve(pronoun, STORY.index(before)) == name


def test_nothing_before_means_nothing():
    assert References("It runs 9 boats.").resolve("it", 0) == ""


@given(st.text(alphabet="AbcLee .,\n“'’Mr", max_size=150), st.integers(0, 150))
def test_references_never_fail(text, at):
    references = References(text)
    for pronoun in ("he", "it", "they", "company"):
        assert isinstance(references.resolve(pronoun, at), str)
    assert isinstance(references.spoken_of(at), list)


def test_who_speaks_as_a_pronoun_is_the_last_person_named():
    text = (
        "Rosa Lind runs the port.\nNils Holm, 51, sells boats. Fares fell.\n“I sold 12,” he said."
    )
    assert speaker(References(text), "he", text.index("“"), "“I sold 12,”") == "Nils Holm"
    assert speaker(References(text), "he", text.index("Fares"), "by Holm") != "Nils Holm"


def test_the_it_that_says_so_is_a_firm_or_what_the_text_names_again():
    for name, again, source in (
        ("Orca Lines Corp", "Orca is in Marrow Bay.", "Orca Lines Corp"),
        ("Orca Lines", "Orca is in Marrow Bay.", "Orca Lines"),
        ("Gill Insurance Group", "It is in Marrow Bay.", "Gill Insurance Group"),
        ("Pale Moon", "It is in Marrow Bay.", ""),
    ):
        text = f"{name} grew. Fares, it said, fell. {again}"
        assert speaker(References(text), "it", text.index("Fares")) == source


def test_a_person_told_of_right_before():
    text = "Rosa Lind, 51, was at ease. “We had our best year.”"
    assert References(text).person_before(text.index("“")) == "Rosa Lind"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In the prospectus, we can see that traffic grew by 7%.", "prospectus"),
        ("From the yearly accounts of the port, it can be seen that traffic grew by 7%.",
         "yearly accounts"),
        ("24Hafen learned that traffic grew by 7%.", "24Hafen"),
    ],
)  # fmt: skip
def test_a_document_that_is_read_in_is_the_source(text, source):
    found = [claim.attribution for claim in claimx.extract(text) if claim.trigger == "7%"]
    assert found == [source]
