"""Shows some rows of a claims CSV: of each kind the most confident, each of another article.

python scripts/show.py CLAIMS.csv [ROWS_PER_KIND]
"""

from __future__ import annotations

import argparse

from claimx.cells import format_cell
from claimx.errors import ClaimxError
from claimx.schema import FIELD, KINDS, Claim
from claimx.tables import read_claims

SHOWN = {"dated": ("date_start", "date_end"), "numeric": ("value", "unit", "comparator"),
         "first_ever": ("subtype", "scope")}  # fmt: skip


def some(claims: list[Claim], kind: str, rows: int) -> list[Claim]:
    """The most confident claims that have a subject, each of another article."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.kind == kind and claim.subject:
            rival = best.setdefault(claim.doc_id, claim)
            if claim.confidence > rival.confidence:
                best[claim.doc_id] = claim
    return sorted(best.values(), key=lambda claim: -claim.confidence)[:rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", metavar="CLAIMS.csv")
    parser.add_argument("rows", metavar="ROWS_PER_KIND", nargs="?", type=int, default=4)
    options = parser.parse_args()
    try:
        claims = read_claims(options.claims)
    except (OSError, ClaimxError) as error:
        raise SystemExit(str(error)) from None
    for kind in KINDS:
        columns = ("trigger", "subject", *SHOWN[kind], "modality", "attribution", "doc_id")
        table = [columns]
        for claim in some(claims, kind, options.rows):
            cells = (format_cell(FIELD[name], getattr(claim, name)) for name in columns)
            table.append(tuple(" ".join(cell.split())[:34] for cell in cells))
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        print(f"{kind}: {sum(claim.kind == kind for claim in claims)} claims")
        for line in table:
            padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            print("  " + "  ".join(padded).rstrip())


if __name__ == "__main__":
    main()
