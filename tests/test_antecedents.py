"""What pronouns and generic nouns stand for: what agrees with them, within reach."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx.clause.antecedents import Antecedents, choose, looks_back, may_stand_for
from claimx.clause.mentions import Mention, mentions_of
from claimx.clause.references import References
from claimx.pipeline import extract_article, load
from claimx.syntax import Places
from claimx.tokens import make_doc


@cache
def everywhere():
    return load(parse="all")


def read(text, **options):
    doc = extract_article(everywhere(), text)
    return doc, Antecedents(Places(doc), References(text), **options)


def stands_for(text, word, **options):
    """What the last such word of a text stands for; None where nothing fits."""
    doc, antecedents = read(text, **options)
    token = [token for token in doc if token.text == word][-1]
    found = antecedents.of(token)
    return found.mention.text if found else None


def mention(text="Lind", kind="name", gender="", plural=False, stands="", joined=False):
    key = text.split()[-1].lower()
    return Mention(
        head=None, tied=None, i=0, begin_tok=0, text=text, key=key, kind=kind, gender=gender,
        plural=plural, joined=joined, place="main", article="-", preposition="-", stands_for=stands,
    )  # fmt: skip


HE, SHE = mention("he", gender="m", stands="he"), mention("she", gender="f", stands="she")
IT, THEY = mention("it", stands="it"), mention("they", plural=True, stands="they")
COMPANY = mention("firm", stands="company")


@pytest.mark.parametrize(
    ("pronoun", "other", "fits"),
    [
        (HE, mention(kind="person"), True),
        (HE, mention(kind="person", gender="m"), True),
        (HE, mention(kind="person", gender="f"), False),
        (HE, mention(kind="person", gender="u"), True),
        (SHE, mention(kind="person", gender="m"), False),
        (SHE, mention("minister", kind="role"), True),
        (SHE, mention("ministers", kind="role", plural=True), False),
        (SHE, mention("port", kind="thing"), False),
        (SHE, mention("Leith", kind="place"), False),
        (IT, mention("port", kind="thing"), True),
        (IT, mention("ports", kind="thing", plural=True), False),
        (IT, mention(kind="person"), False),
        (IT, mention("Leith", kind="place"), True),
        (IT, mention("Friday", kind="time"), False),
        (IT, mention("2019", kind="number"), False),
        (THEY, mention("ports", kind="thing", plural=True), True),
        (THEY, mention("port", kind="thing"), False),
        (THEY, mention("crew", kind="thing"), True),
        (THEY, mention("Orca Inc", kind="organisation"), True),
        (THEY, mention("Lind", kind="person", joined=True), True),
        (THEY, mention("Lind", kind="person"), False),
        (THEY, mention("months", kind="time", plural=True), False),
        (COMPANY, mention("Orca", kind="organisation"), True),
        (COMPANY, mention("Orca", kind="name"), True),
        (COMPANY, mention("orca", kind="name"), False),
        (COMPANY, mention("Lind", kind="person"), False),
    ],
)
def test_agreement(pronoun, other, fits):
    assert may_stand_for(pronoun, other) is fits


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rosa Lind runs the port. She sold 5 boats.", "She", "Rosa Lind"),
        ("Rosa Lind met Tom Hale. She sold 5 boats.", "She", "Rosa Lind"),
        ("Rosa Lind met Tom Hale. He sold 5 boats.", "He", "Tom Hale"),
        ("Rosa Lind runs Orca Lines. The company sold 5 boats.", "company", "Orca Lines"),
        ("The nurses left the ward. They sold 5 boats.", "They", "nurses"),
        ("It sold 5 boats.", "It", None),
        ("The port opened. He sold 5 boats.", "He", None),
        ("The company sold 5 boats.", "company", None),
        ("She sold it before Rosa Lind came.", "She", None),
    ],
)
def test_what_stands_before(text, word, expected):
    assert stands_for(text, word) == expected


@pytest.mark.parametrize(("apart", "found"), [(13, "Rosa Lind"), (20, None)])
def test_reach(apart, found):
    text = "Rosa Lind runs it. " + "The port is old. " * apart + "She sold 5 boats."
    assert stands_for(text, "She") == found


def test_unread_sentences_hold_nothing():
    text = "Rosa Lind runs the port. She sold 5 boats."
    second = text[: text.index("She")].count(" ") + 1
    assert stands_for(text, "She", read=[second]) is None


def test_untagged_sentences_hold_nothing():
    text = "Rosa Lind runs the port. She sold 5 boats."
    doc = make_doc(everywhere(), text)
    antecedents = Antecedents(Places(doc), References(text))
    assert antecedents.mentions(0) == []
    assert all(antecedents.of(token) is None for token in doc)


def test_mentions_of_one_thing_add_up():
    often, once = mention("Rosa Lind", kind="person"), mention("Tom Hale", kind="person")
    found = choose([(once, ()), (often, ()), (often, ())])
    assert found is not None
    assert found.mention is often
    assert found.probability == pytest.approx(2 / 3)
    assert choose([]) is None


@given(st.text(max_size=60))
def test_looks_back_takes_any_text(text):
    assert looks_back(text) in (True, False)
    assert looks_back(f"{text} it ")


MENTIONS = [
    ("The nurses met Rosa Lind, a judge.", "nurses", {"plural": True, "article": "the"}),
    ("The nurses met Rosa Lind, a judge.", "Rosa Lind", {"kind": "person", "gender": "f"}),
    ("The nurses met Rosa Lind, a judge.", "judge", {"article": "a", "kind": "role"}),
    ("Her boat was sold in Oslo.", "Her", {"stands_for": "she", "place": "owner"}),
    ("Her boat was sold in Oslo.", "Her boat", {"article": "owned", "place": "main"}),
    ("Her boat was sold in Oslo.", "Oslo", {"kind": "place", "preposition": "in"}),
    ("It was the company that left.", "company", {"stands_for": "company"}),
    ("It was a company that left.", "company", {"stands_for": ""}),
]


@pytest.mark.parametrize(("text", "words", "fields"), MENTIONS)
def test_mentions(text, words, fields):
    doc = extract_article(everywhere(), text)
    found = {m.text: m for m in mentions_of(next(iter(doc.sents)), References(text))}
    assert {name: getattr(found[words], name) for name in fields} == fields


@pytest.mark.parametrize("text", ["4%  strhmat we", "Sales rose 5%.  The company sold 12 boats."])
def test_a_mention_may_be_blank(text):
    assert claimx.extract(text)
