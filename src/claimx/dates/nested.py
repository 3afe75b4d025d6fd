"""The grammar's third level: dates within dates (`May last year`, `the first week of June`)."""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import (
    ANCHOR,
    EITHER,
    NOW,
    Calendar,
    Deictic,
    Fiscal,
    Form,
    Holiday,
    Named,
    Nth,
    Offset,
    Part,
    Shifted,
    Span,
    Window,
    Within,
    Years,
    is_bare,
)
from claimx.dates.rules import Builder, Parts, Rule, rules

# `for up to six weeks before Easter`: how long, not when
_LASTING = "(?<! FOR UP TO ) (?<! FOR AT LEAST )"


def nested_rules() -> tuple[Rule, ...]:
    return (*_nth_rules(), *_part_rules(), *_named_rules(), *_offset_rules())


def is_year(form: Form) -> bool:
    """Whether a form names a year or more, so that a month or quarter can be part of it."""
    if isinstance(form, Calendar):
        return form.year is not None and form.month is None
    if isinstance(form, (Deictic, Offset)):
        return form.unit in ("year", "period", "decade", "century")
    return isinstance(form, (Fiscal, Years))


def unit_of(form: Form) -> str:
    """The unit that a relative form is told in, '' for others."""
    return form.unit if isinstance(form, (Deictic, Offset)) else ""


def _nth_rules() -> tuple[Rule, ...]:
    nth, inside = "n:[ORDS LAST]", "[OF IN]{1,2} THE? w:[MON YR REL PRT]"
    return (
        *rules(
            "dated.relative",
            "MDAY",
            (f"{nth} u:[UNIT WEEKEND QUARTER] {inside}", _nth_unit),
            (f"{nth} t:MDAY {inside}", _nth_weekday),
        ),
        *rules("dated.relative", "REL", (f"{nth} a:UNT {inside}", _nth_units)),
        *rules("dated.relative", "PRT", ("(?<= THE ) n:ORDS a:UNT (?! [OF IN] )", _nine_months)),
    )


def _nth_unit(parts: Parts) -> Form | None:
    whole, unit = parts["w"].value, parts["u"].value
    if unit in ("year", "decade", "century") and not isinstance(whole, Years):
        return None
    month = isinstance(whole, Calendar) and whole.month is not None
    if month and unit in ("month", "quarter", "half"):
        return None  # `for a third month in April`
    return Nth(parts["n"].value, unit, None, whole)


def _nth_weekday(parts: Parts) -> Form | None:
    named = parts["t"].value
    if not isinstance(named, Calendar) or named.weekday is None or named.day is not None:
        return None
    return Nth(parts["n"].value, "day", named.weekday, parts["w"].value)


def _nth_units(parts: Parts) -> Form | None:
    count, unit, _ = parts["a"].value
    nth = parts["n"].value
    if nth not in (1, -1) or count != int(count):
        return None
    return Part(unit, nth, parts["w"].value, int(count))


def _nine_months(parts: Parts) -> Form | None:
    """`in the first nine months`, of the year: a company's three quarters."""
    nine = parts["n"].value == 1 and parts["a"].value[:2] == (9, "month")
    return Part("month", 1, None, 9) if nine else None


def _part_rules() -> tuple[Rule, ...]:
    whole, later = "OF? [THE HIS]? w:[YR REL]", "OF? [THE HIS]? w:REL"
    return (
        *rules(
            "",
            "PRT",
            ("p:PRT DASH y:YEAR", _part_of),
            ("y:[YEAR YR] DASH p:PRT", _part_of),
            (f"p:PRT [COMMA DASH]? {whole}", _part_of),
            ("w:[YR REL] [COMMA DASH]? THE? p:PRT", _part_of),
        ),
        *rules("dated.quarter", "SPAN", (f"a:ORDS AND b:ORDS QUARTERS (?: {whole} )?", _quarters)),
        *rules("", "MON", (f"p:MON COMMA? {later}", _within), ("p:MON [OF IN] w:YR", _within)),
        *rules(
            "",
            "MDAY",
            (f"p:MDAY COMMA? {later}", _within),
            ("p:MDAY [OF IN] w:YR", _within),
            ("w:REL COMMA? ON? p:MDAY", _within),
        ),
        *rules(
            "dated.anaphoric",
            "REL",
            ("p:REL [OF IN]? THE? w:[YR REL]", _same_of),
            ("p:REL w:OFFSET", _same_earlier),
        ),
        *rules("dated.relative", "MDAY", ("n:ORDS OF THE? w:[REL MON]", _day_within)),
        *rules("dated.week", "REL", ("u:UNIT n:[DAY COUNT] [OF IN] w:YR", _numbered_week)),
        *rules("dated.week", "REL", ("u:UNIT OF t:MDAY (?! UPTO [DAYS MDAY] )", _week_of)),
        *rules("", "MON", ("UNIT OF t:MON", lambda p: p["t"].value)),
    )


def _part_of(parts: Parts) -> Form | None:
    part = parts["p"].value
    whole = parts["w"].value if "w" in parts else parts["y"].value
    whole = Calendar(whole) if isinstance(whole, int) else whole
    if not isinstance(part, Part) or part.whole is not None or not is_year(whole):
        return None
    return replace(part, whole=whole)


def _quarters(parts: Parts) -> Form | None:
    """`the second and third quarters of 2024`."""
    whole = parts["w"].value if "w" in parts else None
    nths = parts["a"].value, parts["b"].value
    if nths[0] + 1 != nths[1] or nths[1] > 4 or (whole is not None and not is_year(whole)):
        return None
    return Span(*(Part("quarter", nth, whole) for nth in nths))


def _within(parts: Parts) -> Form | None:
    part, whole = parts["p"].value, parts["w"].value
    if isinstance(part, Holiday):
        return Within(part, whole) if is_year(whole) and part.year is None else None
    if not isinstance(part, Calendar) or part.year is not None:
        return None
    fits = is_year(whole) if part.month else unit_of(whole) in ("week", "fortnight")
    return Within(part, whole) if fits else None


def _same_of(parts: Parts) -> Form | None:
    """`the same quarter of 2022`, `the same period last year`: the anchor, in another year."""
    part, whole = parts["p"].value, parts["w"].value
    same = isinstance(part, Deictic) and part.base == ANCHOR and part.shift == 0
    if isinstance(whole, Offset) and same:
        return _same_earlier(parts)
    return Within(part, whole) if same and is_year(whole) and part.unit != "year" else None


def _same_earlier(parts: Parts) -> Form | None:
    """`the same quarter a year earlier`: what `the year-earlier quarter` says."""
    part, back = parts["p"].value, parts["w"].value
    same = isinstance(part, Deictic) and part.base == ANCHOR and part.shift == 0
    if not same or (back.count, back.unit) != (-1, "year"):
        return None
    return Shifted(-1, "year", ANCHOR, None, "" if part.unit == "period" else part.unit)


def _day_within(parts: Parts) -> Form | None:
    whole, day = parts["w"].value, parts["n"].value
    month = unit_of(whole) == "month" or (isinstance(whole, Calendar) and whole.day is None)
    return Within(Calendar(day=day), whole) if month and 1 <= day <= 31 else None


def _numbered_week(parts: Parts) -> Form | None:
    """`week 23 of 2024`: its weeks begin with that of 4 January."""
    week, nth, whole = (parts[key].value for key in ("u", "n", "w"))
    fits = week == "week" and isinstance(nth, int) and 1 <= nth <= 53 and is_year(whole)
    return Part("week", nth, whole) if fits else None


def _week_of(parts: Parts) -> Form | None:
    return Offset(0, "week", parts["t"].value) if parts["u"].value == "week" else None


def _named_rules() -> tuple[Rule, ...]:
    """A month, weekday, season or quarter with `last`, `next`, `this`, `the following`."""
    by = (
        ("dated.relative", "LAST", -1, NOW),
        ("dated.relative", "[THIS THE]? PAST", -1, NOW),
        ("dated.anaphoric", "THE NEXT", 1, EITHER),
        ("dated.relative", "[NEXT COMING]", 1, NOW),
        ("dated.relative", "THIS COMING?", 0, NOW),
        ("dated.anaphoric", "THE? FOLLOWING", 1, ANCHOR),
        ("dated.anaphoric", "THE? PREVIOUS", -1, ANCHOR),
        ("dated.anaphoric", "[THAT SAME]{1,2}", 0, ANCHOR),
    )
    return tuple(
        each
        for name, words, shift, base in by
        for makes, inner in (("MDAY", "t:MDAY"), ("REL", "t:[MON PRT]"))
        for each in rules(name, makes, (f"{words} {inner}", _named(shift, base)))
    )


def _named(shift: int, base: str) -> Builder:
    def build(parts: Parts) -> Form | None:
        form = parts["t"].value
        return Named(form, shift, base) if is_bare(form) else None

    return build


def _offset_rules() -> tuple[Rule, ...]:
    """`two weeks before Christmas`, `16 days from May 2`, `the day after the Sept. 3 vote`."""
    base = "THE? t:[MDAY MON YR PRT REL]"
    return rules(
        "dated.offset",
        "REL",
        (f"[IN OVER DURING FOR] THE a:UNT s:[BEFORE AFTER] {base}", _beside),
        (f"{_LASTING} a:UNT s:[BEFORE AFTER] {base}", _offset),
        (f"{_LASTING} (?<! FOR ) a:UNT s:FROM {base} (?! UPTO )", _offset),
        (f"THE u:UNIT s:[BEFORE AFTER] {base}", _next_to),
    )


def _offset(parts: Parts) -> Form:
    count, unit, loose = parts["a"].value
    amount = (parts["a"].start, parts["a"].end)
    return Offset(parts["s"].value * count, unit, parts["t"].value, loose, amount)


def _beside(parts: Parts) -> Form:
    """`in the two decades before 2000`: all of them."""
    count, unit, loose = parts["a"].value
    return Window(parts["s"].value * count, unit, parts["t"].value, loose)


def _next_to(parts: Parts) -> Form:
    return Offset(parts["s"].value, parts["u"].value, parts["t"].value)
