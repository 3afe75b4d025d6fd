"""Tags and trees for the sentences that need them, and only for those.

Parsing is the largest part of the work, and less than half of the sentences of news hold a
candidate. Each sentence is parsed by itself, so its tree never depends on which others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from claimx.sentences import copy_tokens

# in the order in which they run; what a pipeline of another making calls differently is its own
SYNTAX_PIPES = ("tok2vec", "tagger", "morphologizer", "lemmatizer", "parser")
_WRITTEN = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
# what the parser works out ahead of a batch takes some kB a token
_BATCH_TOKENS = 2000


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
    blank = (doc.vocab.strings.add("_SP"), doc.vocab.strings.add("SPACE"))
    loose = doc.vocab.strings.add("dep")
    for batch in _batches(bounds):
        kept = [_words(doc, begin, end) for begin, end in batch]
        pieces = [
            copy_tokens(doc, begin, end, one_sentence=True, kept=words.tolist())
            for (begin, end), words in zip(batch, kept, strict=True)
        ]
        for pipe in pipes:
            plain = _is_plain_parser(pipe)
            pipe.set_annotations(pieces, _trees(pipe, pieces) if plain else pipe.predict(pieces))
        for (begin, end), piece, words in zip(batch, pieces, kept, strict=True):
            written = piece.to_array(_WRITTEN)
            at = begin + words
            table[begin:end] = 0
            table[begin:end, :2] = blank
            table[begin:end, _WRITTEN.index(DEP)] = loose
            table[at] = written
            heads[begin:end] = _before(words, end - begin)
            heads[at] = at[np.arange(len(at)) + written[:, -1].astype(np.int64)] - at
    table[:, -1] = heads.astype(np.uint64)
    doc.from_array(_WRITTEN, table)  # type: ignore[arg-type]


def _words(doc: Doc, begin: int, end: int) -> np.ndarray:
    """Which tokens of a sentence are parsed, counted from its first: none of the blanks (a second
    space, a line's end) before its last word, which no treebank has."""
    blank = np.array([token.is_space for token in doc[begin:end]])
    words = np.flatnonzero(~blank)
    last = words[-1] if len(words) else -1
    return np.flatnonzero(~blank | (np.arange(end - begin) > last))


def _before(words: np.ndarray, size: int) -> np.ndarray:
    """For each token the way to the word before it, or to the first: where a blank hangs."""
    at = np.maximum(np.searchsorted(words, np.arange(size), side="right") - 1, 0)
    return words[at] - np.arange(size)


def reset_edges(doc: Doc) -> None:
    """Makes every token of a doc without trees its own left and right edge.

    spaCy's tokenizer leaves them where they were before it joined or split marks (`):` is one
    token), and whoever then asks a token for its children reads outside of the doc's memory.
    """
    if not len(doc):
        return
    starts = doc.to_array([SENT_START])
    table = np.zeros((len(doc), 2), dtype=np.uint64)
    table[0, 1] = doc.vocab.strings.add("ROOT")  # without a label spaCy leaves the edges alone
    doc.from_array([HEAD, DEP], table)  # type: ignore[arg-type]
    table[:, 0], table[:, 1] = 0, starts
    doc.from_array([DEP, SENT_START], table)  # type: ignore[arg-type]


def _batches(bounds: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """Runs of sentences of no more than so many tokens together."""
    begin = tokens = 0
    for at, (start, end) in enumerate(bounds):
        if tokens + end - start > _BATCH_TOKENS and at > begin:
            yield bounds[begin:at]
            begin, tokens = at, 0
        tokens += end - start
    yield bounds[begin:]


def _is_plain_parser(pipe: Any) -> bool:
    """Whether `_trees` knows how a component predicts: a greedy parser on the CPU, as ours is."""
    return (
        isinstance(pipe, DependencyParser)
        and pipe.cfg["beam_width"] == 1
        and isinstance(pipe.model.ops, NumpyOps)
        and pipe.model.attrs["has_upper"]
        and not pipe.model.attrs["unseen_classes"]
    )


def _trees(parser: Any, docs: Sequence[Doc]) -> list:
    """What `parser.predict(docs)` gives, in less than half the time.

    The loop inside spaCy's parser lets go of Python's lock and takes it back at each of its
    many small sums; the same steps called from here keep it, and multiply by numpy's BLAS.
    """
    model = parser.model.predict(docs)
    upper = parser.model.get_ref("upper")
    weights, bias = upper.get_param("W").T, upper.get_param("b")
    states = parser.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        scores = model.state2vec.predict(model.get_token_ids(going)) @ weights
        scores += bias
        going = parser.transition_states(going, scores)
    return states
