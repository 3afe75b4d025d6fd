"""Time expressions and their intervals: case tables, one line a construction."""

from datetime import date

import pytest

from claimx import lexicon
from claimx.dates import find_times, resolve
from claimx.dates.calendar import interval, months_of, week_of
from claimx.dates.find import _grammar
from claimx.dates.fiscal import CALENDAR_YEAR, FiscalYear, fiscal_year
from claimx.dates.vocabulary import codes

THURSDAY = date(2021, 3, 11)


def read(text, reference=THURSDAY, anchor=None, cue="", history=False):
    """The last dated expression of a text: its words, start, end and modifier."""
    times = [time for time in find_times(text) if time.form is not None]
    assert times, f"no time found in {text!r}"
    time = times[-1]
    found = resolve(time, reference, anchor, cue, history)
    assert found, f"{text[time.start : time.end]!r} was not resolved"
    days = [day.isoformat() if day else "" for day in found[:2]]
    return text[time.start : time.end], *days, found.mod


def day_of(year, month, day):
    return interval(date(year, month, day), date(year, month, day))


# text, trigger, start, end, modifier
WRITTEN = [
    ("It shut on March 4, 2019.", "March 4, 2019", "2019-03-04", "2019-03-04", ""),
    ("It shut on 4 Mar. 2019.", "4 Mar. 2019", "2019-03-04", "2019-03-04", ""),
    ("Monday, 4 March 2019", "Monday, 4 March 2019", "2019-03-04", "2019-03-04", ""),
    ("the 4th of March, 2019", "4th of March, 2019", "2019-03-04", "2019-03-04", ""),
    ("on 2019-03-04", "2019-03-04", "2019-03-04", "2019-03-04", ""),
    ("on 3/4/2019", "3/4/2019", "2019-03-04", "2019-03-04", ""),
    ("on 30/4/2019 and 3/4/2019", "3/4/2019", "2019-04-03", "2019-04-03", ""),
    ("at 10:30 a.m. EST on March 4", "10:30 a.m. EST on March 4", "2021-03-04", "2021-03-04", ""),
    ("on Saturday night", "Saturday night", "2021-03-06", "2021-03-06", ""),
    ("in March 2019", "March 2019", "2019-03-01", "2019-03-31", ""),
    ("in 2019", "2019", "2019-01-01", "2019-12-31", ""),
    ("in fiscal 2019", "fiscal 2019", "2019-01-01", "2019-12-31", ""),
    ("the 1990s", "1990s", "1990-01-01", "1999-12-31", ""),
    ("in the late ’80s", "late ’80s", "1980-01-01", "1989-12-31", "end"),
    ("the 21st century", "21st century", "2001-01-01", "2100-12-31", ""),
    ("Q3 2019", "Q3 2019", "2019-07-01", "2019-09-30", ""),
    ("in 3Q19", "3Q19", "2019-07-01", "2019-09-30", ""),
    ("third quarter of 2019", "third quarter of 2019", "2019-07-01", "2019-09-30", ""),
    ("the second half of last year", "second half of last year", "2020-07-01", "2020-12-31", ""),
    ("in 1H25", "1H25", "2025-01-01", "2025-06-30", ""),
    ("the winter of 2019", "winter of 2019", "2019-12-01", "2020-02-29", ""),
    ("in early 2019", "early 2019", "2019-01-01", "2019-12-31", "start"),
    ("in mid-May 2019", "mid-May 2019", "2019-05-01", "2019-05-31", "mid"),
    ("around 2015", "around 2015", "2015-01-01", "2015-12-31", "approx"),
    ("the first Friday of May 2019", "first Friday of May 2019", "2019-05-03", "2019-05-03", ""),
    ("the first week of May 2019", "first week of May 2019", "2019-05-01", "2019-05-07", ""),
    ("the last three months of 2019", "last three months of 2019", "2019-10-01", "2019-12-31", ""),
    ("the year to 2 March", "year to 2 March", "2020-03-03", "2021-03-02", ""),
    ("the week of May 4 to 10", "week of May 4 to 10", "2021-05-04", "2021-05-10", ""),
    ("the night of May 4 to 5", "night of May 4 to 5", "2021-05-04", "2021-05-05", ""),
    ("the weekend of 8-9 May", "weekend of 8-9 May", "2021-05-08", "2021-05-09", ""),
    ("in the noughties", "noughties", "2000-01-01", "2009-12-31", ""),
    ("in week 23 of 2024", "week 23 of 2024", "2024-06-03", "2024-06-09", ""),
    (
        "the second and third quarters of 2020",
        "second and third quarters of 2020",
        "2020-04-01",
        "2020-09-30",
        "",
    ),
    ("by June 18 at the latest", "by June 18 at the latest", "", "2020-06-18", ""),
    ("on Monday and Friday last week", "Friday last week", "2021-03-05", "2021-03-05", ""),
    ("in three weeks' time", "in three weeks' time", "2021-03-29", "2021-04-04", ""),
    (
        "the three months from May to July",
        "three months from May to July",
        "2021-05-01",
        "2021-07-31",
        "",
    ),
    ("last winter", "last winter", "2019-12-01", "2020-02-29", ""),
    ("last autumn", "last autumn", "2020-09-01", "2020-11-30", ""),
    ("for six weeks from Dec. 2", "from Dec. 2", "2020-12-02", "", ""),
    ("for up to six weeks from Dec. 2", "from Dec. 2", "2020-12-02", "", ""),
    ("16 days from Dec. 2", "16 days from Dec. 2", "2020-12-18", "2020-12-18", ""),
    ("nine months ended Sept. 30", "nine months ended Sept. 30", "2020-01-01", "2020-09-30", ""),
    ("the year to March 2019", "year to March 2019", "2018-04-01", "2019-03-31", ""),
    ("the December quarter", "December quarter", "2020-10-01", "2020-12-31", ""),
    ("on Christmas Eve 2019", "Christmas Eve 2019", "2019-12-24", "2019-12-24", ""),
    ("at Easter", "Easter", "2021-04-04", "2021-04-04", ""),
    ("in AD 79", "AD 79", "0079-01-01", "0079-12-31", ""),
    ("in about 1820", "about 1820", "1820-01-01", "1820-12-31", "approx"),
    ("in late-2019", "late-2019", "2019-01-01", "2019-12-31", "end"),
    ("in 1999/2000", "1999/2000", "1999-01-01", "2000-12-31", ""),
    ("the winter of 1946-47", "winter of 1946-47", "1946-12-01", "1947-02-28", ""),
    ("the latter half of 2019", "latter half of 2019", "2019-07-01", "2019-12-31", ""),
    (
        "the last quarter of the 19th century",
        "last quarter of the 19th century",
        "1876-01-01",
        "1900-12-31",
        "",
    ),
    ("the June quarter of 2019", "June quarter of 2019", "2019-04-01", "2019-06-30", ""),
    (
        "the April to June period of 2019",
        "April to June period of 2019",
        "2019-04-01",
        "2019-06-30",
        "",
    ),
    ("the January-to-June period", "January-to-June period", "2021-01-01", "2021-06-30", ""),
    ("the year that begins April 1", "year that begins April 1", "2021-04-01", "2022-03-31", ""),
    ("the week beginning 8 March", "week beginning 8 March", "2021-03-08", "2021-03-14", ""),
    ("the three years to 2019", "three years to 2019", "2017-01-01", "2019-12-31", ""),
    ("the decade to 2019", "decade to 2019", "2010-01-01", "2019-12-31", ""),
    (
        "the three months to the end of May 2019",
        "three months to the end of May 2019",
        "2019-03-01",
        "2019-05-31",
        "",
    ),
    ("in the two decades before 2000", "two decades before 2000", "1980-01-01", "1999-12-31", ""),
    ("the 2019/20 financial year", "2019/20 financial year", "2019-01-01", "2020-12-31", ""),
    ("in nineteen eighty-four", "nineteen eighty-four", "1984-01-01", "1984-12-31", ""),
]
RELATIVE = [
    ("today", "today", "2021-03-11", "2021-03-11", ""),
    ("the day before yesterday", "day before yesterday", "2021-03-09", "2021-03-09", ""),
    ("last night", "last night", "2021-03-10", "2021-03-10", ""),
    ("last week", "last week", "2021-03-01", "2021-03-07", ""),
    ("last Friday", "last Friday", "2021-03-05", "2021-03-05", ""),
    ("last Wednesday", "last Wednesday", "2021-03-03", "2021-03-03", ""),
    ("next Tuesday", "next Tuesday", "2021-03-16", "2021-03-16", ""),
    ("last May", "last May", "2020-05-01", "2020-05-31", ""),
    ("last summer", "last summer", "2020-06-01", "2020-08-31", ""),
    ("this September", "this September", "2021-09-01", "2021-09-30", ""),
    ("next year", "next year", "2022-01-01", "2022-12-31", ""),
    ("three days ago", "three days ago", "2021-03-08", "2021-03-08", ""),
    ("two months ago", "two months ago", "2021-01-01", "2021-01-31", ""),
    ("half a year ago", "half a year ago", "2020-07-01", "2020-12-31", ""),
    ("a year ago today", "a year ago today", "2020-03-11", "2020-03-11", ""),
    ("a year ago this month", "a year ago this month", "2020-03-01", "2020-03-31", ""),
    ("the past three years", "past three years", "2018-03-11", "2021-03-11", ""),
    ("over the last decade", "last decade", "2011-03-11", "2021-03-11", ""),
    ("the next two weeks", "next two weeks", "2021-03-11", "2021-03-25", ""),
    ("the latest quarter", "latest quarter", "2020-10-01", "2020-12-31", ""),
    ("the year before last", "year before last", "2019-01-01", "2019-12-31", ""),
    ("Tuesday of next week", "Tuesday of next week", "2021-03-16", "2021-03-16", ""),
    ("May last year", "May last year", "2020-05-01", "2020-05-31", ""),
    ("the end of this month", "end of this month", "2021-03-01", "2021-03-31", "end"),
    ("the weekend after next", "weekend after next", "2021-03-27", "2021-03-28", ""),
    ("the same time last year", "same time last year", "2020-03-11", "2020-03-11", "approx"),
    ("30 years ago this Friday", "30 years ago this Friday", "1991-03-12", "1991-03-12", ""),
    ("halfway through last year", "halfway through last year", "2020-01-01", "2020-12-31", "mid"),
    ("the week to Friday", "week to Friday", "2021-03-06", "2021-03-12", ""),
    ("the first nine months", "first nine months", "2021-01-01", "2021-09-30", ""),
    ("two weeks before Christmas", "two weeks before Christmas", "2020-12-11", "2020-12-11", ""),
]
OPEN = [
    ("since 2019", "since 2019", "2019-01-01", "", ""),
    ("until the end of 2019", "until the end of 2019", "", "2019-12-31", "end"),
    ("by mid-2022", "by mid-2022", "", "2022-12-31", "mid"),
    ("before 2019", "before 2019", "", "2018-12-31", ""),
    ("after May 2019", "after May 2019", "2019-06-01", "", ""),
    ("through June 2021", "through June 2021", "", "2021-06-30", ""),
    ("from April 2021 onwards", "from April 2021 onwards", "2021-04-01", "", ""),
    ("from 2015 to 2019", "from 2015 to 2019", "2015-01-01", "2019-12-31", ""),
    ("between May and July 2019", "between May and July 2019", "2019-05-01", "2019-07-31", ""),
    ("Jan. 8–10, 2019", "Jan. 8–10, 2019", "2019-01-08", "2019-01-10", ""),
    ("8 to 10 January 2019", "8 to 10 January 2019", "2019-01-08", "2019-01-10", ""),
    ("from Nov. 20 to Feb. 3", "from Nov. 20 to Feb. 3", "2020-11-20", "2021-02-03", ""),
    ("before the end of May", "before the end of May", "", "2021-05-31", "end"),
    ("valid up to 30 May", "up to 30 May", "", "2021-05-30", ""),
    ("since at least 2019", "since at least 2019", "2019-01-01", "", ""),
    ("since Friday’s close", "since Friday", "2021-03-12", "", ""),
    ("until at least 2027", "until at least 2027", "", "2027-12-31", ""),
    ("by 2090", "by 2090", "", "2090-12-31", ""),
    ("by mid-century", "by mid-century", "", "2100-12-31", "mid"),
    ("from 1342 until 1353", "from 1342 until 1353", "1342-01-01", "1353-12-31", ""),
    ("from early 2019 to 2020", "from early 2019 to 2020", "2019-01-01", "2020-12-31", "start"),
    ("on 12 and 13 March", "12 and 13 March", "2021-03-12", "2021-03-13", ""),
    ("in late May or early June", "late May or early June", "2021-05-01", "2021-06-30", ""),
    ("between AD 134 and 138", "between AD 134 and 138", "0134-01-01", "0138-12-31", ""),
    ("2015–2019", "2015–2019", "2015-01-01", "2019-12-31", ""),
    ("in 2019/20", "2019/20", "2019-01-01", "2020-12-31", ""),
]


@pytest.mark.parametrize("case", WRITTEN + RELATIVE + OPEN, ids=lambda case: case[0])
def test_words_name_their_interval(case):
    assert read(case[0]) == case[1:]


@pytest.mark.parametrize(
    ("text", "cue", "start"),
    [
        ("in February", "", "2021-02-01"),
        ("in May", "", "2021-05-01"),  # two months ahead is nearer than ten back
        ("in May", "past", "2020-05-01"),
        ("in February", "future", "2022-02-01"),
        ("in September", "", "2020-09-01"),  # as far either way: back
        ("on April 1", "past", "2021-04-01"),  # of a day so long ago one would say the year
        ("on May 20", "past", "2020-05-20"),
        ("the first half", "", "2021-01-01"),
        ("on Friday", "", "2021-03-12"),
        ("on Friday", "past", "2021-03-05"),
        ("on Tuesday", "", "2021-03-09"),
        ("on Tuesday", "future", "2021-03-16"),
        ("on Thursday", "future", "2021-03-11"),
        ("this weekend", "", "2021-03-13"),
        ("this weekend", "past", "2021-03-06"),
    ],
)
def test_a_bare_date_is_the_nearest_unless_its_clause_points_elsewhere(text, cue, start):
    assert read(text, cue=cue)[1] == start


@pytest.mark.parametrize(
    ("text", "anchor", "start", "end"),
    [
        ("two years later", months_of(2014, 5), "2016-01-01", "2016-12-31"),
        ("that year", months_of(2014, 5), "2014-01-01", "2014-12-31"),
        ("the following day", day_of(2014, 5, 31), "2014-06-01", "2014-06-01"),
        ("September of the same year", months_of(2014, 5), "2014-09-01", "2014-09-30"),
        ("a year earlier", months_of(2014, 7, 3), "2013-07-01", "2013-09-30"),
        ("the year-earlier quarter", months_of(2014, 7, 3), "2013-07-01", "2013-09-30"),
        ("the same period last year", months_of(2021, 1, 2), "2020-01-01", "2020-02-29"),
        ("the same quarter a year earlier", months_of(2014, 7, 3), "2013-07-01", "2013-09-30"),
        ("the same week last year", week_of(THURSDAY), "2020-03-09", "2020-03-15"),
        ("the same day", day_of(2014, 5, 1), "2014-05-01", "2014-05-01"),
        ("a week later", day_of(2014, 5, 1), "2014-05-08", "2014-05-08"),
    ],
)
def test_an_anchored_time_counts_from_the_time_last_named(text, anchor, start, end):
    assert read(text, anchor=anchor)[1:3] == (start, end)


def test_a_year_said_once_is_of_the_months_before_it_too():
    found = [resolve(time, THURSDAY) for time in find_times("in May, June and July last year")]
    assert found == [months_of(2020, month) for month in (5, 6, 7)]


def test_without_a_reference_only_full_dates_are_resolved():
    assert resolve(find_times("in May")[0]) is None
    assert resolve(find_times("last week")[0]) is None
    assert resolve(find_times("in May 2019")[0]) == months_of(2019, 5)


def test_a_bare_month_in_a_history_is_of_its_year():
    assert read("in May", anchor=months_of(1912, 4), history=True)[1] == "1912-05-01"


@pytest.mark.parametrize("text", ["February 30, 2019", "the 31st of April 2019"])
def test_impossible_days_are_no_dates(text):
    assert [resolve(time, THURSDAY) for time in find_times(text)] == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("at 9 pm", "clock"),
        ("every Monday", "recurring"),
        ("on Sundays", "recurring"),
        ("a few days later", "vague"),
        ("years ago", "vague"),
        ("in his 30s", "age"),
        ("in 300 BC", "era"),
        ("9 am to 5 pm, Monday to Friday", "recurring"),
    ],
)
def test_times_that_are_no_dates_are_marked(text, kind):
    assert [time.kind for time in find_times(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on, second to none, and fall.",
        "For three years, 14 months and ten days.",
        "There were 1709 children and 2,015 adults.",
        "Call +86 138-2010-2015 or write to box 2019-1234-1.",
        "It rose 1/7 of $1990, or 4997/1963/1455 mm.",
        "GLM-4.5 beat STS-135 by 2-1 at https://example.org/2019/05/04/x.",
        "She sat in the sun on a mat.",
        "The talks were scheduled to last four months.",
    ],
)
def test_numbers_and_words_that_only_look_like_times_are_left_alone(text):
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the fiscal year ended June 30.", FiscalYear(6)),
        (
            "Q4 profit rose, it said of the January-March quarter; FY25 will be better.",
            FiscalYear(3, True),
        ),
        ("Q2 profit fell in the quarter ended September 30; FY25 was better.", FiscalYear(3, True)),
        ("Sales rose in fiscal 2019.", CALENDAR_YEAR),
        ("Sales rose in the third quarter.", CALENDAR_YEAR),
    ],
)
def test_the_text_says_when_its_fiscal_year_ends(text, expected):
    assert fiscal_year(text) == expected


def test_a_fiscal_year_is_named_for_the_year_it_ends_in():
    (time,) = find_times("in fiscal 2014")
    assert resolve(time, fiscal=FiscalYear(6)) == interval(date(2013, 7, 1), date(2014, 6, 30))


def test_the_week_of_a_day_runs_from_monday_across_the_year_end():
    assert week_of(date(2021, 1, 1)) == interval(date(2020, 12, 28), date(2021, 1, 3))


@pytest.mark.parametrize(
    "name", ["time_words", "time_cues", "not_dates", "holidays", "habit_nouns"]
)
def test_the_word_lists_are_sorted_and_have_each_form_once(name):
    forms = [row["form"] for row in lexicon.rows(name)]
    assert forms == sorted(set(forms))


def test_every_type_of_time_word_stands_in_some_rule():
    patterns = "".join(line.pattern.pattern for line in _grammar().rules)
    types = {row["type"] for row in lexicon.rows("time_words")} - {"HOLIDAYWORD"}
    assert [name for name in sorted(types) if codes()[name] not in patterns] == []
