"""Fits the weights of `claimx.clause.antecedents` on the train part of the gold; prints how right.

    python scripts/fit_antecedents.py            # prints, changes nothing
    python scripts/fit_antecedents.py --write    # writes lexicons/antecedent_weights.csv

Where a gold row's subject by the rules is a pronoun or a generic noun, or its source is one, the
row's label says what it stands for.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from fit_subject import Row, read_rows
from fitting import Choice, fit, flatten, kept_features, write_weights
from spacy.tokens import Token

from claimx import syntax
from claimx.clause import antecedents
from claimx.clause.antecedents import Antecedents
from claimx.clause.reporting import is_reporting
from claimx.clause.subject import opinions
from claimx.compare import same_name
from claimx.lexicon import LEXICONS

RARE, FEW, PENALTY = 4, 3, 3.0


def read_choices(rows: Sequence[Row]) -> Iterator[tuple[Choice, bool]]:
    """The choices that rows settle, each with whether the weights in force get it right."""
    known: dict[int, Antecedents] = {}
    for row in rows:
        if id(row.places) not in known:
            known[id(row.places)] = Antecedents(row.places, row.references)
        resolver = known[id(row.places)]
        for token, label in _settled(row):
            found = resolver.of(token)
            mention = next((m for m in resolver.mentions(row.frame.number) if m.i == token.i), None)
            if mention is None or not mention.stands_for:
                continue
            nominees = list(resolver.candidates(mention, row.frame.number))
            if nominees:
                right = [same_name(label, m.text) for m, _ in nominees]
                choice = Choice(row.claim.doc_id, [f for _, f in nominees], right)
                yield choice, found is not None and same_name(label, found.mention.text)


def _settled(row: Row) -> Iterator[tuple[Token, str]]:
    """The words of a row's sentence for which one of its labels stands."""
    picks = opinions(row.frame, row.dates)
    both = [i for i, rules in picks.items() if i >= 0 and {"words", "tree"} <= set(rules.split())]
    if len(both) == 1:
        yield row.frame.doc[both[0]], row.claim.subject
    source = row.claim.attribution
    if source and source not in row.frame.text:
        for token in row.frame.sent:
            if syntax.role(token) == "subject" and is_reporting(token.head):
                yield token, source


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the lexicon")
    write = parser.parse_args().write
    train = list(read_rows("train"))
    choices = [choice for choice, _ in read_choices(train)]
    names = kept_features(choices, RARE, FEW)
    weight = fit(flatten(choices, names), len(names), PENALTY).round(3)
    table = dict(zip(names, weight, strict=True))
    antecedents.weights = lambda: table  # type: ignore[assignment]
    for split, rows in (("train", train), ("dev", list(read_rows("dev")))):
        right = [right for _, right in read_choices(rows)]
        print(f"{split}: {len(right):,} choices, right {sum(right) / len(right):.3f}")
    if write:
        write_weights(LEXICONS / "antecedent_weights.csv", names, weight)


if __name__ == "__main__":
    main()
