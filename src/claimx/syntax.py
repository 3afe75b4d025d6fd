"""The sentence's grammar, whichever labels the pipeline writes: UD, ClearNLP, or none.

Our English model writes Universal Dependencies labels and Penn tags; spaCy's own English models
write ClearNLP labels. `lexicons/dependency_labels.csv` maps both to roles; everything else here,
and in the modules that use it, speaks of roles. In a sentence without a tree every role is ''.
Source: Universal Dependencies v2 guidelines; Choi & Palmer, CLEAR style labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc, Span, Token

from claimx import lexicon

# a path in a tree is short; the bound keeps a broken tree from costing more
_MAX_STEPS = 40
_CLAUSAL = {
    "root", "complement", "open", "adverbial", "participle", "relative", "clause_subject",
    "parallel",
}  # fmt: skip
_SUBJECTS = {"subject", "subject_passive"}
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


class Places:
    """Where the code points of a doc are: its tokens and sentences, found in logarithmic time.

    `text`: the doc's, where it is at hand; spaCy puts it together anew at every call.
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        table = doc.to_array([IDX, SENT_START]).astype(np.int64)
        self.doc = doc
        self.text = doc.text if text is None else text
        self._begins = table[:, 0]
        self._sentences = np.flatnonzero(table[:, 1] == 1)
        if len(doc) and (not len(self._sentences) or self._sentences[0] != 0):
            self._sentences = np.concatenate([[0], self._sentences])

    def token_at(self, char: int) -> Token:
        """The token that holds a code point, or the one before the space that does."""
        return self.doc[max(int(np.searchsorted(self._begins, char, side="right")) - 1, 0)]

    def sentence_number(self, char: int) -> int:
        """Which sentence, from 0, holds a code point."""
        token = self.token_at(char)
        return int(np.searchsorted(self._sentences, token.i, side="right")) - 1

    def sentence(self, number: int) -> Span:
        """The sentence of that number."""
        begin = int(self._sentences[number])
        last = number + 1 == len(self._sentences)
        return self.doc[begin : len(self.doc) if last else int(self._sentences[number + 1])]

    def sentence_at(self, char: int) -> Span:
        """The sentence that holds a code point."""
        return self.sentence(self.sentence_number(char))

    def __len__(self) -> int:
        return len(self._sentences)


def has_parse(sent: Span) -> bool:
    """Whether a sentence carries a tree (in a flat sentence only the first token has a label)."""
    return any(token.dep for token in sent[1:])


@cache
def role_of_label(label: str) -> str:
    """The role that a dependency label stands for; '' for none and for unknown labels.

    >>> role_of_label("nsubj:pass"), role_of_label("nsubjpass"), role_of_label("")
    ('subject_passive', 'subject_passive', '')
    """
    table = lexicon.table("dependency_labels")
    entry = table.get(label.lower()) or table.get(label.lower().split(":")[0])
    return entry["role"] if entry else ""


def role(token: Token) -> str:
    """The grammatical role of a token in its sentence."""
    return role_of_label(token.dep_)


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb form."""
    pos = token.pos_  # slow to ask for
    return pos in ("VERB", "AUX") or (not pos and token.tag_[:2] in ("VB", "MD"))


def is_nominal(token: Token) -> bool:
    """Whether a token can head a noun phrase."""
    return token.tag_[:2] in ("NN", "PR", "CD", "DT", "WP") or token.pos_ in (
        "NOUN", "PROPN", "PRON", "NUM", "SYM", "X",
    )  # fmt: skip


def is_name(token: Token) -> bool:
    """Whether a token is part of a proper name."""
    return token.tag_.startswith("NNP") or token.pos_ == "PROPN"


def is_relative_pronoun(token: Token) -> bool:
    """Whether a token is `who`, `which`, `that` or `whose` as a relative pronoun."""
    return token.lower_ in RELATIVE and (
        token.tag_ in ("WDT", "WP", "WP$", "IN") or token.pos_ in ("PRON", "SCONJ", "DET")
    )


def children(token: Token, *roles: str) -> Iterator[Token]:
    """The direct dependents with one of the given roles, in order."""
    return (child for child in token.children if role(child) in roles)


def clause_head(token: Token) -> Token | None:
    """The predicate that governs a token: a verb, or a noun or adjective with its copula.

    None in a sentence without a tree.
    """
    for _ in range(_MAX_STEPS):
        own = role(token)
        if not own and token.head.i == token.i:
            return None
        if token.head.i == token.i or own == "root":
            return token
        if own in _CLAUSAL and is_predicate(token):
            return token
        if own == "conjunct" and is_predicate(token):
            return token
        token = token.head
    return token


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or anything with a copula or subject of its own."""
    if is_verbal(token) and role(token) not in ("aux", "copula", "compound", "amod"):
        return True
    return any(
        role(child) in ("copula", "subject", "subject_passive", "expletive")
        for child in token.children
    )


def is_clausal(token: Token) -> bool:
    """Whether a token heads a clause that hangs on another word."""
    return role(token) in _CLAUSAL


def subject_of(predicate: Token) -> Token | None:
    """The head word of a predicate's subject; None where the sentence does not give one.

    It is looked for through coordination, control, participles and relative clauses; a
    relative pronoun is replaced by its antecedent.
    """
    return subject_path(predicate)[0]


def subject_path(predicate: Token) -> tuple[Token | None, tuple[str, ...]]:
    """`subject_of` with the steps that led to it, for `claimx explain`."""
    path: list[str] = []
    token = predicate
    for _ in range(_MAX_STEPS):
        own = own_subject(token)
        if own is not None:
            if is_relative_pronoun(own):
                head = antecedent(token)
                if head is not None:
                    return head, (*path, "relative")
            return own, (*path, role(own))
        step, following = _step(token)
        if following is None:
            return None, (*path, step)
        path.append(step)
        if step in ("noun", "antecedent"):
            return following, tuple(path)
        token = following
    return None, tuple(path)


def own_subject(predicate: Token) -> Token | None:
    """The subject that stands at the predicate itself; behind `there`, what there is.

    In `the case is that Ann won` the case is the outer subject, and `won` has its own.
    """
    found = next(children(predicate, *_SUBJECTS), None)
    expletive = next(children(predicate, "expletive"), None)
    if found is not None and found.lower_ != "there":
        return found
    if expletive is not None or found is not None:
        return next(children(predicate, "attribute", "object"), None)
    return next(children(predicate, "clause_subject", "outer_subject"), None)


def antecedent(predicate: Token) -> Token | None:
    """The noun that a relative clause, or a clause joined to one, stands at."""
    token = predicate
    for _ in range(_MAX_STEPS):
        own = role(token)
        if own in ("relative", "participle") and token.head.i != token.i:
            return token.head
        if own not in ("conjunct", "open", "complement", "parallel") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _step(predicate: Token) -> tuple[str, Token | None]:
    """Where the subject of a predicate without one of its own is to be looked for."""
    own, head = role(predicate), predicate.head
    if head.i == predicate.i:
        return "none", None
    if own == "conjunct":
        return "conjunct", head
    if own == "open":
        controller = next(children(head, "object"), None)
        if controller is not None and controller.i < predicate.i and not _subject_control(head):
            return "noun", controller
        return "control", head
    if own == "relative":
        return "antecedent", head
    if own == "participle":
        return _participle_step(predicate, head)
    if own in ("adverbial", "complement", "parallel"):
        return own, clause_head(head) or head
    governor = clause_head(head)
    return own or "none", governor if governor is not None and governor.i != predicate.i else None


def _participle_step(predicate: Token, head: Token) -> tuple[str, Token | None]:
    """`a ship carrying 30` is about the ship; `a plan to cut 500 jobs` about who plans."""
    if is_verbal(head):
        return "adverbial", head
    infinitive = any(child.lower_ == "to" for child in predicate.lefts)
    governor = clause_head(head)
    if infinitive and governor is not None and role(head) == "object":
        return "infinitive", governor
    return "noun", head


def _subject_control(verb: Token) -> bool:
    return verb.lemma_.lower() in ("promise", "use", "need", "spend", "take", "have")


def is_copular(predicate: Token) -> bool:
    """Whether the predicate says what its subject is (`X was the first …`)."""
    return any(True for _ in children(predicate, "copula", "attribute"))


def is_passive(predicate: Token) -> bool:
    """Whether the predicate is passive."""
    return any(role(child) in ("aux_passive", "subject_passive") for child in predicate.children)


def finite(predicate: Token) -> Token | None:
    """The verb form that carries tense or mood: the first auxiliary, copula or the verb."""
    forms = [child for child in predicate.children if role(child).startswith(("aux", "copula"))]
    if is_verbal(predicate):
        forms.append(predicate)
    forms = [form for form in forms if form.tag_ != "TO"]
    return min(forms, key=lambda form: form.i, default=None)


def tense(predicate: Token) -> str:
    """`past`, `present`, `future`, `modal`, `infinitive`, `participle`, or '' where unknown."""
    form = finite(predicate)
    if form is None:
        return ""
    if form.lower_ in ("will", "shall", "'ll", "’ll", "wo"):
        return "future"
    if form.tag_ == "MD":
        return "modal"
    if any(child.tag_ == "TO" and child.lower_ == "to" for child in predicate.lefts):
        return "infinitive"
    if form.lower_ in ("have", "has", "'ve", "’ve") and form.i != predicate.i:
        return "past"
    if form.tag_ == "VBD":
        return "past"
    if form.tag_ in ("VBZ", "VBP"):
        return "present"
    if form.tag_ == "VB":
        return "infinitive"
    return "participle" if form.tag_ in ("VBG", "VBN") else ""
