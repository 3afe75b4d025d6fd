"""Dated claims: which time expressions are claims, and of when."""

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx.pipeline import ENGLISH, claims_of, default_pipeline, extract_article
from claimx.syntax import Places
from claimx.triggers import dated

PUBLISHED = date(2021, 3, 11)  # a Thursday
BLANK = spacy.blank("en")


def blank(text):
    """A doc of sentences and tokens only, as a user's blank pipeline gives it."""
    doc = BLANK(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text in (".", "?", "!")
    return doc


def claims(text, published=PUBLISHED):
    doc = blank(text)
    found, _ = dated.read(Places(doc), dated.spot(text), published)
    return [
        (text[each.start : each.end], each.date_start, each.date_end)
        for each in found
        if each.kind == "dated"
    ]


def durations(text):
    found, _ = dated.read(Places(blank(text)), dated.spot(text), PUBLISHED)
    return [(text[x.start : x.end], x.value, x.unit) for x in found if x.kind == "numeric"]


def reasons(text):
    _, excluded = dated.read(Places(blank(text)), dated.spot(text), PUBLISHED)
    return [(text[each.start : each.end], each.reason) for each in excluded]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mill closed in June 2014. Two years later it was sold.",
            [
                ("June 2014", "2014-06-01", "2014-06-30"),
                ("Two years later", "2016-01-01", "2016-12-31"),
            ],
        ),
        (
            "Sales in the year to 2 March fell from those of the year before.",
            [
                ("year to 2 March", "2020-03-03", "2021-03-02"),
                ("year before", "2019-03-03", "2020-03-02"),
            ],
        ),
        (
            "Profit in the year to 2 March 2019 rose, up from a loss the previous year.",
            [
                ("year to 2 March 2019", "2018-03-03", "2019-03-02"),
                ("previous year", "2017-03-03", "2018-03-02"),
            ],
        ),
        (
            "They spent less over the summer of 2020, down from 9 a year earlier.",
            [
                ("summer of 2020", "2020-06-01", "2020-08-31"),
                ("a year earlier", "2019-06-01", "2019-08-31"),
            ],
        ),
        (
            "It owed 4 at the end of January, compared with 7 two years earlier.",
            [
                ("end of January", "2021-01-01", "2021-01-31"),
                ("two years earlier", "2019-01-01", "2019-01-31"),
            ],
        ),
        (
            "In 2009 she saw none. She saw none the next day.",
            [("2009", "2009-01-01", "2009-12-31")],
        ),
        (
            "No term was as short since 1859. It ended 20 days later.",
            [("since 1859", "1859-01-01", "")],
        ),
        (
            "It shut on 3, 5 and 9 March.",
            [
                ("3", "2021-03-03", "2021-03-03"),
                ("5", "2021-03-05", "2021-03-05"),
                ("9 March", "2021-03-09", "2021-03-09"),
            ],
        ),
        (
            "It met on Monday and Friday last week.",
            [
                ("Monday", "2021-03-01", "2021-03-01"),
                ("Friday last week", "2021-03-05", "2021-03-05"),
            ],
        ),
        (
            "It opened in May 2019, 20 years after the first.",
            [("May 2019", "2019-05-01", "2019-05-31")],
        ),
        (
            "In 1912 she moved north. In May she wrote home, and that year she married.",
            [
                ("1912", "1912-01-01", "1912-12-31"),
                ("May", "1912-05-01", "1912-05-31"),
                ("that year", "1912-01-01", "1912-12-31"),
            ],
        ),
        (
            "Profit in the third quarter of 2020 rose 5%, from a loss a year earlier.",
            [
                ("third quarter of 2020", "2020-07-01", "2020-09-30"),
                ("a year earlier", "2019-07-01", "2019-09-30"),
            ],
        ),
        (
            "Acme released the Zeta 3 on May 4, 2020. "
            "Two months after the release of the Zeta 3, it failed.",
            [
                ("May 4, 2020", "2020-05-04", "2020-05-04"),
                ("Two months after the release of the Zeta 3", "2020-07-01", "2020-07-31"),
            ],
        ),
        (
            "It was the worst flood since the dam burst in 1954.",
            [("since the dam burst in 1954", "1954-01-01", "")],
        ),
        (
            "Sales rose 4% in 2019. Rivals did worse, with a rise of 1% over the same period.",
            [
                ("2019", "2019-01-01", "2019-12-31"),
                ("same period", "2019-01-01", "2019-12-31"),
            ],
        ),
        (
            "Output rose 3% on 2018 in 2019, against a fall the year before.",
            [
                ("2018", "2018-01-01", "2018-12-31"),
                ("2019", "2019-01-01", "2019-12-31"),
                ("year before", "2018-01-01", "2018-12-31"),
            ],
        ),
        (
            "It owed $3m as on June 30, 2020, against $2m a year earlier.",
            [
                ("June 30, 2020", "2020-06-30", "2020-06-30"),
                ("a year earlier",) + ("2019-06-30",) * 2,
            ],
        ),
        ("From May 2019 the fee was waived.", [("From May 2019", "2019-05-01", "")]),
        ("The fee will rise from 2023.", [("from 2023", "2023-01-01", "")]),
        ("Prices were unchanged from 2019.", [("2019", "2019-01-01", "2019-12-31")]),
        (
            "It was sold before the year was out.",
            [("before the year was out", "", "2021-12-31")],
        ),
        (
            "She is the youngest since Ann Lee won, at 20, in 2002.",
            [("since Ann Lee won, at 20, in 2002", "2002-01-01", "")],
        ),
        (
            "It has 40 sites, three more than two years ago.",
            [("two years ago", "2019-01-01", "2019-12-31")],
        ),
        ("The levy will rise from April 12.", [("from April 12", "2021-04-12", "")]),
        ("The court will sit on Tuesday.", [("Tuesday", "2021-03-16", "2021-03-16")]),
        ("The court sat on Tuesday, he said.", [("Tuesday", "2021-03-09", "2021-03-09")]),
        (  # a chronicle
            "Jan. 30, 2018. The dam cracks. It is shut. Nobody is hurt.\n\nMarch 2. It reopens.",
            [("Jan. 30, 2018",) + ("2018-01-30",) * 2, ("March 2",) + ("2018-03-02",) * 2],
        ),
        (  # nothing is two weeks after a year
            "It shut in 2018; two weeks later it sold its mill.",
            [("2018", "2018-01-01", "2018-12-31")],
        ),
        ("It will end on Friday week.", [("Friday week", "2021-03-19", "2021-03-19")]),
        (
            "It sees losses in the year to next December.",
            [("year to next December", "2021-01-01", "2021-12-31")],
        ),
        ("Week ahead: a vote (Monday).", [("Monday", "2021-03-15", "2021-03-15")]),
        ("She sang on *Today* in 2018.", [("2018", "2018-01-01", "2018-12-31")]),
    ],
)
def test_the_walk_keeps_the_time_last_named(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("the 1967 Protocol was signed", "1967", "name.title"),
        ("He left after the 2014 protests.", "after the 2014", "name.event"),
        ("under the Roads Act of 1988", "1988", "name.act"),
        ("Fans at Expo 2020 cheered.", "2020", "name.title"),
        ("He reads the Sunday Times.", "Sunday", "name.title"),
        ("It was drawn up by May Parsons.", "by May", "name.person"),
        ("The plan would cut the Sunday bus hours.", "Sunday", "time.recurring"),
        ("Man guilty in 2019 murder of shopkeeper.", "2019", "name.event"),
        ("It won the 2016 and 2020 elections.", "2016", "name.event"),
        ("It won the 2016 and 2020 elections.", "2020", "name.event"),
        ("The price of the 2047 bonds rose.", "2047", "name.event"),
        ("They live at 1945 Elm Street.", "1945", "name.title"),
        ("It brings in $180 million a year before tax.", "a year before", "time.recurring"),
        ("They shopped on Black Friday.", "Friday", "name.day"),
        ("A man named April Jones left.", "April", "name.title"),
        ("the Sept. 11 attacks", "Sept. 11", "name.event"),
        ("They drank in spring water.", "spring", "time.generic"),
        ("Highs were in the 70s.", "70s", "name.degrees"),
        ("At 9 p.m. it rained.", "9 p.m.", "time.clock"),
        ("It meets every Monday.", "every Monday", "time.recurring"),
        ("It meets every other Monday.", "Monday", "time.indefinite"),
    ],
)
def test_dates_in_names_and_times_of_no_day_are_left_out_with_the_reason(text, words, reason):
    assert (words, reason) in reasons(text)


def test_a_count_that_looks_like_a_year_is_left_to_the_numeric_trigger():
    assert dated.spot("There were 1984 tonnes left.") == []


def test_an_offset_from_an_undated_time_is_a_duration():
    text = "She retired about two years after his diagnosis."
    assert claims(text) == []
    assert [(value, unit) for _, value, unit in durations(text)] == [(2, "year")]


def test_without_a_publication_day_only_what_the_text_dates_is_a_claim():
    text = "It opened yesterday. It was built in 1990. Two years later it burnt."
    assert claims(text, None) == [
        ("1990", "1990-01-01", "1990-12-31"),
        ("Two years later", "1992-01-01", "1992-12-31"),
    ]


def test_an_empty_text_has_no_claims():
    assert dated.read(Places(BLANK("")), [], PUBLISHED) == ([], [])


HEAP = [
    "the",
    "last",
    "next",
    "this",
    "second",
    "quarter",
    "half",
    "of",
    "to",
    "since",
    "until",
    "by",
    "in",
    "on",
    "before",
    "after",
    "May",
    "Monday",
    "week",
    "month",
    "year",
    "years",
    "two",
    "a",
    "three",
    "days",
    "ago",
    "later",
    "earlier",
    "year-earlier",
    "period",
    "same",
    "that",
    "following",
    "end",
    "early",
    "2",
    "31",
    "1989",
    "2024",
    ",",
    ".",
    "fiscal",
    "Christmas",
    "weekend",
    "from",
    "release",
    "it",
    "fell",
    "will",
]


@given(st.lists(st.sampled_from(HEAP), max_size=24), st.sampled_from([None, PUBLISHED, date.max]))
def test_any_heap_of_time_words_is_read_without_error(words, published):
    text = " ".join(words)
    for each in dated.read(Places(blank(text)), dated.spot(text), published)[0]:
        assert 0 <= each.start < each.end <= len(text)
        assert not (each.date_start and each.date_end) or each.date_start <= each.date_end


def parsed(words, tags, heads, deps, lemmas):
    doc = Doc(BLANK.vocab, words=words, tags=tags, heads=heads, deps=deps, lemmas=lemmas)
    return doc


@pytest.mark.parametrize(
    ("verb", "tag", "lemma", "start"),
    [
        ("met", "VBD", "meet", "2021-03-05"),
        ("meets", "VBZ", "meet", "2021-03-12"),
        ("meeting", "VBG", "meet", "2021-03-12"),
    ],
)
def test_the_governing_verb_says_which_friday(verb, tag, lemma, start):
    words = ["The", "board", verb, "Friday", "."]
    doc = parsed(
        words,
        ["DT", "NN", tag, "NNP", "."],
        [1, 2, 2, 2, 2],
        ["det", "nsubj", "ROOT", "obl", "punct"],
        ["the", "board", lemma, "Friday", "."],
    )
    found, _ = dated.read(Places(doc), dated.spot(doc.text), PUBLISHED)
    assert [each.date_start for each in found] == [start]


def test_today_with_a_present_state_is_nowadays():
    doc = parsed(
        ["Today", ",", "farms", "are", "small", "."],
        ["NN", ",", "NNS", "VBP", "JJ", "."],
        [4, 4, 4, 4, 4, 4],
        ["obl", "punct", "nsubj", "cop", "ROOT", "punct"],
        ["today", ",", "farm", "be", "small", "."],
    )
    found, excluded = dated.read(Places(doc), dated.spot(doc.text), PUBLISHED)
    assert found == []
    assert [each.reason for each in excluded] == ["time.nowadays"]


def tree(words, tags, heads, deps):
    """A doc with a tree, as the parser would give it; `heads` are token indices."""
    spaces = [word not in (".",) for word in [*words[1:], "."]]
    return Doc(
        BLANK.vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=["VERB" if tag.startswith("VB") else "NOUN" for tag in tags],
        heads=heads,
        deps=deps,
        lemmas=["have" if word == "had" else word for word in words],
    )


@pytest.mark.parametrize(
    ("doc", "start"),
    [
        (  # what is payable is so on a day to come, whatever the verb
            tree(
                ["It", "declared", "dividends", "payable", "on", "January", "20", "."],
                ["PRP", "VBD", "NNS", "JJ", "IN", "NNP", "CD", "."],
                [1, 1, 1, 2, 5, 3, 5, 1],
                ["nsubj", "ROOT", "obj", "amod", "case", "obl", "nummod", "punct"],
            ),
            "2022-01-20",
        ),
        (  # what was due to end is still to end
            tree(
                ["It", "was", "due", "to", "end", "on", "Thursday", "."],
                ["PRP", "VBD", "JJ", "TO", "VB", "IN", "NNP", "."],
                [4, 4, 4, 4, 4, 6, 4, 4],
                ["nsubj", "cop", "advmod", "mark", "ROOT", "case", "obl", "punct"],
            ),
            "2021-03-11",
        ),
        (  # a past that looks like an infinitive
            tree(
                ["Orca", "put", "it", "at", "nine", "in", "July", "."],
                ["NNP", "VB", "PRP", "IN", "CD", "IN", "NNP", "."],
                [1, 1, 1, 4, 1, 6, 1, 1],
                ["nsubj", "ROOT", "obj", "case", "obl", "case", "obl", "punct"],
            ),
            "2020-07-01",
        ),
        (  # of joined verbs, the last
            tree(
                ["It", "makes", "glue", "and", "hired", "her", "on", "Friday", "."],
                ["PRP", "VBZ", "NN", "CC", "VBD", "PRP", "IN", "NNP", "."],
                [1, 1, 1, 4, 1, 4, 7, 1, 1],
                ["nsubj", "ROOT", "obj", "cc", "conj", "obj", "case", "obl", "punct"],
            ),
            "2021-03-05",
        ),
        (  # `had to` tells what was done
            tree(
                ["It", "had", "to", "borrow", "to", "pay", "in", "May", "."],
                ["PRP", "VBD", "TO", "VB", "TO", "VB", "IN", "NNP", "."],
                [1, 1, 3, 1, 5, 3, 7, 5, 1],
                ["nsubj", "ROOT", "mark", "xcomp", "mark", "xcomp", "case", "obl", "punct"],
            ),
            "2020-05-01",
        ),
    ],
)
def test_the_word_beside_a_date_tells_which_way_it_looks(doc, start):
    found, _ = dated.read(Places(doc), dated.spot(doc.text), PUBLISHED)
    assert [each.date_start for each in found] == [start]


@pytest.fixture(scope="module")
def english():
    return spacy.load(ENGLISH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She knew from 2003 that it leaked.", [("from 2003", "2003-01-01", "")]),
        ("He taught at the school from 2003.", [("from 2003", "2003-01-01", "")]),
        ("The losses dated from 2003.", [("2003", "2003-01-01", "2003-12-31")]),
        ("The price is unchanged from 2003.", [("2003", "2003-01-01", "2003-12-31")]),
        ("They found a letter from 2003.", [("2003", "2003-01-01", "2003-12-31")]),
        ("The trial resumes on Monday.", [("Monday", "2021-03-15", "2021-03-15")]),
        ("Registration opens in two weeks.", [("in two weeks", "2021-03-22", "2021-03-28")]),
        ("The film was made in two weeks.", []),
        ("Prices fell for a third month in January.", [("January", "2021-01-01", "2021-01-31")]),
        ("Figures for May were late.", [("May", "2020-05-01", "2020-05-31")]),
        (
            "The office forecast a fall in heat on Saturday.",
            [("Saturday", "2021-03-13", "2021-03-13")],
        ),
        ("The feast is usually held in July.", []),
        ("He forecast on Saturday that it would rain.", [("Saturday", "2021-03-06", "2021-03-06")]),
        ("OPEC agreed over the weekend to add barrels.", [("weekend", "2021-03-06", "2021-03-07")]),
        (
            "Next: Nissan on Friday, Honda on Monday.",
            [
                ("Friday", "2021-03-12", "2021-03-12"),
                ("Monday", "2021-03-15", "2021-03-15"),
            ],
        ),
        (
            "The mill was sold in 1984. For most of the next two decades he did not play.",
            [
                ("1984", "1984-01-01", "1984-12-31"),
                ("next two decades", "1984-01-01", "2004-12-31"),
            ],
        ),
        (
            "Stocks stood at 168 days in March 2020, up from 131 a year before.",
            [
                ("March 2020", "2020-03-01", "2020-03-31"),
                ("a year before", "2019-03-01", "2019-03-31"),
            ],
        ),
        ("That is up from 50 hectares on Monday.", [("Monday", "2021-03-08", "2021-03-08")]),
        ("He is 29 and until 2019 was a clerk.", [("until 2019", "", "2019-12-31")]),
        ("It was the best in a second quarter.", []),
        ("It has run since the start of the summer timetable.", []),
    ],
)
def test_the_tree_tells_when_it_begins_and_what_is_to_come(english, text, expected):
    doc = english(text)
    found, _ = dated.read(Places(doc), dated.spot(text), PUBLISHED)
    rows = [(text[x.start : x.end], x.date_start, x.date_end) for x in found if x.kind == "dated"]
    assert rows == expected


def test_a_name_that_looks_like_an_order_is_none():
    text = "Measure 2 failed on Tuesday with 3,000 votes."
    found = claims_of(extract_article(default_pipeline(), text, PUBLISHED, "one"))
    assert [each.trigger for each in found] == ["Tuesday", "3,000 votes"]
