"""The grammar's middle level: times told from today or from a time just named.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from claimx.dates.ends import ended_rules, window_rules
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Form,
    Modified,
    Named,
    Offset,
    Part,
    Shifted,
    Within,
)
from claimx.dates.rules import Builder, Parts, Rule, rules
from claimx.dates.vocabulary import codes

_LONG = ("week", "fortnight", "month", "quarter", "half", "year", "decade", "century", "weekend")
_UNIT = "u:[UNIT QUARTER HALF WEEKEND]"
# what a relation may be followed by: a time of its own, so that it is not told from the anchor
_TIME = "THE? [MDAY MON YR PRT ABS YEAR WEEKDAY DEIDAY LAST NEXT THIS PREVIOUS SAME]"


def relative_rules() -> tuple[Rule, ...]:
    return (
        *ended_rules(),
        *window_rules(),
        *_vague_rules(),
        *_offset_rules(),
        *_day_rules(),
        *_period_rules(),
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
            ("THE u:[UNIT WEEKEND] s:BEFORE LAST", _deictic(-2)),
            ("THE? u:[UNIT WEEKEND] AFTER NEXT", _deictic(2)),
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


# --- Days and periods ---


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


def _period_rules() -> tuple[Rule, ...]:
    """`this year`, `last month`, `the same year`, `the year-earlier quarter`, `the quarter`."""
    inside = "[IN DURING FOR BY SINCE UNTIL THROUGH OVER BEFORE AFTER FROM CLOSE END START MIDDLE]"
    alone = "(?! [OF DASH ENDED YR YEAR DAY NUM THE THAT] )"
    partly = "[CLOSE END START MIDDLE REST PRT UNITS UNT]"
    the = "[THE HIS]?"
    earlier = "k:UNIT DASH [EARLIER AGO]"
    return (
        *rules(
            "dated.anaphoric",
            "REL",
            (f"[THE A]? {earlier} (?: PERIOD | p:PRT | u:[QUARTER HALF UNIT] )", _year_earlier),
            (f"THE? {earlier}", _year_earlier),
            (f"[THE THAT THIS] SAME {_UNIT}", _deictic(0, ANCHOR)),
            ("[THE THAT THIS]? SAME PERIOD", lambda p: Deictic("period", 0, ANCHOR)),
            (f"THAT {_UNIT}", _deictic(0, ANCHOR)),
        ),
        *rules(
            "dated.relative",
            "REL",
            ("[THE THIS]{0,2} SAME? TIMEWORD LAST u:UNIT", _same_time),
            ("THIS f:FISCAL u:UNIT?", _fiscal(0)),
            ("CURRENT f:FISCAL u:UNIT?", _fiscal(0)),
            ("LAST f:FISCAL u:UNIT?", _fiscal(-1)),
            ("NEXT f:FISCAL u:UNIT?", _fiscal(1)),
            (f"THIS {_UNIT}", _deictic(0, days=False)),
            (f"{the} LATEST FISCAL? {_UNIT}", _deictic(-1, days=False)),
            (f"{the} CURRENT FISCAL? {_UNIT}", _deictic(0, days=False)),
            (f"{the} LAST FISCAL? {_UNIT} (?! [OF DASH] )", _deictic(-1, days=False)),
        ),
        *rules(
            "dated.anaphoric",
            "REL",
            (f"THE NEXT FISCAL? {_UNIT} (?! OF )", _deictic(1, EITHER)),
        ),
        *rules(
            "dated.relative",
            "REL",
            (f"HIS? NEXT FISCAL? {_UNIT} (?! OF )", _deictic(1, days=False)),
        ),
        *rules(
            "dated.anaphoric",
            "REL",
            (f"{the} PREVIOUS FISCAL? {_UNIT}", _deictic(-1, EITHER)),
            (f"THE? FOLLOWING FISCAL? {_UNIT}", _deictic(1, ANCHOR)),
            ("u:UNIT POSS? DASH? m:END", _year_end),
            ("(?<= [BY IN SINCE UNTIL BEFORE AFTER AT FROM AROUND] ) MID DASH u:UNIT", _middle),
            ("u:MIDYEAR", lambda p: Modified("mid", Deictic(p["u"].value, 0, EITHER))),
            ("THE? y:YR [QUARTER PERIOD]", _same_quarter),
            (f"(?<= {inside} ) THE? FULL DASH? FISCAL? {_UNIT} (?! [OF DASH] )", _the_unit),
            ("(?<! [A ORDS] ) FULL DASH u:UNIT (?! [OF DASH YR YEAR FISCALYEAR] )", _full_year),
            ("(?<= [AT ON] THE ) u:WEEKEND", _the_unit),
            (f"(?<= {inside} ) THE FISCAL? {_UNIT} (?! [OF DASH YR YEAR] )", _the_unit),
            (f"(?<= {partly} OF ) THE? {_UNIT}", _the_unit),
            (
                f"(?<! [OF ON A TO AS AT] ) THE {_UNIT} {alone}",
                _the_unit,
            ),
        ),
    )


def _deictic(shift: int, base: str = NOW, days: bool = True) -> Builder:
    def build(parts: Parts) -> Deictic | None:
        unit = parts["u"].value
        return Deictic(unit, shift, base) if days or unit in _LONG else None

    return build


def _same_time(parts: Parts) -> Form | None:
    """`the same time last year`: about that day."""
    unit = parts["u"].value
    if unit not in ("week", "month", "year"):
        return None
    return Modified("approx", Shifted(-1, unit, Deictic("day", 0)))


def _same_quarter(parts: Parts) -> Form | None:
    """`the 1988 quarter`, beside another year's: the same quarter of 1988."""
    year = parts["y"].value
    single = isinstance(year, Calendar)
    return Within(Deictic("quarter", 0, ANCHOR), year) if single else None


def _fiscal(shift: int) -> Builder:
    """`this fiscal year`; of the two adjectives only `fiscal` stands alone for it."""

    def build(parts: Parts) -> Deictic | None:
        alone = "u" not in parts
        long = parts["f"].end - parts["f"].start > len("fiscal")
        if (alone and long) or (not alone and parts["u"].value != "year"):
            return None
        return Deictic("fiscal", shift)

    return build


def _the_unit(parts: Parts) -> Deictic | None:
    unit = parts["u"].value
    return Deictic(unit, 0, EITHER) if unit in _LONG and unit != "half" else None


def _full_year(parts: Parts) -> Deictic | None:
    """`its full-year forecast`: the year that a company is in."""
    return Deictic("year", 0, EITHER) if parts["u"].value == "year" else None


def _year_earlier(parts: Parts) -> Shifted | None:
    if parts["k"].value != "year":
        return None
    part = parts["p"].value if "p" in parts else None
    if part is not None and not isinstance(part, Part):
        return None
    return Shifted(-1, "year", ANCHOR, part, parts["u"].value if "u" in parts else "")


def _middle(parts: Parts) -> Modified | None:
    unit = parts["u"].value
    return Modified("mid", Deictic(unit, 0, EITHER)) if unit in _LONG else None


def _year_end(parts: Parts) -> Modified | None:
    unit = parts["u"].value
    return Modified("end", Deictic(unit, 0, EITHER)) if unit in ("year", "month") else None
