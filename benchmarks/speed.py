"""Words per CPU second of the whole extraction, beside its floor and its ceiling, in one run.

    python benchmarks/speed.py [FOLDER] [--rounds N]

Rows: `tokenizer` (nothing but spaCy's tokenizer), `blank` (claimx without a parse), `claimx`
(the shipped pipeline: trees only where a candidate stands), `parse all` (trees everywhere).
Machines differ and are noisy: quote the ratios. Reading files is included, start-up is not.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import time
from collections.abc import Callable

import spacy
from inputs import ROOT, read_texts

from claimx.article import Article, read_articles
from claimx.pipeline import extract_article, load


def runners() -> dict[str, Callable[[Article], object]]:
    blank = spacy.blank("en")
    ways = {"blank": load("blank"), "claimx": load(), "parse all": load(parse="all")}

    def runner(nlp):
        return lambda a: extract_article(nlp, a.text, a.published, a.doc_id)

    return {"tokenizer": lambda a: blank.make_doc(a.text)} | {
        name: runner(nlp) for name, nlp in ways.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", default=str(ROOT / "corpus"), help="or a file")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    words = sum(len(text.split()) for text in read_texts([args.folder]))
    ways = runners()
    best: dict[str, float] = {}
    for number in range(args.rounds + 1):  # the first round warms up
        for name, run in ways.items():
            started = time.process_time()
            for article in read_articles((args.folder,)):
                run(article)
            seconds = time.process_time() - started
            if number:
                best[name] = min(best.get(name, seconds), seconds)
    print(f"{words:,} words of {args.folder}, best of {args.rounds} rounds, one process")
    print(f"{'way':<12}{'words per CPU s':>16}{'against claimx':>16}")
    for name, seconds in best.items():
        print(f"{name:<12}{words / seconds:>16,.0f}{best['claimx'] / seconds:>15.2f}x")


if __name__ == "__main__":
    main()
