"""The score floors: which figures are held, how they are compared, read and written."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import srsly

from claimx.score import Score

FILE = Path(__file__).with_name("score_floors.yml")
# A floor is set this far under the score, so that another processor's last digits pass ...
MARGIN = 0.003
# ... and may not lie further under it than this: else it holds nothing.
LOOSE = 0.03
_HEAD = """\
# What the score on gold/ (splits train and dev) must not fall below, and the digest of that gold.
# Not to be edited: `pytest tests/test_gate.py --raise-floors` writes it anew where the score is
# higher, `--lower-floors` in any case (say in the commit why it fell).
"""


def figures_of(score: Score) -> dict[str, float]:
    """The figures that have a floor, by name: `strict.total.precision`, `field.subject`."""
    figures: dict[str, float | None] = {}
    for line in score.lines:
        for name, figure in (("precision", line.precision), ("recall", line.recall)):
            figures[f"{line.reading}.{line.kind}.{name}"] = figure.value
    for each in score.fields:
        figures[f"field.{each.field}"] = each.right / each.n if each.n else None
    right, n = score.record
    figures["whole_record"] = right / n if n else None
    return {name: value for name, value in figures.items() if value is not None}


def problems(pinned: dict[str, Any], figures: dict[str, float], digest: str) -> list[str]:
    """What is wrong between the pinned floors and the figures of now; empty where nothing is."""
    found = []
    if pinned.get("gold") != digest:
        found.append(f"gold is {digest}, the floors are for {pinned.get('gold')}: pin them anew")
    floors = pinned.get("floors") or {}
    for name in sorted(floors.keys() | figures.keys()):
        floor, value = floors.get(name), figures.get(name)
        if floor is None:
            found.append(f"{name} has no floor: pin it with --raise-floors")
        elif value is None or value < floor:
            now = "gone" if value is None else f"{value:.4f}"
            found.append(f"{name} is {now}, below its floor {floor}")
        elif value > floor + LOOSE:
            found.append(f"{name} is {value:.4f}, far over its floor {floor}: use --raise-floors")
    return found


def new_floors(
    pinned: dict[str, Any], figures: dict[str, float], digest: str, lower: bool
) -> dict[str, Any]:
    """The floors to write: just under the figures; without `lower`, none under what it was."""
    floors = {}
    old = pinned.get("floors") or {}
    for name, value in figures.items():
        floor = max(math.floor((value - MARGIN) * 1000) / 1000, 0.0)
        floors[name] = floor if lower else max(floor, old.get(name, 0.0))
    return {"gold": digest, "floors": floors}


def read() -> dict[str, Any]:
    """The pinned floors; empty before the first are written."""
    return srsly.read_yaml(FILE) or {}


def write(pinned: dict[str, Any]) -> None:
    """Writes the floors, one a line, in order."""
    lines = [f"  {name}: {floor}\n" for name, floor in pinned["floors"].items()]
    FILE.write_text(_HEAD + f"gold: '{pinned['gold']}'\nfloors:\n" + "".join(lines), "utf-8")
