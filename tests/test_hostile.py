"""Text that nobody wrote for reading: nothing crashes, hangs, or takes more than linear time.

No clock is asserted. What is quadratic would take hours on these sizes, so a hard limit that is
generous on any machine tells it from what is linear.
"""

import importlib
import pkgutil
import re
import subprocess
import sys
from functools import cache

import pytest

import claimx
from claimx.pipeline import claims_of, default_pipeline, extract_article, load
from claimx.sentences import MAX_TOKENS

UNITS = [
    "1", ",", " ", "and ", "the ", '"', "“", "“ ”", "“‘", "-", "- ", "(", "()", "\n", "a\n", "1,",
    "1 ", "$", "$ ", "May ", "first ", "a.", "a. ", ".", ". ", "1.", "1-", "1/", "%", "½", "²", "٣",
    "x", "X", "Ab", "Ann Lee ", "Ann, ", "a@b.", "ab.com.", "http://a.b/", "\u00a0", "\x85",
    "\u2028", "\t", "\r", "\u202eال", "e\u0301\u0301", "🚀", "👨\u200d👩\u200d👧", "\u200b", "亿",
    "2024 ’s ; ", "£ 2024 ” ",
    "since ", "said Ann. ", "“Yes,” said Ann Lee. ", "| 1 | 2 |\n", "*", "_", "[1]", "more than ",
    "twenty-", "hundred ", "between 1 and ", "the only ", "never before ", "3 May 2024 ",
]  # fmt: skip
LIMIT_SECONDS = 300


def patterns():
    """Every compiled pattern of the package by name, in tables and behind caches too."""
    for found in pkgutil.walk_packages(claimx.__path__, "claimx."):
        if not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                yield from _patterns_in(f"{module.__name__}.{name}", value, module.__name__)


def _patterns_in(name, value, module):
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, (list, tuple)):
        for at, each in enumerate(value):
            yield from _patterns_in(f"{name}[{at}]", each, module)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _patterns_in(f"{name}[{key!r}]", each, module)
    elif hasattr(value, "cache_info") and value.__module__ == module and not _arguments(value):
        yield from _patterns_in(f"{name}()", value(), "")


def _arguments(cached):
    return cached.__wrapped__.__code__.co_argcount


def feed_patterns():
    """Prints each pattern's name before it is fed: the last one printed is the one that hangs."""
    for name, pattern in dict(patterns()).items():
        print(name, flush=True)
        for unit in UNITS:
            text = unit * (200 // len(unit))
            pattern.search(text)
            pattern.match(text)
            pattern.search(text + "!")


def feed_text():
    """Prints each unit before 60,000 characters of it are cut, laid out and searched."""
    from claimx import layout, sentences
    from claimx.tokens import make_doc
    from claimx.triggers import dated, first_ever

    nlp = default_pipeline()
    for unit in UNITS:
        print(repr(unit), flush=True)
        text = unit * (60_000 // len(unit))
        doc = make_doc(nlp, text)
        assert doc.text == text
        sentences.set_sentences(doc, text, layout.read_layout(text), None)
        assert max(len(sent) for sent in doc.sents) <= MAX_TOKENS
        dated.spot(text)
        first_ever.spot(text)


@pytest.mark.parametrize("feed", ["feed_patterns", "feed_text"])
def test_time_is_linear(feed):
    code = f"import sys; sys.path[:0] = {sys.path!r}; import test_hostile as t; t.{feed}()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            fed, errors = process.communicate(timeout=LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            fed = process.communicate()[0]
            pytest.fail(f"more than {LIMIT_SECONDS} s: {fed.splitlines()[-1:]}")
    assert process.returncode == 0, errors[-2000:]
    assert len(fed.splitlines()) >= len(UNITS)


def test_the_walk_finds_the_patterns():
    names = {name for name, _ in patterns()}
    assert {"claimx.layout._LINK", "claimx.sentences._END"} <= names
    assert any("()" in name for name in names)


@pytest.mark.parametrize("unit", UNITS)
def test_offsets_hold(unit):
    text = f"It cost $5 in 1999. {unit * (300 // len(unit))} It cost $6 in 2001."
    for claim in claims_of(extract_article(default_pipeline(), text, "2026-01-08")):
        assert text[claim.start : claim.end] == claim.trigger
        assert claim.statement in claim.sentence
        assert claim.sentence in text


@pytest.mark.parametrize(
    "text",
    [
        "There were 5",
        "5 boats, he points",
        "5 boats, he points\nto them",
        "He said Ann, 5 boats,",
        "Lee said growth, the 5 boats,",
        "for million1. denied",
        "It cost $3 billion \u2028",
        "\x00 It cost $5 \x85",
        "$5",
        "He expects CC 5 and",
        "It is seen as 5 by",
    ],
)
def test_text_that_breaks_off(text):
    """Nothing is looked for behind the last word."""
    for parse in ("all", "none"):
        claims = claims_of(extract_article(loaded(parse), text))
        assert all(text[claim.start : claim.end] == claim.trigger != "" for claim in claims)
        assert all(claim.statement in claim.sentence for claim in claims)


@pytest.mark.parametrize("text", ["\ud800 cost $5", "It cost $5 \udfff"])
def test_half_a_surrogate_pair_is_refused(text):
    with pytest.raises(claimx.ClaimxError, match="surrogate"):
        claimx.extract(text)


@cache
def loaded(parse):
    return load(parse=parse)


@pytest.mark.parametrize("marks", ["[1][2]", "[1] [2]", "[1][2][3]", "([1][12])", "[1],[2]"])
def test_reference_marks_side_by_side_are_no_numbers(marks):
    text = f"It cost $5 in 1999. {marks} It cost $6 in 2001."
    claims = claims_of(extract_article(default_pipeline(), text))
    assert [claim.trigger for claim in claims] == ["$5", "1999", "$6", "2001"]


def test_an_endless_sentence_is_cut_and_still_read():
    text = "The table gives " + "sales of 5 tonnes for the shop, " * 200 + "and it closed in 1999."
    doc = extract_article(default_pipeline(), text)
    assert max(len(sent) for sent in doc.sents) <= MAX_TOKENS
    claims = claims_of(doc)
    assert sum(claim.trigger == "5 tonnes" for claim in claims) == 200
    assert claims[-1].trigger == "1999"
