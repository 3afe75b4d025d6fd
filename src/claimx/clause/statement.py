"""The shortest verbatim run of the sentence that makes the claim on its own.

Source: guide, section 3, `statement`.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import lexicon, noun_phrases, syntax
from claimx.clause.frame import Frame
from claimx.clause.phrases import Words
from claimx.tags import FINITE
from claimx.values.numeral import alternation

_EDGES = ",;:—–-"
_SMALL = frozenset(("the", "a", "an", "and", "but", "or", "so", "that"))
_SOURCE_WORDS = 6
# a straight mark opens before a word, behind a space or at the start
_MARKS = re.compile(r"(?P<opens>“|(?<!\S)\"(?=\S))|[”\"]")
_MATE = re.compile(r"[.,]?[”\"]")
_FRAME = re.compile(r"(?:according to|in the words of|as reported by)\b", re.I)
_TOLD = alternation(lexicon.column("said_when") | {"them"})
_OPENING = re.compile(rf"^(?:(?: (?:the )?[A-Z][\w.]*| {_TOLD}){{0,4}} that\b)?[\s,:\"“‘]*")


def find_statement(frame: Frame, subject: Words, source: str = "", cue: str = "") -> str:
    """The trigger's clause from its subject on, without neighbouring clauses and frames.

    `source`, `cue`: who says it and the words that tell it, as `find_attribution` gives them.
    """
    predicate = frame.predicate
    if predicate is None:
        return frame.text
    kept = _own_tokens(frame, predicate)
    if subject.begin_tok >= 0:
        kept |= set(range(subject.begin_tok, subject.end_tok))
    kept |= set(range(frame.begin_tok, frame.end_tok))
    first, last = _from_whole(frame, min(kept)), max(kept)
    start = min(frame.doc[first].idx, frame.candidate.start)
    end = max(frame.doc[last].idx + len(frame.doc[last]), frame.candidate.end)
    return _strip(frame, *_without_source(frame, start, end, source, cue))


def _from_whole(frame: Frame, first: int) -> int:
    """Where the phrase begins that a statement would cut: `nine of the | ships are old`."""
    doc, start = frame.doc, frame.sent.start
    of = first - 1 - noun_phrases.is_article(doc[first - 1]) if first > start else start
    if of <= start or doc[of].lower_ != "of":
        return first
    part = doc[of - 1]
    whole = part.like_num or part.text == "%" or part.lower_ in lexicon.column("part_words")
    return max(noun_phrases.noun_phrase(part)[0], start) if whole else first


def _without_source(frame: Frame, start: int, end: int, source: str, cue: str) -> tuple[int, int]:
    """A statement without the words that name its source, where they open or close it.

    `According to the mayor, | sales rose`, `The mayor said that | sales rose`.
    """
    text, cue = frame.source, cue.rstrip(".,;: ")
    at = text.find(cue, start, end) if cue else -1
    if at < 0:
        return start, end
    behind, framed = at + len(cue), _FRAME.match(cue) is not None
    if at >= frame.candidate.end:
        aside = framed or text[at - 2 : at] in (", ", "” ")
        return start, at if aside and len(_words(text[behind:end])) <= _SOURCE_WORDS else end
    left = text[behind : frame.candidate.start]
    if left.startswith(f", {source},"):  # `according to the coach, Ann Lee, …`
        left = left[len(source) + 2 :]
    following = next(token for token in frame.sent if token.idx >= behind)
    says = cue.split()[-1].lower() in lexicon.table("reporting_verbs") and (
        following.tag_ not in FINITE
    )
    if _words(text[start:at]) or not (left.startswith(",") if framed else says):
        return start, end
    return frame.candidate.start - len(_OPENING.sub("", left)), end


def _words(text: str) -> list[str]:
    """The words of a text but for articles and conjunctions."""
    return [word for word in re.findall(r"\w+", text.lower()) if word not in _SMALL]


def _own_tokens(frame: Frame, predicate: Token) -> set[int]:
    """The predicate with its arguments; clauses that do not hold the trigger stay out."""
    kept = {predicate.i}
    for child in predicate.children:
        own = syntax.role(child)
        holds = child.left_edge.i <= frame.begin_tok <= child.right_edge.i
        if own == "punctuation" or (not holds and _is_neighbour(child, own)):
            continue
        if own in ("marker", "coordinator"):
            continue
        kept |= set(range(child.left_edge.i, child.right_edge.i + 1))
    return kept


def _is_neighbour(child: Token, own: str) -> bool:
    if own in ("adverbial", "parallel", "other"):
        return True
    return own in ("conjunct", "complement") and syntax.is_predicate(child)


def _strip(frame: Frame, start: int, end: int) -> str:
    text = frame.source
    low, high = frame.candidate.start, frame.candidate.end
    while start < low and _is_edge(text[start]):
        start += 1
    while end > high and _is_edge(text[end - 1]):
        end -= 1
    start, end = _within_marks(frame, start, end)
    return text[start:end]


def _within_marks(frame: Frame, start: int, end: int) -> tuple[int, int]:
    """A run without quotation marks that have no mate in it: `It sank,” | said Ann Lee, 54`."""
    low, high = frame.candidate.start, frame.candidate.end
    open_at = -1
    for match in _MARKS.finditer(frame.source, start, end):
        at, opens = match.start(), match["opens"] is not None
        if opens:
            open_at = at
        elif open_at < 0 and at < low:
            start = match.end()
        elif open_at < 0 and at >= high:
            end = at
            break
        else:
            open_at = -1
    if open_at == start < low:
        start += 1
    elif open_at >= high:
        mate = _MATE.match(frame.source, end, frame.bounds[1])
        end = mate.end() if mate else end
    text = frame.source[start:end]
    left = len(text) - len(text.lstrip())
    return start + left, end - (len(text) - len(text.rstrip(" ,")))


def _is_edge(mark: str) -> bool:
    return mark.isspace() or mark in _EDGES
