"""Numbers whose noun is left out: which count, measure or noun of the text they go on with.

Source: docs/labelling.md, section 1 (elided head noun) and section 2 (included).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log10

from claimx.candidates import Candidate
from claimx.lexicon import column
from claimx.triggers.numeric.antecedents import (
    noun_at,
    noun_of_clause,
    noun_of_fronted,
    which_follows,
)
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.indices import INDEX
from claimx.triggers.numeric.of_persons import is_of_persons, unnamed_persons
from claimx.triggers.numeric.plurals import singular
from claimx.values.contests import is_cricket
from claimx.values.measures import TIMES
from claimx.values.numeral import alternation

_MONEY = column("money_nouns")
_PERIODS = column("time_nouns")
_TOLL = re.compile(r"\b(?:death toll|toll|number of (?:deaths|dead|fatalities))\b", re.I)
_NUMBER_OF = re.compile(
    r"\bnumber of ((?:[\w’'-]+ ){0,4}?(?:[\w-]{2,}s|people|children|men|women))\b", re.I
)
# what ties a bare number to the amount before it: `127 seconds instead of 84`
_TIED = re.compile(
    r"(?:\b(?:than|from|instead of|rather than|against|versus|compared (?:with|to)|of ours|and|or"
    r"|up from|down from|but|up|down)) (?:an? (?:[\w-]+ ){1,5}of |the |a |just"
    r" |only |some |about |around |nearly )*$",
    re.I,
)
_GROUP_OF = re.compile(rf"\b{alternation(column('collectives'))} of $", re.I)
_SCORED = re.compile(r"\bscor(?:e|ed|es|ing)(?: of)? $")
_HIGH_PERCENT = 500
_LOW_INDEX = 10
_SIZES = 200  # so many times apart, two numbers are of different things
_MILLION = 1_000_000
_MORE = re.compile(r" (?:more|fewer|less|short)\b")
_AND_NUMBER = re.compile(r" and (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)")
_VOTES_BY = re.compile(r"\b(?:won|lost|beat|held|carried|led|ahead)\b[^.;]{0,60} by $")
_MAJORITY = re.compile(r"\bmajority of (?:just |only )?$", re.I)
_HOUSE = 1000  # no house has so many seats
_SEATS_OR_VOTES = re.compile(r"\b(?:seats?|votes?)\b")
_VOTES = re.compile(r"\bvotes?\b")
# `The case count was 28`, `took its seat tally to 12`
_COUNT_OF = re.compile(r"\b([a-z]{3,}) (?:count|tally)\b")
_HOW_MANY = re.compile(
    r"\b[Hh]ow many ((?:[a-z-]+ ){0,2}?(?:[a-z]+s|people|children|men|women))"
    r"(?: (?!\d)[^?\n]{1,80})?\?[\s*_”\"]{1,6}(?:A[:.] )?(?:[A-Z][\w’']+ ){0,3}[^\s\d]{0,12} ?$"
)
_QUESTION = 200  # so far back the question begins
_TOTAL = 1000  # few innings have so many runs
_TOOK = re.compile(r"\b(?:took|takes|taken|taking|claimed|has) (?:another )?$")
_LINKED = ("money", "percent", "measure", "duration")
_NEAR = 400
_BACK = 12
_STEP = 0.4  # each count in between
_FAR = 3.0
_SALIENCE = 0.7  # what the text names often it is likely to count
_HABIT = 0.35  # what it has counted often it goes on counting
_ASIDE = ("numeric.count_compound", "numeric.frequency")


def unit_from_context(spot: Spot, earlier: Sequence[Candidate]) -> tuple[str, str]:
    """(subtype, unit) of a number whose noun is left out, by what the text speaks of.

    `earlier`: the candidates before it, in order.
    """
    q, before = spot.quantity, spot.sentence_before()
    if is_of_persons(spot):
        return "count", ((q.value or 0) > 1 and noun_of_fronted(spot)) or "person"
    if _SCORED.search(before) and q.value and q.value % 1:
        return "number", "point"
    if INDEX.search(before) and (q.value is not None and abs(q.value) >= _LOW_INDEX):
        return "number", "point"
    unit = which_follows(spot)
    tied = None if unit else _tied_to(spot, earlier, True)
    if tied:
        return tied
    unit = unit or noun_of_clause(spot)
    if unit:
        return ("duration" if unit in TIMES else "count"), unit
    if is_cricket(spot.text) and q.value is not None and q.value % 1 == 0 and q.value < _TOTAL:
        return "count", "wicket" if _TOOK.search(before) else "run"
    tied = None if _MAJORITY.search(before) else _tied_to(spot, earlier, False)
    if tied:
        return tied
    unit = _by_words(spot, before)
    if unit:
        return "count", unit
    words = re.findall(r"[\w&]+", before.lower())
    if any(word in _MONEY for word in words[-12:]) and (q.value or 0) >= 1000:
        currencies = {c.unit for c in earlier if c.subtype == "money"}
        return "money", currencies.pop() if len(currencies) == 1 else ""
    currency = _money_told(spot, earlier)
    if currency:
        return "money", currency
    scale = [c for c in earlier[-3:] if c.unit == "magnitude"]
    if scale and q.value and q.value < 10 and "." in spot.number:
        return "number", "magnitude"
    likeliest = _likeliest(spot, earlier) or unnamed_persons(spot)
    return ("count", likeliest) if likeliest else ("number", "")


def _money_told(spot: Spot, earlier: Sequence[Candidate]) -> str:
    """The currency where what was told in millions last is money: `They had hoped for 436
    million`; '' where it was something counted, or nothing near."""
    value = spot.quantity.value
    if not value or abs(value) < _MILLION or not re.search("[A-Za-z]", spot.number):
        return ""
    for candidate in reversed(earlier):
        between = spot.text[candidate.end : spot.quantity.start]
        if len(between) > _NEAR or "\n\n" in between:
            break
        if spot.text[candidate.start - 1 : candidate.start] == "(":
            continue  # `1.8 billion crowns ($180 million) from 1.4 billion`
        if candidate.value and abs(candidate.value) >= _MILLION:
            alike = 1 / _SIZES < abs(value / candidate.value) < _SIZES
            return candidate.unit if alike and candidate.subtype == "money" else ""
    return ""


def unit_of_ones(spot: Spot, earlier: Sequence[Candidate]) -> tuple[str, str]:
    """(subtype, unit) of `two further ones`: never of money or measures, which have no `ones`."""
    for candidate in reversed(earlier):
        if candidate.end < spot.sent_start:
            break
        if candidate.subtype == "count" and candidate.unit and candidate.rule not in _ASIDE:
            return "count", candidate.unit
    subtype, unit = unit_from_context(spot, earlier)
    return (subtype, unit) if subtype in ("count", "duration") else ("number", "")


def _by_words(spot: Spot, before: str) -> str:
    """What a word before the number says that it counts: a toll, the number of so and so, votes."""
    if spot.quantity.value is not None and spot.quantity.value % 1:
        return ""
    if _TOLL.search(before):
        return "death"
    numbered = _NUMBER_OF.search(before) or _how_many(spot)
    if numbered:
        word = singular(numbered.group(1).split()[-1])
        unit = (
            noun_at(spot, numbered.start(1) + spot.sent_start) if numbered.string == before else ""
        )
        return unit if unit.split()[-1:] == [word] else word
    for counted in reversed(list(_COUNT_OF.finditer(before))):
        if _is_named_as_plural(spot.text, counted.group(1)):
            return counted.group(1)
    if _MAJORITY.search(before):
        return "seat" if (spot.quantity.value or 0) < _HOUSE and _last_of_seats(spot) else "vote"
    return "vote" if _VOTES_BY.search(before) and _VOTES.search(spot.text) else ""


def _last_of_seats(spot: Spot) -> bool:
    """Whether seats, and not votes, were spoken of last before the number, or only behind it."""
    spoken = list(_SEATS_OR_VOTES.finditer(spot.text, 0, spot.quantity.start))
    last = spoken[-1] if spoken else _SEATS_OR_VOTES.search(spot.text, spot.quantity.end)
    return bool(last and last.group().startswith("seat"))


def _how_many(spot: Spot) -> re.Match[str] | None:
    """The question that the number answers."""
    start = spot.quantity.start
    return _HOW_MANY.search(spot.text, max(0, start - _QUESTION), start)


def _is_named_as_plural(text: str, word: str) -> bool:
    """Whether a text has a noun in the plural, so that it counts such things: `case count`."""
    plural = re.search(rf"\b{re.escape(word)}e?s\b", text, re.I)
    return plural is not None and word not in _PERIODS


def _likeliest(spot: Spot, earlier: Sequence[Candidate]) -> str:
    """The unit of the count before it that is nearest in size and place, '' where none is near.

    What a text counts again it counts in the same order: after `735 aircraft to 87 customers`,
    a target of 720 is of aircraft.
    """
    q = spot.quantity
    if q.value is not None and q.value % 1:
        return ""  # nothing is counted in tenths
    best, unit = _FAR, ""
    counts = [
        c
        for c in earlier[-_BACK:]
        if c.subtype == "count" and c.unit and c.rule not in _ASIDE and q.start - c.end < _NEAR
    ]
    times = Counter(count.unit for count in counts)
    for distance, count in enumerate(reversed(counts)):
        cost = _STEP * distance - _SALIENCE * log10(1 + _named(spot.text, count.unit.split()[-1]))
        cost -= _HABIT * log10(times[count.unit])
        if q.value and count.value and q.value > 0 and count.value > 0:
            cost += abs(log10(q.value / count.value))
        if cost < best:
            best, unit = cost, count.unit
    return unit


@lru_cache(maxsize=512)
def _named(text: str, word: str) -> int:
    """How often a text has a noun: asked anew for each number of a table, so kept."""
    return len(re.findall(rf"\b{re.escape(word)}(?:s|es)?\b", text))


def _tied_to(spot: Spot, earlier: Sequence[Candidate], expressly: bool) -> tuple[str, str] | None:
    """What the amount before it in the sentence measures, where the text sets the two together.

    `expressly`: by a word between them.
    """
    if not earlier or earlier[-1].end < spot.sent_start:
        return None
    q, text = spot.quantity, spot.text
    between = text[earlier[-1].end : q.start]
    tie = _TIED.search(between)
    last = earlier[-1]
    if expressly and _MORE.match(text, q.end):
        return _less_than(spot, earlier)
    if expressly and not tie:
        return None
    if _GROUP_OF.search(between):
        return None
    if tie and len(earlier) > 1 and (_is_step(text, last, between) or _is_parallel(spot, earlier)):
        last = earlier[-2]
    if last.subtype not in (*_LINKED, "count" if tie else ""):
        return None
    if len(between) > 120 or not last.value or not q.value:
        return None
    if last.subtype == "percent" and abs(q.value) > _HIGH_PERCENT:
        return None
    reach = 30 if tie else 8
    alike = 1 / reach < abs(q.value / last.value) < reach
    return (last.subtype, last.unit) if alike else None


def _less_than(spot: Spot, earlier: Sequence[Candidate]) -> tuple[str, str] | None:
    """`70 errors, 40 more than …`: the amount before it that is of its size."""
    value = spot.quantity.value
    for candidate in reversed(earlier):
        if candidate.end < spot.sent_start:
            break
        if not value or not candidate.value or candidate.subtype not in (*_LINKED, "count"):
            continue
        if 1 / _SIZES < abs(value / candidate.value) < _SIZES:
            return candidate.subtype, candidate.unit
    return None


def _is_step(text: str, last: Candidate, between: str) -> bool:
    """Whether the amount before is how far it went: `134, up 39.5 per cent from 96`."""
    step = last.subtype == "percent" and between.strip() == "from"
    return step and bool(re.search(r"\b(?:up|down) $", text[max(0, last.start - 5) : last.start]))


def _is_parallel(spot: Spot, earlier: Sequence[Candidate]) -> bool:
    """`seven years of patches and seven upgrades, up from five and four`: each with its own."""
    one, two = earlier[-2], earlier[-1]
    if not two.rule.endswith("_elided"):
        joined = re.search(r"\band $", spot.text[one.end : two.start])
        return bool(joined) and bool(_AND_NUMBER.match(spot.text, spot.quantity.end))
    return bool(re.fullmatch(r",? and ", spot.text[two.end : spot.quantity.start])) and (
        len(earlier) > 2 and (earlier[-3].subtype, earlier[-3].unit) == (two.subtype, two.unit)
    )
