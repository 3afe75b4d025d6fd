"""The grammar's upper level: dates within dates, modifiers, clock times, ranges, relations."""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import (
    NOW,
    Calendar,
    Deictic,
    Fiscal,
    Form,
    Holiday,
    Modified,
    Named,
    Nth,
    Offset,
    Open,
    Part,
    Span,
    Window,
    Within,
    Years,
)
from claimx.dates.rules import Builder, Parts, Rule, rule
from claimx.dates.tokens import codes


def composed_rules() -> tuple[Rule, ...]:
    return (*_nested_rules(), *_beside_rules(), *_range_rules(), *_open_rules())


# --- Dates within dates ---


def is_year(form: Form) -> bool:
    """Whether a form names a year or more, so that a month or quarter can be part of it."""
    if isinstance(form, Calendar):
        return form.year is not None and form.month is None
    if isinstance(form, (Deictic, Offset)):
        return form.unit in ("year", "period", "decade", "century")
    return isinstance(form, (Fiscal, Years))


def _unit(form: Form) -> str:
    return form.unit if isinstance(form, (Deictic, Offset)) else ""


def _nested_rules() -> tuple[Rule, ...]:
    whole = "OF? [THE HIS]? w:[YR REL]"
    nth = "n:[ORD LAST]"
    inside = "[OF IN]{1,2} THE? w:[MON YR REL PRT]"
    return (
        rule("dated.relative", "MDAY", f"{nth} u:[UNIT WEEKEND QUARTER] {inside}", _nth_unit),
        rule("dated.relative", "MDAY", f"{nth} w2:MDAY {inside}", _nth_weekday),
        rule("dated.relative", "REL", f"{nth} a:UNT {inside}", _nth_units),
        rule("", "PRT", "p:PRT DASH y:YEAR", _part_of),
        rule("", "PRT", "y:YEAR DASH p:PRT", _part_of),
        rule("", "PRT", f"p:PRT [COMMA DASH]? {whole}", _part_of),
        rule("", "PRT", "w:[YR REL] [COMMA DASH]? THE? p:PRT", _part_of),
        rule("", "MON", f"p:MON COMMA? {whole}", _within),
        rule("", "MDAY", f"p:MDAY COMMA? {whole}", _within),
        rule("", "MDAY", "w:REL COMMA? ON? p:MDAY", _within),
        rule("dated.relative", "MDAY", "n:ORD OF THE? w:[REL MON]", _day_within),
        rule("dated.week", "REL", "u:UNIT OF t:MDAY", _week_of),
        rule("", "MON", "UNIT OF t:MON", lambda p: p["t"].value),
        rule("", "REL", "s:LAST t:[MON PRT]", _named(NOW)),
        rule("", "MDAY", "s:LAST t:MDAY", _named(NOW)),
        rule("dated.relative", "MDAY", "[THIS THE]? PAST t:MDAY", lambda p: _name(p, -1)),
        rule("dated.relative", "REL", "[THIS THE]? PAST t:[MON PRT]", lambda p: _name(p, -1)),
        rule("dated.relative", "MDAY", "[NEXT COMING] t:MDAY", lambda p: _name(p, 1)),
        rule("dated.relative", "REL", "[NEXT COMING] t:[MON PRT]", lambda p: _name(p, 1)),
        rule("dated.relative", "MDAY", "THIS COMING? t:MDAY", lambda p: _name(p, 0)),
        rule("dated.relative", "REL", "THIS COMING? t:[MON PRT]", lambda p: _name(p, 0)),
        rule("dated.anaphoric", "MDAY", "THE? [FOLLOWING] t:MDAY", lambda p: _name(p, 1, "anchor")),
        rule(
            "dated.anaphoric",
            "REL",
            "THE? [FOLLOWING] t:[MON PRT]",
            lambda p: _name(p, 1, "anchor"),
        ),
        rule("dated.anaphoric", "MDAY", "THE? PREVIOUS t:MDAY", lambda p: _name(p, -1, "anchor")),
        rule(
            "dated.anaphoric", "REL", "THE? PREVIOUS t:[MON PRT]", lambda p: _name(p, -1, "anchor")
        ),
        rule("dated.anaphoric", "MDAY", "[THAT SAME]{1,2} t:MDAY", lambda p: _name(p, 0, "anchor")),
        rule(
            "dated.offset",
            "REL",
            "a:UNT s:[BEFORE AFTER FROM] THE? t:[MDAY MON YR PRT REL]",
            _offset,
        ),
        rule(
            "dated.offset",
            "REL",
            "THE u:UNIT s:[BEFORE AFTER] THE? t:[MDAY MON YR PRT REL]",
            _next_to,
        ),
    )


def _nth_unit(parts: Parts) -> Form | None:
    whole, unit = parts["w"].value, parts["u"].value
    if unit in ("year", "decade", "century") and not isinstance(whole, Years):
        return None
    return Nth(parts["n"].value, unit, None, whole)


def _nth_weekday(parts: Parts) -> Form | None:
    named = parts["w2"].value
    if not isinstance(named, Calendar) or named.weekday is None or named.day is not None:
        return None
    return Nth(parts["n"].value, "day", named.weekday, parts["w"].value)


def _nth_units(parts: Parts) -> Form | None:
    count, unit, _ = parts["a"].value
    nth = parts["n"].value
    if nth not in (1, -1) or count != int(count):
        return None
    return Part(unit, nth, parts["w"].value, int(count))


def _part_of(parts: Parts) -> Form | None:
    part = parts["p"].value
    whole = parts["w"].value if "w" in parts else Calendar(parts["y"].value)
    if not isinstance(part, Part) or part.whole is not None or not is_year(whole):
        return None
    return replace(part, whole=whole)


def _within(parts: Parts) -> Form | None:
    part, whole = parts["p"].value, parts["w"].value
    if isinstance(part, Holiday):
        return Within(part, whole) if is_year(whole) and part.year is None else None
    if not isinstance(part, Calendar) or part.year is not None:
        return None
    fits = is_year(whole) if part.month else _unit(whole) in ("week", "fortnight")
    return Within(part, whole) if fits else None


def _day_within(parts: Parts) -> Form | None:
    whole, day = parts["w"].value, parts["n"].value
    month = _unit(whole) == "month" or (isinstance(whole, Calendar) and whole.day is None)
    return Within(Calendar(day=day), whole) if month and 1 <= day <= 31 else None


def _week_of(parts: Parts) -> Form | None:
    return Offset(0, "week", parts["t"].value) if parts["u"].value == "week" else None


def _named(base: str) -> Builder:
    return lambda parts: _name(parts, parts["s"].value, base)


def _name(parts: Parts, shift: int, base: str = NOW) -> Form | None:
    form = parts["t"].value
    partial = (
        (isinstance(form, Calendar) and form.year is None)
        or (isinstance(form, Part) and form.whole is None)
        or (isinstance(form, Holiday) and form.year is None)
    )
    return Named(form, shift, base) if partial else None


def _offset(parts: Parts) -> Form | None:
    count, unit, loose = parts["a"].value
    amount = (parts["a"].start, parts["a"].end)
    return Offset(parts["s"].value * count, unit, parts["t"].value, loose, amount)


def _next_to(parts: Parts) -> Form | None:
    return Offset(parts["s"].value, parts["u"].value, parts["t"].value)


# --- Modifiers and times of day ---


def _beside_rules() -> tuple[Rule, ...]:
    clock = "[CLOCK NOON] ZONE{0,2} (?: [IN THE]{1,2} DAYPART )?"
    about = "[AT AROUND ABOUT COMMA BY]{0,2}"
    dated = "t:[MDAY MON YR PRT REL]"
    return (
        rule("", "CDAY", f"{clock} [ON OF COMMA]? [EARLY LATE]? t:MDAY", _same),
        rule("", "CDAY", f"t:MDAY {about} {clock}", _same),
        rule("", "MDAY", "[EARLY MID LATE]? DAYPART [OF ON] THE? t:MDAY", _same),
        rule("", "MDAY", "t:MDAY [EARLY LATE]? [DAYPART NOON]", _same),
        rule("", "WHOLE", "m:END OF THE UNIT t:MDAY", _modified),
        rule("", "WHOLE", f"EARLY DASH? TO DASH? m:[MID LATE] DASH? {dated}", _modified),
        rule("", "WHOLE", f"m:MID DASH TO DASH LATE DASH? {dated}", _modified),
        rule("", "WHOLE", f"m:[EARLY MID LATE] DASH? [IN ON]? THE? {dated}", _modified),
        rule(
            "",
            "WHOLE",
            f"m:[END START MIDDLE] (?: [OF IN] THE? | DASH ) {dated} (?! POSS )",
            _modified,
        ),
        rule("", "WHOLE", f"{dated} POSS m:[END START MIDDLE]", _modified),
        rule("", "WHOLE", f"REST OF THE? {dated} (?! POSS )", _rest),
        rule("", "WHOLE", f"AROUND THE? {dated} (?! POSS )", _around),
    )


def _same(parts: Parts) -> Form:
    return parts["t"].value


def _modified(parts: Parts) -> Form:
    return Modified(parts["m"].value, parts["t"].value)


def _rest(parts: Parts) -> Form:
    return Modified("end", parts["t"].value)


def _around(parts: Parts) -> Form:
    return Modified("approx", parts["t"].value)


# --- Ranges ---


def _range_rules() -> tuple[Rule, ...]:
    name = "dated.range"
    any_a, any_b = "a:[MDAY CDAY MON YR PRT REL WHOLE]", "b:[MDAY CDAY MON YR PRT REL WHOLE]"
    dashes = "[UPTO]"
    return (
        rule(name, "SPAN", f"[FROM BETWEEN]? a:DAYS {dashes} d:DAYS OF? w:[REL MON]", _days_within),
        rule(name, "SPAN", "BETWEEN a:DAYS AND d:DAYS OF? w:[REL MON]", _days_within),
        rule(name, "SPAN", f"[FROM BETWEEN]? d:DAYS {dashes} b:MDAY", _day_to),
        rule(name, "SPAN", "BETWEEN d:DAYS AND b:MDAY", _day_to),
        rule(
            name,
            "SPAN",
            f"[FROM BETWEEN]? a:MDAY {dashes} THE? d:DAYS (?: COMMA? y:YEAR )? (?! [SPANUNITS DASH] )",
            _to_day,
        ),
        rule(
            name,
            "SPAN",
            "BETWEEN? a:MDAY AND d:DAYS (?: COMMA? y:YEAR )? (?! [SPANUNITS DASH] )",
            _to_day,
        ),
        rule(name, "SPAN", "[FROM BETWEEN] a:MONTHDAY [UPTO AND] b:[MONTHDAY MDAY]", _span),
        rule(name, "SPAN", "a:MONTHDAY DASH b:MDAY", _span),
        rule(name, "SPAN", f"FROM THE? {any_a} {dashes} THE? {any_b} (?! POSS )", _span),
        rule(name, "SPAN", f"BETWEEN THE? {any_a} [AND UPTO] THE? {any_b} (?! POSS )", _span),
        rule(name, "SPAN", f"{any_a} {dashes} THE? {any_b} (?! POSS )", _like_span),
    )


def _days_within(parts: Parts) -> Form | None:
    whole = parts["w"].value
    if not (_unit(whole) == "month" or isinstance(whole, (Calendar, Within, Named))):
        return None
    first, last = (Within(Calendar(day=parts[k].value), whole) for k in ("a", "d"))
    return Span(first, last)


def _day_to(parts: Parts) -> Form | None:
    last = parts["b"].value
    whole = last.part if isinstance(last, Within) else last
    if not isinstance(whole, Calendar) or whole.day is None or whole.month is None:
        return None
    if not 1 <= parts["d"].value < whole.day:
        return None
    first = replace(whole, day=parts["d"].value, weekday=None)
    return Span(Within(first, last.whole) if isinstance(last, Within) else first, last)


def _to_day(parts: Parts) -> Form | None:
    first = parts["a"].value
    day = parts["d"].value
    if not isinstance(first, Calendar) or first.day is None or first.month is None:
        return None
    if not first.day < day <= 31:
        return None
    year = parts["y"].value if "y" in parts else first.year
    first = replace(first, year=year)
    return Span(first, replace(first, day=day, weekday=None))


def _span(parts: Parts) -> Form | None:
    first, last = parts["a"].value, parts["b"].value
    if isinstance(first, Calendar) and first.year is None and first.month is not None:
        if isinstance(last, Calendar) and last.year is not None and last.month is not None:
            later = (first.month, first.day or 0) > (last.month, last.day or 31)
            first = replace(first, year=last.year - later)
        elif isinstance(last, Within) and isinstance(last.part, Calendar) and last.part.month:
            first = Within(first, last.whole)
    return Span(first, last)


def _like_span(parts: Parts) -> Form | None:
    """A range without `from`: only of two dates of the same kind, or up to a known day."""
    first, last = parts["a"], parts["b"]
    if _DASH not in (first.type, last.type) and first.type != last.type:
        mixed = isinstance(last.value, (Calendar, Deictic)) and isinstance(first.value, Calendar)
        known = mixed and (first.value.year is not None or first.value.month is not None)
        if not known or first.rule == "dated.weekday" or last.rule == "dated.relative":
            return None
    return _span(parts)


_DASH = codes()["DASH"]


# --- Relations ---


def _open_rules() -> tuple[Rule, ...]:
    name = "dated.open"
    later = "t:[MDAY MON YR PRT REL WHOLE]"
    return (
        rule(name, "OPEN", f"{later} AND [AFTER ONWARD]", lambda p: Open("from", p["t"].value)),
        rule(name, "OPEN", f"FROM {later} ON? ONWARD", lambda p: Open("from", p["t"].value)),
        rule(
            name, "OPEN", f"FROM {later} ON (?! [THE DATED] )", lambda p: Open("from", p["t"].value)
        ),
        rule(name, "OPEN", f"r:SINCE [THE AT]? {later} (?! POSS )", _open("since")),
        rule(
            name,
            "OPEN",
            "r:[UNTIL BY THROUGH] THE? t:[MDAY CDAY MON YR PRT REL WHOLE] (?! POSS )",
            _open("until"),
        ),
        rule(name, "OPEN", f"r:BEFORE THE? {later} (?! POSS )", _open("before")),
        rule(name, "OPEN", f"r:AFTER THE? {later} (?! POSS )", _open("after")),
        rule(name, "OPEN", "r:SINCE t:MONTHDAY", _open("since")),
        rule(name, "OPEN", "r:[BY UNTIL] t:MONTHDAY", _open("until")),
        rule("dated.day", "MDAY", "ON t:MONTHDAY", _same),
    )


def _open(relation: str) -> Builder:
    def build(parts: Parts) -> Form | None:
        form = parts["t"].value
        if isinstance(form, (Window, Open)):
            return None
        return Open(relation, form)

    return build
