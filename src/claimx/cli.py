"""The command line: parses and prints, nothing else. Heavy imports stand inside the commands."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from claimx import __version__
from claimx.errors import ClaimxError
from claimx.schema import KINDS

FORMATS = ("csv", "jsonl", "parquet")

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
            sys.stdout.flush()
            return result
        except ClaimxError as error:
            tell(str(error))
        except BrokenPipeError:
            # the reader has gone: keep the interpreter from flushing into the closed pipe again
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        ctx.exit(1)


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
    if fmt == "parquet" and output in (None, "-"):
        raise click.UsageError("parquet is not for a terminal or pipe; name a file with -o")
    day = parse_published(published, "--published") if published else None
    with open_output(output, force) as file:
        run = Run(inputs, day, kinds, model, tell, quiet)
        if fmt == "csv":
            tables.write_csv(run.claims(), file)
        elif fmt == "jsonl":
            tables.write_jsonl(run.claims(), file)
        else:
            tables.write_parquet(run.claims(), file.name)
    if not quiet:
        tell(run.summary())
    if run.failed:
        raise click.exceptions.Exit(1)


def _format_of(output: str | None) -> str:
    suffix = os.path.splitext(output or "")[1].lower().lstrip(".")
    return suffix if suffix in FORMATS else "csv"


@main.command()
def info() -> None:
    """Show versions and paths, for bug reports."""
    from claimx.run import facts

    for name, value in facts():
        click.echo(f"{name:<14}{value}")
