"""Lints a corpus and its gold: every problem with its file and line. No spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimx.article import SUFFIXES, Article, read_articles
from claimx.errors import ClaimxError
from claimx.gold import SPLITS, SPLITS_FILE, find_corpus, fit_problem, row_order
from claimx.schema import COLUMNS, GOLD_COLUMNS, Claim
from claimx.sheets import Problem, Table, read_table
from claimx.tables import to_claims

# Front matter that every article of a corpus states, beside `published`.
_STATED = ("title", "source", "licence")
_OPTIONAL = frozenset(("doc_id",))


class Report(NamedTuple):
    """What was looked at, and what is wrong with it, in order of file and line."""

    articles: int
    tables: int
    claims: int
    problems: list[Problem]

    def summary(self) -> str:
        """One line: what was looked at, and how many problems it has."""
        return (
            f"{self.articles:,} articles, {self.tables:,} tables with {self.claims:,} labels; "
            f"{len(self.problems):,} problems"
        )


def check_paths(paths: Sequence[str | Path]) -> Report:
    """Checks articles (.md, .txt), label tables (.csv), splits.csv, and folders of these.

    Labels are held against the articles among the paths, else against the corpus beside them.
    """
    if not paths:
        raise ClaimxError("nothing to check: no folder corpus or gold here; name a path")
    articles, tables, problems = _expand(paths)
    report = Report(len(articles), len(tables), 0, problems)
    texts: dict[str, str] = {}
    for path in articles:
        article, problems = check_article(path)
        report.problems.extend(problems)
        if article:
            texts[article.doc_id] = article.text
    claims = 0
    for path in tables:
        if path.name == SPLITS_FILE:
            report.problems.extend(check_splits(path))
            continue
        if path.stem not in texts:
            texts |= _text_beside(path)
        count, problems = check_labels(path, texts.get(path.stem))
        claims += count
        report.problems.extend(problems)
    report.problems.sort(key=lambda problem: (problem.path, problem.line))
    return report._replace(claims=claims)


def _expand(paths: Iterable[str | Path]) -> tuple[list[Path], list[Path], list[Problem]]:
    """The articles and the tables among files and folders, and the paths that hold neither."""
    articles: list[Path] = []
    tables: list[Path] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        files = [p for p in files if p.name[0] != "." and p.stem.lower() != "readme"]
        texts = [p for p in files if p.suffix.lower() in SUFFIXES]
        found = [p for p in files if p.suffix.lower() == ".csv"]
        if not path.exists():
            problems.append(Problem(str(path), 0, "no such file or folder; check the path"))
        elif not texts and not found:
            message = "nothing to check; expected .md, .txt or .csv files"
            problems.append(Problem(str(path), 0, message))
        else:
            articles.extend(texts)
            tables.extend(found)
    return articles, tables, problems


def _text_beside(labels: Path) -> dict[str, str]:
    """The text that goes with a label file, from the corpus beside its folder."""
    corpus = find_corpus(labels)
    files = [corpus / f"{labels.stem}{suffix}" for suffix in SUFFIXES] if corpus else []
    articles = read_articles(
        tuple(str(file) for file in files if file.is_file()), problem=lambda message: None
    )
    return {article.doc_id: article.text for article in articles}


def check_article(path: Path) -> tuple[Article | None, list[Problem]]:
    """One article and what is wrong with it: front matter, day of publication, text."""
    messages: list[str] = []
    article = next(iter(read_articles((str(path),), problem=messages.append)), None)
    if article is None:
        start = f"{path}: "
        return None, [Problem(str(path), 1, message.removeprefix(start)) for message in messages]
    problems = []
    if path.suffix.lower() == ".md":
        stated = {name for name in _STATED if article.metadata.get(name)}
        missing = [name for name in _STATED if name not in stated]
        if article.published is None:
            missing.append("published")
        if missing:
            message = f"front matter lacks {', '.join(missing)}; state it between the --- lines"
            problems.append(Problem(str(path), 1, message))
    if not article.text.strip():
        problems.append(Problem(str(path), 1, "no text; write the article or drop the file"))
    if "\ufffd" in article.text:
        line = 1 + article.text.count("\n", 0, article.text.index("\ufffd"))
        head = path.read_text("utf-8").count("\n") - article.text.count("\n")
        message = "U+FFFD, a lost character, in the text; put the right one back"
        problems.append(Problem(str(path), head + line, message))
    return article, problems


def check_labels(path: Path, text: str | None) -> tuple[int, list[Problem]]:
    """The number of rows of a label table and what is wrong with them.

    `text`: the article's; None is a problem in itself.
    """
    try:
        table = read_table(path)
    except ClaimxError as error:
        message = str(error).removeprefix(f"{path}:").removeprefix("1: ").strip()
        return 0, [Problem(str(path), 1, message)]
    problems = list(_header_problems(table))
    if text is None:
        message = f"no article {path.stem}.md or .txt in the corpus beside it; add it, or drop this"
        problems.append(Problem(str(path), 1, message))
    claims, unreadable = to_claims(table, path.stem)
    problems.extend(unreadable)
    seen: dict[tuple[str, int, int], int] = {}
    before: Claim | None = None
    for line, claim in claims:
        for message in _row_problems(claim, path.stem, text):
            problems.append(Problem(str(path), line, message))
        first = seen.setdefault((claim.kind, claim.start, claim.end), line)
        if first != line:
            message = f"the same kind and span as line {first}: {claim.trigger!r}; drop one"
            problems.append(Problem(str(path), line, message))
        if before and row_order(claim) < row_order(before) and claim.start <= before.start:
            message = f"start {claim.start} comes after {before.start}; sort by start, then kind"
            problems.append(Problem(str(path), line, message))
        before = claim
    return len(table.rows), problems


def _header_problems(table: Table) -> Iterator[Problem]:
    known = (*COLUMNS, "")
    unknown = [name for name in table.columns if name not in known]
    needed = [name for name in GOLD_COLUMNS if name not in (*table.columns, *_OPTIONAL)]
    double = sorted({name for name in table.columns if table.columns.count(name) > 1})
    for names, what in ((unknown, "unknown"), (needed, "missing"), (double, "double")):
        if names:
            message = f"{what} column {', '.join(names)}; expected {', '.join(GOLD_COLUMNS)}"
            yield Problem(table.path, 1, message)


def _row_problems(claim: Claim, doc_id: str, text: str | None) -> Iterator[str]:
    """What the schema's types allow and the guide does not."""
    if claim.doc_id != doc_id:
        yield f"doc_id is {claim.doc_id!r}; expected {doc_id!r}, as the file is named"
    mismatch = fit_problem(claim, text)
    if mismatch:
        yield mismatch
    if claim.trigger != claim.trigger.strip():
        yield f"trigger is {claim.trigger!r}; expected no spaces around it"
    yield from _date_problems(claim)
    yield from _number_problems(claim)
    if claim.kind != "first_ever" and claim.scope:
        yield f"scope is {claim.scope!r}; only first_ever rows have one"


def _date_problems(claim: Claim) -> Iterator[str]:
    start, end = claim.date_start, claim.date_end
    if start and end and start > end:
        yield f"date_start is {start} and date_end {end}; expected the start first"
    if claim.kind != "dated":
        return
    if not start and not end:
        yield "neither date_start nor date_end; a dated row needs one"
    if claim.subtype == "point" and start != end:
        yield f"a point from {start or 'open'} to {end or 'open'}; expected one day, or period"
    if claim.subtype == "period" and not (start and end):
        yield "a period with an open end; expected both days, or subtype open"


def _number_problems(claim: Claim) -> Iterator[str]:
    numbers = ("value", "value_max", "value_from", "unit", "comparator", "trend")
    if claim.kind != "numeric":
        filled = [name for name in numbers if getattr(claim, name) not in (None, "")]
        if filled:
            yield f"{', '.join(filled)} filled in; only numeric rows have these"
    elif claim.value is None and claim.subtype != "score":
        yield "value is empty; expected a number (only a score has none)"
    elif claim.value is not None and claim.value_max is not None and claim.value > claim.value_max:
        yield "value is above value_max; expected the lower end first"


def check_splits(path: Path) -> list[Problem]:
    """What is wrong with splits.csv: columns, splits, articles that are double or not there."""
    table = read_table(path)
    missing = [name for name in ("doc_id", "split") if name not in table.columns]
    if missing:
        return [Problem(str(path), 1, f"no column {', '.join(missing)}; expected doc_id, split")]
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    there = {p.stem for p in path.parent.iterdir() if p.suffix.lower() in SUFFIXES}
    for row in table.rows:
        doc, split = row.cells["doc_id"].strip(), row.cells["split"].strip()
        if split not in SPLITS:
            message = f"split is {split!r}; expected one of {', '.join(SPLITS)}"
            problems.append(Problem(str(path), row.line, message))
        if doc not in there:
            problems.append(Problem(str(path), row.line, f"no article {doc!r} beside this file"))
        if seen.setdefault(doc, row.line) != row.line:
            problems.append(
                Problem(str(path), row.line, f"{doc!r} stands in line {seen[doc]} too; drop one")
            )
    unlisted = sorted(there - set(seen) - {"README"})
    if unlisted:
        problems.append(Problem(str(path), 1, f"no split for {', '.join(unlisted)}; add them"))
    return problems
