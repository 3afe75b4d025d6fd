"""What a time expression says, before any day is counted: the grammar's parse trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

NOW = "now"
ANCHOR = "anchor"
EITHER = "either"
EVENT = "event"
AHEAD = "ahead"


@dataclass(frozen=True)
class Calendar:
    """A date as written; None where the words do not say. `weekday`: 0 is Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class Years:
    """A decade or a century, as its first and last year."""

    first: int
    last: int


@dataclass(frozen=True)
class Part:
    """The nth `unit` of a longer period: a quarter, a half, a season (n: its first month),
    a week, nine months. `whole` None: the words do not say of which; `count` units long."""

    unit: str
    nth: int
    whole: Form | None = None
    count: int = 1


@dataclass(frozen=True)
class Fiscal:
    """A fiscal year, by the calendar year it is named for."""

    year: int


@dataclass(frozen=True)
class Holiday:
    """A day that has a name; `name` is a form of lexicons/holidays.csv."""

    name: str
    year: int | None = None


@dataclass(frozen=True)
class Deictic:
    """The `unit` that is `shift` units from the one that holds the base.

    `base`: NOW (`this year`), ANCHOR (`that year`), or EITHER (`the year`: the text's where it
    has just named one, else today's).
    """

    unit: str
    shift: int
    base: str = NOW


@dataclass(frozen=True)
class Named:
    """A month, weekday, season or quarter by its name and `this`, `last`, `next`: -1, 0, 1."""

    form: Form
    shift: int
    base: str = NOW


@dataclass(frozen=True)
class Offset:
    """The `unit` that lies `count` units after (before, if negative) the base.

    `base`: a time, NOW, ANCHOR, EVENT (what follows: `after the release`), or AHEAD (`in five
    years`, from now if the clause looks ahead). `amount`: code points of the amount, for a
    numeric duration where the base is unknown. `loose`: the comparator of the count, '' for `eq`.
    """

    count: float
    unit: str
    base: str | Form = NOW
    loose: str = ""
    amount: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Shifted:
    """A period moved by whole units: the anchor's (`the year-earlier quarter`), or one of its own
    (`a year ago this week`).

    `part`: the part of the year so reached (`the year-earlier third quarter`); `unit_meant`:
    what the words call it, '' for `period`.
    """

    count: int
    unit: str
    base: str | Form = ANCHOR
    part: Part | None = None
    unit_meant: str = ""


@dataclass(frozen=True)
class Window:
    """All the time of the last (negative) or next `count` units, up to or from the base."""

    count: float
    unit: str
    base: str | Form = NOW
    loose: str = ""


@dataclass(frozen=True)
class Within:
    """A part of a year, month or week that is itself named (`May last year`)."""

    part: Form
    whole: Form


@dataclass(frozen=True)
class Nth:
    """The nth (-1: last) weekday, day, week or month of a period."""

    nth: int
    unit: str
    weekday: int | None
    whole: Form


@dataclass(frozen=True)
class Ended:
    """`count` units that end with a day or month (`nine months ended Sept. 30`)."""

    count: int
    unit: str
    end: Form


@dataclass(frozen=True)
class Begun:
    """The `unit` that begins with a day or month (`the year beginning July 1`)."""

    unit: str
    first: Form


@dataclass(frozen=True)
class Span:
    """From the start of one time to the end of another."""

    first: Form
    last: Form


@dataclass(frozen=True)
class Open:
    """`since`, `until`, `by`, `through`, `before`, `after` or `from` with a time."""

    relation: str
    form: Form


@dataclass(frozen=True)
class Modified:
    """A time and the part of it meant, one of `schema.DATE_MODS`."""

    mod: str
    form: Form


def parts_of(form: Form) -> Iterator[Form]:
    """A parse tree's forms, outermost first."""
    yield form
    for name in ("form", "part", "whole", "base", "end", "first", "last"):
        inner = getattr(form, name, None)
        if inner is not None and not isinstance(inner, (str, int)):
            yield from parts_of(inner)


def is_bare(form: Form) -> bool:
    """Whether a form leaves its year (or its week) to the context."""
    if isinstance(form, (Calendar, Holiday)):
        return form.year is None
    return isinstance(form, Part) and form.whole is None


Form = (
    Calendar
    | Years
    | Part
    | Fiscal
    | Holiday
    | Deictic
    | Named
    | Offset
    | Shifted
    | Window
    | Within
    | Nth
    | Ended
    | Begun
    | Span
    | Open
    | Modified
)
