"""Numeric claims: what a number counts, and why other numbers are no claim."""

import time
from decimal import Decimal

import pytest
import spacy
from spacy.tokens import Doc

import claimx
from claimx.pipeline import ENGLISH
from claimx.syntax import Places
from claimx.triggers import numeric
from claimx.triggers.numeric.plurals import singular


@pytest.fixture(scope="module")
def english():
    return spacy.load(ENGLISH)


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def read(nlp, text, taken=()):
    """The candidates and exclusions of a text."""
    return numeric.read(Places(nlp(text)), numeric.spot(text, list(taken)))


def tagged(words, tags, spaces=None):
    """A one-sentence doc with Penn tags and no tree."""
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces, tags=tags)
    doc[0].is_sent_start = True
    return doc


# words, Penn tags, the trigger and its unit
PHRASES = [
    (
        "He hired 5,000 highly paid software engineers .",
        "PRP VBD CD RB VBN NN NNS .",
        "5,000 highly paid software engineers",
        "software engineer",
    ),
    (
        "It reached 184 countries around the world .",
        "PRP VBD CD NNS IN DT NN .",
        "184 countries",
        "country",
    ),
    (
        "She met two dozen men and women .",
        "PRP VBD CD NN NNS CC NNS .",
        "two dozen men and women",
        "person",
    ),
    ("Police seized 31 stolen cars Tuesday .", "NNS VBD CD VBN NNS NNP .", "31 stolen cars", "car"),
    (
        "It has 40 or more open , well-lit rooms .",
        "PRP VBZ CD CC JJR JJ , JJ NNS .",
        "40 or more open , well-lit rooms",
        "room",
    ),
    ("They lost 12 arms dealers .", "PRP VBD CD NNS NNS .", "12 arms", "arm"),
    (
        "We saw 27 weather and climate disasters .",
        "PRP VBD CD NN CC NN NNS .",
        "27 weather and climate disasters",
        "climate disaster",
    ),
    ("It sold 9 Boeing jets .", "PRP VBD CD NNP NNS .", "9 Boeing jets", "jet"),
    ("One police officer died .", "CD NN NN VBD .", "One police officer", "police officer"),
    ("Hundreds of angry fans came .", "NNS IN JJ NNS VBD .", "Hundreds of angry fans", "fan"),
    ("It owns 14 A220s now .", "PRP VBZ CD CD RB .", "14 A220s", "a220"),
    ("It feeds 600 people or more .", "PRP VBZ CD NNS CC JJR .", "600 people or more", "person"),
]


@pytest.mark.parametrize(("words", "tags", "trigger", "unit"), PHRASES)
def test_counted_noun_over_tags(words, tags, trigger, unit):
    doc = tagged(words.split(), tags.split())
    (candidate, *_), _ = numeric.read(Places(doc), numeric.spot(doc.text))
    assert doc.text[candidate.start : candidate.end] == trigger
    assert (candidate.subtype, candidate.unit) == ("count", unit)


# a sentence, and its rows as (trigger, subtype, value, unit)
SENTENCES = [
    (
        "The mayor, Dana Ruiz, 61, has two sons.",
        [("61", "duration", 61, "year"), ("two sons", "count", 2, "son")],
    ),
    ("She was 17 when she left.", [("17", "duration", 17, "year")]),
    ("He died at 94.", [("94", "duration", 94, "year")]),
    ("A 131-page report came out.", [("131-page", "count", 131, "page")]),
    ("The six - member crew slept.", [("six - member", "count", 6, "member")]),
    ("It was denied twice.", [("twice", "count", 2, "time")]),
    ("It is twice the size of Wales.", [("twice", "ratio", 2, "times")]),
    ("They tried three times.", [("three times", "count", 3, "time")]),
    ("It costs three times as much.", [("three times", "ratio", 3, "times")]),
    ("Half of the fleet sank.", [("Half", "ratio", Decimal("0.5"), "times")]),
    (
        "The blast killed 12 and injured 30.",
        [("12", "count", 12, "person"), ("30", "count", 30, "person")],
    ),
    ("It ranked third in Europe.", [("third", "rank", 3, "rank")]),
    ("It is the second-largest bank.", [("second", "rank", 2, "rank")]),
    ("It is among the top five banks.", [("top five", "rank", 5, "rank")]),
    ("Malta won 3-1.", [("3-1", "score", None, "score")]),
    ("The bill passed by 51 to 48.", [("51 to 48", "score", None, "score")]),
    ("A magnitude 6.1 earthquake struck.", [("6.1", "number", Decimal("6.1"), "magnitude")]),
    ("The index lost 300 points.", [("300 points", "number", 300, "point")]),
    (
        "Labour led by eight points in the polls.",
        [("eight points", "number", 8, "percentage_point")],
    ),
    ("Two of the five bridges fell.", [("Two", "count", 2, "bridge")]),
    (
        "It lasted 127 seconds instead of 84.",
        [("127 seconds", "duration", 127, "second"), ("84", "duration", 84, "second")],
    ),
    ("It took thirteen straight years.", [("thirteen straight years", "duration", 13, "year")]),
    (
        "Revenue grew from 20 million to 50 million.",
        [("from 20 million to 50 million", "money", 50_000_000, "")],
    ),
    ("The party went from 48 seats to nine.", [("from 48 seats to nine", "count", 9, "seat")]),
    ("A couple of hundred dogs barked.", [("A couple of hundred dogs", "count", 200, "dog")]),
    (
        "It scored two goals and one assist.",
        [("two goals", "count", 2, "goal"), ("one assist", "count", 1, "assist")],
    ),
    ("They wrote a page and a half.", [("a page and a half", "count", Decimal("1.5"), "page")]),
    ("The over-65s queue.", [("over-65s", "duration", 65, "year")]),
    # the noun left out, by the clause
    ("A choir of nine sang.", [("nine", "count", 9, "person")]),
    ("The mill employs 430.", [("430", "count", 430, "person")]),
    (
        "Complaints rose 5% to 2,140.",
        [("5%", "percent", 5, "percent"), ("2,140", "count", 2140, "complaint")],
    ),
    (
        "Of the 40 ferries, 12 were late.",
        [("40 ferries", "count", 40, "ferry"), ("12", "count", 12, "ferry")],
    ),
    (
        "The airline cancelled 214 of 640 flights.",
        [("214", "count", 214, "flight"), ("640 flights", "count", 640, "flight")],
    ),
    (
        "It runs 30 ferries, six of which are new.",
        [("30 ferries", "count", 30, "ferry"), ("six", "count", 6, "ferry")],
    ),
    (
        "The ward has 62 beds, four fewer than in May.",
        [("62 beds", "count", 62, "bed"), ("four", "count", 4, "bed")],
    ),
    ("Two of Acme's vans broke down.", [("Two", "count", 2, "van")]),
    ("Eleven of those killed were tourists.", [("Eleven", "count", 11, "person")]),
    ("The birth rate fell to 0.8.", [("0.8", "number", Decimal("0.8"), "")]),
    # the noun left out, by the text
    (
        "The medal tally of Norway rose to 40. The medals were mostly silver.",
        [("40", "count", 40, "medal")],
    ),
    ("How many boats did you sell? Forty.", [("Forty", "count", 40, "boat")]),
    (
        "He sold pans, and 300 of them came back.",
        [("300", "count", 300, "pan")],
    ),
    (
        "Two bridges closed, and three further ones will close.",
        [("Two bridges", "count", 2, "bridge"), ("three further ones", "count", 3, "bridge")],
    ),
    ("The valley is home to 4,000.", [("4,000", "count", 4000, "person")]),
    ("Thousands marched through the square.", [("Thousands", "count", 1000, "person")]),
    ("Claims came to 412.", [("412", "count", 412, "claim")]),
    (
        "Of the 900 registered runners, 720 finished.",
        [("900 registered runners", "count", 900, "runner"), ("720", "count", 720, "runner")],
    ),
    (
        "It has 90 seats and a majority of 12.",
        [("90 seats", "count", 90, "seat"), ("12", "count", 12, "seat")],
    ),
    (
        "The rainfall was 300 millimetres against a norm of 80.",
        [
            ("300 millimetres", "measure", 300, "millimetre"),
            ("80", "measure", 80, "millimetre"),
        ],
    ),
    ("The index topped 113.", [("topped 113", "number", 113, "point")]),
    (
        "The class has fewer boys (12) than girls (17).",
        [("12", "count", 12, "boy"), ("17", "count", 17, "girl")],
    ),
    # results in a list
    (
        "She has 14 points, Moretti nine and Laurent eight.",
        [
            ("14 points", "count", 14, "point"),
            ("nine", "count", 9, "point"),
            ("eight", "count", 8, "point"),
        ],
    ),
    (
        "Ottley sold 2.4 million boats, Marsh 1.2 million.",
        [
            ("2.4 million boats", "count", 2_400_000, "boat"),
            ("1.2 million", "count", 1_200_000, "boat"),
        ],
    ),
    ("They won by one goal on Saturday.", [("one goal", "count", 1, "goal")]),
    # nouns that share their number
    (
        "The council runs 12 libraries and museums.",
        [("12 libraries and museums", "count", 12, "library")],
    ),
    ("He visited 20 shops and owners said nothing.", [("20 shops", "count", 20, "shop")]),
    (
        "It had 14 near misses in May.",
        [("14 near misses", "count", 14, "near miss")],
    ),
    # ages
    ("When she was 8 they moved.", [("8", "duration", 8, "year")]),
    ("Their median age was 47.", [("47", "duration", 47, "year")]),
    (
        "Half of them were 65 or older.",
        [("Half", "ratio", Decimal("0.5"), "times"), ("65 or older", "duration", 65, "year")],
    ),
    ("Most are women in their early 30s.", [("early 30s", "duration", 30, "year")]),
    # multiples and frequencies
    ("The firm plans a five-for-one split.", [("five-for-one", "ratio", 5, "times")]),
    ("There followed an hour of debate.", [("an hour", "duration", 1, "hour")]),
    ("It is painted every ten years.", [("ten years", "duration", 10, "year")]),
    ("It trades at 14 times earnings.", [("14 times", "ratio", 14, "times")]),
    ("It failed eleven times last year.", [("eleven times", "count", 11, "time")]),
    ("A three-time champion lost.", [("three-time", "count", 3, "time")]),
    # money
    ("The yen slid to 157 per dollar.", [("157", "money", 157, "JPY")]),
    ("Vans pay $14 or $21.", [("$14", "money", 14, "USD"), ("$21", "money", 21, "USD")]),
    ("He cut the target by a dollar.", [("a dollar", "money", 1, "USD")]),
    # nouns behind compounds
    ("They closed two gas-fired plants.", [("two gas-fired plants", "count", 2, "plant")]),
    ("It has 40 full-time chefs.", [("40 full-time chefs", "count", 40, "chef")]),
    ("She won 6-7 (5), 6-2, 6-4 on Monday.", [("6-7 (5), 6-2, 6-4", "score", None, "score")]),
    ("The council passed two laws.", [("two laws", "count", 2, "law")]),
    ("It may take a month or two.", [("a month or two", "duration", 1, "month")]),
    ("It was built in a single year.", [("single year", "duration", 1, "year")]),
]


@pytest.mark.parametrize(("text", "rows"), SENTENCES)
def test_sentence_reads_as(english, text, rows):
    candidates, _ = read(english, text)
    found = [(text[c.start : c.end], c.subtype, c.value, c.unit) for c in candidates]
    assert found == rows


CRICKET = (
    "Kent (212 & 178-6) beat Surrey by four wickets. Silva made 88 and was 41 not out later, "
    "in a stand of 120. Lewis took five in an innings."
)


def test_bare_numbers_are_runs_in_a_text_on_cricket(english):
    candidates, _ = read(english, CRICKET + " Cricket needs wickets.")
    found = [(CRICKET[c.start : c.end], c.unit) for c in candidates]
    assert found == [
        ("212 & 178-6", "score"),
        ("four wickets", "wicket"),
        ("88", "run"),
        ("41 not out", "run"),
        ("120", "run"),
        ("five", "wicket"),
    ]


# a sentence whose number is no claim, and the reason
EXCLUDED = [
    ("The Boeing 747 landed.", "name.model"),
    ("They released GLM - 4.5 today.", "name.model"),
    ("See page 12 of the report.", "name.number"),
    ("It went to Studio 54.", "name.model"),
    ("The Six Little Tigers grew.", "name.capital"),
    ("That is one of the oldest.", "idiom.one"),
    ("The two agreed.", "reference.back"),
    ("These three models sell.", "reference.back"),
    ("He lives at 10 Downing Street.", "contact.address"),
    ("1. Open the lid.", "list.marker"),
    ("| Ships | 40 | 31 |", "list.table"),
    ("A two-way street runs there.", "idiom.compound"),
    ("It aims for net zero.", "idiom.phrase"),
    ("It starts at 9.", "time.clock"),
    ("It costs 3 yuan per million tokens.", "rate.denominator"),
    ("The 10-year Treasury yield rose.", "name.term"),
    ("Of the thousands, few stayed.", "reference.back"),
    ("The path winds around one hill.", "idiom.one"),
    ("It began at about ten to eleven.", "time.clock"),
    ("The fish are sold by the thousands.", "idiom.phrase"),
]


@pytest.mark.parametrize(("text", "reason"), EXCLUDED)
def test_excluded_with_its_reason(english, text, reason):
    candidates, excluded = read(english, text)
    assert reason in {exclusion.reason for exclusion in excluded}
    spans = {(e.start, e.end) for e in excluded if e.reason == reason}
    assert not spans & {(c.start, c.end) for c in candidates}


def test_an_interrupted_change_gives_the_first_amount_its_origin(english):
    text = "Profit rose to 45%, up from 40% before."
    candidates, _ = read(english, text)
    first = candidates[0]
    assert (first.value, first.value_from) == (45, 40)
    assert len(candidates) == 2


@pytest.mark.parametrize(
    ("text", "value", "begun"),
    [
        ("Profit rose to $4m, from $3m in May.", 4_000_000, 3_000_000),
        ("The price goes to £9 a month from £7.", 9, 7),
        ("Stocks came down to 45 days from a peak of 78.", 45, 78),
        ("Hours rose from 780 a year to 840.", 840, 780),
        ("The order book was $5m, against $4m a year earlier.", 5_000_000, 4_000_000),
        ("Costs rose from £2m last year to £3m.", 3_000_000, 2_000_000),
        ("Earnings were $4m, or $2 a share, from $3m before.", 4_000_000, 3_000_000),
    ],
)
def test_where_a_change_began(english, text, value, begun):
    candidates, _ = read(english, text)
    changed = [c for c in candidates if c.value_from is not None]
    assert [(c.value, c.value_from) for c in changed] == [(value, begun)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Sydney and Melbourne gain as Australian banks pay $5m.", "AUD"),
        ("The Swiss bank paid 300 million francs.", "CHF"),
        ("In Manila it cost 40 pesos.", "PHP"),
        ("Chinese and Beijing officials fined it ¥500,000.", "CNY"),
        ("Washington paid $5m to Australian banks and American firms.", "USD"),
        ("In Sydney, Australian miners paid US$5m.", "USD"),
    ],
)
def test_the_article_says_whose_currency_it_is(text, unit):
    assert [q.unit for q in numeric.spot(text) if q.subtype == "money"] == [unit]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("It hired 300 skilled workers in May.", "300 skilled workers"),
        ("It has 9.", "9"),
        ("Over 2 million visitors came.", "Over 2 million visitors"),
        ("", None),
    ],
)
def test_works_without_tags(blank, text, trigger):
    candidates, _ = read(blank, text)
    assert [text[c.start : c.end] for c in candidates] == ([trigger] if trigger else [])


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("alewives", "alewife"),
        ("bookshelves", "bookshelf"),
        ("olives", "olive"),
        ("boxes", "box"),
        ("churches", "church"),
        ("heroes", "hero"),
        ("policemen", "policeman"),
        ("grandchildren", "grandchild"),
        ("houses", "house"),
        ("viruses", "virus"),
        ("aircraft", "aircraft"),
        ("cities", "city"),
        ("movies", "movie"),
        ("series", "series"),
        ("glasses", "glass"),
        ("Syrians", "syrian"),
        ("lorries", "lorry"),
        ("tigers", "tiger"),
        ("women", "woman"),
    ],
)
def test_singular(plural, expected):
    assert singular(plural) == expected


def test_spot_is_fast_enough():
    text = (
        "The town of Arle spent £3.2m on 14 new buses in the spring, said its mayor, and about "
        "half of its 9,000 people now ride them to work, to school or home again. "
    ) * 400
    words = len(text.split())  # numbers are five times as dense here as in news
    begun = time.process_time()
    numeric.spot(text)
    assert words / (time.process_time() - begun) > 20_000


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Ann Lee won the 800 metres in Oslo.", []),
        ("Women's 1,000 metres: Ann Lee.", []),
        ("She took the 400 metres hurdles title.", []),
        ("They swam the 800 metres to the shore.", ["800 metres"]),
        ("She ran 800 metres.", ["800 metres"]),
        ("They climbed the 70 meter town hall.", ["70 meter"]),
        ("It is a 200-metre race.", ["200-metre"]),
    ],
)
def test_a_length_that_names_a_race(english, text, triggers):
    found, _ = read(english, text)
    assert [text[c.start : c.end] for c in found] == triggers


@pytest.mark.parametrize("time", ["7:21.28", "1:41.86", "59:47", "2:01:09"])
def test_a_time_with_decimals_or_hours_is_a_running_time(time):
    (claim,) = claimx.extract(f"She won in {time} on the new track.")
    assert (claim.trigger, claim.subtype) == (time, "duration")


@pytest.mark.parametrize(
    ("text", "trigger", "low", "high"),
    [
        ("It forecast sales of 6.8-7.1 billion euros.", "6.8-7.1 billion euros", 6.8e9, 7.1e9),
        ("It sees 600-800 million crowns.", "600-800 million crowns", 6e8, 8e8),
        ("It made between 6.8 and 7.1 billion crowns.", "between 6.8 and 7.1 billion crowns",
         6.8e9, 7.1e9),
    ],
)  # fmt: skip
def test_ranges_of_decimals_and_of_unnamed_currencies(text, trigger, low, high):
    (claim,) = claimx.extract(text)
    assert (claim.trigger, claim.value, claim.value_max) == (trigger, low, high)


def test_a_converted_sum_in_brackets_is_not_what_the_text_told_last():
    text = "Sales rose to 1.84 billion crowns ($182 million), beating the 1.71 billion expected."
    units = {claim.trigger: claim.unit for claim in claimx.extract(text)}
    assert units == {"1.84 billion crowns": "", "$182 million": "USD", "1.71 billion": ""}
