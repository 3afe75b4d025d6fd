"""Options and settings of the whole test run."""

from pathlib import Path

import pytest
from hypothesis import settings

from claimx.article import read_articles
from claimx.pipeline import claims_of, default_pipeline, extract_article

# the same examples on every run and machine: a red build must be red for everybody
settings.register_profile("claimx", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("claimx")


def pytest_addoption(parser):
    group = parser.getgroup("claimx")
    group.addoption(
        "--raise-floors",
        action="store_true",
        help="write the score floors anew where the score is now higher (tests/test_gate.py)",
    )
    group.addoption(
        "--lower-floors",
        action="store_true",
        help="write the score floors anew even where the score is now lower; say why in the commit",
    )


@pytest.fixture(scope="session")
def extracted():
    """Every article of the corpus with its claims, by doc_id: read once for all tests."""
    corpus = Path(__file__).parents[1] / "corpus"
    return {
        article.doc_id: (
            article,
            claims_of(
                extract_article(default_pipeline(), article.text, article.published, article.doc_id)
            ),
        )
        for article in read_articles((str(corpus),))
    }
