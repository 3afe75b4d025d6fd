"""The grammar's upper level: times of day, modifiers, ranges and relations."""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import (
    Calendar,
    Deictic,
    Form,
    Modified,
    Named,
    Open,
    Span,
    Window,
    Within,
    is_bare,
)
from claimx.dates.nested import is_year, unit_of
from claimx.dates.rules import Builder, Parts, Rule, rules
from claimx.dates.sharing import sharing_rules


def composed_rules() -> tuple[Rule, ...]:
    return (*sharing_rules(), *_clock_rules(), *_modifier_rules(), *_range_rules(), *_open_rules())


def _same(parts: Parts) -> Form:
    return parts["t"].value


# --- Times of day and modifiers ---


def _clock_rules() -> tuple[Rule, ...]:
    clock = "[CLOCK NOON] ZONE{0,2} TIMEWORD? (?: [IN THE]{1,2} DAYPART )?"
    about = "[AT AROUND ABOUT COMMA BY]{0,2}"
    hours = "CLOCK [TO DASH UNTIL] CLOCK"
    days = "MDAY [TO DASH UNTIL THROUGH] MDAY"
    return (
        *rules(
            "time.recurring",
            "DONE",
            (f"{hours} [COMMA FROM]? {days}", lambda p: ""),
            (f"{days} COMMA? [FROM]? {hours}", lambda p: ""),
        ),
        *rules(
            "",
            "CDAY",
            (
                "[EARLY MID LATE BEFORE]? DAYPART [OF ON] THE? t:MDAY (?! UPTO [DAYS MDAY] )",
                _same,
            ),
        ),
        *rules("", "MDAY", ("t:MDAY [EARLY LATE]? [DAYPART NOON MEAL]", _same)),
        *rules(
            "",
            "CDAY",
            (f"[ABOUT AROUND]? {clock} [ON OF COMMA]? [EARLY LATE]? t:MDAY", _same),
            (f"t:MDAY {about} {clock}", _same),
            ("t:MDAY COMMA? AT c:COUNT", _dotted_clock),
            ("SMALL HOURS [OF ON] t:MDAY", _same),
            ("m:EARLY HOURS [OF ON] t:MDAY", _modified),
        ),
    )


def _dotted_clock(parts: Parts) -> Form | None:
    """`Thursday night, at 9.14`."""
    time = parts["c"].value
    is_clock = isinstance(time, float) and time < 24 and round(time % 1, 2) < 0.6
    return parts["t"].value if is_clock else None


def _modifier_rules() -> tuple[Rule, ...]:
    dated = "t:[MDAY CDAY MON YR PRT REL]"
    return rules(
        "",
        "WHOLE",
        ("m:END OF THE UNIT t:MDAY", _modified),
        (f"EARLY DASH? TO DASH? m:[MID LATE] DASH? {dated}", _modified),
        (f"m:MID DASH TO DASH LATE DASH? {dated}", _modified),
        (f"m:[EARLY MID LATE] DASH? [IN ON]? THE? {dated}", _modified),
        (f"m:[END START MIDDLE CLOSE] (?: OF THE? | DASH ) {dated} (?! POSS )", _modified),
        (f"m:HALFWAY THROUGH THE? {dated} (?! POSS )", _modified),
        (f"{dated} POSS m:[END START MIDDLE]", _modified),
        ("t:[MON YR PRT REL] POSS m:CLOSE", _modified),
        (f"m:REST OF THE? {dated} (?! POSS )", _modified),
        (f"m:AROUND THE? {dated} (?! POSS )", _modified),
        (
            f"(?<= [SINCE BY UNTIL BEFORE AFTER IN ON FROM] ) m:ABOUT THE? {dated} (?! POSS )",
            _modified,
        ),
    )


def _modified(parts: Parts) -> Form | None:
    mod = parts["m"].value
    return Modified(mod, parts["t"].value) if mod else None


# --- Ranges ---


def _range_rules() -> tuple[Rule, ...]:
    dated = "[MDAY CDAY MON YR PRT REL WHOLE]"
    day = "d:DAYS (?: COMMA? y:[YEAR YR] )? (?! [SPANUNITS DASH] )"
    return rules(
        "dated.range",
        "SPAN",
        ("[FROM BETWEEN]? a:DAYS UPTO d:DAYS OF? w:[REL MON]", _days_within),
        ("BETWEEN a:DAYS AND d:DAYS OF? w:[REL MON]", _days_within),
        ("[FROM BETWEEN]? d:DAYS UPTO b:MDAY", _day_to),
        ("FROM THE d:DAYS UPTO THE? b:MDAY", _day_to),
        ("BETWEEN d:DAYS AND b:MDAY", _day_to),
        ("(?<= ON ) d:DAYS AND b:MDAY", _days_running),
        (f"[FROM BETWEEN]? a:MDAY UPTO THE? {day}", _to_day),
        (f"BETWEEN? a:MDAY AND {day}", _to_day),
        ("[FROM BETWEEN] a:MONTHDAY [UPTO AND] b:[MONTHDAY MDAY]", _span),
        ("a:MONTHDAY DASH b:MDAY", _span),
        ("a:MON DASH? UPTO DASH? b:MON [QUARTER PERIOD] [OF IN]? w:[YR REL]", _span_within),
        ("a:MON DASH b:MON [QUARTER PERIOD]", _span),
        ("a:MON DASH? TO DASH? b:MON [QUARTER PERIOD]", _span),
        (f"FROM THE? a:{dated} UPTO THE? b:{dated} (?! POSS )", _span),
        (f"BETWEEN THE? a:{dated} [AND UPTO] THE? b:{dated} (?! POSS )", _span),
        (f"a:{dated} UPTO THE? b:{dated} (?! POSS )", _like_span),
        ("u:[UNIT WEEKEND DAYPART] OF t:SPAN", _at_days),
        ("(?<= THE ) UNT t:SPAN", _same),
        ("a:[MON WHOLE] COMMA? OR b:[MON WHOLE] (?! POSS )", _either_month),
        ("a:YR COMMA? OR b:YR (?! POSS )", _span),
    )


def _days_within(parts: Parts) -> Form | None:
    whole = parts["w"].value
    if not (unit_of(whole) == "month" or isinstance(whole, (Calendar, Within, Named))):
        return None
    first, last = (Within(Calendar(day=parts[k].value), whole) for k in ("a", "d"))
    return Span(first, last)


def _day_to(parts: Parts) -> Form | None:
    """`8–10 January`, `4 to 23 May next year`."""
    last = parts["b"].value
    whole = last.part if isinstance(last, Within) else last
    if not isinstance(whole, Calendar) or whole.day is None or whole.month is None:
        return None
    if not 1 <= parts["d"].value < whole.day:
        return None
    first = replace(whole, day=parts["d"].value, weekday=None)
    return Span(Within(first, last.whole) if isinstance(last, Within) else first, last)


def _at_days(parts: Parts) -> Form | None:
    """`the week of 11 to 17 August`, `the night of 3-4 May`."""
    return None if parts["u"].value in ("month", "year") else parts["t"].value


def _either_month(parts: Parts) -> Form | None:
    """`in late March or early April`."""
    months = [getattr(parts[k].value, "form", parts[k].value) for k in ("a", "b")]
    named = all(isinstance(each, (Calendar, Within)) for each in months)
    return _span(parts) if named and not any(is_year(each) for each in months) else None


def _days_running(parts: Parts) -> Form | None:
    """`on 4 and 5 May`."""
    found = _day_to(parts)
    if not isinstance(found, Span) or not isinstance(found.last, Calendar):
        return None
    return found if found.last.day == parts["d"].value + 1 else None


def _span_within(parts: Parts) -> Form | None:
    """`the April to June period of 2022`."""
    first, last, year = parts["a"].value, parts["b"].value, parts["w"].value
    bare = all(isinstance(each, Calendar) and is_bare(each) for each in (first, last))
    return Span(Within(first, year), Within(last, year)) if bare and is_year(year) else None


def _to_day(parts: Parts) -> Form | None:
    """`January 8–10, 2026`."""
    first, day = parts["a"].value, parts["d"].value
    if not isinstance(first, Calendar) or first.day is None or first.month is None:
        return None
    if not first.day < day <= 31:
        return None
    year = parts["y"].value if "y" in parts else first.year
    if isinstance(year, Calendar):
        year = year.year
    if year is not None and not isinstance(year, int):
        return None
    first = replace(first, year=year)
    return Span(first, replace(first, day=day, weekday=None))


def _span(parts: Parts) -> Form:
    """A range whose first date takes the year of its last, where it has none of its own."""
    first, last = parts["a"].value, parts["b"].value
    if isinstance(first, Calendar) and first.year is None and first.month is not None:
        if isinstance(last, Calendar) and last.year is not None and last.month is not None:
            later = (first.month, first.day or 0) > (last.month, last.day or 31)
            first = replace(first, year=last.year - later)
        elif isinstance(last, Within) and isinstance(last.part, Calendar) and last.part.month:
            first = Within(first, last.whole)
    return Span(first, last)


def _like_span(parts: Parts) -> Form | None:
    """A range without `from`: only of two dates of the same kind, or from a written date."""
    first, last = parts["a"], parts["b"]
    if first.type != last.type:
        written = isinstance(first.value, Calendar) and first.rule != "dated.weekday"
        ends = isinstance(last.value, (Calendar, Deictic)) and last.rule != "dated.relative"
        if not (written and ends):
            return None
    return _span(parts)


# --- Relations ---


def _open_rules() -> tuple[Rule, ...]:
    dated = "t:[MDAY MON YR PRT REL WHOLE SPAN]"
    return (
        *rules(
            "dated.open",
            "OPEN",
            (f"{dated} AND [AFTER ONWARD]", _open("from")),
            (f"(?<= FOR UNT ) FROM THE? {dated} (?! UPTO )", _open("from")),
            (f"(?<= UP TO UNT ) FROM THE? {dated} (?! UPTO )", _open("from")),
            (f"FROM {dated} ON? ONWARD", _open("from")),
            (f"FROM {dated} ON (?! [THE DATED] )", _open("from")),
            (f"SINCE THE? {dated} (?! POSS )", _open("since")),
            ("[UNTIL BY THROUGH] THE? t:[DATED CDAY SPAN] (?! POSS )", _open("until")),
            ("[UNTIL BY THROUGH] t:MDAY (?= POSS CLOSE )", _open("until")),
            ("SINCE t:MDAY (?= POSS CLOSE )", _open("since")),
            ("SINCE AT LEAST THE? t:[YR MON] (?! POSS )", _open("since")),
            ("UNTIL AT LEAST THE? t:[DATED CDAY] (?! POSS )", _open("until")),
            ("(?<! [THAN DASH] ) UP TO THE? t:[MDAY MON WHOLE] (?! POSS )", _up_to),
            (f"BEFORE THE? {dated} (?! POSS )", _open("before")),
            (f"UNTIL? AFTER THE? {dated} (?! POSS )", _open("after")),
            ("SINCE THE UNIT t:YR (?! POSS )", _open("since")),
            ("[UNTIL BY THROUGH] THE UNIT t:YR (?! POSS )", _open("until")),
            ("t:OPEN AT THE LATEST", _same),
            ("SINCE t:MONTHDAY", _open("since")),
            ("[BY UNTIL] t:MONTHDAY", _open("until")),
        ),
        *rules("dated.day", "MDAY", ("ON t:MONTHDAY", _same)),
    )


def _up_to(parts: Parts) -> Form | None:
    """`valid up to 30 May`; a month alone may be a person, to whom something is up."""
    form = parts["t"].value
    person = isinstance(form, Calendar) and form.day is None and form.year is None
    return None if person else _open("until")(parts)


def _open(relation: str) -> Builder:
    def build(parts: Parts) -> Form | None:
        form = parts["t"].value
        return None if isinstance(form, (Window, Open)) else Open(relation, form)

    return build
