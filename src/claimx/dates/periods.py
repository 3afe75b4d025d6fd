"""The grammar's middle level: weeks, quarters and years told from now or from one just named.

Source: docs/labelling.md, section 2 (what is included) and section 3, Dates.
"""

from __future__ import annotations

from claimx.dates.forms import (
    ANCHOR,
    EITHER,
    NOW,
    Calendar,
    Deictic,
    Form,
    Modified,
    Part,
    Shifted,
    Within,
)
from claimx.dates.rules import UNIT, Builder, Parts, Rule, rules

_LONG = ("week", "fortnight", "month", "quarter", "half", "year", "decade", "century", "weekend")


def period_rules() -> tuple[Rule, ...]:
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
            (f"[THE THAT THIS] SAME {UNIT}", deictic(0, ANCHOR)),
            ("[THE THAT THIS]? SAME PERIOD", lambda p: Deictic("period", 0, ANCHOR)),
            (f"THAT {UNIT}", deictic(0, ANCHOR)),
        ),
        *rules(
            "dated.relative",
            "REL",
            ("[THE THIS]{0,2} SAME? TIMEWORD LAST u:UNIT", _same_time),
            ("THIS f:FISCAL u:UNIT?", _fiscal(0)),
            ("CURRENT f:FISCAL u:UNIT?", _fiscal(0)),
            ("LAST f:FISCAL u:UNIT?", _fiscal(-1)),
            ("NEXT f:FISCAL u:UNIT?", _fiscal(1)),
            (f"THIS {UNIT}", deictic(0, days=False)),
            (f"{the} LATEST FISCAL? {UNIT}", deictic(-1, days=False)),
            (f"{the} CURRENT FISCAL? {UNIT}", deictic(0, days=False)),
            (f"{the} LAST FISCAL? {UNIT} (?! [OF DASH] )", deictic(-1, days=False)),
        ),
        *rules(
            "dated.anaphoric",
            "REL",
            (f"THE NEXT FISCAL? {UNIT} (?! OF )", deictic(1, EITHER)),
        ),
        *rules(
            "dated.relative",
            "REL",
            (f"HIS? NEXT FISCAL? {UNIT} (?! OF )", deictic(1, days=False)),
        ),
        *rules(
            "dated.anaphoric",
            "REL",
            (f"{the} PREVIOUS FISCAL? {UNIT}", deictic(-1, EITHER)),
            (f"THE? FOLLOWING FISCAL? {UNIT}", deictic(1, ANCHOR)),
            ("u:UNIT POSS? DASH? m:END", _year_end),
            ("(?<= [BY IN SINCE UNTIL BEFORE AFTER AT FROM AROUND] ) MID DASH u:UNIT", _middle),
            ("u:MIDYEAR", lambda p: Modified("mid", Deictic(p["u"].value, 0, EITHER))),
            ("THE? y:YR [QUARTER PERIOD]", _same_quarter),
            (f"(?<= {inside} ) THE? FULL DASH? FISCAL? {UNIT} (?! [OF DASH] )", _the_unit),
            ("(?<! [A ORDS] ) FULL DASH u:UNIT (?! [OF DASH YR YEAR FISCALYEAR] )", _full_year),
            ("(?<= [AT ON] THE ) u:WEEKEND", _the_unit),
            (f"(?<= {inside} ) THE FISCAL? {UNIT} (?! [OF DASH YR YEAR] )", _the_unit),
            (f"(?<= {partly} OF ) THE? {UNIT}", _the_unit),
            (f"(?<! [OF ON A TO AS AT] ) THE {UNIT} {alone}", _the_unit),
        ),
    )


def deictic(shift: int, base: str = NOW, days: bool = True) -> Builder:
    """What a unit so many units from now or from the anchor is; without `days`, no `this day`."""

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
