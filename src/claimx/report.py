"""A score as aligned text or Markdown: precision first. No spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimx.bootstrap import DRAWS, LEVEL, Difference, Estimate
from claimx.breakdown import Share
from claimx.diff import diff_lines
from claimx.score import TOTAL, Comparison, Score
from claimx.score_json import as_json

NOTES = (
    "strict: same kind and span. overlap: same kind, spans overlap. value: overlap, and the "
    "normalised content right (numeric: value, value_max, unit; dated: date_start, date_end; "
    "first_ever: subtype). One gold claim answers one row, exact spans first.",
    "Fields, rules, confidence and whole records: over the pairs of the overlap reading, each "
    "field for the kinds that have it; 'stated': of them, those where either side says something "
    "(not empty, false or asserted). "
    "Right is: numbers equal to a relative 1e-6 or the sixth decimal; days and fixed words the "
    "same, empty included; unit the same but for case; subject, attribution and scope with the "
    "same head word or one within the other, articles and possessives aside; trigger the same "
    "span. A whole record has every field right.",
    "Every gold article counts, with or without rows; --docs and --split narrow them down.",
)


_FEW = 10
_SHOWN = 60  # lines of changed rows; JSON holds them all


class _Table(NamedTuple):
    """A table of the report: its title, header and rows of text; `left`: columns of words."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    left: int = 1


def as_text(score: Score, comparison: Comparison | None = None) -> str:
    """The report as aligned text for a terminal."""
    parts = [_headline(score)]
    parts += [_text_table(table) for table in _tables(score, comparison)]
    parts += ["\n".join(_changes(comparison)), "\n".join(_remarks(score))]
    parts += ["\n".join(_wrap(note) for note in NOTES), f"signature: {score.signature}"]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_markdown(score: Score, comparison: Comparison | None = None) -> str:
    """The report as Markdown, for a pull request or a page."""
    parts = ["# Score", _headline(score)]
    parts += [_markdown_table(table) for table in _tables(score, comparison)]
    if comparison:
        parts.append("\n".join(["```diff", *_changes(comparison), "```"]))
    parts.append("\n".join(f"- {remark}" for remark in _remarks(score)))
    parts += ["\n\n".join(NOTES), f"Signature: `{score.signature}`"]
    return "\n\n".join(part for part in parts if part) + "\n"


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


# Tables, the same for text and Markdown


def _headline(score: Score) -> str:
    line = score.line()
    return (
        f"precision {_estimate(line.precision)}, recall {_estimate(line.recall)}, "
        f"F1 {_number(line.f1.value)} (strict): {line.right:,} of {line.pred:,} rows right, "
        f"of {line.gold:,} gold claims in {len(score.articles):,} articles"
    )


def _tables(score: Score, comparison: Comparison | None) -> Iterator[_Table]:
    yield _figures_table(score)
    yield _fields_table(score)
    if score.breakdown.bands:
        yield _share_table("Precision by confidence", "confidence", score.breakdown.bands)
    if score.breakdown.rules:
        yield _share_table("Precision by rule", "rule", score.breakdown.rules)
    if comparison:
        yield _comparison_table(comparison)


def _figures_table(score: Score) -> _Table:
    title = f"Precision, recall, F1, with {LEVEL} % intervals ({DRAWS:,} draws of articles)"
    header = ("reading", "kind", "precision", "recall", "F1", "right", "rows", "gold")
    rows = [
        (
            line.reading if line.kind == TOTAL else "",
            line.kind,
            *(_estimate(figure) for figure in (line.precision, line.recall, line.f1)),
            *(f"{count:,}" for count in (line.right, line.pred, line.gold)),
        )
        for line in score.lines
    ]
    return _Table(title, header, rows, left=2)


def _fields_table(score: Score) -> _Table:
    rows = [
        (
            line.field,
            _ratio(line.right, line.n),
            f"{line.n:,}",
            _ratio(line.stated_right, line.stated),
            f"{line.stated:,}",
        )
        for line in score.fields
    ]
    right, n = score.record
    rows.append(("whole record", _ratio(right, n), f"{n:,}", "", ""))
    return _Table("Field accuracy", ("field", "accuracy", "n", "stated", "n"), rows)


def _share_table(title: str, name: str, shares: Sequence[Share]) -> _Table:
    header = (name, "strict", "overlap", "value", "mean", "n")
    rows = [
        (
            share.name or "(none)",
            *(_ratio(right, share.n) for right in (share.strict, share.overlap, share.value)),
            _number(share.confidence),
            f"{share.n:,}",
        )
        for share in shares
    ]
    return _Table(title, header, rows)


def _comparison_table(comparison: Comparison) -> _Table:
    rows = []
    for line in comparison.lines:
        for name, found in (
            ("precision", line.precision),
            ("recall", line.recall),
            ("F1", line.f1),
        ):
            rows.append((line.reading, line.kind, name, *_difference(found)))
    title = f"Compared with {comparison.name}: {comparison.changes.summary()}"
    header = ("reading", "kind", "figure", "this", "other", f"difference ({LEVEL} %)", "p")
    return _Table(title, header, rows, left=3)


def _changes(comparison: Comparison | None) -> Iterator[str]:
    """The rows that changed, from the other output to this one."""
    if not comparison:
        return
    lines = list(diff_lines(comparison.changes))[:-1]
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield f"... and {len(lines) - _SHOWN:,} lines more; `claimx diff` lists them all"


def _difference(found: Difference) -> tuple[str, str, str, str]:
    value = "-" if found.value is None else f"{found.value:+.3f}"
    if found.low is not None and found.high is not None:
        value += f" ({found.low:+.3f} to {found.high:+.3f})"
    p = "<0.001" if found.p is not None and found.p < 0.001 else _number(found.p)
    return _number(found.a), _number(found.b), value, p


def _remarks(score: Score) -> Iterator[str]:
    """What the reader must know about the articles, a line each."""
    hardest = sorted(score.articles, key=lambda doc: (_article_f1(score, doc), doc))
    hardest = [doc for doc in hardest if score.counts[doc, TOTAL]["gold"]]
    if len(hardest) > 1:
        tenth = hardest[: -(-len(score.articles) // 10)]
        shown = ", ".join(f"{doc} {_article_f1(score, doc):.2f}" for doc in tenth)
        yield f"hardest tenth of the articles (F1, overlap): {shown}"
    if 1 < len(score.articles) < _FEW:
        yield f"intervals from fewer than {_FEW} articles are rough"
    if score.skipped:
        yield f"skipped, without gold: {', '.join(score.skipped)}"
    if score.unread:
        yield f"no row for, all claims missed: {', '.join(score.unread)}"


def _article_f1(score: Score, doc: str) -> float:
    cell = score.counts[doc, TOTAL]
    return 2 * cell["overlap"] / ((cell["gold"] + cell["pred"]) or 1)


# Text


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _ratio(right: int, n: int) -> str:
    return _number(right / n if n else None)


def _estimate(figure: Estimate) -> str:
    if figure.low is None or figure.high is None:
        return _number(figure.value)
    return f"{_number(figure.value)} ({figure.low:.3f}-{figure.high:.3f})"


def _text_table(table: _Table) -> str:
    grid = [table.header, *table.rows]
    widths = [max(len(row[i]) for row in grid) for i in range(len(table.header))]
    lines = [table.title]
    for row in grid:
        cells = [
            cell.ljust(width) if i < table.left else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _markdown_table(table: _Table) -> str:
    rules = ["---" if i < table.left else "---:" for i in range(len(table.header))]
    rows = [table.header, rules, *table.rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([f"## {table.title}", "", *lines])


def _wrap(text: str) -> str:
    import textwrap

    return textwrap.fill(text, 98)
