"""Numbers written in words and in news style read back as themselves; any text can be read."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimx.values import find_quantities, parse_number, parse_quantity
from claimx.values.ranks import find_ranks

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))


def in_words(number: int, joiner: str = " and ", hyphen: str = "-") -> str:
    """A whole number as English writes it."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens] + (hyphen + UNITS[unit] if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return (
            UNITS[hundreds] + " hundred" + (joiner + in_words(rest, joiner, hyphen) if rest else "")
        )
    for scale, name in SCALES:
        if number >= scale:
            high, rest = divmod(number, scale)
            tail = "" if not rest else joiner if rest < 100 else " "
            return (
                in_words(high, joiner, hyphen)
                + f" {name}"
                + tail
                + (in_words(rest, joiner, hyphen) if rest else "")
            )
    raise AssertionError(number)


@given(st.integers(0, 10**15 - 1), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_words_read_back(number, joiner, hyphen):
    assert parse_number(in_words(number, joiner, hyphen)) == number


@given(st.integers(10_000, 10**15), st.sampled_from([",", "\u202f", "\u00a0", " "]))
def test_grouped_digits_read_back(number, separator):
    assert parse_number(f"{number:,}".replace(",", separator)) == number


@given(
    st.decimals(Decimal("0.1"), 999, places=1),
    st.sampled_from(
        [
            (" million", 10**6),
            ("bn", 10**9),
            ("tn", 10**12),
            (" crore", 10**7),
            ("k", 1000),
            (" thousand", 1000),
        ]
    ),
)
def test_news_style_reads_back(mantissa, scale):
    suffix, factor = scale
    assert parse_number(f"{mantissa}{suffix}") == mantissa * factor


@given(
    st.decimals(Decimal("0.01"), 10**6, places=2),
    st.sampled_from([("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("HK$", "HKD"), ("US$ ", "USD")]),
    st.sampled_from([("", 1), ("m", 10**6), (" billion", 10**9)]),
)
def test_money_reads_back(amount, sign, scale):
    quantity = parse_quantity(f"{sign[0]}{amount:,}{scale[0]}")
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (amount * scale[1], sign[1])


@given(st.integers(2, 19), st.integers(20, 99), st.sampled_from(["people", "boats", "votes"]))
def test_the_number_before_a_noun_is_found_in_its_place(low, high, noun):
    text = f"At least {in_words(low)} and {high} {noun}"
    found = find_quantities(text)
    assert [q.value for q in found] == [low, high]
    assert [text[q.start : q.end] for q in found] == [f"At least {in_words(low)}", str(high)]


PIECES = st.sampled_from(
    [
        "1",
        "12",
        "3,000",
        "4.5",
        "one",
        "two",
        "twenty",
        "hundred",
        "million",
        "half",
        "a",
        "an",
        "and",
        "of",
        "to",
        "from",
        "between",
        "-",
        "–",
        "/",
        "$",
        "£",
        "%",
        ":",
        ".",
        ",",
        "(",
        ")",
        "\n",
        "\xa0",
        "½",
        "m",
        "bn",
        "km",
        "ft",
        "years",
        "third",
        "first",
        "no.",
        "top",
        "twice",
        "or",
        "more",
        "over",
        "than",
        "'s",
        "C",
        "°",
        "point",
        "times",
        "fold",
        "x",
        "per",
        "old",
        "Smith",
        "G",
        "2:01:09",
        "tens",
        "dozens",
        "pounds",
        "cents",
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_mix_is_read_within_bounds(pieces, joiner):
    text = joiner.join(pieces)
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[q.start : q.end] == text[q.start : q.end].strip() for q in found)
    assert all(r.start < r.end for r in find_ranks(text))


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    find_quantities(text)
    find_ranks(text)
    parse_quantity(text)
