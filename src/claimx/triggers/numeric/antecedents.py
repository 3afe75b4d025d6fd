"""The noun of its own sentence that a bare number counts, where the grammar says which.

`Of the 83 bridges, 17`; `214 of 640 flights`; `a team of nine`; `Deaths rose 1.7% to 358,400`.
Source: docs/labelling.md, section 1 (elided head noun).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx.lexicon import column, table
from claimx.syntax import children, role
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import counted_noun
from claimx.triggers.numeric.plurals import singular
from claimx.values.numeral import NUMBERS, alternation

_POSSESSORS = r"(?:the|these|those|its|their|his|her|our|my|your|them|all|[A-Z][\w-]+[’']s?)"
_OF_THE = re.compile(rf"[ \t\u00a0]+of[ \t\u00a0]+{_POSSESSORS}(?!\w)")
_NUMERAL = rf"(?:\d[\d,.]*|{alternation(NUMBERS.keys() - {'a', 'an'})})"
_OF_NUMBER = re.compile(
    rf" (?:out )?of (?:the |its |their |some |about )?{_NUMERAL} (?=[a-z])", re.I
)
_COUNTED = re.compile(rf"\b(?!(?:1[5-9]|20)\d\d\b){_NUMERAL}\b", re.I)
_FRONTED = re.compile(
    rf"(?:^|[;:] )(?:And |But )?(?:Of|Out of|Among)"
    rf" (?:(?:the|these|those|its|their|all|[\w ]+[’']s) )?(?:{_NUMERAL} )?"
)
# `more Liberals (209) than Greens (126)`
_COMPARED = re.compile(r"\b(?:more|fewer|than) (?:[\w-]+ )?[\w-]+ \($", re.I)
_OF_WHICH = re.compile(r", of (?:which|whom)\b[^.;]{0,60}$")
_GROUPS = table("group_words")
# `a team of nine`, `taking headcount to 131`, `the population, 4,300`
_GROUP = re.compile(
    rf"\b({alternation(column('group_words', style='of') | column('group_words', style='level'))})"
    r" of (?:just |only |about |some )?$"
    rf"|\b({alternation(column('group_words', style='level'))})"
    r"(?: (?:had|has|have))?(?: (?:risen|grown|fallen|shrunk|swelled|rose|fell|grew|shrank))?"
    r"(?:,| at| is| was| to| by| from| reached| numbered) (?:just |only |about |some )?$"
    rf"|\b({alternation(column('group_words', style='verb'))}) (?:just |only |another )?$",
    re.I,
)
_CHANGES = column("change_words")
_AMOUNTING = column("amounting_verbs")
_MONEY = column("money_nouns")
_PERIODS = column("time_nouns")
_STEPS = frozenset(("to", "from", "by", "at"))
_LEVELS = column("level_nouns")
_REACHING = column("reaching_verbs")


def of_noun(spot: Spot) -> str | None:
    """The unit in `two of the Six Little Tigers`; None where no such phrase follows."""
    link = _OF_THE.match(spot.text, spot.quantity.end)
    if not link:
        return None
    if link.group().lower().endswith("them"):
        return _stands_before(spot)
    return noun_at(spot, link.end())


def _stands_before(spot: Spot) -> str:
    """The noun that `N of them` takes up from its own sentence, '' where none is told: the one
    that ends the clause before, else the only plural there is."""
    before = spot.sentence_before()
    if _COUNTED.search(before):
        return ""
    ends = max(before.rfind(mark) for mark in (": ", "; ", ", "))
    told = _noun_ending_at(spot, spot.sent_start + ends) if ends >= 0 else ""
    if told:
        return told
    plurals = [t for t in spot.doc[: spot.first_tok] if t.idx >= spot.sent_start and _is_things(t)]
    alone = len(plurals) == 1 and role(plurals[0]) != "subject"  # who does it is not `them`
    return _unit_of(plurals[0]) if alone else ""


def _is_things(token: Token) -> bool:
    """Whether a token is a plural of what can be counted, not of a time."""
    return token.tag_ in ("NNS", "NNPS") and singular(token.text) not in _PERIODS


def noun_at(spot: Spot, pos: int) -> str:
    """The unit of the noun phrase that goes on at a code point, its own number passed over."""
    doc, i = spot.doc, spot.first_tok
    while i > 0 and doc[i].idx > pos:
        i -= 1
    while i < spot.last_tok and (doc[i].idx < pos or doc[i].tag_ in ("CD", "POS", "_SP")):
        i += 1
    noun = counted_noun(doc, i, spot.last_tok, True)
    return noun.unit if noun else ""


def noun_of_clause(spot: Spot) -> str:
    """The unit that the words of the number's own clause give, '' where they give none."""
    q, text = spot.quantity, spot.text
    whole = _OF_NUMBER.match(text, q.end)
    if whole:
        return noun_at(spot, whole.end())
    before = spot.sentence_before()
    fronted = noun_of_fronted(spot)
    if fronted:
        return fronted
    which = _OF_WHICH.search(before)
    if which:
        return _noun_ending_at(spot, spot.sent_start + which.start())
    compared = _COMPARED.search(before)
    if compared and text[q.end : q.end + 1] == ")":
        token = spot.doc[spot.first_tok - 2]
        return "" if token.lower_ == "ones" else _unit_of(token) or singular(token.text)
    group = _GROUP.search(before)
    if group and q.value and q.value > 1 and q.value % 1 == 0:
        return _GROUPS[group.group(group.lastindex or 1).lower()]["unit"]
    return _changing(spot)


def noun_of_fronted(spot: Spot) -> str:
    """The unit in `Of the 83 bridges, 17`, '' where no such phrase opens the sentence."""
    before = spot.sentence_before()
    fronted = _FRONTED.match(before)
    if not fronted or not before.endswith(", "):
        return ""
    return noun_at(spot, spot.sent_start + fronted.end())


def which_follows(spot: Spot) -> str:
    """The unit in `lines, three of which`: the noun right before."""
    if not re.match(r" of which\b", spot.text[spot.quantity.end : spot.quantity.end + 10]):
        return ""
    comma = re.search(r",\s(?:including |and )?$", spot.sentence_before())
    return _noun_ending_at(spot, spot.sent_start + comma.start()) if comma else ""


def _noun_ending_at(spot: Spot, pos: int) -> str:
    """The unit of the plural noun that stands nearest before a code point."""
    for token in reversed(spot.doc[: spot.first_tok]):
        if token.idx < spot.sent_start or token.idx < pos - 60:
            break
        if token.idx < pos and token.tag_ in ("NNS", "NNPS"):
            return _unit_of(token)
    return ""


def _changing(spot: Spot) -> str:
    """The unit in `Deaths rose 1.7% to 358,400`: what the verb of change says it of."""
    reaching = _reaching(spot)
    if reaching is not None:
        subject = next(children(reaching, "subject"), None)
        return _unit_of(subject) if subject is not None else ""
    inside = spot.text[spot.quantity.start : spot.quantity.end].lower()
    if spot.left.lower() not in _STEPS and not inside.startswith(("to ", "from ")):
        return ""
    for i in range(spot.first_tok - 1, max(spot.first_tok - 14, -1), -1):
        token = spot.doc[i]
        if token.idx < spot.sent_start or token.text in (";", ":"):
            return ""
        if token.lower_ in _CHANGES | _AMOUNTING and token.tag_.startswith("VB"):
            subject = next(children(token, "subject", "subject_passive"), None)
            return _unit_of(subject) if subject is not None else ""
    return ""


def _reaching(spot: Spot) -> Token | None:
    """The verb whose object the number is: `users exceeded 3 million`, `cases reach about 90`."""
    first = spot.doc[spot.first_tok]
    if first.lower_ in _REACHING and first.tag_.startswith("VB"):
        return first
    before = spot.before
    return before if before is not None and before.lower_ in _REACHING else None


def _unit_of(token: Token) -> str:
    """A plural common noun as a unit, '' for what is no count: `prices`, `rates`."""
    word = token.lower_
    if word == "numbers" and token.i and token.nbor(-1).tag_ in ("NN", "NNS"):
        return singular(token.nbor(-1).text)  # staff numbers
    plural = token.tag_ in ("NNS", "NNPS", "NNP") and word.endswith("s")
    if not (plural or token.tag_ == "NNS") or word in _MONEY or word in _LEVELS:
        return ""
    named = token.text[:1].isupper() and (token.tag_ != "NNS" or not token.is_sent_start)
    if named and not any(other.text == word for other in token.doc):
        return ""  # a common noun that opens its sentence stands elsewhere without the capital
    phrase = counted_noun(token.doc, max(token.i - 1, 0), token.i + 1, True)
    return phrase.unit if phrase and phrase.head == token.i else singular(word)
