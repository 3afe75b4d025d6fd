"""The grammar's middle level: times told from today or from a time just named.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from collections.abc import Callable

from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Ended,
    Form,
    Modified,
    Offset,
    Part,
    Shifted,
    Window,
)
from claimx.dates.rules import Parts, Rule, rule

_LONG = ("week", "fortnight", "month", "quarter", "half", "year", "decade", "century", "weekend")
_UNIT = "u:[UNIT QUARTER HALF WEEKEND]"
Builder = Callable[[Parts], Form | None]


def relative_rules() -> tuple[Rule, ...]:
    return (
        *_ended_rules(),
        *_window_rules(),
        *_vague_rules(),
        *_offset_rules(),
        *_day_rules(),
        *_period_rules(),
    )


def _ended_rules() -> tuple[Rule, ...]:
    """`nine months ended Sept. 30`, `the fiscal year ending June 30`, `the year to March`."""
    name, end = "dated.ended", "ENDED [IN ON]? THE? t:[MDAY MON]"
    return (
        rule(name, "PRT", f"a:UNT {end}", _ended),
        rule(name, "PRT", f"FISCAL? u:[UNIT QUARTER HALF] {end}", _ended),
        rule(name, "PRT", f"p:PRT {end}", _ended),
        rule(name, "PRT", "(?<= THE ) a:UNT TO t:[MDAY MON]", _ended),
        rule(name, "PRT", "(?<= THE ) FISCAL? u:[UNIT QUARTER HALF] TO t:[MDAY MON]", _ended),
    )


def _ended(parts: Parts) -> Form | None:
    if "a" in parts:
        count, unit, _ = parts["a"].value
    elif "u" in parts:
        count, unit = 1, parts["u"].value
    else:
        count, unit = 1, parts["p"].value.unit
    if count != int(count) or unit in ("decade", "century", "weekend", "day"):
        return None
    return Ended(int(count), unit, parts["t"].value)


def _window_rules() -> tuple[Rule, ...]:
    """`the past three years`, `the next two weeks`, `over the last year`."""
    name, the = "dated.window", "(?: [THE THIS HIS] )?"
    within = "[IN OVER DURING FOR WITHIN]"
    return (
        rule(name, "REL", f"{the} [LAST PAST] a:UNT (?! OF )", _window(-1)),
        rule(name, "REL", f"{the} PREVIOUS a:UNT (?! OF )", _window(-1, ANCHOR)),
        rule(name, "REL", f"{the} [NEXT COMING] a:UNT (?! OF )", _window(1)),
        rule(name, "REL", f"{the} FOLLOWING a:UNT (?! OF )", _window(1, ANCHOR)),
        rule(name, "REL", f"{within} THE LAST {_UNIT} (?! [OF DASH] )", _unit_window(-1)),
        rule(name, "REL", f"{within} THE NEXT {_UNIT} (?! [OF DASH] )", _unit_window(1)),
        rule(name, "REL", f"{the} PAST {_UNIT}", _unit_window(-1)),
        rule(name, "REL", f"{the} COMING {_UNIT}", _unit_window(1)),
    )


def _window(sign: int, base: str = NOW) -> Builder:
    def build(parts: Parts) -> Window:
        count, unit, loose = parts["a"].value
        return Window(sign * count, unit, base, loose)

    return build


def _unit_window(sign: int) -> Builder:
    def build(parts: Parts) -> Form | None:
        unit = parts["u"].value
        if unit == "weekend":
            return Deictic(unit, sign)
        return None if unit == "day" else Window(sign, unit)

    return build


def _vague_rules() -> tuple[Rule, ...]:
    """Times that are none: vague (`a few days later`) and recurring (`every Monday`)."""
    near = "(?: [THE THIS HIS] )? [LAST PAST NEXT COMING RECENT PREVIOUS FOLLOWING]?"
    return (
        rule("time.vague", "DONE", f"{near} VAGUE [AGO LATER EARLIER BEFORE AFTER]?", _done),
        rule("time.vague", "DONE", "[UNITS QUARTERS WEEKENDS] [AGO LATER EARLIER]", _done),
        rule(
            "time.vague", "DONE", "[RECENT PAST COMING NEXT LAST] [UNITS QUARTERS WEEKENDS]", _done
        ),
        rule(
            "time.recurring",
            "DONE",
            "EACH [UNIT UNITS QUARTER WEEKEND WEEKDAY MON PRT DAYPART MDAY UNT] DAYPART?",
            _done,
        ),
        rule("time.recurring", "DONE", "[WEEKDAYS WEEKENDS] [DAYPART MORNINGS]?", _done),
        rule("time.recurring", "DONE", "WEEKDAY MORNINGS", _done),
    )


def _done(parts: Parts) -> str:
    return "no claim"


def _offset_rules() -> tuple[Rule, ...]:
    """`three days ago`, `two years later`, `the day before`, `in five years`."""
    beyond = "(?! [DATED THAN] | THE [REL PRT] )"
    return (
        rule("dated.ago", "REL", "a:UNT s:AGO", _offset(NOW)),
        rule("dated.offset", "OFFSET", f"a:UNT s:[EARLIER LATER] {beyond}", _offset(ANCHOR)),
        rule("dated.ago", "REL", "a:UNT s:FROM NOW", _offset(NOW)),
        rule(
            "dated.offset",
            "OFFSET",
            "a:UNT s:[BEFORE AFTER] (?! [DEIDAY MDAY MON YR PRT ABS"
            " WEEKDAY THIS LAST NEXT PREVIOUS] | THE [LAST NEXT SAME PRT YR YEAR] )",
            _offset(EVENT),
        ),
        rule(
            "dated.ahead",
            "OFFSET",
            "start:IN a:UNT (?! [AGO LATER EARLIER BEFORE AFTER FROM] )",
            _ahead,
        ),
        rule("dated.relative", "REL", "THE u:UNIT s:BEFORE LAST", _deictic(-2)),
        rule("dated.relative", "REL", "THE? u:UNIT AFTER NEXT", _deictic(2)),
        rule("dated.deictic", "MDAY", "THE? u:UNIT s:[BEFORE AFTER] d:DEIDAY", _day_beside),
        rule(
            "dated.offset",
            "OFFSET",
            "THE u:[UNIT WEEKEND QUARTER] s:[BEFORE AFTER] (?! DATED )",
            _beside,
        ),
    )


def _offset(base: str) -> Builder:
    def build(parts: Parts) -> Offset:
        amount = parts["a"]
        count, unit, loose = amount.value
        return Offset(parts["s"].value * count, unit, base, loose, (amount.start, amount.end))

    return build


def _ahead(parts: Parts) -> Offset:
    amount = parts["a"]
    count, unit, loose = amount.value
    return Offset(count, unit, AHEAD, loose, (amount.start, amount.end))


def _beside(parts: Parts) -> Offset:
    return Offset(parts["s"].value, parts["u"].value, EVENT)


def _day_beside(parts: Parts) -> Offset | None:
    base = Deictic("day", parts["d"].value)
    return Offset(parts["s"].value, "day", base) if parts["u"].value == "day" else None


def _day_rules() -> tuple[Rule, ...]:
    name = "dated.deictic"
    return (
        rule(name, "MDAY", "d:[DEIDAY TONIGHT]", lambda p: Deictic("day", p["d"].value)),
        rule(name, "MDAY", "THIS [DAYPART NOON]", lambda p: Deictic("day", 0)),
        rule(name, "MDAY", "d:LAST DAYPART", lambda p: Deictic("day", p["d"].value)),
        rule("dated.weekday", "MDAY", "w:WEEKDAY", lambda p: Calendar(weekday=p["w"].value)),
    )


def _period_rules() -> tuple[Rule, ...]:
    """`this year`, `last month`, `the same year`, `the year-earlier quarter`, `the quarter`."""
    rel, ana = "dated.relative", "dated.anaphoric"
    inside = "[IN DURING FOR BY SINCE UNTIL THROUGH OVER BEFORE AFTER FROM END START MIDDLE]"
    return (
        rule(
            ana,
            "REL",
            "[THE A]? k:UNIT DASH [EARLIER AGO] (?: PERIOD | p:PRT | u:[QUARTER HALF UNIT] )",
            _year_earlier,
        ),
        rule(ana, "REL", "THE? k:UNIT DASH [EARLIER AGO]", _year_earlier),
        rule(ana, "REL", f"[THE THAT THIS] SAME {_UNIT}", _deictic(0, ANCHOR, days=True)),
        rule(ana, "REL", "[THE THAT THIS]? SAME PERIOD", lambda p: Deictic("period", 0, ANCHOR)),
        rule(ana, "REL", f"THAT {_UNIT}", _deictic(0, ANCHOR, days=True)),
        rule(rel, "REL", f"THIS FISCAL? {_UNIT}", _deictic(0)),
        rule(rel, "REL", f"[THE HIS]? LATEST FISCAL? {_UNIT}", _deictic(-1)),
        rule(rel, "REL", f"[THE HIS]? CURRENT FISCAL? {_UNIT}", _deictic(0)),
        rule(rel, "REL", f"[THE HIS]? LAST FISCAL? {_UNIT} (?! [OF DASH] )", _deictic(-1)),
        rule(ana, "REL", f"THE NEXT FISCAL? {_UNIT} (?! OF )", _deictic(1, EITHER, days=True)),
        rule(ana, "MDAY", "THE [NEXT FOLLOWING] DAYPART", lambda p: Deictic("day", 1, ANCHOR)),
        rule(ana, "MDAY", "THAT SAME? DAYPART", lambda p: Deictic("day", 0, ANCHOR)),
        rule(rel, "REL", f"HIS? NEXT FISCAL? {_UNIT} (?! OF )", _deictic(1)),
        rule(ana, "REL", f"[THE HIS]? PREVIOUS FISCAL? {_UNIT}", _deictic(-1, EITHER, days=True)),
        rule(ana, "REL", f"THE? FOLLOWING FISCAL? {_UNIT}", _deictic(1, ANCHOR, days=True)),
        rule(ana, "REL", "u:UNIT POSS? DASH? m:END", _year_end),
        rule(
            ana, "REL", f"(?<= {inside} ) THE FISCAL? {_UNIT} (?! [OF DASH] )", _deictic(0, EITHER)
        ),
        rule(
            ana,
            "REL",
            f"(?<= [END START MIDDLE REST PRT UNITS UNT] OF ) THE? {_UNIT}",
            _deictic(0, EITHER),
        ),
        rule(
            ana,
            "REL",
            f"(?<! [OF ON A TO AS AT] ) THE {_UNIT} (?! [OF DASH ENDED] )",
            _deictic(0, EITHER),
        ),
    )


def _deictic(shift: int, base: str = NOW, days: bool = False) -> Builder:
    def build(parts: Parts) -> Deictic | None:
        unit = parts["u"].value
        return Deictic(unit, shift, base) if days or unit in _LONG else None

    return build


def _year_earlier(parts: Parts) -> Shifted | None:
    if parts["k"].value != "year":
        return None
    part = parts["p"].value if "p" in parts else None
    if part is not None and not isinstance(part, Part):
        return None
    return Shifted(-1, "year", part, parts["u"].value if "u" in parts else "")


def _year_end(parts: Parts) -> Modified | None:
    unit = parts["u"].value
    return Modified("end", Deictic(unit, 0, EITHER)) if unit in ("year", "month") else None
