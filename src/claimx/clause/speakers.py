"""Who says something as a pronoun: `she said`.

In news the last person named before the words that are reported is the one that was speaking.
"""

from __future__ import annotations

from claimx import lexicon
from claimx.clause.kinds import plain
from claimx.clause.names import is_person
from claimx.clause.pronouns import PERSONAL
from claimx.clause.references import References

_REACH = 800  # code points


def speaker(references: References, pronoun: str, start: int, said: str = "") -> str:
    """The name of who says something as a pronoun; '' where none fits.

    `start`: where the words begin that are reported. `said`: these, where they are quoted; who
    speaks of somebody by name is another.
    """
    if pronoun.lower() in PERSONAL:
        for at, name in references.names_before(start):
            if start - at > _REACH:
                break
            person = _person_in(references, name)
            if person and person.split()[-1] not in said:
                return person
    found = references.resolve(pronoun, start)
    if found in lexicon.column("generic_nouns"):  # `The company grew. …, it said`
        found = references.resolve("company", start)
    if found.lower() in lexicon.table("magnitudes"):
        return ""
    # what the text names but once is seldom what goes on to speak, but for a firm or an office
    telling = _telling(found)
    firm = 0 < len(telling) < len(found.split())
    known = firm or any(references.mentions(word) > 1 for word in telling)
    return found if known and found.split()[-1] not in said else ""


def _telling(name: str) -> list[str]:
    """The words of a name that tell it from others: not `Corp` or `Bank`."""
    kinds = lexicon.column("organisation_words")
    return [word for word in map(plain, name.split()) if word.lower() not in kinds]


def _person_in(references: References, name: str) -> str:
    """The person that a name holds: all of it, or what stands before `of` and a firm."""
    if name.isupper() or not name or name.split()[-1].lower() in lexicon.column("function_words"):
        return ""
    if name.split()[-1] in references.persons.last_names:
        return name
    first, of, _ = name.partition(" of ")
    words = {word.lower() for word in first.split()}
    apart = of and is_person(first) and not words & lexicon.column("organisation_words")
    return first if apart else ""
