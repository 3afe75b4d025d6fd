"""Train the shipped English pipeline: `python train_model.py TREEBANKS OUT [--distil]`.

Converts the treebank, makes word vectors, trains the senter, then the rest on train and
dev together; with `--distil` goes on from there with the teacher's trees in the work folder
(see README.md). Writes the finished pipeline to OUT and its scores to `scores.json` in the
work folder.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import spacy
from convert import convert, write
from evaluate import evaluate
from finish import finish
from grafts import graft
from spacy.tokens import DocBin
from train import train
from vectors import make_vectors

HERE = Path(__file__).parent
SEED = 7
SILVER_TIMES = 3  # so often is a text of silver read for each of gold: a quarter of the words
META = {
    "lang": "en",
    "name": "claimx_ewt",
    "version": "1.3.0",
    "description": "Sentences, tags, features, lemmas and UD trees for English news.",
    "author": "claimx contributors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "sources": [
        {
            "name": "UD English EWT",
            "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            "license": "CC BY-SA 4.0",
            "author": "Natalia Silveira and others",
        },
        {
            "name": "all-MiniLM-L6-v2",
            "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
            "license": "Apache-2.0",
            "author": "sentence-transformers",
        },
        {
            "name": "wordfreq 3.1.1 (its list of frequent words)",
            "url": "https://github.com/rspeer/wordfreq",
            "license": "CC BY-SA 4.0",
            "author": "Robyn Speer",
        },
    ],
}


def train_base(treebanks: Path, work: Path, train_on: str) -> Path:
    """The pipeline trained on the treebank alone."""
    convert(treebanks, work, SEED)
    make_vectors(work / "train.spacy", work / "vectors")
    train(
        HERE / "senter.cfg",
        {
            "paths.train": str(work / f"senter-{train_on}.spacy"),
            "paths.dev": str(work / "senter-dev.spacy"),
        },
        work / "senter",
    )
    train(
        HERE / "config.cfg",
        {
            "paths.train": str(work / f"{train_on}.spacy"),
            "paths.dev": str(work / "dev.spacy"),
            "paths.senter": str(work / "senter" / "model-last"),
            "paths.vectors": str(work / "vectors"),
        },
        work / "main",
    )
    return work / "main" / "model-last"


def distil(work: Path, train_on: str) -> Path:
    """The pipeline of `train_base`, gone on with, on the treebank, grafted and not, and the
    teacher's trees."""
    vocab = spacy.blank("en").vocab
    gold = list(DocBin().from_disk(work / f"{train_on}.spacy").get_docs(vocab))
    silver = list(DocBin().from_disk(work / "silver.spacy").get_docs(vocab))
    write(work / "mixed.spacy", [*gold, *graft(gold, SEED), *silver * SILVER_TIMES])
    train(
        HERE / "distil.cfg",
        {
            "paths.train": str(work / "mixed.spacy"),
            "paths.dev": str(work / "agree.spacy"),
            "paths.base": str(work / "main" / "model-last"),
        },
        work / "distilled",
    )
    return work / "distilled" / "model-last"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, help="folder of en_ewt-ud-*.conllu.xz and PUD")
    parser.add_argument("out", type=Path, help="the model folder to write, e.g. src/claimx/english")
    parser.add_argument("--work", type=Path, default=Path("/tmp/claimx-train"))
    parser.add_argument(
        "--train-on",
        choices=("train", "all"),
        default="all",
        help="all = train and dev, as shipped; train = for trying things out on dev",
    )
    parser.add_argument(
        "--distil",
        action="store_true",
        help="only the last stage: needs what a run without it and the teacher left in --work",
    )
    args = parser.parse_args()
    if args.distil:
        trained = distil(args.work, args.train_on)
    else:
        trained = train_base(args.treebanks, args.work, args.train_on)
    finish(spacy.load(trained), args.out, META)
    figures = evaluate(args.out, args.treebanks)
    text = json.dumps(figures, indent=2)
    print(text)
    (args.work / "scores.json").write_text(text + "\n")
