"""One spaCy training run on the fast CPU path: `python train.py CONFIG OUT [--a.b=c …]`."""

from __future__ import annotations

import sys
from pathlib import Path

import augment  # noqa: F401 (registers the augmenter)
import spacy
from spacy.cli._util import parse_config_overrides
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import fix_random_seed, load_config
from thinc.api import use_ops


def train(config: Path, overrides: dict, out: Path | None = None) -> Language:
    """The pipeline of a config, trained to its last step with its weights averaged."""
    if out:
        out.mkdir(parents=True, exist_ok=True)
    with use_ops("numpy", use_blis=False):
        loaded = load_config(config, overrides=overrides, interpolate=False)
        fix_random_seed(loaded.interpolate()["system"]["seed"])
        nlp = init_nlp(loaded)
        lemmatizer = dict(nlp.components).get("lemmatizer")
        if lemmatizer:  # spaCy forgets this table where it loads a component to train it on
            lemmatizer.tree2label = {tree: i for i, tree in enumerate(lemmatizer.cfg["labels"])}
        nlp, _ = spacy_train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    return nlp


if __name__ == "__main__":
    spacy.require_cpu()
    train(Path(sys.argv[1]), parse_config_overrides(sys.argv[3:]), Path(sys.argv[2]))
