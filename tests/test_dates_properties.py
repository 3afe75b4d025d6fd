"""What holds for every date: written in any style it reads back, and no interval is inverted."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.dates import find_times, resolve
from claimx.dates.calendar import UNITS, add, period_of, shift
from claimx.triggers.dated import spot

DAYS = st.dates(date(1900, 1, 1), date(2059, 12, 31))
LONG, SHORT = "%B", "%b"
STYLES = (
    "{month} {day}, {year}",
    "{day} {month} {year}",
    "{abbreviated}. {day}, {year}",
    "the {ordinal} of {month} {year}",
    "{weekday}, {month} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{iso}",
    "{month} {ordinal}, {year}",
)


def ordinal(number):
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number < 20 else ending}"


def written(day, style):
    return style.format(
        day=day.day,
        year=day.year,
        month=day.strftime(LONG),
        abbreviated=day.strftime(SHORT),
        ordinal=ordinal(day.day),
        weekday=day.strftime("%A"),
        iso=day.isoformat(),
    )


@given(DAYS, st.sampled_from(STYLES))
def test_a_day_written_in_any_style_reads_back(day, style):
    text = f"It opened on {written(day, style)} in the rain."
    (found,) = find_times(text)
    assert resolve(found)[:2] == (day, day)
    assert text[found.start : found.end] == written(day, style).removeprefix("the ")


@given(DAYS, st.sampled_from(STYLES))
def test_a_day_without_its_year_is_the_nearest_of_its_name(day, style):
    style = style.replace(", {year}", "").replace(" {year}", "").replace("{weekday}, ", "")
    if "{iso}" in style or "{weekday}" in style:
        return
    reference = day - timedelta(days=45)
    (found,) = find_times(f"It opens on {written(day, style)} in the rain.")
    assert resolve(found, reference)[:2] == (day, day)


@given(DAYS, st.sampled_from([unit for unit in UNITS if unit != "millennium"]))
def test_a_period_holds_its_day_and_the_next_one_follows_it(day, unit):
    period = period_of(unit, day)
    if unit != "weekend":
        assert period.start <= day <= period.end
    if unit not in ("weekend", "fortnight", "century"):
        following = period_of(unit, period.end + timedelta(days=1))
        assert following.start == period.end + timedelta(days=1)


@given(DAYS, st.integers(-30, 30), st.sampled_from(["month", "quarter", "year"]))
def test_whole_periods_stay_whole_when_moved(day, count, unit):
    moved = shift(period_of(unit, day), count, unit)
    assert moved == period_of(unit, moved.start)


@given(DAYS, st.integers(0, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_what_is_added_can_be_taken_away(day, count, unit):
    there = add(day, count, unit)
    assert abs((add(there, -count, unit) - day).days) <= 3  # months have their own lengths


WORDS = st.lists(
    st.sampled_from(
        (
            "the", "last", "next", "this", "first", "second", "half", "quarter", "of", "to",
            "from", "until", "since", "by", "between", "and", "in", "on", "at", "before", "after",
            "May", "March", "Monday", "week", "month", "year", "years", "days", "ago", "later",
            "earlier", "end", "early", "mid-", "fall", "spring", "2", "12", "31", "1989", "2024",
            "'90s", "1990s", "Q3", "FY24", ",", ".", "-", "–", "(", ")", "a", "an", "two", "five",
            "every", "same", "that", "following", "weekend", "Christmas", "10/30/89", "9 a.m.",
            "noon", "tomorrow",
        )
    ),
    max_size=14,
)  # fmt: skip


@given(WORDS, DAYS, st.sampled_from(["", "past", "future"]))
def test_any_heap_of_time_words_reads_without_error_and_never_backwards(words, day, cue):
    text = " ".join(words)
    last = None
    for found in spot(text):
        assert 0 <= found.start < found.end <= len(text)
        assert last is None or found.start >= last
        last = found.end
        when = resolve(found, day, period_of("month", day), cue)
        if when and when.start and when.end:
            assert when.start <= when.end


@given(st.text(max_size=200))
def test_any_text_reads_without_error(text):
    for found in spot(text):
        resolve(found, date(2024, 2, 29))


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1/", "2019-", "May ", "the last ", "a year ", "\n ", "."]
)
def test_a_hostile_text_takes_no_more_than_linear_time(piece):
    def seconds(length):
        text = piece * (length // len(piece))
        start = time.process_time()
        spot(text)
        return time.process_time() - start

    seconds(1000)
    short, long = seconds(20_000), seconds(80_000)
    assert long < 40 * max(short, 0.01)
