"""Scores the numeric triggers on a file of labelled quantities: span, value, value and unit.

A case is a line of JSON: `{id, text, quantities: [{start, end, text, value, value_max, unit, kind,
alt?, ignore?}], labelled_kinds?}`. A prediction finds a label when they overlap (one to one, the
longest overlap first). `unit: null` in a label means that its source gives none: it is not asked
for. Where `labelled_kinds` is given, predictions of other kinds count neither way, as do those on
a label marked `ignore`. Sources name some units differently from our guide: `UNITS`.

    python benchmarks/quantities.py [cases.jsonl] [--errors]
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import spacy
from inputs import CASES, read_cases

from claimx.pipeline import ENGLISH
from claimx.syntax import Places
from claimx.triggers import dated, numeric

LEVELS = ("span", "value", "unit")
# our name of a unit: the names that the sources of the cases have for it
UNITS = {"tonne": {"ton"}, "times": {None}}


class Prediction(NamedTuple):
    """One predicted quantity: offsets, kind (our subtype), values as floats, unit."""

    start: int
    end: int
    kind: str
    value: float | None
    value_max: float | None
    unit: str


def predict(nlp, text: str) -> list[Prediction]:
    """What the numeric triggers make of a text."""
    doc = nlp(text)
    taken = [(time.start, time.end) for time in dated.spot(text)]
    candidates, _ = numeric.read(Places(doc), numeric.spot(text, taken))
    return [
        Prediction(c.start, c.end, c.subtype, _float(c.value), _float(c.value_max), c.unit)
        for c in candidates
    ]


def _float(value) -> float | None:
    return None if value is None else float(value)


def overlap(a, b) -> int:
    return min(a["end"], b.end) - max(a["start"], b.start)


def pair(labels: list[dict], found: list[Prediction]) -> list[tuple[dict, Prediction]]:
    """Labels and predictions that overlap, one to one, the longest overlap first."""
    pairs = sorted(
        ((overlap(a, b), i, j) for i, a in enumerate(labels) for j, b in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    left, right, chosen = set(), set(), []
    for size, i, j in pairs:
        if size > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((labels[i], found[j]))
    return chosen


def value_right(label: dict, found: Prediction) -> bool:
    """Whether value and upper end agree to four digits, in either reading of the label."""
    return any(
        close(reading.get("value"), found.value)
        and close(reading.get("value_max"), found.value_max)
        for reading in [label, *(label.get("alt") or [])]
    )


def close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-4 * max(abs(a), abs(b))


def unit_right(label: dict, found: Prediction) -> bool:
    """Whether the unit agrees with the label's, where its source gives one."""
    return any(
        reading.get("unit") is None
        or found.unit == reading["unit"]
        or reading["unit"] in UNITS.get(found.unit, ())
        for reading in [label, *(label.get("alt") or [])]
    )


def score(nlp, cases: list[dict], errors: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by level."""
    right, labelled, predicted = Counter(), 0, 0
    for case in cases:
        kinds = case.get("labelled_kinds")
        ignored = [q for q in case["quantities"] if q.get("ignore")]
        labels = [q for q in case["quantities"] if not q.get("ignore")]
        found = predict(nlp, case["text"])
        chosen = pair(labels, found)
        matched = {id(prediction) for _, prediction in chosen}
        counted = [
            p
            for p in found
            if id(p) in matched
            or ((not kinds or p.kind in kinds) and not any(overlap(q, p) > 0 for q in ignored))
        ]
        labelled, predicted = labelled + len(labels), predicted + len(counted)
        for label, prediction in chosen:
            right["span"] += 1
            if value_right(label, prediction):
                right["value"] += 1
                right["unit"] += unit_right(label, prediction)
        if errors:
            report(case, labels, counted, chosen)
    return {level: prf(right[level], predicted, labelled) for level in LEVELS}


def report(case: dict, labels: list[dict], counted: list[Prediction], chosen: list) -> None:
    """Prints what went wrong in one case."""
    text = case["text"]
    paired = {label["start"] for label, _ in chosen}
    predicted = {p.start for _, p in chosen}
    lines = [f"  missed  {q['text']!r}" for q in labels if q["start"] not in paired]
    lines += [f"  extra   {text[p.start : p.end]!r} {p.kind} {p.value}" for p in counted
              if p.start not in predicted]  # fmt: skip
    for q, p in chosen:
        if not value_right(q, p):
            lines.append(f"  value   {text[p.start : p.end]!r} {p.value}..{p.value_max}"
                         f" for {q['value']}..{q['value_max']}")  # fmt: skip
        elif not unit_right(q, p):
            lines.append(f"  unit    {text[p.start : p.end]!r} {p.unit!r} for {q['unit']!r}")
    if lines:
        print(case["id"], text, *lines, sep="\n")


def prf(right: int, predicted: int, labelled: int) -> tuple[float, float, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / labelled if labelled else 0.0
    total = predicted + labelled
    return precision, recall, 2 * right / total if total else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES / "quantities.jsonl")
    parser.add_argument("--errors", action="store_true", help="show each case with an error")
    options = parser.parse_args()
    cases = read_cases(options.cases, "id", "text", "quantities")
    scores = score(spacy.load(ENGLISH), cases, options.errors)
    print(f"{'':22}precision  recall     F1")
    for level, name in zip(LEVELS, ("span", "span, value", "span, value, unit"), strict=True):
        print(f"{name:22}" + "".join(f"{100 * part:9.1f}" for part in scores[level]))


if __name__ == "__main__":
    main()
