"""The gate: the score on train and dev must not fall. Test articles are never read here."""

from pathlib import Path

import pytest

import floors
from claimx.gold import digest, gold_files, load_labels, read_splits
from claimx.score import score_claims

ROOT = Path(__file__).parents[1]
CORPUS, GOLD = ROOT / "corpus", ROOT / "gold"
HELD = ("train", "dev")


def held_articles():
    splits = read_splits(CORPUS)
    return sorted(path.stem for path in gold_files(GOLD) if splits.get(path.stem) in HELD)


@pytest.mark.skipif(not any(GOLD.glob("*.csv")), reason="gold/ holds no labels yet")
def test_the_score_is_not_below_its_floors(request, extracted):
    docs = held_articles()
    assert docs, "no gold article is in the splits train and dev of corpus/splits.csv"
    labels = load_labels(GOLD, CORPUS)
    claims = [claim for doc in docs for claim in extracted[doc][1]]
    score = score_claims(labels.claims, claims, docs, draws=0)
    figures, pin = floors.figures_of(score), digest(labels.claims, docs)
    pinned = floors.read()
    lower = request.config.getoption("--lower-floors")
    if lower or request.config.getoption("--raise-floors"):
        pinned = floors.new_floors(pinned, figures, pin, lower)
        floors.write(pinned)
    problems = floors.problems(pinned, figures, pin)
    assert not problems, "\n".join(problems)


# The gate itself

PINNED = {"gold": "abc", "floors": {"strict.total.precision": 0.8}}
NAME = "strict.total.precision"


@pytest.mark.parametrize(
    ("figures", "digest", "told"),
    [
        ({NAME: 0.80}, "abc", []),
        ({NAME: 0.82}, "abc", []),
        ({NAME: 0.7999}, "abc", [f"{NAME} is 0.7999, below its floor 0.8"]),
        ({NAME: 0.84}, "abc", [f"{NAME} is 0.8400, far over its floor 0.8: use --raise-floors"]),
        ({}, "abc", [f"{NAME} is gone, below its floor 0.8"]),
        ({NAME: 0.8}, "abd", ["gold is abd, the floors are for abc: pin them anew"]),
        ({NAME: 0.8, "whole_record": 0.5}, "abc", ["whole_record has no floor: pin it"]),
    ],
)
def test_the_gate_tells_what_is_wrong(figures, digest, told):
    found = floors.problems(PINNED, figures, digest)
    assert len(found) == len(told)
    assert all(problem.startswith(start) for problem, start in zip(found, told, strict=True))


def test_without_floors_nothing_passes():
    assert len(floors.problems({}, {NAME: 0.9}, "abc")) == 2


def test_floors_are_raised_without_and_lowered_only_with_the_flag():
    assert floors.new_floors(PINNED, {NAME: 0.9}, "abd", lower=False) == {
        "gold": "abd",
        "floors": {NAME: 0.897},
    }
    kept = floors.new_floors(PINNED, {NAME: 0.7}, "abc", lower=False)
    assert kept["floors"] == {NAME: 0.8}
    assert floors.problems(kept, {NAME: 0.7}, "abc") != []
    lowered = floors.new_floors(PINNED, {NAME: 0.7}, "abc", lower=True)
    assert lowered["floors"] == {NAME: 0.697}
    assert floors.problems(lowered, {NAME: 0.7}, "abc") == []


def test_floors_are_read_as_they_were_written(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.yml")
    pinned = {"gold": "1234567890", "floors": {NAME: 0.897, "field.subject": 0.0}}
    floors.write(pinned)
    assert floors.read() == pinned
