"""claimx: dated, numeric and first-ever claims from news, as records that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.errors import ClaimxError
from claimx.schema import Claim

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import pandas as pd
    from spacy.language import Language

__all__ = ["Claim", "ClaimxError", "__version__", "extract", "extract_frame", "load"]
__version__ = "0.1.0"


def load(model: str | Path | None = None) -> Language:
    """A spaCy pipeline that puts claims on every doc it makes: `doc._.claims`.

    `model`: None for the English pipeline that ships with claimx, `blank` for none, else the
    name or path of an installed spaCy English pipeline.

    Raises: ClaimxError where there is no such model.
    """
    from claimx.pipeline import load

    return load(model)


def extract(
    text: str, published: date | str | None = None, doc_id: str = "", nlp: Language | None = None
) -> list[Claim]:
    """The claims of one article, in order of their start.

    `published`: the day that relative dates count from (a date or `YYYY-MM-DD`); without it, a
    stamp at the head of the text; without that, relative dates give no claim. `nlp`: a
    pipeline of `load`; None for the default one.

    Raises: ClaimxError where `published` is no calendar day, or where the text holds half a
    surrogate pair.
    """
    from claimx.pipeline import claims_of, default_pipeline, extract_article

    return claims_of(extract_article(nlp or default_pipeline(), text, published, doc_id))


def extract_frame(
    df: pd.DataFrame,
    text: str = "text",
    published: str = "published",
    id: str = "doc_id",
    nlp: Language | None = None,
) -> pd.DataFrame:
    """The claims of a table of articles, one row a claim, the columns of the guide in order.

    `text`, `published`, `id`: the columns that hold the text, the day of publication and the
    article's id; `published` and `id` may be missing or empty (the row's index is the id then).

    Raises: ClaimxError where the text column is missing or a `published` is no calendar day.
    """
    from claimx.pipeline import extract_table
    from claimx.tables import to_frame

    return to_frame(extract_table(df, text, published, id, nlp))
