"""Gold labels and predictions as the scorer takes them: read, checked against the text. No spaCy.

Gold is a folder of `<doc_id>.csv` (a file with only its header: no claim in that article), or one
CSV with a `doc_id` column. The texts are looked for in `corpus/` (or `articles/`) beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimx.about import installed, model
from claimx.article import SUFFIXES, split_front_matter
from claimx.errors import ClaimxError
from claimx.schema import GOLD_COLUMNS, KINDS, Claim
from claimx.sheets import Problem, read_table, refuse
from claimx.tables import read_claims, to_claims

SPLITS = ("train", "dev", "test")
SPLITS_FILE = "splits.csv"
_CORPORA = ("corpus", "articles")


class Labels(NamedTuple):
    """The claims of each article, with the articles' texts where these were found."""

    path: str
    claims: dict[str, list[Claim]]
    texts: dict[str, str]


def row_order(claim: Claim) -> tuple[int, int, int]:
    """The order of rows within an article: start, then kind."""
    return claim.start, KINDS.index(claim.kind), claim.end


def load_labels(path: str | Path, corpus: str | Path | None = None) -> Labels:
    """The labels of a folder or file, in order of article and start.

    `corpus`: the folder of the texts; None looks beside the labels.
    Raises: ClaimxError that lists every row that cannot be read or does not fit its text.
    """
    files = gold_files(path)
    folder = find_corpus(path, corpus)
    claims: dict[str, list[Claim]] = {}
    texts = read_texts(folder) if folder else {}
    problems: list[Problem] = []
    for file in files:
        table = read_table(file)
        one_article = Path(path).is_dir() or "doc_id" not in table.columns
        rows, wrong = to_claims(table, file.stem if one_article else "")
        problems.extend(wrong)
        if one_article:
            claims.setdefault(file.stem, [])
            problems.extend(
                Problem(str(file), line, f"doc_id is {claim.doc_id!r}; expected {file.stem!r}")
                for line, claim in rows
                if claim.doc_id != file.stem
            )
        for line, claim in rows:
            claims.setdefault(claim.doc_id, []).append(claim)
            mismatch = fit_problem(claim, texts.get(claim.doc_id))
            if mismatch:
                problems.append(Problem(str(file), line, mismatch))
    if problems:
        raise refuse(sorted(problems), "mend these labels, or label the article again")
    ordered = {doc: sorted(claims[doc], key=row_order) for doc in sorted(claims)}
    return Labels(str(path), ordered, texts)


def load_prediction(
    path: str | Path, corpus: str | Path | None = None
) -> tuple[list[Claim], frozenset[str] | None]:
    """The claims of an output file, or of a second folder of labels, and the articles it covers.

    A folder says which articles were read; a table does not: None.
    """
    if str(path) != "-" and Path(path).is_dir():
        labels = load_labels(path, corpus)
        return [c for claims in labels.claims.values() for c in claims], frozenset(labels.claims)
    return read_claims(path), None


def gold_files(path: str | Path) -> list[Path]:
    """The label files of a folder, or the one file."""
    path = Path(path)
    if not path.exists():
        raise ClaimxError(f"{path}: no such file or folder; give the folder of the gold labels")
    if not path.is_dir():
        return [path]
    found = sorted(p for p in path.glob("*.csv") if p.name != SPLITS_FILE and p.name[0] != ".")
    if not found:
        raise ClaimxError(f"{path}: a folder without .csv files; expected one per article")
    return found


def find_corpus(path: str | Path, corpus: str | Path | None = None) -> Path | None:
    """The folder of the texts: `corpus` if given, else the nearest `corpus` or `articles` beside
    the labels' folder or beside one that holds it (labels may stand in `gold/first/`).
    """
    if corpus is not None:
        if not Path(corpus).is_dir():
            raise ClaimxError(f"{corpus}: no such folder; give the folder of the articles")
        return Path(corpus)
    path = Path(path).resolve()
    folder = path.parent if path.is_file() else path
    homes = [home / name for home in folder.parents[:3] for name in _CORPORA]
    return next((home for home in homes if home.is_dir()), None)


def read_texts(folder: str | Path) -> dict[str, str]:
    """The texts of a folder by doc_id; files that cannot be read are left out."""
    texts = {}
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            try:
                content = path.read_bytes().decode("utf-8-sig")
                texts[path.stem] = split_front_matter(content, str(path))[1]
            except (OSError, ValueError):  # UnicodeDecodeError and ClaimxError are ValueErrors
                continue
    return texts


def fit_problem(claim: Claim, text: str | None) -> str:
    """Why a claim's offsets do not give its trigger in the text; `''` where they do.

    Line ends within the trigger may have been changed by a spreadsheet.
    """
    if text is None:
        return ""
    found = text[claim.start : claim.end]
    if found == claim.trigger or found.splitlines() == claim.trigger.splitlines():
        return ""
    if claim.end > len(text):
        return f"end is {claim.end}, but the text of {claim.doc_id} has {len(text)} code points"
    return f"trigger is {claim.trigger!r}, but the text has {found!r} at {claim.start}-{claim.end}"


def read_splits(folder: Path | None) -> dict[str, str]:
    """The split of each article, from `splits.csv` (doc_id, split) in the corpus folder."""
    file = folder / SPLITS_FILE if folder else None
    if file is None or not file.is_file():
        where = file or "the corpus folder"
        raise ClaimxError(f"{where}: no such file; --split needs its columns doc_id, split")
    table = read_table(file)
    missing = {"doc_id", "split"} - set(table.columns)
    if missing:
        raise ClaimxError(f"{file}:1: no column {', '.join(sorted(missing))}; expected both")
    return {row.cells["doc_id"].strip(): row.cells["split"].strip() for row in table.rows}


def digest(claims: Mapping[str, Sequence[Claim]], docs: Iterable[str]) -> str:
    """Ten hex digits of a hash of what the labels of these articles say, however they are kept.

    `claims`: as of `load_labels`, in order.
    """
    sha = hashlib.sha256()
    for doc in sorted(docs):
        stated = [[getattr(claim, name) for name in GOLD_COLUMNS] for claim in claims[doc]]
        sha.update(f"{doc}\n{stated}\n".encode())
    return sha.hexdigest()[:10]


def signature(
    claims: Mapping[str, Sequence[Claim]], docs: Collection[str], split: str, seed: int, draws: int
) -> str:
    """One line that pins what a score depends on, in the manner of sacreBLEU."""
    parts = {
        "claimx": installed("claimx"),
        "gold": digest(claims, docs),
        "articles": len(docs),
        "split": split or "all",
        "match": "exact-first.one-to-one",
        "draws": draws,
        "seed": seed,
        "model": model(),
        "spacy": installed("spacy"),
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())
