"""The noun that a number counts: how far its phrase runs, and its name as a unit.

Over Penn tags where the doc has them, else over a list of function words.
Source: docs/labelling.md, section 1 (trigger span of counts) and section 3 (`unit`).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from claimx.lexicon import column, table
from claimx.syntax import role
from claimx.tags import NAMES, NOUNS
from claimx.triggers.numeric.plurals import IRREGULAR, MODEL, is_plural, may_be_plural, singular
from claimx.values.numeral import MAGNITUDES

_FUNCTION = table("function_words")
_PERSONS = column("person_nouns")
_FIXED = column("fixed_nouns")
_ADJECTIVES = column("noun_like_adjectives")
_MODIFIERS = {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "AFX", "GW", "FW", "``", "''", '"'}
_NOT_WITHIN = column("not_within_nouns")
_MAX_TOKENS = 10
_DASHES = ("-", "–", "‐", "‑")
_PARTNERS = frozenset(("men", "women", "boys", "girls", "mothers", "fathers", "children"))


class Noun(NamedTuple):
    """A counted noun: where its phrase ends (code points), its head's token, its unit."""

    end: int
    head: int
    unit: str
    plural: bool


def counted_noun(doc: Doc, first: int, last: int, plural: bool) -> Noun | None:
    """The noun counted by a number whose phrase goes on at token `first`, before token `last`.

    `plural`: the number is not one, so that a plural noun ends the phrase.
    """
    if first >= last:
        return None
    if doc[first].tag:
        return _tagged_noun(doc, first, last, plural)
    return _untagged_noun(doc, first, last, plural)


def _tagged_noun(doc: Doc, first: int, last: int, plural: bool) -> Noun | None:
    head = _head(doc, first, min(last, first + _MAX_TOKENS), plural)
    if head is None:
        return None
    if plural and not may_be_plural(doc[head]) and head > first and is_plural(doc[head - 1]):
        head -= 1  # with 11 Republicans defecting
    head = _with_partner(doc, head, last)
    token = doc[head]
    if plural and not may_be_plural(token):
        return None
    unit, last_noun = unit_name(doc, first, head), doc[_shared_to(doc, head, last)]
    return Noun(last_noun.idx + len(last_noun), last_noun.i, unit, is_plural(token))


def _head(doc: Doc, first: int, last: int, plural: bool) -> int | None:
    """The last noun of the phrase that starts at `first`, over Penn tags."""
    head: int | None = None
    i = first
    while i < last:
        token, tag = doc[i], doc[i].tag_
        if token.is_space:
            pass
        elif tag in NOUNS or MODEL.fullmatch(token.text):
            if head is not None and not _continues(doc, head, i, plural):
                break
            head = i
        elif (
            (head is not None and _goes_on_as_name(doc, head, i, last))
            or (plural and tag == "CC" and _joins_modifiers(doc, head, i, last))
            or (head is not None and plural and _describes_makers(doc, head, i, last))
        ):
            pass
        elif plural and _is_taken_for_verb(doc, head, i, first):
            head = i
            break
        elif head is not None and _opens_compound(doc, i, last):
            head, i = None, i + 1  # gas-fired plants
        elif tag in ("HYPH", "SYM", "-") or token.text in ("-", "–", "‐", "/"):
            if i + 1 >= last or (head is not None and is_plural(doc[head])):
                break
        elif tag == "POS" and head is not None and not is_plural(doc[head]):
            head = None
        elif head is not None or not _leads_on(doc, i, last):
            break
        i += 1
    return head


def _describes_makers(doc: Doc, head: int, i: int, last: int) -> bool:
    """Whether an adjective stands between a name and the noun: `38 Airbus narrow-bodies`."""
    if doc[head].tag_ != "NNP" or is_plural(doc[head]) or doc[i].tag_ not in ("JJ", "VBN"):
        return False
    k = i + 1 + (i + 1 < last and doc[i + 1].tag_ == "HYPH")
    return k < last and doc[k].tag_ == "NNS"


def _opens_compound(doc: Doc, i: int, last: int) -> bool:
    """Whether a hyphen joins the noun before it to a participle: `gas-fired`, `cable-hauled`."""
    if doc[i].text not in ("-", "‐", "‑") or doc[i - 1].whitespace_ or i + 2 >= last:
        return False
    following = doc[i + 2].tag_
    return doc[i + 1].tag_ in ("VBN", "VBD", "VBG", "JJ") and following in NOUNS | {"JJ"}


def _is_taken_for_verb(doc: Doc, head: int | None, i: int, first: int) -> bool:
    """Whether the tagger took a plural noun for a verb: `31 caves worldwide`."""
    token = doc[i]
    if token.tag_ != "VBZ" or token.lower_ in _FUNCTION:
        return False
    if i + 1 < len(doc) and doc[i + 1].tag_ in ("PRP", "PRP$", "DT"):
        return False  # the count of 33,000 makes it the worst
    return i == first if head is None else not is_plural(doc[head])


def _leads_on(doc: Doc, i: int, last: int) -> bool:
    """Whether a token that is no noun may stand between a number and its noun."""
    token, tag = doc[i], doc[i].tag_
    if token.is_space:
        return "\n" not in token.text
    following = doc[i + 1].tag_ if i + 1 < last else ""
    if following and f"{token.lower_} {singular(doc[i + 1].text)}" in _FIXED:
        return True  # near misses
    if tag in ("RB", "RBR", "RBS"):
        known = following in ("JJ", "VBN", "VBG", "VBD", "RB")
        noun = following in NOUNS and not token.lower_.endswith("ly")
        joined = following == "HYPH" and not token.whitespace_  # second-hand
        return (known or noun or joined) and token.lower_ not in _NOT_WITHIN
    if tag in ("VBD", "VBN", "VBG"):
        if following == "NNP" and (i + 2 >= last or doc[i + 2].tag_ != "NNS"):
            return False  # with 17 required Smith ran
        return i > 0 and following in NOUNS | {"JJ", "CC"} and (
            tag == "VBN" or doc[i - 1].tag_ == "RB" or (token.lower_.endswith("ing") and
            doc[i + 1].tag_ != "NNP"))  # fmt: skip
    if tag == "CC":
        return following in ("JJ", "JJR", "VBN", "NN", "RB") and i > 0 and doc[i - 1].tag_ in (
            "JJ", "JJR", "VBN")  # fmt: skip
    if token.text == ",":
        return following in ("JJ", "VBN", "RB") and i > 0 and doc[i - 1].tag_ in ("JJ", "VBN")
    if tag == "DT":
        return token.lower_ == "no" and following == "HYPH"  # no-confidence votes
    if tag == "CD":
        numbers = i > 0 and (doc[i - 1].tag_ == "CD" or doc[i - 1].lower_ in MAGNITUDES)
        if token.is_alpha and following not in ("HYPH", "-") and numbers:
            return False  # from 120 five years ago
        return following in NOUNS | {"HYPH"} or (i + 1 < last and doc[i + 1].text == "-")
    attributive = tag == "JJ" and following in ("NNS", "NNPS", "JJ")  # three old shareholders
    return tag in _MODIFIERS and (attributive or token.lower_ not in _NOT_WITHIN)


def _continues(doc: Doc, head: int, i: int, plural: bool) -> bool:
    """Whether the noun at `i` goes on with the phrase whose head so far is the noun before it."""
    before, token = doc[head], doc[i]
    if token.tag_ in NAMES and before.tag_ not in NAMES:
        return False
    if not plural and is_plural(token):
        return False
    if not is_plural(before) or not plural:
        return True
    if token.lower_ in _FUNCTION:
        return False
    joined = before.dep_.startswith(("compound", "nmod")) and before.head.i == i
    return joined and token.tag_ in ("NN", "NNS")


def _joins_modifiers(doc: Doc, head: int | None, i: int, last: int) -> bool:
    """`weather and climate disasters`: nouns in the singular, joined before the noun counted."""
    return (
        head is not None
        and doc[head].tag_ == "NN"
        and i + 2 < last
        and doc[i + 1].tag_ == "NN"
        and doc[i + 2].tag_ == "NNS"
    )


def _goes_on_as_name(doc: Doc, head: int, i: int, last: int) -> bool:
    """Whether a capitalised word between capitalised nouns is part of one name."""
    return (
        doc[i].text[:1].isupper()
        and doc[head].text[:1].isupper()
        and not is_plural(doc[head])
        and i + 1 < last
        and doc[i + 1].tag_ in NOUNS
        and doc[i + 1].text[:1].isupper()
    )


def _with_partner(doc: Doc, head: int, last: int) -> int:
    """`men and women`: both persons are counted together."""
    if head + 2 >= last or doc[head].lower_ not in _PARTNERS - {"children"}:
        return head
    joined = doc[head + 1].lower_ in ("and", "or") and doc[head + 2].lower_ in _PARTNERS
    return head + 2 if joined else head


def _shared_to(doc: Doc, head: int, last: int) -> int:
    """The last noun of `states and territories`, `cars, vans and trucks`: counted together."""
    if doc[head].tag_ != "NNS":
        return head
    i, members = head, [head]
    while i + 2 < last and doc[i + 1].lower_ in ("and", "or", ","):
        i += 2 + (doc[i + 2].lower_ in ("and", "or"))
        while i + 1 < last and doc[i].tag_ in ("JJ", "NN"):
            i += 1
        if i >= last or doc[i].tag_ != "NNS" or role(doc[i]) != "conjunct":
            return head
        if doc[i].head.i not in members:
            return head
        members.append(i)
        if any(token.tag_ == "CC" for token in doc[members[-2] : i]):
            break
    else:
        return head
    following = doc[i + 1].tag_ if i + 1 < last else ""
    acts = following.startswith(("VB", "MD")) and role(doc[head]) == "object"
    if acts or following in ("NN", "NNS", "HYPH"):
        return head  # not 20 shops and owners said
    return i


def unit_name(doc: Doc, first: int, head: int) -> str:
    """The unit a counted noun gives: singular, lower case, with a common noun that modifies it."""
    name = singular(doc[head].text)
    if name in _PERSONS or singular(name) == "person":
        return "person"
    if head > first + 1 and doc[head - 1].text == "-" and not doc[head - 2].whitespace_:
        return f"{doc[head - 2].lower_}-{name}"
    if head > first + 1:
        three = f"{doc[head - 2].lower_}{doc[head - 2].whitespace_}{doc[head - 1].lower_} {name}"
        if three in _FIXED:
            return three
    if head > first + 2 and doc[head - 2].text in _DASHES and not doc[head - 3].whitespace_:
        whole = f"{doc[head - 3].lower_}{doc[head - 2].text}{doc[head - 1].lower_} {name}"
        nouns = doc[head - 3].tag_ == doc[head - 1].tag_ == "NN"
        modifier = whole.removesuffix(f" {name}")
        return whole if (nouns and modifier not in _ADJECTIVES) or whole in _FIXED else name
    if head > first:
        pair = f"{doc[head - 1].lower_} {name}"
        if pair == "human being":
            return "person"
        if pair in _FIXED:
            return pair
        while head > first and _is_common(doc[head - 1]):
            head -= 1
            name = f"{doc[head].lower_} {name}"
    return name


def _is_common(token: Token) -> bool:
    """Whether a token is a common noun in the singular, as those that modify another are."""
    if token.tag_ != "NN" or not token.whitespace_ or token.lower_ in _ADJECTIVES:
        return False
    return token.text.islower() or bool(token.is_sent_start and token.text.istitle())


def _untagged_noun(doc: Doc, first: int, last: int, plural: bool) -> Noun | None:
    """By function words alone: the first plural-looking word, else the one word before them."""
    run = []
    for token in doc[first : min(last, first + 6)]:
        if not (token.is_alpha or "-" in token.text) or token.lower_ in _FUNCTION:
            break
        run.append(token)
        if plural and is_plural(token):
            break
    if not run or (plural and not is_plural(run[-1]) and run[-1].lower_ not in IRREGULAR):
        return None
    token = run[-1]
    name = singular(token.text)
    unit = "person" if name in _PERSONS else name
    return Noun(token.idx + len(token), token.i, unit, plural)
