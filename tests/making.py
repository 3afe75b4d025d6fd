"""What the tests of tables and scoring are made of: claims, small corpora, strategies."""

from __future__ import annotations

import csv
import io
import string
from pathlib import Path

from hypothesis import strategies as st

from claimx.schema import (
    COMPARATORS,
    DATE_MODS,
    GOLD_COLUMNS,
    KINDS,
    MODALITIES,
    SUBTYPES,
    TRENDS,
    Claim,
)

HEAD = "---\ntitle: Ferry\npublished: 2025-05-12\nsource: claimx\nlicence: MIT\n---\n"
TEXT = (
    "Ferry traffic grew by 7.5% in 2024, the port of Marrow Bay said on Monday. "
    "It was the island’s first rise since 2019.\n\n"
    "The port moved 48,000 crates, “about 900 a week”, its chief said; 12 boats are idle."
)


def claim(kind="numeric", start=0, end=5, doc_id="a", **fields):
    """A claim with the fields that matter to a test."""
    fields = {"subtype": SUBTYPES[kind][0], "trigger": "x" * (end - start)} | fields
    values = {"claim_id": "", "sentence": ""} | fields
    return Claim(doc_id=doc_id, kind=kind, start=start, end=end, **values)


def found(trigger, kind="numeric", text=TEXT, doc_id="ferry", **fields):
    """A claim whose trigger stands in the text."""
    start = text.index(trigger)
    return claim(kind, start, start + len(trigger), doc_id, trigger=trigger, **fields)


def ferry_claims():
    """The gold claims of TEXT."""
    return [
        found("7.5%", subtype="percent", value=7.5, unit="percent", comparator="eq", trend="up",
              subject="Ferry traffic", attribution="port of Marrow Bay"),
        found("2024", "dated", subtype="period", date_start="2024-01-01", date_end="2024-12-31",
              subject="Ferry traffic", attribution="port of Marrow Bay"),
        found("Monday", "dated", date_start="2025-05-12", date_end="2025-05-12",
              subject="port of Marrow Bay"),
        found("island’s first", "first_ever", subject="Ferry traffic", scope="since 2019"),
        found("since 2019", "dated", subtype="open", date_start="2019-01-01"),
        found("48,000 crates", value=48000, unit="crate", comparator="eq", subject="port"),
        found("about 900", value=900, unit="crate", comparator="approx", attribution="chief"),
        found("12 boats", value=12, unit="boat", comparator="eq", attribution="chief"),
    ]  # fmt: skip


def make_corpus(folder: Path, texts: dict[str, str]) -> Path:
    """A folder `corpus` with these articles."""
    corpus = folder / "corpus"
    corpus.mkdir()
    for doc_id, text in texts.items():
        (corpus / f"{doc_id}.md").write_bytes((HEAD + text).encode())
    return corpus


def write_rows(path: Path, claims, columns=GOLD_COLUMNS, **changes) -> Path:
    """Claims as CSV, by the standard library: not by the code under test."""
    path.parent.mkdir(exist_ok=True)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for each in claims:
        values = [changes.get(name, getattr(each, name)) for name in columns]
        values = ["" if v is None else {True: "true", False: "false"}.get(v, v)
                  if isinstance(v, bool) else v for v in values]  # fmt: skip
        writer.writerow(values)
    path.write_bytes(out.getvalue().encode())
    return path


# Strategies

WORDS = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,;'\"\n\r\t=é’“€–👍\u00a0"),
    max_size=12,
)
_TIDY = WORDS.map(str.strip)
_DAY = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
_NUMBER = st.one_of(
    st.none(),
    st.integers(-(10**15), 10**15),
    st.floats(1e-9, 1e9).filter(lambda value: not value.is_integer()),
)


@st.composite
def any_claim(draw, docs=("a", "b"), length=30, fields=True):
    """A claim of any kind; with `fields`, all its columns hold something of their type."""
    kind = draw(st.sampled_from(KINDS))
    start = draw(st.integers(0, length))
    values = {"subtype": draw(st.sampled_from(SUBTYPES[kind]))}
    if fields:
        values |= {
            "claim_id": draw(_TIDY),
            "trigger": draw(WORDS.filter(str.strip)),
            "sentence": draw(WORDS),
            "statement": draw(WORDS),
            **{name: draw(_NUMBER) for name in ("value", "value_max", "value_from")},
            **{name: draw(_DAY) for name in ("date_start", "date_end")},
            **{name: draw(_TIDY) for name in ("subject", "unit", "scope", "attribution", "rule")},
            "comparator": draw(st.sampled_from(("", *COMPARATORS))),
            "trend": draw(st.sampled_from(("", *TRENDS))),
            "date_mod": draw(st.sampled_from(("", *DATE_MODS))),
            "modality": draw(st.sampled_from(MODALITIES)),
            "negated": draw(st.booleans()),
            "confidence": draw(st.integers(0, 1000)) / 1000,
        }
    else:
        values["value"] = draw(st.sampled_from((None, 1, 2)))
        values["confidence"] = 0.3 * (values["value"] or 0)
    end = start + draw(st.integers(1, 8))
    return claim(kind, start, end, draw(st.sampled_from(docs)), **values)


def any_claims(most=10, **options):
    """Some claims, spans that stand twice included."""
    return st.lists(any_claim(**options), max_size=most)


def unique_claims(**options):
    """Claims of which no two have the same article, kind and span."""
    key = lambda c: (c.doc_id, c.kind, c.start, c.end)  # noqa: E731
    return st.lists(any_claim(**options), max_size=10, unique_by=key)
