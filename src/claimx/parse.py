"""Tags and trees for the sentences that need them, and only for those.

Parsing is nine tenths of the work, and less than half of the sentences of news hold a
candidate. Each sentence is parsed by itself, so its tree never depends on which others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimx.sentences import copy_tokens

# in the order in which they run; what a pipeline of another making calls differently is its own
SYNTAX_PIPES = ("tok2vec", "tagger", "morphologizer", "lemmatizer", "parser")
_WRITTEN = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_BATCH_SENTENCES = 64


def syntax_pipes(nlp: Language) -> list:
    """The trained components that a pipeline holds switched off, for `parse_sentences`."""
    held = dict(nlp.components)
    return [held[name] for name in SYNTAX_PIPES if name in held and name in nlp.disabled]


def parse_sentences(doc: Doc, sents: Sequence[Span], pipes: Iterable) -> None:
    """Writes tags, lemmas and trees of `sents` onto the doc; its other sentences stay flat.

    In a flat sentence every token hangs, unlabelled, on the sentence's first.
    """
    pipes = list(pipes)
    bounds = [(sent.start, sent.end) for sent in sents]
    if not pipes or not bounds:
        return
    firsts = np.flatnonzero(doc.to_array([SENT_START]) == 1)
    lengths = np.diff(np.append(firsts, len(doc)))
    heads = np.repeat(firsts, lengths) - np.arange(len(doc))
    table = np.zeros((len(doc), len(_WRITTEN)), dtype=np.uint64)
    table[firsts, _WRITTEN.index(DEP)] = doc.vocab.strings.add("ROOT")  # keeps the sentence's start
    for at in range(0, len(bounds), _BATCH_SENTENCES):
        batch = bounds[at : at + _BATCH_SENTENCES]
        pieces = [copy_tokens(doc, begin, end, one_sentence=True) for begin, end in batch]
        for pipe in pipes:
            pieces = list(pipe.pipe(pieces, batch_size=_BATCH_SENTENCES))
        for (begin, end), piece in zip(batch, pieces, strict=True):
            table[begin:end] = piece.to_array(_WRITTEN)
            heads[begin:end] = table[begin:end, -1].astype(np.int64)
    table[:, -1] = heads.astype(np.uint64)
    doc.from_array(_WRITTEN, table)  # type: ignore[arg-type]
