"""The grammar's middle level: times told from today or from a time just named.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Begun,
    Calendar,
    Deictic,
    Ended,
    Form,
    Modified,
    Named,
    Offset,
    Part,
    Shifted,
    Window,
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
        *_ended_rules(),
        *_window_rules(),
        *_vague_rules(),
        *_offset_rules(),
        *_day_rules(),
        *_period_rules(),
    )


def _ended_rules() -> tuple[Rule, ...]:
    """`nine months ended Sept. 30`, `the fiscal year ending June 30`, `the year to March`."""
    last = "(?: THE END OF )? NEXT? t:[MDAY MON]"
    end = "ENDED [IN ON AT]? (?: THE END OF )? THE? t:[MDAY MON]"
    return rules(
        "dated.ended",
        "PRT",
        (f"a:UNT {end}", _ended),
        (f"FISCAL? u:[UNIT QUARTER HALF] {end}", _ended),
        (f"p:PRT {end}", _ended),
        (f"(?<= THE ) a:UNT [TO THROUGH] {last}", _ended),
        (f"(?<= THE ) FISCAL? u:[UNIT QUARTER HALF] [TO THROUGH] {last}", _ended),
        ("(?<= THE ) (?: a:UNT | u:UNIT ) TO t:YR (?! POSS )", _years_to),
        ("(?<! DASH ) t:MON DASH? QUARTER [OF IN]? y:YR", _quarter_to),
        ("(?<! DASH ) t:MON DASH? u:QUARTER", _ended),
        ("FISCAL? u:UNIT THAT? [BEGUN START] [IN ON]? THE? t:[MDAY MON]", _begun),
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


def _years_to(parts: Parts) -> Form | None:
    """`the three years to 2023`, `the decade to 2020`."""
    count, unit = parts["a"].value[:2] if "a" in parts else (1, parts["u"].value)
    long = unit in ("year", "decade", "century") and count == int(count)
    plain = isinstance(parts["t"].value, Calendar)
    return Ended(int(count), unit, parts["t"].value) if long and plain else None


def _quarter_to(parts: Parts) -> Form | None:
    """`the June quarter of 2020`."""
    month, year = parts["t"].value, parts["y"].value
    if not isinstance(year, Calendar) or month.year is not None:
        return None
    return Ended(1, "quarter", replace(month, year=year.year))


def _begun(parts: Parts) -> Form | None:
    """`the fiscal year that begins July 1`, `the week beginning 8 April`."""
    unit, first = parts["u"].value, parts["t"].value
    return Begun(unit, first) if unit in ("week", "year") else None


# --- Windows: all of the last or next so many units ---


def _window_rules() -> tuple[Rule, ...]:
    the, within = "(?: [THE THIS HIS] )?", "[IN OVER DURING FOR WITHIN]"
    return rules(
        "dated.window",
        "REL",
        (f"{the} (?<! TO ) [LAST PAST] a:UNT (?! OF )", _window(-1)),
        (f"{the} PREVIOUS a:UNT (?! OF )", _window(-1, ANCHOR)),
        ("[THE HIS] [NEXT COMING] a:UNT (?! OF )", _window(1, EITHER)),
        ("[NEXT COMING] a:UNT (?! OF )", _window(1)),
        (f"{the} FOLLOWING a:UNT (?! OF )", _window(1, ANCHOR)),
        (f"{within} THE LAST {_UNIT} (?! [OF DASH] )", _unit_window(-1)),
        (f"{within} THE NEXT {_UNIT} (?! [OF DASH] )", _unit_window(1)),
        (f"{the} PAST {_UNIT}", _unit_window(-1)),
        (f"{the} COMING {_UNIT}", _unit_window(1)),
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


# --- Times that are no claim: vague and recurring ---


def _vague_rules() -> tuple[Rule, ...]:
    near = "(?: [THE THIS HIS] )? [LAST PAST NEXT COMING RECENT PREVIOUS FOLLOWING]?"
    often = "[UNIT UNITS QUARTER WEEKEND WEEKDAY MON PRT DAYPART MDAY UNT]"
    return (
        *rules(
            "time.vague",
            "DONE",
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
        *rules(
            "dated.ahead",
            "OFFSET",
            ("start:IN a:UNT (?! [AGO LATER EARLIER BEFORE AFTER FROM] )", _offset(AHEAD)),
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
_THERE = "(?: d:DEIDAY | s2:[THIS NEXT LAST] u:[UNIT WEEKEND QUARTER] | THIS? w:WEEKDAY )"


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
    """`Saturday week`: British for Saturday of next week."""
    later = Named(Calendar(weekday=parts["w"].value), 1)
    return later if parts["u"].value == "week" else None


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
