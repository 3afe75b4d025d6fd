"""Numbers and quantities in text: what each form reads as."""

import time
from decimal import Decimal

import pytest

from claimx.values import find_quantities, parse_number, parse_quantity

NUMBERS = [
    ("7", "7"),
    ("1,234,567", "1234567"),
    ("940 000", "940000"),
    ("1 234 567", "1234567"),
    ("12,34,567", "1234567"),
    ("1.5", "1.5"),
    ("0.05", "0.05"),
    ("-12", "-12"),
    ("−3.5", "-3.5"),
    ("minus forty", "-40"),
    ("negative two", "-2"),
    ("12k", "12000"),
    ("3.5bn", "3500000000"),
    ("2tn", "2000000000000"),
    ("4mn", "4000000"),
    ("5 crore", "50000000"),
    ("3 lakh", "300000"),
    ("two lakh crore", "2000000000000"),
    ("1.2 billion", "1200000000"),
    ("6.02e3", "6020"),
    ("4.5x10-3", "0.0045"),
    ("½", "0.5"),
    ("2½", "2.5"),
    ("2 1/2", "2.5"),
    ("7 3/4", "7.75"),
    ("1/7", "0.142857"),
    ("3/8", "0.375"),
    ("two-thirds", "0.666667"),
    ("a third", "0.333333"),
    ("three quarters", "0.75"),
    ("one fifth", "0.2"),
    ("seven tenths", "0.7"),
    ("zero", "0"),
    ("nineteen", "19"),
    ("twenty-five", "25"),
    ("twenty five", "25"),
    ("ninety-nine", "99"),
    ("a hundred", "100"),
    ("a hundred and three", "103"),
    ("one hundred forty-two", "142"),
    ("twelve hundred", "1200"),
    ("six thousand", "6000"),
    ("two thousand and nine", "2009"),
    ("forty thousand two hundred", "40200"),
    ("nine hundred and ninety-nine thousand", "999000"),
    ("a million", "1000000"),
    ("three million four hundred thousand", "3400000"),
    ("half a million", "500000"),
    ("half a dozen", "6"),
    ("a quarter of a million", "250000"),
    ("two dozen", "24"),
    ("a dozen", "12"),
    ("two and a half", "2.5"),
    ("two and a half million", "2500000"),
    ("3 million and a half", "3500000"),
    ("nine and three quarters", "9.75"),
    ("five point five", "5.5"),
    ("four point zero seven", "4.07"),
    ("hundreds", "100"),
    ("tens of thousands", "10000"),
    ("hundreds of millions", "100000000"),
    ("several hundred", "100"),
    ("a few thousand", "1000"),
    ("a couple", "2"),
    ("a pair of", "2"),
    ("five-and-a-half", "5.5"),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number_reads_as(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the",
        "twenty and",
        "one two",
        "a",
        "point five",
        "first",
        "3rd",
        "G20",
        "12a",
        "1.2.3",
        "scaffold",
        "fold",
        "tons",
        "million things",
        "and a half",
    ],
)
def test_what_is_no_number(text):
    assert parse_number(text) is None


MONEY = [
    ("$2.5bn", "2500000000", "USD"),
    ("US$2bn", "2000000000", "USD"),
    ("$ 14", "14", "USD"),
    ("HK $3.7 billion", "3700000000", "HKD"),
    ("HK$862m", "862000000", "HKD"),
    ("USD34.6 million", "34600000", "USD"),
    ("USD 200", "200", "USD"),
    ("£8.1bn", "8100000000", "GBP"),
    ("€5", "5", "EUR"),
    ("5 €", "5", "EUR"),
    ("¥300", "300", "JPY"),
    ("A$4m", "4000000", "AUD"),
    ("C$90", "90", "CAD"),
    ("NZ$1.5m", "1500000", "NZD"),
    ("S$12", "12", "SGD"),
    ("R$60 million", "60000000", "BRL"),
    ("Rs 500", "500", "INR"),
    ("Rs. 2.5 lakh", "250000", "INR"),
    ("Rs 500 crore", "5000000000", "INR"),
    ("₹70,000", "70000", "INR"),
    ("₩9,000", "9000", "KRW"),
    ("CHF 3.2bn", "3200000000", "CHF"),
    ("2.195 billion yuan", "2195000000", "CNY"),
    ("150 million Swiss francs", "150000000", "CHF"),
    ("40 euros", "40", "EUR"),
    ("seven million yen", "7000000", "JPY"),
    ("100元", "100", "CNY"),
    ("30 RMB", "30", "CNY"),
    ("ten US dollars", "10", "USD"),
    ("125 million Australian dollars", "125000000", "AUD"),
    ("tens of millions of dollars", "10000000", "USD"),
    ("a million dollars", "1000000", "USD"),
    ("197 pence", "1.97", "GBP"),
    ("45p", "0.45", "GBP"),
    ("17c", "0.17", "USD"),
    ("50 cents", "0.5", "USD"),
    ("16.3 Hong Kong cents", "0.163", "HKD"),
    ("half a cent", "0.005", "USD"),
    ("thirteen dollars forty-five cents", "13.45", "USD"),
    ("361 million pounds", "361000000", "GBP"),
    ("twenty MUSD", "20000000", "USD"),
    ("75 USD million", "75000000", "USD"),
    ("1,015 francs", "1015", ""),
    ("-$3m", "-3000000", "USD"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money(text, value, unit):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.subtype) == (Decimal(value), unit, "money")


UNITS = [
    ("41.07%", "41.07", "percent", "percent"),
    ("5 per cent", "5", "percent", "percent"),
    ("12 percent", "12", "percent", "percent"),
    ("nine pct", "9", "percent", "percent"),
    ("half a per cent", "0.5", "percent", "percent"),
    ("three percentage points", "3", "number", "percentage_point"),
    ("50 basis points", "50", "number", "basis_point"),
    ("25 bps", "25", "number", "basis_point"),
    ("60 km", "60", "measure", "kilometre"),
    ("60 kilometers", "60", "measure", "kilometre"),
    ("73-mile", "73", "measure", "mile"),
    ("six feet", "6", "measure", "foot"),
    ("5 ft 6 in", "5.5", "measure", "foot"),
    ("6'3\"", "6.25", "measure", "foot"),
    ("90 square metres", "90", "measure", "square metre"),
    ("90 m2", "90", "measure", "square metre"),
    ("301 km²", "301", "measure", "square kilometre"),
    ("40 sq mi", "40", "measure", "square mile"),
    ("120 km/h", "120", "measure", "kilometre per hour"),
    ("70mph", "70", "measure", "mile per hour"),
    ("70 miles an hour", "70", "measure", "mile per hour"),
    ("3 metres per second", "3", "measure", "metre per second"),
    ("50 kWh", "50", "measure", "kilowatt hour"),
    ("2.4 gigawatts", "2.4", "measure", "gigawatt"),
    ("128GB", "128", "measure", "gigabyte"),
    ("10 Mbps", "10", "measure", "megabit per second"),
    ("-18 °C", "-18", "measure", "degree celsius"),
    ("minus 70C", "-70", "measure", "degree celsius"),
    ("40 degrees Fahrenheit", "40", "measure", "degree fahrenheit"),
    ("30 degrees", "30", "measure", "degree"),
    ("2.5 million barrels", "2500000", "measure", "barrel"),
    ("9 tonnes", "9", "measure", "tonne"),
    ("422 parts per million", "422", "measure", "part per million"),
    ("15 µg", "15", "measure", "microgram"),
    ("200lbs", "200", "measure", "pound"),
    ("a tenth of a degree", "0.1", "measure", "degree"),
    ("14 months", "14", "duration", "month"),
    ("half an hour", "0.5", "duration", "hour"),
    ("two and a half years", "2.5", "duration", "year"),
    ("34-year-old", "34", "duration", "year"),
    ("ten-year-old", "10", "duration", "year"),
    ("six weeks of age", "6", "duration", "week"),
    ("two hours and 30 minutes", "150", "duration", "minute"),
    ("three years and two months", "38", "duration", "month"),
    ("2:01:09", "7269", "duration", "second"),
    ("59:47", "3587", "duration", "second"),
    ("a day and a half", "1.5", "duration", "day"),
    ("billions of years", "1000000000", "duration", "year"),
    ("25 - fold", "25", "ratio", "times"),
    ("tenfold", "10", "ratio", "times"),
    ("10x", "10", "ratio", "times"),
    ("one in three", "0.333333", "ratio", "times"),
    ("nine out of ten", "0.9", "ratio", "times"),
    ("twice", "2", "ratio", "times"),
    ("doubled", "2", "ratio", "times"),
    ("halved", "0.5", "ratio", "times"),
    ("two-thirds", "0.666667", "ratio", "times"),
    ("1/7", "0.142857", "ratio", "times"),
]


@pytest.mark.parametrize(("text", "value", "subtype", "unit"), UNITS)
def test_units(text, value, subtype, unit):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.subtype, quantity.unit) == (Decimal(value), subtype, unit)


COMPARATORS = [
    ("nearly 70%", "approx"),
    ("about 120 yuan", "approx"),
    ("some 200", "approx"),
    ("estimated 40", "approx"),
    ("close to 15%", "approx"),
    ("roughly half", "approx"),
    ("20-odd", "approx"),
    ("300 or so", "approx"),
    ("over 500 million", "gt"),
    ("more than 8", "gt"),
    ("just over 12%", "gt"),
    ("exceeded 900%", "gt"),
    ("topped $75,000", "gt"),
    ("surpassing 9", "gt"),
    ("above 60%", "gt"),
    ("past 150", "gt"),
    ("at least 12", "ge"),
    ("no fewer than 30", "ge"),
    ("107 or more", "ge"),
    ("500+", "ge"),
    ("as low as 6", "ge"),
    ("20 yuan at the lowest", "ge"),
    ("$1bn-plus", "ge"),
    ("upwards of 40", "gt"),
    ("barely 40", "lt"),
    ("just north of 40", "gt"),
    ("as small as 40", "ge"),
    ("less than 20%", "lt"),
    ("under 30", "lt"),
    ("fewer than 9", "lt"),
    ("just shy of 80", "lt"),
    ("up to 60", "le"),
    ("as many as 20", "le"),
    ("as high as 84.8%", "le"),
    ("no more than 5", "le"),
    ("within 48 hours", "le"),
    ("at most 7", "le"),
    ("10 tons or less", "le"),
    ("more than a year", "gt"),
    ("just under a decade", "lt"),
    ("thousands", "ge"),
    ("a couple of", "approx"),
    ("42", "eq"),
]


@pytest.mark.parametrize(("text", "comparator"), COMPARATORS)
def test_comparators(text, comparator):
    quantity = parse_quantity(text)
    assert quantity is not None
    assert quantity.comparator == comparator


RANGES = [
    ("15–20", "15", "20"),
    ("$3-5 million", "3000000", "5000000"),
    ("between 10 and 20", "10", "20"),
    ("10 to 15 percent", "10", "15"),
    ("8- to 16-metre", "8", "16"),
    ("two or three", "2", "3"),
    ("between two hundred and three hundred", "200", "300"),
    ("44 mg to 50 mg", "44", "50"),
    ("$500,000 to $1 million", "500000", "1000000"),
    ("20~100", "20", "100"),
    ("more than 1,000 but fewer than 1,500", "1000", "1500"),
    ("5%–7%", "5", "7"),
    ("tens of thousands or even hundreds of thousands", "10000", "100000"),
    ("between 1.5m and 2m people", "1500000", "2000000"),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges(text, low, high):
    quantity = find_quantities(text)[0]
    assert (quantity.value, quantity.value_max) == (Decimal(low), Decimal(high))


CHANGES = [
    ("grew from 20 million to over 500 million", "20000000", "500000000", "up", "gt"),
    ("rose to $2.1 billion from $1.9 billion", "1900000000", "2100000000", "up", "eq"),
    ("cut the fee from 40 euros to 25 euros", "40", "25", "down", "eq"),
    ("fell from 12% to 9%", "12", "9", "down", "eq"),
    ("went from 48 seats to nine", "48", "9", "down", "eq"),
    ("shrank from 5 to 3 million", "5000000", "3000000", "down", "eq"),
]


@pytest.mark.parametrize(("text", "start", "value", "trend", "comparator"), CHANGES)
def test_changes(text, start, value, trend, comparator):
    (quantity,) = find_quantities(text)
    assert (quantity.value_from, quantity.value) == (Decimal(start), Decimal(value))
    assert (quantity.trend, quantity.comparator) == (trend, comparator)


@pytest.mark.parametrize(
    "text",
    ["prices range from $5 to $10", "children aged from 5 to 12", "vary from 3% to 8%"],
)
def test_from_to_beside_a_word_of_range_is_a_range(text):
    (quantity,) = find_quantities(text)
    assert quantity.value_from is None
    assert quantity.value_max is not None


def test_a_change_and_a_level_stay_apart():
    found = find_quantities("Sales rose 5% to 1,234 and fell $2 to $45.")
    assert [q.value for q in found] == [5, 1234, 2, 45]


@pytest.mark.parametrize(
    "text",
    [
        "won 3-1 at home",
        "voted by 19 to 14",
        "beat them 2–0",
        "carried by 326 votes to 230",
        "a vote of six to three",
    ],
)
def test_scores_have_no_value(text):
    quantity = find_quantities(text)[0]
    assert (quantity.subtype, quantity.value, quantity.comparator) == ("score", None, "")


NOT_QUANTITIES = [
    "G20",
    "5G",
    "Covid-19",
    "4chan",
    "the 36Kr site",
    "at 15:30 GMT",
    "6:00am",
    "at 9 p.m.",
    "two o'clock",
    "24/7 service",
    "https://example.org/2024/300",
    "write to a1@b2.com",
    "#1984",
    "version 2.4.1",
    "call +44 20 7946 0018",
    "STS-135",
    "an 8K screen",
    "the first half",
    "the other half",
    "the holiday quarter",
    "a third term",
    "scaffold and manifold",
    "[12]",
    "a double agent",
    "A320neo",
    "the B-52",
    "F-16s",
    "pp. 3-9",
]


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_what_is_no_quantity(text):
    assert find_quantities(text) == []


def test_spans_take_comparator_sign_currency_magnitude_and_unit_in():
    text = "It paid more than £1.2bn, up from about 900 million pounds, in at least 14 months."
    spans = [text[q.start : q.end] for q in find_quantities(text)]
    assert spans == ["more than £1.2bn", "about 900 million pounds", "at least 14 months"]


def test_taken_spans_are_left_alone():
    text = "On 3 May 2024 it sold 12 boats in 2023."
    taken = [(3, 13), (34, 38)]
    assert [text[q.start : q.end] for q in find_quantities(text, taken=taken)] == ["12"]


def test_no_comparator_across_paragraphs():
    found = find_quantities("What lies around\n\n300 people came")
    assert [(q.value, q.comparator) for q in found] == [(300, "eq")]


def test_bare_numbers_of_a_list_take_the_unit_of_the_last():
    found = find_quantities("doses of 10, 20 and 50 mg")
    assert [(q.value, q.unit) for q in found] == [(n, "milligram") for n in (10, 20, 50)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The dose weighs 25 pounds.", "pound"),
        ("She paid 25 pounds.", "GBP"),
        ("It cost 80,000 pounds.", "GBP"),
        ("a load of 80,000 pounds", "pound"),
    ],
)
def test_pounds_are_weight_or_money(text, unit):
    assert find_quantities(text)[0].unit == unit


HOSTILE = [
    "1,",
    "9 ",
    "1.",
    "one ",
    "and ",
    "hundred ",
    "a few ",
    "1-",
    "1/",
    "$",
    "$1",
    "more than ",
    "from 1 to ",
    "between 1 and ",
    "1:",
    "½",
    "million ",
    "two hundred and ",
    "+1 ",
    "(",
    "5 ft ",
    "half a ",
    "of ",
    "-",
    "tens of ",
    "%",
    "x",
    "1 by ",
    "an hour and a ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        begun = time.process_time()
        find_quantities(text)
        return time.process_time() - begun

    assert seconds(16_000) < 4 * seconds(4_000) * 2 + 0.2
