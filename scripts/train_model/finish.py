"""Turn a trained pipeline into the one that is shipped."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.strings import StringStore

LABELLED = ("tagger", "morphologizer", "parser")
TRAINING_ONLY = ("corpora", "training", "initialize", "pretraining", "paths")


def round_weights(nlp: Language) -> None:
    """Round every weight to half precision, kept as float32: it zips to two thirds."""
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    weights = node.get_param(name)
                    node.set_param(name, weights.astype("float16").astype("float32"))


def needed_strings(nlp: Language) -> StringStore:
    """A blank pipeline's strings, the labels and the lemmatizer's edits: no training words."""
    strings = set(spacy.blank("en").vocab.strings)
    for name in LABELLED:
        for label in nlp.get_pipe(name).labels:
            strings.add(label)
            strings.update(label.split("|"))
            strings.update(part for pair in label.split("|") for part in pair.split("="))
    for tree in nlp.get_pipe("lemmatizer").label_data["trees"]:
        strings.update(tree[key] for key in ("orig", "subst") if key in tree)
    return StringStore(sorted(strings))


def finish(nlp: Language, out: Path, meta: dict) -> None:
    """Write the pipeline's files to `out`, which may hold others (licence, card)."""
    round_weights(nlp)
    strings = needed_strings(nlp)
    for key in ("performance", "vectors"):
        nlp.meta.pop(key, None)
    nlp.meta.update(meta)
    for section in TRAINING_ONLY:
        nlp.config.pop(section, None)
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    nlp.to_disk(new)
    strings.to_disk(new / "vocab" / "strings.json")
    old = out.with_name(out.name + ".old")
    if out.exists():
        for kept in (*out.glob("LICENSE*"), out / "MODEL_CARD.md"):
            if kept.exists():
                shutil.copy(kept, new / kept.name)
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)
