"""What whole sentences say in numbers: the trigger with its value, unit and comparator."""

import pytest

import claimx

# what a sentence says, and of its numbers: trigger, subtype, value, unit, comparator
SAID = [
    ("Monthly active users exceed 21 million.", "exceed 21 million", "count", 21e6, "user", "gt"),
    ("The subscribers of Kestrel reached 9,400 in May.", "9,400", "count", 9400, "subscriber",
     "eq"),
    ("Cholera cases in Morland pass 1,200 as it spreads.", "pass 1,200", "count", 1200,
     "cholera case", "gt"),
    ("Shipments passed 7,000 in May.", "passed 7,000", "number", 7000, "", "gt"),
    ("Her sister is 83 years old and lives in Kolm.", "83 years", "duration", 83, "year", "eq"),
    ("Tickets cost £5 and under-fives get in free.", "£5", "money", 5, "GBP", "eq"),
    ("The road will be closed for at least three weeks after a bridge collapsed.",
     "at least three weeks", "duration", 3, "week", "ge"),
    ("It would pay 4.5 percent over two years plus a bonus.", "two years", "duration", 2, "year",
     "eq"),
    ("The plan has £1.2million for roads.", "£1.2million", "money", 1.2e6, "GBP", "eq"),
    ("It was led by Dune Capital, followed by three old shareholders.", "three old shareholders",
     "count", 3, "shareholder", "eq"),
    ("It wants to recruit 140 cabin crew members.", "140 cabin crew members", "count", 140,
     "cabin crew member", "eq"),
    ("Around 150 drivers and depot workers walked out.", "Around 150 drivers and depot workers",
     "count", 150, "driver", "approx"),
    ("Children under the age of five were given more.", "under the age of five", "duration", 5,
     "year", "lt"),
    ("Travel is free over the age of 65.", "over the age of 65", "duration", 65, "year", "gt"),
    ("Three of the dead were younger than 10.", "younger than 10", "duration", 10, "year", "lt"),
    ("The plan came up on three doorsteps out of four.", "three doorsteps out of four", "ratio",
     0.75, "times", "eq"),
    ("The rate is high and pupils lose 15 IQ points.", "15 IQ points", "number", 15, "point",
     "eq"),
    ("He won, a majority of just one.", "one", "count", 1, "vote", "eq"),
    ("It lifted off one day later than planned.", "one day", "duration", 1, "day", "eq"),
    ("Two were found dead in the car. Two others are missing.", "Two others", "count", 2, "person",
     "eq"),
    ("Arnby Town were 2-0 up on Sunday.", "2-0", "score", None, "score", ""),
    ("Lund was third on 418 and Ana Moss fourth on 229.", "fourth", "rank", 4, "rank", "eq"),
    ("Moss won the race, with Kenya's Ana Lind third.", "third", "rank", 3, "rank", "eq"),
    ("Profit fell to 31 million euros, or 38 cents a share, from 71 million.", "71 million",
     "money", 71e6, "EUR", "eq"),
    ("Sales were 395 million euros. Analysts had hoped for 436 million.", "436 million", "money",
     436e6, "EUR", "eq"),
    ("The firm has 40 million users and lost 9 million euros. Norway has 3 million users. Spain has"
     " 8 million.", "8 million", "count", 8e6, "user", "eq"),
    ("Profit was 31 million euros. The firm will pay 60 cents a share.", "60 cents", "money", 0.6,
     "EUR", "eq"),
    ("The firm has 4 million euros left. Crude rose 42 cents to $81.20.", "42 cents", "money", 0.42,
     "USD", "eq"),
    ("It lost $5 million. The gain of 60 flats made up for 44 old ones.", "44 old ones", "count",
     44, "flat", "eq"),
    ("The star brightened by a factor of 6,200 in a night.", "factor of 6,200", "ratio", 6200,
     "times", "eq"),
    ("The sale was oversubscribed 1,214 times.", "1,214 times", "ratio", 1214, "times", "eq"),
    ("Buyers came back 4.6 times a month.", "4.6 times", "count", 4.6, "time", "eq"),
    ("She takes the pill once a day.", "once", "count", 1, "time", "eq"),
    ("He had met her only once before.", "once", "count", 1, "time", "eq"),
    ("The engine failed at least once.", "at least once", "count", 1, "time", "ge"),
    ("Two dead as storm hits Lorne, 3,400 driven from homes", "3,400", "count", 3400, "person",
     "eq"),
    ("They helped 40 pupils, teachers and parents.", "40 pupils, teachers and parents", "count", 40,
     "pupil", "eq"),
    ("The results came a day early.", "a day", "duration", 1, "day", "eq"),
    ("About a third of the second batch was lost.", "About a third", "ratio", 0.333333, "times",
     "approx"),
    ("The bill failed with 11 Republicans defecting.", "11 Republicans", "count", 11, "republican",
     "eq"),
    ("The line flies 38 Airbus narrow-bodies.", "38 Airbus narrow-bodies", "count", 38,
     "narrow-body", "eq"),
    ("The town lost 660 part-time jobs.", "660 part-time jobs", "count", 660, "job", "eq"),
    ("The yard hands over 70 new boats.", "70 new boats", "count", 70, "boat", "eq"),
    ("It costs 9 million crowns. Each home gets 20,000 crowns.", "20,000 crowns", "money", 20000,
     "", "eq"),
    ("It was the largest in half a century.", "half a century", "duration", 0.5, "century", "eq"),
    ("In recent years the shop sold old bikes and had 40 of them left.", "40", "count", 40, "bike",
     "eq"),
    ("It found 212 cracks. City engineers mended 40 of them.", "40", "count", 40, "crack", "eq"),
    ("It was 90 euro cents, or 98 US cents, in May.", "98 US cents", "money", 0.98, "USD", "eq"),
]  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[1])
def test_what_a_sentence_says(said):
    text, *expected = said
    found, _ = extracted(text)
    assert tuple(expected) in found


# what is no quantity: hours, the next of a row, `once` that tells when
UNSAID = [
    ("From eight in the evening until dawn somebody sings.", "eight"),
    ("The courier, who comes at seven, was late.", "seven"),
    ("A second round followed, and she did not expect a third.", "a third"),
    ("Once they left, it rained.", "Once"),
]


@pytest.mark.parametrize(("text", "words"), UNSAID)
def test_what_a_sentence_does_not_count(text, words):
    assert words not in {row[0] for row in extracted(text)[0]}


def extracted(text):
    """What the whole reader makes of a text: the dates are taken out first."""
    claims = claimx.extract(text)
    rows = [
        (c.trigger, c.subtype, None if c.value is None else float(c.value), c.unit, c.comparator)
        for c in claims
        if c.kind == "numeric"
    ]
    return rows, claims


def test_no_numbers():
    for text in ("Some stayed out for a third day.", "Juror No. 7 asked not to be named."):
        assert extracted(text)[0] == []


def test_bounds_of_ages():
    claim = extracted("They spoke to people between the ages of 58 and 97.")[1][0]
    assert (claim.trigger, claim.value, claim.value_max) == (
        "between the ages of 58 and 97",
        58,
        97,
    )


@pytest.mark.parametrize(
    ("text", "trigger", "begun"),
    [
        ("The club climbed from fifth to third.", "from fifth to third", 5),
        ("Only 19 of its 94 bus routes ran, up from 12 on Monday.", "19", 12),
        ("Sales made up 22% of the total, compared with 18% a year ago.", "22%", None),
        ("Profit rose to $38 million (2023: $33 million).", "$38 million", 33000000),
    ],
)
def test_where_a_change_began(text, trigger, begun):
    claims = {claim.trigger: claim for claim in extracted(text)[1]}
    assert claims[trigger].value_from == begun


def test_points_in_sport():
    text = (
        "Arnby moved four points clear in the race for the vote of the fans. The striker scored a"
        " goal before halftime and the goalkeeper saved a penalty, his second of the season."
    )
    claim = next(c for c in extracted(text)[1] if c.trigger == "four points")
    assert (claim.subtype, claim.unit) == ("count", "point")
