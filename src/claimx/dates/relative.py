"""The grammar's middle level: days and times told from today or from a time just named.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from claimx.dates.ends import ended_rules, window_rules
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Form,
    Named,
    Offset,
    Shifted,
)
from claimx.dates.periods import deictic, period_rules
from claimx.dates.rules import Builder, Parts, Rule, rules
from claimx.dates.vocabulary import codes

# what a relation may be followed by: a time of its own, so that it is not told from the anchor
_TIME = "THE? [MDAY MON YR PRT ABS YEAR WEEKDAY DEIDAY LAST NEXT THIS PREVIOUS SAME]"


def relative_rules() -> tuple[Rule, ...]:
    return (
        *ended_rules(),
        *window_rules(),
        *_vague_rules(),
        *_offset_rules(),
        *_day_rules(),
        *period_rules(),
    )


# --- Times that are no claim: vague and recurring ---


def _vague_rules() -> tuple[Rule, ...]:
    near = "(?: [THE THIS HIS] )? [LAST PAST NEXT COMING RECENT PREVIOUS FOLLOWING]?"
    often = "[UNIT UNITS QUARTER WEEKEND WEEKDAY MON PRT DAYPART MDAY UNT]"
    return (
        *rules(
            "time.vague",
            "DONE",
            ("A ORDS UNIT", _nothing),  # `for a third month`
            (f"{near} VAGUE [AGO LATER EARLIER BEFORE AFTER]?", _nothing),
            ("[UNITS QUARTERS WEEKENDS] [AGO LATER EARLIER]", _nothing),
            ("[RECENT PAST COMING NEXT LAST] [UNITS QUARTERS WEEKENDS]", _nothing),
        ),
        *rules(
            "time.recurring",
            "DONE",
            (f"EACH {often} DAYPART?", _nothing),
            ("[WEEKDAYS WEEKENDS] [DAYPART MORNINGS]?", _nothing),
            ("WEEKDAY MORNINGS", _nothing),
        ),
    )


def _nothing(parts: Parts) -> str:
    return ""


# --- Offsets: so many units before or after ---


def _offset_rules() -> tuple[Rule, ...]:
    return (
        *rules("dated.ago", "REL", (f"a:UNT s:AGO {_THERE}", _moved)),
        *rules(
            "dated.ago", "REL", ("a:UNT s:AGO", _offset(NOW)), ("a:UNT s:FROM NOW", _offset(NOW))
        ),
        *rules(
            "dated.offset",
            "OFFSET",
            (f"a:UNT s:[EARLIER LATER] (?! {_TIME} | THAN )", _offset(ANCHOR)),
            (f"a:UNT s:[BEFORE AFTER] (?! {_TIME} )", _offset(EVENT)),
        ),
        *rules("dated.ahead", "REL", ("start:IN a:UNT POSS TIMEWORD", _offset(NOW))),
        *rules(
            "dated.ahead",
            "OFFSET",
            ("start:IN a:UNT (?! [AGO LATER EARLIER BEFORE AFTER FROM POSS] )", _offset(AHEAD)),
        ),
        *rules(
            "dated.relative",
            "REL",
            ("THE u:[UNIT WEEKEND] s:BEFORE LAST", deictic(-2)),
            ("THE? u:[UNIT WEEKEND] AFTER NEXT", deictic(2)),
        ),
        *rules("dated.deictic", "MDAY", ("THE? u:UNIT s:[BEFORE AFTER] d:DEIDAY", _day_beside)),
        *rules(
            "dated.offset",
            "OFFSET",
            (f"THE u:[UNIT WEEKEND QUARTER] s:[BEFORE AFTER] (?! {_TIME} )", _beside),
        ),
    )


# `a year ago this week`, `30 years ago today`
_THERE = "(?: d:DEIDAY | s2:[THIS NEXT LAST] u:[UNIT WEEKEND QUARTER] | [THIS ON]? w:WEEKDAY )"


_SIDES = {codes()["THIS"]: 0, codes()["NEXT"]: 1, codes()["LAST"]: -1}


def _offset(base: str) -> Builder:
    def build(parts: Parts) -> Offset:
        amount = parts["a"]
        count, unit, loose = amount.value
        sign = parts["s"].value if "s" in parts else 1
        return Offset(sign * count, unit, base, loose, (amount.start, amount.end))

    return build


def _moved(parts: Parts) -> Shifted | None:
    count, unit, _ = parts["a"].value
    there: Form = Deictic("day", 0)
    if "d" in parts:
        there = Deictic("day", parts["d"].value)
    elif "w" in parts:
        there = Named(Calendar(weekday=parts["w"].value), 0)
    else:
        there = Deictic(parts["u"].value, _SIDES[parts["s2"].type])
    return Shifted(-int(count), unit, there) if count == int(count) else None


def _beside(parts: Parts) -> Offset:
    return Offset(parts["s"].value, parts["u"].value, EVENT)


def _day_beside(parts: Parts) -> Offset | None:
    base = Deictic("day", parts["d"].value)
    return Offset(parts["s"].value, "day", base) if parts["u"].value == "day" else None


# --- Days ---


def _day_rules() -> tuple[Rule, ...]:
    return (
        *rules(
            "dated.deictic",
            "MDAY",
            ("d:[DEIDAY TONIGHT]", lambda p: Deictic("day", p["d"].value)),
            ("THIS [DAYPART NOON]", lambda p: Deictic("day", 0)),
            ("(?<! THE ) d:LAST DAYPART", lambda p: Deictic("day", p["d"].value)),
        ),
        *rules(
            "dated.anaphoric",
            "MDAY",
            ("THE [NEXT FOLLOWING] DAYPART", lambda p: Deictic("day", 1, ANCHOR)),
            ("(?: THAT | [THE THAT] SAME ) DAYPART", _same_day),
        ),
        *rules(
            "dated.relative",
            "MDAY",
            ("w:WEEKDAY u:UNIT (?! OF )", _week_after),
        ),
        *rules("dated.weekday", "MDAY", ("w:WEEKDAY", lambda p: Calendar(weekday=p["w"].value))),
    )


def _week_after(parts: Parts) -> Form | None:
    """`Saturday week`: British for a week after the Saturday to come."""
    coming = Named(Calendar(weekday=parts["w"].value), 0)
    return Shifted(1, "week", coming) if parts["u"].value == "week" else None


def _same_day(parts: Parts) -> Deictic:
    return Deictic("day", 0, ANCHOR)
