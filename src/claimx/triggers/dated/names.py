"""Dates that are part of a name, and numbers that only look like years: no dated claims.

Read off the words next to the expression; lexicons/not_dates.csv lists them.
Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.dates import TimeExpression
from claimx.dates.forms import Calendar, Deictic, Holiday, Modified, Open, Part
from claimx.values.numeral import alternation

_NEXT = re.compile(r"(?:['’]s)?[ \u00a0]+([\w'’-]+)")
_WORDS = re.compile(r"[ \u00a0]+([\w'’-]+)(?:[ \u00a0]+([\w'’-]+))?(?:[ \u00a0]+([\w'’-]+))?")
_BEFORE = re.compile(r"([\w'’.&-]+)([ \u00a0]+|-)$")
_REACH = 40
_OLD = 1800  # before it, a year seldom stands before a plural
_SEASON_NOUNS = lexicon.column("season_nouns")
_POSSESSIVE = re.compile(r"(?:['’]s?|\.)$")
_YEAR_END = ("year-end", "year end", "month-end")
_ACT_OF = re.compile(rf"\b{alternation(lexicon.column('not_dates', kind='act'))} of (?:the )?$")
# a headline's `guilty in 2019 murder of …`: a singular without an article is no subject
_IN_EVENT = re.compile(r" [a-z]+[^\Ws](?: (?:of|case|that)\b|[,.;:]|$)", re.M)
_INDEFINITE = re.compile(
    r"\b(?:an?|one|another|any|some|(?:every|each)(?=\s+[a-z]))\s+(?:[a-z]+\s+)?$"
)


def name_reason(text: str, time: TimeExpression) -> str:
    """Why an expression is a name or a number rather than a date; '' where it is a date."""
    if _is_italic(text, time):
        return "name.title"
    time = without_relation(text, time)
    form = time.form
    following = text[time.end : time.end + _REACH * 2]
    preceding = _BEFORE.search(text, max(time.start - _REACH, 0), time.start)
    before = preceding[1] if preceding else ""
    if time.rule == "dated.decade" and _is_heat(text, time):
        return "name.degrees"
    if isinstance(form, Modified) and text[time.start : time.end].lower() in _YEAR_END:
        return "time.generic" if _noun_like(following) else ""
    if isinstance(form, Modified):
        form = form.form  # `the start of the summer timetable`
    if isinstance(form, Part) and form.unit in ("quarter", "half") and form.whole is None:
        before = max(time.start - _REACH, 0)
        indefinite = _INDEFINITE.search(text, before, time.start) and not _noun_like(following)
        return "time.indefinite" if indefinite else ""
    if isinstance(form, Part) and form.unit == "season" and form.whole is None:
        return "time.generic" if _noun_like(following) and not _is_season(following) else ""
    if isinstance(form, Holiday):
        return _holiday_name(before, following)
    if not isinstance(form, Calendar):
        return ""
    if form.year is not None and form.month is None:
        words = text[time.start : time.end]
        return _year_name(text, time.start, words, before, following)
    if form.month is None and form.weekday is None:
        match = _NEXT.match(following)
        plain = match is None or match[1].lower() in lexicon.table("function_words")
        return "" if plain else "number.rank"
    if form.weekday is not None and form.day is None:
        if _INDEFINITE.search(text, max(time.start - _REACH, 0), time.start) and not _noun_like(
            following
        ):
            return "time.indefinite"
        if _is_habit(before, following):
            return "time.recurring"
        return _weekday_name(before, following)
    if form.month is not None and form.year is None:
        return _month_name(form, before, following)
    return ""


def _is_italic(text: str, time: TimeExpression) -> bool:
    """`on NBC's *Today*`: capitalised, in italics alone; a weekday may be only stressed."""
    if not isinstance(time.form, Deictic) or not text[time.start].isupper():
        return False
    mark = text[max(time.start - 1, 0) : time.start]
    single = text[max(time.start - 2, 0) : time.start].count(mark) == 1 if mark else False
    after = text[time.end : time.end + 2]
    return single and mark in "*_" and after.count(mark) == 1 and after[0] == mark


_RELATION = re.compile(
    r"(?:since|until|till|til|by|before|after|through|thru|up\s+to)\s+(?:the\s+)?", re.I
)


def without_relation(text: str, time: TimeExpression) -> TimeExpression:
    """`since 2014` as `2014`; other expressions as they are."""
    if not isinstance(time.form, Open):
        return time
    match = _RELATION.match(text, time.start, time.end)
    if match is None:
        return time
    return time._replace(start=match.end(), form=time.form.form)


def _kind(word: str) -> str:
    entry = lexicon.table("not_dates").get(word)
    return entry["kind"] if entry else ""


def _is_heat(text: str, time: TimeExpression) -> bool:
    """`temperatures in the 70s`."""
    if len(text[time.start : time.end]) > 4:
        return False
    words = re.findall(r"\w+", text[max(time.start - 60, 0) : time.start].lower())
    return any(_kind(word) == "heat" for word in words)


def _is_function(word: str) -> bool:
    entry = lexicon.table("time_words").get(word.lower())
    timely = entry is not None and entry["type"] != "HOLIDAYWORD"
    return timely or word.lower() in lexicon.table("function_words")


def _capital(word: str) -> bool:
    return word[:1].isupper() and any(letter.islower() for letter in word)


def _year_name(text: str, start: int, words: str, before: str, following: str) -> str:
    """`the 1967 Protocol`, `the 2014 protests`, `Expo 2020`, `1984 tonnes`."""
    if not words[:1].isdigit():
        return ""
    listed = _MORE_YEARS.match(following)
    match = _WORDS.match(following[listed.end() :] if listed else following)
    owners = [re.sub(r"['’]s?$", "", word or "") for word in match.groups()] if match else []
    nearby = [word for word in owners if word]  # a stray ’s leaves nothing
    year = int(re.match(r"\d+", words)[0])  # type: ignore[index]
    if nearby and _is_counted(year, nearby[0], before.lower()):
        return "number.count"
    if nearby and _capital(nearby[0]) and _is_address(nearby):
        return "name.title"
    if before.lower() == "of" and _ACT_OF.search(text, max(start - _REACH, 0), start):
        return "name.act"
    definite = before.lower() in ("the", "this", "that") or before.endswith(
        ("'s", "’s", "s'", "s’")
    )
    definite = definite or bool(_YEARS_BEFORE.search(text, max(start - _REACH, 0), start))
    if nearby and not before and sum(_capital(word) for word in nearby) > 1:
        return "name.title"
    attributive = definite or before.lower() in ("its", "his", "her", "their", "our", "a")
    if nearby and before.lower() == "the" and nearby[0][0].isupper():
        return "name.title"
    if nearby and not before and nearby[0][0].isupper() and _kind(nearby[0].lower()) == "event":
        return "name.event"
    if attributive and any(_kind(word.lower()) == "event" for word in nearby[: _head(nearby)]):
        return "name.event"
    if before == "in" and _IN_EVENT.match(following) and _kind(nearby[0]) == "event":
        return "name.event"
    if before and _capital(before) and not _is_function(before) and not _POSSESSIVE.search(before):
        return "name.title"
    return ""


# `the 2016 and 2020 elections`
_MORE_YEARS = re.compile(r"(?:(?:,| and| or) (?:19|20)\d\d)+(?= [a-z])")
_YEARS_BEFORE = re.compile(r"\bthe (?:(?:19|20)\d\d(?:,| and| or) )+$")


def _is_address(nearby: list[str]) -> bool:
    """`1945 Elm Street`."""
    return any(word.lower() in lexicon.table("street_words") for word in nearby[1:])


_OF_TIME = frozenset(
    ("in", "since", "by", "until", "before", "after", "from", "to", "and", "–", "-")
)
_PERSONS = re.compile(r"(?:[a-z]{2,}(?:ers|ors|ists|ians|children|people|men)|households)")


def _is_counted(year: int, noun: str, before: str) -> bool:
    """Whether a number of four digits counts the noun behind it: `1709 schoolchildren`."""
    if _kind(noun) == "counted":
        return before not in ("in", "since")
    plural = noun in lexicon.table("irregular_plurals") or re.fullmatch(r"[a-z]{3,}[^\Wsui]s", noun)
    if before in _OF_TIME or not (plural or _PERSONS.fullmatch(noun)):
        return False
    return year < _OLD or (before not in ("the", "its", "") and bool(_PERSONS.fullmatch(noun)))


def _head(words: list[str]) -> int:
    """How many of the words can belong to one noun phrase: up to the first function word."""
    function = lexicon.table("function_words")
    return next((at for at, word in enumerate(words) if word.lower() in function), len(words))


def _noun_like(following: str) -> bool:
    """Whether a word that may be a noun comes next (`a Monday deadline`)."""
    match = _NEXT.match(following)
    return match is not None and match[1].islower() and not _is_function(match[1])


_HABIT = re.compile(r" (?:[a-z]+ )?([a-z]+)\b(?! (?:after|ago|before|earlier|into|later)\b)")


def _is_habit(before: str, following: str) -> bool:
    """`Sunday hours`, `the Sunday library hours`: of every such day."""
    match = _HABIT.match(following)
    plain = before.lower() not in _OF_TIME and before.lower() not in ("on", "late", "early")
    return plain and match is not None and match[1] in lexicon.table("habit_nouns")


def _weekday_name(before: str, following: str) -> str:
    """`Black Friday`, `the Sunday Times`, `Saturday Night Live`."""
    if _kind(before) == "day_name":
        return "name.day"
    match = _NEXT.match(following)
    if match and _kind(match[1]) == "title" and not following.startswith(("'", "’")):
        return "name.title"
    return ""


def _month_name(form: Calendar, before: str, following: str) -> str:
    """`Theresa May`, `April Jones said`, `the October Revolution`, `the Sept. 11 attacks`."""
    match = _WORDS.match(following)
    nearby = [word for word in match.groups() if word] if match else []
    if _kind(before) == "person":
        return "name.person"
    if form.day is not None:
        if (form.month, form.day) == (9, 11) and nearby and _kind(nearby[0]) == "event":
            return "name.event"
        return ""
    follows = nearby and _capital(nearby[0]) and not _is_function(nearby[0])
    if (
        form.month in (3, 5)
        and follows
        and before.lower() in ("by", "with", "and", "from", "to", "of")
    ):
        return "name.person"
    titled = nearby and _capital(nearby[0]) and not _is_function(nearby[0])
    if titled and (before.lower() in ("", "the") or not _is_function(before)):
        return "name.title"
    return ""


def _holiday_name(before: str, following: str) -> str:
    """`Johnnie Christmas`, `Easter Island`, `Halloween II`."""
    match = _NEXT.match(following)
    if before and before[0].isupper() and not _is_function(before):
        return "name.person"
    if _noun_like(following) and not _is_season(following):
        return "time.generic"
    if match and match[1][0].isupper() and not _is_function(match[1]):
        return "name.title"
    return ""


def _is_season(following: str) -> bool:
    """Whether the next word only says that the time is one (`the Christmas holidays`)."""
    match = _NEXT.match(following)
    return match is not None and match[1] in _SEASON_NOUNS
