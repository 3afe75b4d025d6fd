"""A score as JSON: every figure, for programs. No spaCy."""

from __future__ import annotations

import json
from typing import Any

from claimx.bootstrap import Difference, Estimate
from claimx.breakdown import Share
from claimx.diff import diff_lines
from claimx.score import TOTAL, Comparison, ComparisonLine, Line, Score


def as_json(score: Score, comparison: Comparison | None = None) -> str:
    """The report as JSON, with every figure and the counts of every article."""
    data: dict[str, Any] = {
        "signature": score.signature,
        "articles": len(score.articles),
        "readings": _readings(score),
        "whole_record": _ratio(*score.record),
        "fields": {
            line.field: _ratio(line.right, line.n)
            | {"stated": _ratio(line.stated_right, line.stated)}
            for line in score.fields
        },
        "rules": {share.name: _share(share) for share in score.breakdown.rules},
        "confidence": {share.name: _share(share) for share in score.breakdown.bands},
        "by_article": {doc: dict(score.counts[doc, TOTAL]) for doc in score.articles},
        "skipped": list(score.skipped),
        "without_rows": list(score.unread),
    }
    if comparison:
        data["comparison"] = _comparison(comparison)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _ratio(right: int, n: int) -> dict[str, Any]:
    return {"accuracy": _number(right / n if n else None), "right": right, "n": n}


def _share(share: Share) -> dict[str, Any]:
    counts = {"strict": share.strict, "overlap": share.overlap, "value": share.value}
    precision = {name: _number(right / share.n) for name, right in counts.items()}
    return precision | {"n": share.n, "mean_confidence": _number(share.confidence)}


def _figures(line: Line | ComparisonLine) -> dict[str, Any]:
    figures: dict[str, Estimate | Difference]
    figures = {"precision": line.precision, "recall": line.recall, "f1": line.f1}
    return {
        name: {part: _number(value) for part, value in figure._asdict().items()}
        for name, figure in figures.items()
    }


def _readings(score: Score) -> dict[str, Any]:
    readings: dict[str, Any] = {}
    for line in score.lines:
        counts = {"right": line.right, "rows": line.pred, "gold": line.gold}
        readings.setdefault(line.reading, {})[line.kind] = _figures(line) | counts
    return readings


def _comparison(comparison: Comparison) -> dict[str, Any]:
    readings: dict[str, Any] = {}
    for line in comparison.lines:
        readings.setdefault(line.reading, {})[line.kind] = _figures(line)
    changes = comparison.changes
    counts = {"added": changes.count("+"), "removed": changes.count("-")}
    counts |= {"changed": changes.count("~"), "same": changes.same}
    rows = list(diff_lines(changes))[:-1]
    return {"other": comparison.name, "readings": readings, "changes": counts, "rows": rows}
