"""Confidence: a share between 0 and 1 that the table's traits move."""

from __future__ import annotations

from dataclasses import replace

from claimx import confidence
from claimx.candidates import Candidate
from claimx.clause.reading import ClauseReading

CLAUSE = ClauseReading("It grew by 7%.", "It", "It grew by 7%", "", "asserted", False, "up",
                       "", "", "", {})  # fmt: skip
CANDIDATE = Candidate("numeric", "percent", 11, 13, "numeric.percent", unit="percent")


def test_estimate_is_a_share_with_two_decimals():
    sure = confidence.estimate(CANDIDATE, CLAUSE)
    assert 0 <= sure <= 1
    assert sure == round(sure, 2)


def test_traits_name_what_the_row_shows():
    ranged = replace(CANDIDATE, value_max=CANDIDATE.value, unit="")
    assert "rule=numeric.percent" in confidence.traits(ranged, CLAUSE)
    assert "no unit" in confidence.traits(ranged, CLAUSE)
    assert "no full stop" in confidence.traits(ranged, CLAUSE._replace(sentence="Up 7"))


def test_the_table_moves_the_estimate(monkeypatch):
    monkeypatch.setattr(confidence, "weights", lambda: {"base": 0.0, "no unit": -2.0})
    unit = confidence.estimate(CANDIDATE, CLAUSE)
    none = confidence.estimate(replace(CANDIDATE, unit=""), CLAUSE)
    assert (unit, none) == (0.5, 0.12)
