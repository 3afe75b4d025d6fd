"""CoNLL-U to spaCy's DocBin, with the gold tree projected on spaCy's own tokens.

Every spaCy token is supervised: where spaCy merges or splits a treebank word,
the syntactic head of the overlapping words decides. Document boundaries are
respected: no training text crosses one.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import capwords

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token

CLOSED = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass
class Word:
    """One syntactic word; `head` counts words from 0 within the sentence, -1 = root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    start: int = 0
    end: int = 0


@dataclass
class Sentence:
    """`text` without surrounding space; the words' offsets count from its start."""

    text: str
    words: list[Word]
    glued: bool = False  # no space before the next sentence
    new_doc: bool = False
    new_par: bool = False


@dataclass
class Laid:
    """Sentences laid out as one text; `offsets` are the sentences' starts in it."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def add(self, sentence: Sentence, gap: str) -> None:
        if self.sentences:
            self.text += gap
        self.offsets.append(len(self.text))
        self.sentences.append(sentence)
        self.text += sentence.text


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file (plain or .xz), with character offsets."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        block: list[str] = []
        for line in file:
            line = line.rstrip("\r\n")
            if line:
                block.append(line)
            elif block:
                yield _read_sentence(block)
                block = []
        if block:
            yield _read_sentence(block)


def _read_sentence(block: list[str]) -> Sentence:
    new_doc = any(line.startswith("# newdoc") for line in block)
    new_par = new_doc or any(line.startswith("# newpar") for line in block)
    text, words, until, span, glued = "", [], 0, (0, 0), False
    for line in block:
        if line.startswith("#"):
            continue
        number, form, lemma, upos, xpos, feats, head, dep, _, misc = line.split("\t")
        if "." in number:
            continue
        glued = "SpaceAfter=No" in misc.split("|")
        if "-" in number:  # a multiword token: its text stands here, its words follow
            span, until = (len(text), len(text) + len(form)), int(number.split("-")[1])
            text += form if glued else form + " "
            inside = span[0]
            group_glued = glued
            continue
        word = Word(form, lemma, upos, xpos, feats, int(head) - 1, dep)
        if int(number) <= until:
            if text[inside : inside + len(form)] == form and inside + len(form) <= span[1]:
                word.start, word.end = inside, inside + len(form)
                inside += len(form)
            else:  # the parts don't spell the whole: give each the whole
                word.start, word.end = span
            glued = group_glued
        else:
            word.start, word.end = len(text), len(text) + len(form)
            text += form if glued else form + " "
        words.append(word)
    return Sentence(text.rstrip(" "), words, glued, new_doc, new_par)


def documents(sentences: Iterator[Sentence]) -> list[list[Sentence]]:
    """Sentences grouped by the treebank's documents."""
    docs: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.new_doc or not docs:
            docs.append([])
        docs[-1].append(sentence)
    return docs


def lay_out(sentences: list[Sentence]) -> Laid:
    """The treebank's own layout: paragraphs apart by a blank line."""
    laid, glued = Laid(), False
    for sentence in sentences:
        laid.add(sentence, "\n\n" if sentence.new_par else "" if glued else " ")
        glued = sentence.glued
    return laid


def scatter(sentences: list[Sentence], rng: random.Random) -> Laid:
    """Sentences as lines, headings and blocks, some without their full stop.

    A sentence that has no closing mark always ends its line, as in print. Only the
    texts and offsets hold: the words are left out.
    """
    laid, gap = Laid(), ""
    level = rng.choice((0.0, 0.1, 0.3, 0.6))
    curly = rng.random() < 0.5
    for sentence in sentences:
        text = _abbreviated(sentence.text, rng)
        if curly:
            text = _curly(text)
        line = rng.random() < level or not CLOSED.search(text)
        if line and rng.random() < 0.5 and len(text) < 120:
            text = text.removesuffix(".")
            text = rng.choice((str, str, str.upper, capwords))(text)
        laid.add(Sentence(text, []), gap)
        gap = rng.choice(("\n", "\n\n")) if line else " "
    return laid


def _curly(text: str) -> str:
    text = re.sub(r"(^|[\s(\[-])\"", r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“-])'", r"\1‘", text).replace("'", "’")


def _abbreviated(text: str, rng: random.Random) -> str:
    """Abbreviations that the treebank hardly has, before some numbers and names."""
    if rng.random() < 0.15:
        sign = rng.choice(("No.", "no.", "ca.", "c.", "approx.", "p.", "Art.", "Fig.", "vol."))
        text = re.sub(r"(?<=\w )(\d)", rf"{sign} \1", text, count=1)
    if rng.random() < 0.15:
        initial = rng.choice("ABCDEFGHJKLMNPRSTVWZ") + "."
        text = re.sub(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b", rf"\1 {initial} \2", text, count=1)
    elif rng.random() < 0.15:
        title = rng.choice(("Gen.", "Sen.", "Rep.", "Gov.", "Dr.", "Lt.", "Col.", "St.", "Prof."))
        text = re.sub(r"(?<=[a-z] )([A-Z][a-z]+ [A-Z][a-z]+)\b", rf"{title} \1", text, count=1)
    return text


def split_doc(nlp: Language, laid: Laid) -> Doc:
    """A `Doc` that holds sentence starts only."""
    doc = nlp.make_doc(laid.text)
    starts = set(laid.offsets)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


class Gold:
    """The words of a laid-out text: spans, heads, and the words at each character."""

    def __init__(self, laid: Laid) -> None:
        self.words: list[Word] = []
        self.spans: list[tuple[int, int]] = []
        self.heads: list[int] = []
        self.at: dict[int, list[int]] = {}
        for sentence, offset in zip(laid.sentences, laid.offsets, strict=True):
            base = len(self.words)
            for word in sentence.words:
                span = (offset + word.start, offset + word.end)
                for char in range(*span):
                    self.at.setdefault(char, []).append(len(self.words))
                self.words.append(word)
                self.spans.append(span)
                self.heads.append(base + word.head if word.head >= 0 else -1)

    def under(self, token: Token) -> list[int]:
        """The words that a token overlaps."""
        chars = range(token.idx, token.idx + len(token))
        return sorted({i for char in chars for i in self.at.get(char, ())})

    def depth(self, word: int) -> int:
        """Steps from a word up to its root."""
        depth = 0
        while self.heads[word] >= 0:
            word, depth = self.heads[word], depth + 1
        return depth


def project(nlp: Language, laid: Laid) -> Doc:
    """A gold `Doc` on spaCy's tokens for a laid-out text."""
    doc = nlp.make_doc(laid.text)
    gold = Gold(laid)
    owners, holders = _match(doc, gold)
    rows = []
    for t, (token, owner) in enumerate(zip(doc, owners, strict=True)):
        if owner < 0:  # white space hangs on the token before it
            above = t - 1 if t else min(1, len(doc) - 1)
            rows.append(("_SP", "SPACE", "", token.text, "dep", above))
        elif holders[owner] != t:
            rows.append(_part(token.text, gold.words[owner], holders[owner]))
        else:
            rows.append(_whole(token, owner, gold, holders))
    tags, pos, morphs, lemmas, deps, heads = zip(*rows, strict=True)
    return Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=list(tags),
        pos=list(pos),
        morphs=list(morphs),
        lemmas=list(lemmas),
        deps=list(deps),
        heads=list(heads),
    )


def _match(doc: Doc, gold: Gold) -> tuple[list[int], dict[int, int]]:
    """Per token the word it stands for (-1: none); per word the token that stands for it."""
    under = [gold.under(token) for token in doc]
    # the highest in the tree: heads then always lie higher, so no cycle can arise
    owners = [min(over, key=lambda i: (gold.depth(i), i)) if over else -1 for over in under]
    holders: dict[int, int] = {}
    for t, owner in enumerate(owners):
        # of several parts of one word, the last with a letter or digit
        if owner >= 0 and (owner not in holders or any(ch.isalnum() for ch in doc[t].text)):
            holders[owner] = t
    for t, over in enumerate(under):
        for word in over:
            holders.setdefault(word, t)
    return owners, holders


def _whole(token: Token, owner: int, gold: Gold, holders: dict[int, int]) -> tuple:
    word, above = gold.words[owner], gold.heads[owner]
    while above >= 0 and holders[above] == token.i:
        above = gold.heads[above]
    head = holders[above] if above >= 0 else token.i
    feats = "" if word.feats == "_" else word.feats
    dep = word.dep if head != token.i else "ROOT"
    return (word.xpos, word.upos, feats, _lemma(token, owner, gold), dep, head)


def _part(text: str, word: Word, head: int) -> tuple:
    """A lesser part of a word that spaCy splits."""
    if not any(ch.isalnum() for ch in text):
        return ("HYPH" if text == "-" else ":", "PUNCT", "", text, "punct", head)
    if text[0].isdigit():
        return ("CD", "NUM", "NumForm=Digit|NumType=Card", text, "nummod", head)
    return (word.xpos, word.upos, "" if word.feats == "_" else word.feats, text, "compound", head)


def _lemma(token: Token, owner: int, gold: Gold) -> str:
    (start, end), word = gold.spans[owner], gold.words[owner]
    lemma = word.lemma if word.lemma != "_" or word.form == "_" else word.form
    if (token.idx, token.idx + len(token)) == (start, end):
        return lemma
    if token.idx >= start and token.idx + len(token) <= end:  # part of a split word
        return token.text if word.upos == "PROPN" else token.text.lower()
    before = token.text[: max(0, start - token.idx)]
    after = token.text[len(before) + len(word.form) :]
    return before + lemma + after


def training_docs(nlp: Language, docs: list[list[Sentence]], rng: random.Random) -> Iterator[Doc]:
    """Short texts for the tagger and parser: one to three sentences of one document.

    A sentence without a closing mark ends its text, as the senter would not split there;
    some texts end with a blank line, as a paragraph's last sentence does.
    """
    for doc in docs:
        laid, n = Laid(), rng.choice((1, 2, 3))
        for i, sentence in enumerate(doc):
            laid.add(sentence, " ")
            last = i + 1 == len(doc)
            if last or len(laid.sentences) == n or not CLOSED.search(sentence.text):
                if rng.random() < 0.15:
                    laid.text += rng.choice(("\n", "\n\n"))
                yield project(nlp, laid)
                laid, n = Laid(), rng.choice((1, 2, 3))


def senter_docs(nlp: Language, docs: list[list[Sentence]], rng: random.Random) -> Iterator[Doc]:
    """Longer texts for the senter, each in two layouts."""
    for doc in docs:
        i = 0
        while i < len(doc):
            n = rng.randint(4, 16)
            piece = doc[i : i + n]
            yield split_doc(nlp, scatter(piece, rng))
            yield split_doc(nlp, scatter(piece, rng))
            i += n


def write(path: Path, docs: Iterable[Doc]) -> None:
    """Write a DocBin; the parent folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def convert(treebanks: Path, out: Path, seed: int) -> None:
    """`train`, `dev`, `all` (= train + dev) and the senter's versions, as .spacy files."""
    nlp = spacy.blank("en")
    split = {
        name: documents(read_conllu(treebanks / f"en_ewt-ud-{name}.conllu.xz"))
        for name in ("train", "dev")
    }
    split["all"] = split["train"] + split["dev"]
    for name, docs in split.items():
        write(out / f"{name}.spacy", training_docs(nlp, docs, random.Random(seed)))
        write(out / f"senter-{name}.spacy", senter_docs(nlp, docs, random.Random(seed)))
