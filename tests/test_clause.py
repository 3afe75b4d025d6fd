"""The fields of a clause on sentences of ours: by the English pipeline, and without any."""

from __future__ import annotations

from typing import NamedTuple

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx.candidates import Candidate, Exclusion
from claimx.clause import read_clauses
from claimx.layout import read_layout
from claimx.pipeline import default_pipeline
from claimx.syntax import Places

NUMERIC = {"kind": "numeric", "subtype": "percent", "unit": "percent"}
COUNT = {"kind": "numeric", "subtype": "count"}
DATED = {"kind": "dated", "subtype": "point"}


class Spot(NamedTuple):
    """Where a sentence is to be parsed."""

    start: int


def read(text, trigger, others=(), nlp=None, published="", **fields):
    """The reading of one trigger's clause; `others`: dated triggers with their ISO day."""
    doc = (nlp or default_pipeline()).make_doc(text)
    doc._.published = published
    if nlp is None:
        dict(default_pipeline().components)["claimx"]._annotate(
            doc, text, read_layout(text), [Spot(0)]
        )
    candidates = [_candidate(text, trigger, fields)]
    for words, day in others:
        dated = {**DATED, "date_start": day, "date_end": day}
        candidates.append(_candidate(text, words, dated))
    return read_clauses(Places(doc), candidates)[0]


def _candidate(text, trigger, fields):
    start = text.index(trigger)
    values = {"kind": "numeric", "subtype": "count", **fields}
    return Candidate(start=start, end=start + len(trigger), rule="test", **values)


SUBJECTS = [
    ("Ferry traffic grew by 7% in the year.", "7%", NUMERIC, "Ferry traffic"),
    ("Rosa Lind was fined in 2019.", "2019", DATED, "Rosa Lind"),
    ("About 41% of the staff left the yard.", "41%", NUMERIC, "staff"),
    ("Rosa Lind, 71, runs the port.", "71", {"subtype": "duration", "unit": "year"}, "Rosa Lind"),
    ("Orca Lines wants to sell nine boats.", "nine boats", COUNT, "Orca Lines"),
    ("Orca Lines, a shipping firm, carried 900 crates.", "900 crates", COUNT, "Orca Lines"),
]


@pytest.mark.parametrize(("text", "trigger", "fields", "subject"), SUBJECTS)
def test_subject(text, trigger, fields, subject):
    assert read(text, trigger, **fields).subject == subject


ATTRIBUTIONS = [
    ("Traffic grew by 7%, the harbour office said on Monday.", "7%", "harbour office"),
    ("Traffic grew by 7%, said Rosa Lind.", "7%", "Rosa Lind"),
    ("Rosa Lind said that traffic grew by 7%.", "7%", "Rosa Lind"),
    ("According to Orca Lines, traffic grew by 7%.", "7%", "Orca Lines"),
    ("Rosa Lind told the council that traffic grew by 7%.", "7%", "Rosa Lind"),
    ("The report shows that traffic grew by 7%.", "7%", "report"),
    ("“Traffic grew by 7%,” Rosa Lind said.", "7%", "Rosa Lind"),
    ("Traffic grew by 7% and fares fell.", "7%", ""),
    ("The office put growth at 7%.", "7%", "office"),
    # asides: what they cover, and whom they name
    ("Traffic, the harbour office says, grew by 7%.", "7%", "harbour office"),
    ("Traffic grew by 7%, pilots and captains said, and fares fell.", "7%", "pilots and captains"),
    ("Traffic grew, said Rosa Lind, who sold 7% of her shares.", "7%", ""),
    ("Traffic grew, said their chief, Rosa Lind, after a rise of 7%.", "7%", ""),
    ("Fares fell, the office said, and ferries from Marrow Bay carried 7% more.", "7%", ""),
    ("Fares fell in May, the office said, with a loss of 7%.", "7%", "office"),
    ("The line, by Rosa Lind’s estimate, lost 7%.", "7%", "Rosa Lind"),
    ("“Fares will fall,” Rosa Lind said, noting that traffic grew by 7%.", "7%", "Rosa Lind"),
    ("Traffic grew by 7%, the harbour office estimates.", "7%", "harbour office"),
    ("Traffic, the office later said, grew by 7%.", "7%", "office"),
    ("For a line that lost 7% it is, Rosa Lind said, “a good year”.", "7%", ""),
    ("Fares rose by 7% on a line which, the office says, is new.", "7%", ""),
    ("The line lost 7%, the Institute for Ports said.", "7%", "Institute for Ports"),
    # verbs before what is said
    ("Rosa Lind, the port’s chief, said traffic in the bay grew by 7%.", "7%", "Rosa Lind"),
    ("The port’s chief, Rosa Lind, expects traffic to grow by 7%.", "7%", "Rosa Lind"),
    ("Rosa Lind said that fares fell, and admitted that traffic shrank by 7%.", "7%", "Rosa Lind"),
    ("Rosa Lind told the council on Monday that traffic grew by 7%.", "7%", "Rosa Lind"),
    ("Analysts expect traffic to grow by 7%.", "7%", "Analysts"),
    ("Traffic is expected by analysts to grow by 7%.", "7%", "analysts"),
    ("The records show a loss of 7%.", "7%", "records"),
    ("The captain found a loss of 7%.", "7%", ""),
    ("Orca Lines expects to hire 7% more.", "7%", ""),
    ("Nobody said that traffic grew by 7%.", "7%", ""),
    ("The line, one of nine to say that it would close, lost 7%.", "7%", ""),
    ("The line lost an estimated 7%.", "7%", ""),
    ("Police said two men, with 7% of the cash, had fled.", "7%", "Police"),
    ("Traffic grew by 7%, Orca News reported.", "7%", "Orca News"),
    # frames
    ("According to the coach, Rosa Lind, traffic grew by 7%.", "7%", "Rosa Lind"),
    ("According to figures for the 7% of crews on leave, traffic fell.", "7%", ""),
    ("Traffic grew, according to the office, which had lost 7%.", "7%", ""),
    ("In the office’s yearly survey, 7% wanted more ferries.", "7%", "office’s yearly survey"),
    (
        "Traffic grew by 7%, according to the Orca Shipping Office (OSO).",
        "7%",
        "Orca Shipping Office",
    ),
    ("Traffic rose by 7%, which according to the office can rise again.", "7%", ""),
    ("Orca won, according to the office, compared with 7% for Lind.", "7%", "office"),
    ("It puts a sale at a low price, according to 7% of them.", "7%", ""),
    ("By most counts, traffic grew by 7%.", "7%", "most counts"),
    ("Traffic grew by 7% on the port’s own numbers.", "7%", "port’s own numbers"),
    ("The port’s numbers grew by 7%.", "7%", ""),
    # what stands between a source and its verb
    (
        "The owner of the line, who bought it from the town that built it, said fares rose 7%.",
        "7%",
        "owner",
    ),
    ("Traffic grew by 7%, Rosa Lind, who runs the port, had told the council.", "7%", "Rosa Lind"),
    (
        "Ships rust, said Dr. Rosa Lind, its chief, who noted that repairs cost 7%.",
        "7%",
        "Rosa Lind",
    ),
    ("A survey last June found a loss of 7%.", "7%", "survey"),
    ("Half of the pilots said that 7% had left.", "7%", "pilots"),
    ("The pilots' guild Orca put a price on it and said 7% had left.", "7%", "Orca"),
    ("In May, the office of the port, once a mill, said fares rose 7%.", "7%", "office"),
    ("“The crews told us they had lost 7%,” Rosa Lind said.", "7%", "crews"),
    ("“They told us we had lost 7%,” Rosa Lind said.", "7%", "Rosa Lind"),
    ("Growth was put at 7% by the harbour office.", "7%", "harbour office"),
    ("Traffic grew, but not by the 7% expected by pilots.", "7%", "pilots"),
    ("The guild spoke of losses of 7%.", "7%", "guild"),
    # who is no source, and what is no verb of saying
    ("I think fares will rise by 7%.", "7%", ""),
    ("Shares fell on fears that fares, which rose by 7%, would rise again.", "7%", ""),
    ("The lawyers had guessed at 7%.", "7%", "lawyers"),
    ("The port says fares fell, but pilots put the rise at 7%.", "7%", "pilots"),
    ("A spokesman for Orca said traffic grew by 7%.", "7%", "spokesman"),
    ("For the fourth quarter, Orca forecast growth of 7%.", "7%", "Orca"),
    ("An outside panel found a loss of 7%.", "7%", "outside panel"),
    ("The new policy promises a cut of 7%.", "7%", "new policy"),
    ("They said by noon, fares would fall by 7%.", "7%", "They"),
]


@pytest.mark.parametrize(("text", "trigger", "source"), ATTRIBUTIONS)
def test_attribution(text, trigger, source):
    assert read(text, trigger, **NUMERIC).attribution == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Maria Lind met the council. The port, she said, lost 7%.", "Maria Lind"),
        ("Orca Lines, an airline, is new. It lost 7%, according to the airline.", "Orca Lines"),
        ("Traffic fell, clerk Maria Lind said. It fell by 7%, she later said.", "Maria Lind"),
    ],
)
def test_a_source_named_before(text, source):
    (claim,) = claimx.extract(text)
    assert claim.attribution == source


def test_i_in_a_turn_of_an_interview_is_who_has_it():
    turns = "Maria Lind runs the port.\n\nML: It is new.\n\nML: I sold 12 boats."
    (claim,) = claimx.extract(turns)
    assert (claim.attribution, claim.subject) == ("ML", "Maria Lind")


def test_a_turn_of_an_interview_has_its_speaker():
    turns = "Maria Lind runs the port.\n\n{0}: It is new.\n\n{0}: We lost 12 boats."
    for label, source in (("ML", "ML"), ("Lind", "Lind"), ("NB", ""), ("A", "")):
        (claim,) = claimx.extract(turns.format(label))
        assert claim.attribution == source


def test_a_date_before_its_that_tells_when_it_was_said():
    text = "Rosa Lind told the council on Monday that the port was safe."
    assert read(text, "Monday", **DATED).attribution == ""
    text = "Officials put the toll at 12 on Sunday."
    assert read(text, "Sunday", **DATED).attribution == ""
    assert read(text, "12", **COUNT).attribution == "Officials"


MODALITIES = [
    ("Traffic grew by 7%.", "7%", "asserted"),
    ("Traffic may grow by 7%.", "7%", "hedged"),
    ("Traffic reportedly grew by 7%.", "7%", "hedged"),
    ("Traffic is thought to have grown by 7%.", "7%", "hedged"),
    ("Traffic will grow by 7%.", "7%", "future"),
    ("Traffic is expected to grow by 7%.", "7%", "future"),
    ("The port plans to hire 7% more.", "7%", "future"),
    ("Traffic grew instead of 7% by nine.", "7%", "asserted"),
    ("The port will sell its 7% stake.", "7%", "asserted"),
    ("If fares fall, traffic will grow by 7%.", "7%", "hedged"),
    ("I would want 7% more.", "7%", "hedged"),
    ("Rosa Lind thinks there is a 7% chance of a strike.", "7%", "hedged"),
    ("Growth of 7% is expected in the autumn.", "7%", "future"),
    ("Rosa Lind sees traffic growing 7%.", "7%", "future"),
    ("The port will cut fares, raising traffic by 7%.", "7%", "future"),
    ("The port had guidance for 7% in July.", "7%", "future"),
    ("Rosa Lind sees traffic growing 9% and fares falling 7%.", "7%", "future"),
    ("It rained and I'd say 7% stayed away.", "7%", "hedged"),
    ("Traffic falls 7%; port plans to hire", "7%", "asserted"),
    ("Orca Lines forecasts growth of 7%.", "7%", "future"),
    ("For the fourth quarter, Orca forecast growth of 7%.", "7%", "future"),
    ("Pilots had predicted a loss of 7%.", "7%", "future"),
    ("Traffic grew, though less than the 7% expected by pilots.", "7%", "future"),
    ("Rosa Lind sees operating costs falling 7%.", "7%", "future"),
    ("Rosa Lind sees operating profit falling 7%.", "7%", "future"),
    ("Growth is now seen at 7%.", "7%", "future"),
    ("It is thought that 7% of the crews left.", "7%", "hedged"),
    ("The bird was seen in 7% of the ports.", "7%", "asserted"),
    ("The ferry would sail at noon and cost 7% more.", "7%", "future"),
    ("The port is to pay 9% and the town the remaining 7%.", "7%", "future"),
    ("A loss of 7% is due to the storm.", "7%", "asserted"),
    ("The Lind family, whose sons own 7% of the port, will sell.", "7%", "asserted"),
    ("The line, with 7% of the crews, will strike.", "7%", "asserted"),
    ("The port will sell ferries that are 7% faster.", "7%", "asserted"),
]


@pytest.mark.parametrize(("text", "trigger", "modality"), MODALITIES)
def test_modality(text, trigger, modality):
    assert read(text, trigger, **NUMERIC).modality == modality


def test_the_level_that_a_share_led_to():
    money = {"kind": "numeric", "subtype": "money", "unit": "USD"}
    assert read("The share closed down 7% at $18.", "$18", **money).trend == "down"
    assert read("Fares were down 7% at 18 ports.", "18 ports", **COUNT).trend == ""


def test_a_present_told_of_a_day_to_come_is_future():
    day = {**DATED, "date_start": "2025-06-01", "date_end": "2025-06-01"}
    text = "The ferry opens on 1 June."
    assert read(text, "1 June", published="2025-05-12", **day).modality == "future"
    assert read(text, "1 June", published="2025-07-12", **day).modality == "asserted"


@pytest.mark.parametrize(
    ("text", "trigger", "reason"),
    [
        ("Did traffic grow by 7%?", "7%", "clause.question"),
        ("If traffic grew by 7%, fares would fall.", "7%", "clause.hypothetical"),
    ],
)
def test_clauses_that_claim_nothing(text, trigger, reason):
    reading = read(text, trigger, **NUMERIC)
    assert isinstance(reading, Exclusion)
    assert reading.reason == reason


@pytest.mark.parametrize(
    ("text", "trigger", "negated"),
    [
        ("Traffic did not grow by 7%.", "7%", True),
        ("Traffic grew by 7%, not nine.", "7%", False),
        ("Rosa Lind denied that traffic grew by 7%.", "7%", True),
        ("The port did n't keep 7% of it.", "7%", True),
        ("The port sold not only 7% of the fleet.", "7%", False),
        ("No line runs 7% of the ferries.", "7%", True),
        ("No line has run 7% of the ferries.", "7%", False),
        ("The port was not hit by the 7% levy.", "7%", False),
        ("The port was unable to sell 7% of it.", "7%", True),
    ],
)
def test_negation(text, trigger, negated):
    assert read(text, trigger, **NUMERIC).negated is negated


@pytest.mark.parametrize(
    ("text", "trigger", "trend"),
    [
        ("Traffic grew by 7%.", "7%", "up"),
        ("Traffic was 900, down 7%.", "7%", "down"),
        ("Fares are 7% higher.", "7%", "up"),
        ("The line told of a 7% drop in traffic.", "7%", "down"),
        ("Ferries make up 7% of the fleet.", "7%", ""),
        ("Traffic rose in 7% of the ports.", "7%", ""),
        ("Growth was 7%.", "7%", "up"),
        ("Sales were up 7%.", "7%", "up"),
        ("The share closed 7% lower.", "7%", "down"),
        ("It saw a 7% increase.", "7%", "up"),
        ("It is 7%.", "7%", ""),
        ("The port turned down 7% of the offers.", "7%", ""),
        ("Sales rose to 9% in May from 7%.", "7%", ""),
        ("Fares fell 2% to 7%.", "7%", "down"),
        ("The port reduced mooring by 7%.", "7%", "down"),
        ("Orca took 3% of the 7% on offer, up from 2%.", "7%", ""),
    ],
)
def test_trend(text, trigger, trend):
    assert read(text, trigger, **NUMERIC).trend == trend


def test_tied_date_is_that_of_the_own_clause():
    text = "In 2019 traffic grew by 7%, Rosa Lind said on Monday."
    others = [("2019", "2019-01-01"), ("Monday", "2025-05-12")]
    assert read(text, "7%", others, **NUMERIC).date_start == "2019-01-01"


@pytest.mark.parametrize(
    ("text", "day", "tied"),
    [
        ("Traffic rose in 2019 to 9% from 7%.", "2019", ""),
        ("Rosa Lind asked for 7% when she came in 2019.", "2019", "2019-01-01"),
        ("Rosa Lind rejected the 7% levy imposed in 2019.", "2019", "2019-01-01"),
        ("Fares have risen by 7% since 2019.", "since 2019", "2019-01-01"),
        ("Fares rose 7%, the most since 2019.", "since 2019", ""),
        ("Rosa Lind came in 2019, when 7% of the crews were on leave.", "2019", "2019-01-01"),
        ("Fares rose 7%, or $3 a trip, in 2019.", "2019", "2019-01-01"),
        ("Fares rose by $3, or 7% a trip, in 2019.", "2019", "2019-01-01"),
        ("In 2019 the firm raised the fare, losing 7% of its users.", "2019", "2019-01-01"),
        ("In 2019 the firm moved to Bergen and hired 7% of the crews.", "2019", "2019-01-01"),
        ("In 2019 the firm bought a boat, which carries 7% of the cars.", "2019", ""),
        ("In 2019 the firm bought a boat; it carries 7% of the cars.", "2019", ""),
        ("Traffic fell by a tenth from 2019 to 7% of the fleet.", "2019", ""),
    ],
)
def test_tied_date_of_what_stands_behind(text, day, tied):
    others = [(day, "2019-01-01")]
    fields = {**NUMERIC}
    assert read(text, "7%", others, **fields).date_start == tied


def test_what_will_be_so_from_a_day_on_is_tied_to_it():
    text = "The toll will bring in $5 million, and $9 million from 2031."
    found = claimx.extract(text, published="2025-05-12")
    assert [each.date_start for each in found if each.trigger == "$9 million"] == ["2031-01-01"]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("It was the first boat to sink since 1957.", "first", ""),
        ("On Monday the port fined a 67-year-old skipper.", "67-year-old", ""),
        ("The fair drew twice as many as in 2019.", "twice", ""),
        ("In 2019 the fair drew twice as many.", "twice", "2019-01-01"),
    ],
)
def test_a_time_that_is_not_the_triggers_own_is_not_tied(text, trigger, day):
    found = claimx.extract(text, published="2025-05-14")
    assert [each.date_start for each in found if each.trigger == trigger] == [day]


def test_a_lapse_of_time_is_not_tied():
    text = "Rosa Lind left in 2019 after nine years at the port."
    years = {"kind": "numeric", "subtype": "duration", "unit": "year"}
    assert read(text, "nine years", [("2019", "2019-01-01")], **years).date_start == ""


def test_an_age_is_of_the_day_it_is_told_with():
    text = "Rosa Lind died on Monday at 90."
    years = {"kind": "numeric", "subtype": "duration", "unit": "year"}
    assert read(text, "90", [("Monday", "2025-05-12")], **years).date_start == "2025-05-12"


def test_a_gap_that_is_over_is_given():
    text = "The ferry will run again after a gap of nine years."
    years = {"kind": "numeric", "subtype": "duration", "unit": "year"}
    assert read(text, "nine years", **years).modality == "asserted"


def test_a_comparison_ties_nothing():
    text = "Traffic grew by 7% from 2019."
    assert read(text, "7%", [("2019", "2019-01-01")], **NUMERIC).date_start == ""


def test_statement_leaves_out_who_says_it():
    reading = read("Traffic grew by 7%, Rosa Lind said.", "7%", **NUMERIC)
    assert reading.statement == "Traffic grew by 7%"
    assert reading.sentence == "Traffic grew by 7%, Rosa Lind said."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("According to the mayor, traffic grew by 7%.", "traffic grew by 7%"),
        ("According to the mayor, Rosa Lind, traffic grew by 7%.", "traffic grew by 7%"),
        ("The mayor said that traffic grew by 7%.", "traffic grew by 7%"),
        ("Rosa Lind told reporters that traffic grew by 7%.", "traffic grew by 7%"),
        ("Traffic grew by 7%, according to the mayor.", "Traffic grew by 7%"),
        ("The mayor’s forecast is 7%.", "The mayor’s forecast is 7%"),
        ("Nine of the ships in port carry 7%.", "Nine of the ships in port carry 7%"),
        ('"It sank," passenger Rosa Lind, who lost 7%, said.', "Rosa Lind, who lost 7%"),
        ('A loss of 7% is "a pity".', 'A loss of 7% is "a pity"'),
    ],
)
def test_statement_is_without_the_words_for_its_source(text, statement):
    assert read(text, "7%", **NUMERIC).statement.rstrip(".") == statement


@pytest.mark.parametrize("text", [row[0] for row in SUBJECTS])
def test_without_tags_or_tree_there_is_still_a_reading(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    candidate = Candidate("numeric", "count", 0, 5, "test")
    reading = read_clauses(Places(doc), [candidate])[0]
    assert not isinstance(reading, Exclusion)
    assert reading.sentence == text


@given(st.text(alphabet="Ab 5%.,“”’s\n?-()the", min_size=1, max_size=80), st.data())
def test_no_text_makes_it_fail(text, data):
    nlp = spacy.blank("en")
    doc = nlp.make_doc(text)
    if not len(doc):
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    candidates = [Candidate("numeric", "count", start, end, "test")]
    reading = read_clauses(Places(doc), candidates)[0]
    if not isinstance(reading, Exclusion):
        assert text[start:end] in reading.sentence
        assert text[start:end] in reading.statement
