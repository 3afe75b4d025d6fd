"""The grammar's middle level: periods told by where they end or begin, and windows.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import (
    ANCHOR,
    EITHER,
    NOW,
    Begun,
    Calendar,
    Deictic,
    Ended,
    Form,
    Named,
    Window,
    is_bare,
)
from claimx.dates.rules import UNIT, Builder, Parts, Rule, rules


def ended_rules() -> tuple[Rule, ...]:
    """`nine months ended Sept. 30`, `the fiscal year ending June 30`, `the year to March`."""
    last = "(?: THE END OF )? n:NEXT? t:[MDAY MON]"
    end = "ENDED [IN ON AT]? (?: THE END OF )? THE? t:[MDAY MON]"
    return rules(
        "dated.ended",
        "PRT",
        (f"a:UNT {end}", _ended),
        (f"FISCAL? u:[UNIT QUARTER HALF] {end}", _ended),
        (f"p:PRT {end}", _ended),
        (f"(?<= THE ) a:UNT [TO THROUGH] {last}", _ended),
        (f"(?<= THE ) FISCAL? u:[UNIT QUARTER HALF] [TO THROUGH] {last}", _ended),
        ("(?<= THE ) u:UNIT [TO THROUGH] w:WEEKDAY", _week_to),
        ("(?<= THE ) (?: a:UNT | u:UNIT ) TO t:YR (?! POSS )", _years_to),
        ("(?<! DASH ) t:MON DASH? QUARTER [OF IN]? y:YR", _quarter_to),
        ("(?<! DASH ) t:MON DASH? u:QUARTER", _ended),
        ("FISCAL? u:UNIT (?: THAT BEGUN | STARTING | START ) [IN ON]? THE? t:[MDAY MON]", _begun),
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
    end = parts["t"].value
    bare = "n" in parts and isinstance(end, Calendar) and is_bare(end)
    return Ended(int(count), unit, Named(end, 1) if bare else end)


def _week_to(parts: Parts) -> Form | None:
    """`the week to Friday`."""
    if parts["u"].value != "week":
        return None
    return Ended(1, "week", Calendar(weekday=parts["w"].value))


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


def window_rules() -> tuple[Rule, ...]:
    the, within = "(?: [THE THIS HIS] )?", "[IN OVER DURING FOR WITHIN]"
    return rules(
        "dated.window",
        "REL",
        (f"{the} (?<! TO ) [LAST PAST] a:UNT (?! OF )", _window(-1)),
        (f"{the} PREVIOUS a:UNT (?! OF )", _window(-1, ANCHOR)),
        ("[THE HIS] [NEXT COMING] a:UNT (?! OF )", _window(1, EITHER)),
        ("[NEXT COMING] a:UNT (?! OF )", _window(1)),
        (f"{the} FOLLOWING a:UNT (?! OF )", _window(1, ANCHOR)),
        (f"{within} THE LAST {UNIT} (?! [OF DASH] )", _unit_window(-1)),
        (f"{within} THE NEXT {UNIT} (?! [OF DASH] )", _unit_window(1)),
        (f"{the} PAST {UNIT}", _unit_window(-1)),
        (f"{the} COMING {UNIT}", _unit_window(1)),
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
