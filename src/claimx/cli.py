"""The command line: parses and prints, nothing else. Heavy imports stand inside the commands."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from claimx import __version__
from claimx.errors import ClaimxError
from claimx.schema import KINDS

FORMATS = ("csv", "jsonl", "parquet", "xlsx")

# the parser's matrices are small: one thread is fastest; numpy reads this when it is imported
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def tell(message: str) -> None:
    """One line on stderr: stdout is for data."""
    click.echo(f"claimx: {message}", err=True)


class Group(click.Group):
    """Turns `ClaimxError` into a message and exit code 1, and ends quietly on a closed pipe."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result
        except ClaimxError as error:
            tell(str(error))
        except BrokenPipeError:
            _drop_stdout()
            ctx.exit(0)
        except OSError as error:
            _drop_stdout()
            tell(f"{error.filename or 'output'}: {error.strerror}; check the disk and permissions")
        ctx.exit(1)


def _drop_stdout() -> None:
    """Keeps the interpreter from flushing once more into what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimx")
def main() -> None:
    """Extract dated, numeric and first-ever claims from news, and score them against gold."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", metavar="OUT", help="File to write; without it, CSV on stdout.")
@click.option("--format", "fmt", type=click.Choice(FORMATS), help="Default: by OUT's suffix, csv.")
@click.option("--published", metavar="DATE", help="Day of publication where an article has none.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these kinds.")
@click.option("--model", help="An installed spaCy pipeline, or 'blank'. Default: claimx's own.")
@click.option("--force", is_flag=True, help="Overwrite OUT.")
@click.option("-q", "--quiet", is_flag=True, help="Only errors on stderr.")
def extract(
    inputs: tuple[str, ...],
    output: str | None,
    fmt: str | None,
    published: str | None,
    kinds: tuple[str, ...],
    model: str | None,
    force: bool,
    quiet: bool,
) -> None:
    """Write the claims of articles, one row a claim.

    INPUT: .md or .txt files, folders of them, .jsonl with one article a line (id, text,
    published), or - for standard input.
    """
    from claimx import tables
    from claimx.output import open_output
    from claimx.published_day import parse_published
    from claimx.run import Run

    fmt = fmt or _format_of(output)
    if fmt in ("parquet", "xlsx") and output in (None, "-"):
        raise click.UsageError(f"{fmt} is not for a terminal or pipe; name a file with -o")
    day = parse_published(published, "--published") if published is not None else None
    with open_output(output, force) as file:
        run = Run(inputs, day, kinds, model, tell, quiet)
        if fmt == "csv":
            tables.write_csv(run.claims(), file)
        elif fmt == "jsonl":
            tables.write_jsonl(run.claims(), file)
        elif fmt == "parquet":
            tables.write_parquet(run.claims(), file.buffer)
        else:
            tables.write_xlsx(run.claims(), file.buffer)
    if not quiet:
        tell(run.summary())
    if run.failed:
        raise click.exceptions.Exit(1)


def _format_of(output: str | None) -> str:
    suffix = os.path.splitext(output or "")[1].lower().lstrip(".")
    return suffix if suffix in FORMATS else "csv"


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--claim", "claim_id", default="", metavar="ID", help="Only this claim.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these kinds.")
@click.option("--left-out/--no-left-out", default=True, help="List what made no row. Default: yes.")
@click.option("--published", metavar="DATE", help="Day of publication where an article has none.")
@click.option("--model", help="An installed spaCy pipeline, or 'blank'. Default: claimx's own.")
def explain(
    file: str,
    claim_id: str,
    kinds: tuple[str, ...],
    left_out: bool,
    published: str | None,
    model: str | None,
) -> None:
    """Tell why each row of an article is there, and what took the numbers that are in no row.

    FILE: as INPUT of extract, commonly one article.
    """
    from claimx.explain import explain_inputs
    from claimx.published_day import parse_published

    day = parse_published(published, "--published") if published is not None else None
    for line in explain_inputs(file, day, model, claim_id, kinds or KINDS, left_out):
        click.echo(line)


@main.command()
def info() -> None:
    """Show versions and paths, for bug reports."""
    from claimx.about import facts

    for name, value in facts():
        click.echo(f"{name:<14}{value}")


@main.command()
@click.argument("pred", metavar="PRED")
@click.option("--gold", required=True, metavar="DIR", help="Folder (or file) of the gold labels.")
@click.option("--corpus", metavar="DIR", help="Folder of the articles. Default: beside the gold.")
@click.option("--split", type=click.Choice(("train", "dev", "test")), help="Only these articles.")
@click.option("--docs", multiple=True, metavar="DOC_ID", help="Only this article; repeatable.")
@click.option("--compare", metavar="OTHER", help="A second output: the differences from it.")
@click.option("--errors", metavar="FILE", help="Write every mistake as CSV, with its sentence.")
@click.option("--plot", metavar="FILE", help="Draw the precision and reliability curves.")
@click.option("--format", "fmt", type=click.Choice(("text", "json", "markdown")), default="text")
@click.option("--min-precision", type=float, metavar="X", help="Exit 1 below (strict, total).")
@click.option("--min-f1", type=float, metavar="X", help="Exit 1 below (strict, total).")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=1, help="Of the bootstrap.")
@click.option("--force", is_flag=True, help="Overwrite the files of --errors and --plot.")
def score(
    pred: str,
    gold: str,
    corpus: str | None,
    split: str | None,
    docs: tuple[str, ...],
    compare: str | None,
    errors: str | None,
    plot: str | None,
    fmt: str,
    min_precision: float | None,
    min_f1: float | None,
    seed: int,
    force: bool,
) -> None:
    """Show how right PRED is, measured against gold labels: precision first.

    PRED: an output of extract (CSV, XLSX, JSONL, Parquet), or a second folder of labels, which
    gives the agreement of two labellers.
    """
    from claimx.evaluate import evaluate
    from claimx.mistakes import list_mistakes, write_mistakes
    from claimx.output import open_output
    from claimx.report import FORMATS as REPORTS

    found = evaluate(pred, gold, corpus, split or "", docs, compare, seed)
    for warning in found.warnings:
        tell(warning)
    if errors:
        with open_output(errors, force) as file:
            write_mistakes(list_mistakes(found.score, found.texts), file)
    if plot:
        from claimx.plot import plot as draw

        draw(found.score, plot, force)
    click.echo(REPORTS[fmt](found.score, found.comparison), nl=False)
    total = found.score.line()
    short = False
    for name, value, floor in (
        ("precision", total.precision.value, min_precision),
        ("F1", total.f1.value, min_f1),
    ):
        if floor is not None and (value is None or value < floor):
            tell(f"{name} is {'undefined' if value is None else f'{value:.4f}'}, below {floor}")
            short = True
    if short:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def check(paths: tuple[str, ...]) -> None:
    """List every problem of articles and labels, with file and line.

    PATH: articles, label tables, splits.csv, or folders of these. Default: corpus and gold.
    """
    from claimx.check import check_paths

    report = check_paths(paths or [name for name in ("corpus", "gold") if os.path.isdir(name)])
    for problem in report.problems:
        click.echo(str(problem))
    tell(report.summary())
    if report.problems:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--format", "fmt", type=click.Choice(("text", "csv")), default="text")
def diff(old: str, new: str, fmt: str) -> None:
    """List the claims added (+), removed (-) and changed (~) between two outputs."""
    from claimx.diff import diff_claims, diff_lines, write_diff
    from claimx.gold import load_prediction
    from claimx.output import open_output

    found = diff_claims(load_prediction(old)[0], load_prediction(new)[0])
    with open_output(None, False) as file:
        if fmt == "csv":
            write_diff(found, file)
        else:
            file.writelines(f"{line}\n" for line in diff_lines(found))


@main.group()
def gold() -> None:
    """Look after gold labels."""


@gold.command()
@click.argument("reviewed", metavar="REVIEWED")
@click.option("--gold", "folder", default="gold", metavar="DIR", help="Default: gold.")
@click.option("--corpus", metavar="DIR", help="Folder of the articles. Default: beside the gold.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
def merge(reviewed: str, folder: str, corpus: str | None, dry_run: bool) -> None:
    """Take a reviewed sheet of claims over into the gold labels.

    REVIEWED: an output of extract with a column verdict (ok, wrong, missing, or the fields that
    were mended in place: span, value, date, subject ...); rows without a verdict are passed over.
    """
    from claimx.diff import diff_lines
    from claimx.review import plan_merge, write_merge

    plan = plan_merge(reviewed, folder, corpus)
    for line in diff_lines(plan.changes):
        click.echo(line)
    tell(f"{plan.reviewed} rows with a verdict, {plan.unreviewed} without, passed over")
    if dry_run:
        tell("dry run: nothing was written")
        return
    for path in write_merge(plan):
        tell(f"wrote {path}")
