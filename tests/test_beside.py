"""The noun that a trigger stands beside, or that it describes, by word classes."""

from functools import cache

import pytest

from claimx.candidates import Candidate
from claimx.clause.beside import noun_beside
from claimx.clause.described import described
from claimx.clause.frame import Sentences
from claimx.clause.references import References
from claimx.pipeline import extract_article, load
from claimx.syntax import Places


@cache
def everywhere():
    return load(parse="all")


def frame(text, trigger, kind, subtype, unit=""):
    doc = extract_article(everywhere(), text)
    at = text.index(trigger)
    candidate = Candidate(kind, subtype, at, at + len(trigger), "test", unit=unit)
    return Sentences(Places(doc), References(text)).frame(candidate)


@pytest.mark.parametrize(
    ("text", "trigger", "subtype", "noun", "how"),
    [
        ("The bank raised its key rate to 5% on Monday.", "5%", "percent", "rate", "measured"),
        ("The club cut prices by 10%.", "10%", "percent", "prices", "measured"),
        ("She closed the year with profits up 12%.", "12%", "percent", "profits", "risen"),
        ("It was founded by two brothers.", "two brothers", "count", "brothers", "agent"),
        ("They met in a cave 85 km to the east.", "85 km", "measure", "cave", "extended"),
        ("Lind won 500 votes, Osei 190 and Park 20.", "190", "count", "Osei", "listed"),
    ],
)
def test_the_noun_beside(text, trigger, subtype, noun, how):
    found, name = noun_beside(frame(text, trigger, "numeric", subtype))
    assert (found.text, name) == (noun, how)


@pytest.mark.parametrize(
    ("text", "trigger", "subtype"),
    [
        ("Sales rose 9% to 40 million.", "40 million", "number"),
        ("She built a house at 9 Mill Road.", "9", "number"),
        ("She has run the firm for two years.", "two years", "duration"),
    ],
)
def test_no_noun_beside(text, trigger, subtype):
    assert noun_beside(frame(text, trigger, "numeric", subtype)) == (None, "")


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "subtype", "noun"),
    [
        ("The firm sees 12% sales growth.", "12%", "numeric", "percent", "growth"),
        ("A 5% rise in rents followed.", "5%", "numeric", "percent", "rents"),
        ("It came with third-quarter results.", "third-quarter", "dated", "period", "results"),
        ("It took two years of talks.", "two years", "numeric", "duration", "talks"),
    ],
)
def test_what_a_trigger_describes(text, trigger, kind, subtype, noun):
    found, _ = described(frame(text, trigger, kind, subtype))
    assert found.text == noun


@pytest.mark.parametrize(
    ("text", "trigger", "subject"),
    [
        ("More than 120 people fell ill.", "More than 120 people", "people"),
        ("Up to 900 boats left on Friday.", "Up to 900 boats", "boats"),
        ("Currently 190 schools take part.", "190 schools", "schools"),
    ],
)
def test_a_counted_noun_is_named_without_its_number(text, trigger, subject):
    claims = {claim.trigger: claim.subject for claim in everywhere()(text)._.claims}
    assert claims[trigger] == subject
