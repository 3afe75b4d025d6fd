"""One run of extraction over many inputs: progress, counts and what went wrong."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from tqdm import tqdm

from claimx.article import Article, read_articles
from claimx.pipeline import claims_of, extract_article, load
from claimx.schema import KINDS, Claim


class Run:
    """Extraction over inputs: `claims()` streams the rows, the rest tells how it went.

    `tell` takes one line for people; problems with an input go there and set `failed`, and
    the other inputs still give their rows.
    """

    def __init__(
        self,
        inputs: tuple[str, ...],
        published: date | None,
        kinds: Iterable[str],
        model: str | None,
        tell: Callable[[str], None],
        quiet: bool,
    ) -> None:
        self.inputs, self.published, self.kinds = inputs, published, frozenset(kinds or KINDS)
        self.tell, self.quiet = tell, quiet
        self.failed = False
        self.articles = self.words = 0
        self.seconds = 0.0
        self.counts: Counter[str] = Counter()
        self.nlp = load(model)

    def claims(self) -> Iterator[Claim]:
        """The claims of all inputs, in order of article, start, kind."""
        started = time.perf_counter()
        articles = read_articles(self.inputs, sys.stdin.buffer, self._problem)
        hidden = self.quiet or not sys.stderr.isatty()
        for article in tqdm(articles, unit=" articles", disable=hidden, leave=False):
            yield from self._claims_of(article)
        self.seconds = time.perf_counter() - started

    def _claims_of(self, article: Article) -> Iterator[Claim]:
        day = article.published or self.published
        try:
            doc = extract_article(self.nlp, article.text, day, article.doc_id)
        except Exception as error:  # our own fault, or a user's model's: the others go on
            cause = error.__cause__ or error
            self._problem(
                f"{article.source}: claimx failed on this article ({type(cause).__name__}: "
                f"{cause}); please report it with the text and 'claimx info'"
            )
            return
        if not doc._.published and article.text.strip() and not self.quiet:
            self.tell(
                f"{article.source}: no day of publication; relative dates are left out; "
                "add 'published' to its front matter, or --published"
            )
        self.articles += 1
        self.words += len(article.text.split())
        for claim in claims_of(doc):
            if claim.kind in self.kinds:
                self.counts[claim.kind] += 1
                yield claim

    def _problem(self, message: str) -> None:
        self.failed = True
        self.tell(message)

    def summary(self) -> str:
        """Articles, words, claims per kind, seconds, words per second: one line."""
        counts = ", ".join(f"{self.counts[kind]:,} {kind}" for kind in KINDS if kind in self.kinds)
        rate = self.words / self.seconds if self.seconds else 0
        return (
            f"{self.articles:,} articles, {self.words:,} words; claims: {counts}; "
            f"{self.seconds:.1f} s, {rate:,.0f} words/s"
        )
