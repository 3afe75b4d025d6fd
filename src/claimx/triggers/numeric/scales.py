"""Numbers on a scale: index points, percentage points, magnitudes, Mach.

Source: docs/labelling.md, section 2 (index points) and section 3 (`unit`).
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.triggers.numeric.context import Spot
from claimx.values.numeral import alternation

_SCALE_LEFT = re.compile(r"\b(?:(Mach )|[Mm]agnitude (?:of )?(?:about |around )?|[Mm]agnitude-)$")
_SCALE_RIGHT = re.compile(r"[- ](magnitude)\b")
_STOCKS = re.compile(
    r"\b(?:[Ii]ndex|indices|Dow|Nasdaq|S&P|FTSE|DAX|CAC|Nikkei|Hang Seng|Sensex|Nifty|Stoxx|Kospi"
    r"|Topix|ASX|TSX|shares|stocks|bonds|(?<!on )(?<!an )average|benchmark|PMI)\b"
)
_SHARES = re.compile(
    r"%|\bper ?cent|\b(?:votes?|polls?|polling|lead|margin|swing|rates?|turnout|share|hike"
    r"|voters?|Democrats?|Republicans?|Labour|Conservatives?|candidates?|approval|inflation|interest"
    r"|yield|tariff|tax|ahead|behind|majority|election|basis)\b",
    re.I,
)
_CONTESTS = re.compile(r"\b(?:scor(?:es?|ed|ing)|rebounds|assists|league|table|match|game)\b", re.I)

_SPORT = re.compile(rf"\b{alternation(column('sport_words'))}\b")
_SPORTING = 5  # so many words of sport make an article about it
_BALLOTS = re.compile(r"\b(?:elections?|ballots?)\b")

_WHOLE = 100
_ELECTION = re.compile(r"\b(?:votes?|voters?|elections?|polls?|turnout)\b")
_POLITICAL = 5  # so many words of elections make an article about one


def on_scale(spot: Spot) -> dict | None:
    """The fields of `magnitude 7.8`, `7.8-magnitude`, `Mach 1.7`; None for other numbers."""
    q, text = spot.quantity, spot.text
    left = _SCALE_LEFT.search(text, max(0, q.start - 24), q.start)
    right = _SCALE_RIGHT.match(text, q.end)
    if left and left.group(1):
        return {"start": left.start(), "subtype": "number", "unit": "mach", "rule": "numeric.scale"}
    if right or left:
        end = right.end() if right else q.end
        return {"end": end, "subtype": "number", "unit": "magnitude", "rule": "numeric.scale"}
    return None


def points(spot: Spot) -> tuple[str, str]:
    """(subtype, unit) of so many `points`, by what the sentence speaks of."""
    sentence = spot.text[spot.sent_start : spot.quantity.end + 80]
    around = spot.text[max(0, spot.sent_start - 200) : spot.quantity.end + 80]
    if _STOCKS.search(sentence):
        return "number", "point"
    value = spot.quantity.value_max or spot.quantity.value
    if _CONTESTS.search(sentence) or (value and value > _WHOLE):
        return "count", "point"
    if len(_SPORT.findall(spot.text)) >= _SPORTING and not _BALLOTS.search(spot.text):
        return "count", "point"
    if _SHARES.search(around) or len(_ELECTION.findall(spot.text)) >= _POLITICAL:
        return "number", "percentage_point"
    return "count", "point"
