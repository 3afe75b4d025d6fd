"""Scores the first-ever trigger on sentences labelled for it.

    python benchmarks/firsts.py [cases.jsonl] [--model blank|<path>] [--errors]

Reads one JSON object a line: `text`, `claims` (start, end, subtype, scope, subject, modality,
negated) and `ignore` (spans that count neither way). Prints precision, recall and F1 of the
triggers, matched one to one (exact ones first, then any overlap), and how many of the matched
have the right subtype, scope and modality.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from inputs import CASES, read_cases

import claimx

FIELDS = ("subtype", "scope", "subject", "modality", "negated")


def match(gold: list[dict], pred: list[dict]) -> list[tuple[dict, dict]]:
    """Pairs of gold and predicted claims, each used once: exact spans first, then overlapping."""
    pairs, free = [], list(pred)
    exact = lambda g, p: (g["start"], g["end"]) == (p["start"], p["end"])  # noqa: E731
    overlap = lambda g, p: g["start"] < p["end"] and p["start"] < g["end"]  # noqa: E731
    left = list(gold)
    for same in (exact, overlap):
        for g in list(left):
            for p in free:
                if same(g, p):
                    pairs.append((g, p))
                    free.remove(p)
                    left.remove(g)
                    break
    return pairs


def ignored(claim: dict, spans: list[list[int]]) -> bool:
    """Whether a predicted claim touches a span that counts neither way."""
    return any(claim["start"] < end and start < claim["end"] for start, end in spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="?", type=Path, default=CASES / "firsts.jsonl")
    parser.add_argument("--model", default=None, help="blank, or a spaCy pipeline")
    parser.add_argument("--errors", action="store_true", help="show each error")
    options = parser.parse_args()
    cases = read_cases(options.cases, "text", "claims", "ignore")
    nlp = claimx.load(options.model)
    tally: Counter[str] = Counter()
    for case in cases:
        rows = [vars(claim) for claim in nlp(case["text"])._.claims if claim.kind == "first_ever"]
        pairs = match(case["claims"], rows)
        used = [id(pred) for _, pred in pairs]
        spurious = [row for row in rows if id(row) not in used and not ignored(row, case["ignore"])]
        missed = [g for g in case["claims"] if not any(g is gold for gold, _ in pairs)]
        count(tally, pairs, spurious, missed)
        if options.errors:
            show(case["text"], pairs, spurious, missed)
    report(tally)


def count(
    tally: Counter[str], pairs: list[tuple[dict, dict]], spurious: list[dict], missed: list[dict]
) -> None:
    """Adds one case's outcome to the tally."""
    tally["hit"] += len(pairs)
    tally["spurious"] += len(spurious)
    tally["missed"] += len(missed)
    for gold, pred in pairs:
        tally["exact"] += (gold["start"], gold["end"]) == (pred["start"], pred["end"])
        for name in FIELDS:
            tally[name] += str(gold[name]).lower() == str(pred[name]).lower()


def show(
    text: str, pairs: list[tuple[dict, dict]], spurious: list[dict], missed: list[dict]
) -> None:
    """Prints the errors of one case, with the sentence."""
    for row in spurious:
        print(f"SPURIOUS {row['trigger']!r} {row['rule']} | {text}")
    for row in missed:
        print(f"MISSED   {row['trigger']!r} {row['subtype']} | {text}")
    for gold, pred in pairs:
        differs = [
            f"{name}: {gold[name]!r} read as {pred[name]!r}"
            for name in (*FIELDS, "trigger")
            if str(gold[name]).lower() != str(pred[name]).lower()
        ]
        if differs:
            print(f"FIELDS   {'; '.join(differs)} | {text}")


def report(tally: Counter[str]) -> None:
    """Prints the scores: triggers by overlap and by exact span, fields of the matched."""
    found = tally["hit"] + tally["spurious"]
    labelled = tally["hit"] + tally["missed"]
    for name, hits in (("overlap", tally["hit"]), ("exact", tally["exact"])):
        precision, recall = hits / max(found, 1), hits / max(labelled, 1)
        f1 = 2 * hits / max(found + labelled, 1)
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({hits} right, "
              f"{found} found, {labelled} labelled)")  # fmt: skip
    for name in FIELDS:
        print(f"{name:8} {tally[name] / max(tally['hit'], 1):.3f} of matched")


if __name__ == "__main__":
    main()
