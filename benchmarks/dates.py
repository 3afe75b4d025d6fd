"""Scores the dates of a file of labelled texts: span, interval, and false alarms.

A case is a line of JSON: `{id, text, reference_date, dates: [{start, end, text, date_start,
date_end}]}`; a case without dates asks that none be found. The triggers run as in the pipeline:
the shipped English model gives the clause's tense. A prediction finds a label when their
intervals are the same and their spans overlap; `span` asks for the same span as well.

    python benchmarks/dates.py [cases.jsonl] [--errors]
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

import spacy
from inputs import CASES, read_cases
from spacy.language import Language

from claimx.pipeline import ENGLISH
from claimx.syntax import Places
from claimx.triggers import dated


class Dated(NamedTuple):
    """One date: code points, and ISO days, '' where open."""

    start: int
    end: int
    date_start: str
    date_end: str


def predicted(nlp: Language, case: dict) -> list[Dated]:
    """The dated claims that the triggers find in a case's text."""
    doc = nlp(case["text"])
    published = date.fromisoformat(case["reference_date"])
    found, _ = dated.read(Places(doc), dated.spot(case["text"]), published)
    return [
        Dated(each.start, each.end, each.date_start, each.date_end)
        for each in found
        if each.kind == "dated"
    ]


def matched(gold: list[Dated], found: list[Dated], level: str) -> int:
    """How many labels have a prediction, one to one."""
    free = list(found)
    for label in gold:
        for each in free:
            overlap = each.start < label.end and label.start < each.end
            same_span = each[:2] == label[:2]
            same_days = each[2:] == label[2:]
            if (same_days and overlap) if level == "interval" else (same_days and same_span):
                free.remove(each)
                break
    return len(found) - len(free)


def show(case: dict, gold: list[Dated], pred: list[Dated]) -> None:
    """Prints a case with its labels and predictions."""
    print(f"{case['id']} {case['reference_date']} {case['text']}")
    for name, side in (("gold", gold), ("pred", pred)):
        for each in side:
            print(f"    {name} {case['text'][each.start : each.end]!r} {each[2:]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES / "dates.jsonl")
    parser.add_argument("--errors", action="store_true", help="show each case with an error")
    options = parser.parse_args()
    cases = read_cases(options.cases, "id", "text", "reference_date", "dates")
    nlp = spacy.load(ENGLISH)
    labels = found = alarms = empty = 0
    hits = {"interval": 0, "span": 0}
    for case in cases:
        gold = [Dated(d["start"], d["end"], d["date_start"], d["date_end"]) for d in case["dates"]]
        pred = predicted(nlp, case)
        labels, found = labels + len(gold), found + len(pred)
        empty, alarms = empty + (not gold), alarms + (not gold and bool(pred))
        for level in hits:
            hits[level] += matched(gold, pred, level)
        if options.errors and matched(gold, pred, "span") < max(len(gold), len(pred)):
            show(case, gold, pred)
    for level, right in hits.items():
        precision, recall = right / max(found, 1), right / max(labels, 1)
        f1 = 2 * right / max(found + labels, 1)
        print(f"{level:9} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"false alarms {alarms} of {empty} texts without a date ({alarms / max(empty, 1):.1%})")


if __name__ == "__main__":
    main()
