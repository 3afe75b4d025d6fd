"""Reading articles: byte-exact text, front matter, inputs and their errors."""

from datetime import date

import pytest

from claimx.article import Article, parse_article, read_articles
from claimx.errors import ClaimxError


def read(*inputs, **kwargs):
    return list(read_articles(tuple(str(i) for i in inputs), **kwargs))


@pytest.mark.parametrize(
    ("content", "text", "published"),
    [
        ("No front matter.\n", "No front matter.\n", None),
        ("---\npublished: 2026-01-08\n---\nText.", "Text.", date(2026, 1, 8)),
        ("---\r\npublished: 2026-01-08\r\n---\r\nText.\r\n", "Text.\r\n", date(2026, 1, 8)),
        ("---\npublished: 2026-01-08 21:41\n---\nText.", "Text.", date(2026, 1, 8)),
        ("---\npublished: January 8, 2026\n---\n", "", date(2026, 1, 8)),
        ("---\npublished: '2026-01-08T23:30:00-05:00'\n---\nA", "A", date(2026, 1, 8)),
        ("---\ntitle: x\n---\n\n\nText", "\n\nText", None),
        ("---\n---\nText", "Text", None),
        ("---\npublished:\n---\nText", "Text", None),
        ("--- not a fence\nText", "--- not a fence\nText", None),
        (
            "\tTabs,\u00a0no-break spaces and 🚀\r\n",
            "\tTabs,\u00a0no-break spaces and 🚀\r\n",
            None,
        ),
        ("", "", None),
    ],
)
def test_text_is_what_stands_after_the_front_matter(content, text, published):
    article = parse_article(content, "a")
    assert (article.text, article.published) == (text, published)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("---\ntitle: x\nText.", "close or drop it"),
        ("---\ntitle: a: b: c\n---\nText", "not YAML"),
        ("---\n- a\n- b\n---\nText", "expected lines such as"),
        ("---\npublished: 2026-02-30\n---\nText", "no calendar day"),
        ("---\npublished: soon\n---\nText", "no calendar day"),
    ],
)
def test_broken_front_matter_is_one_clear_line(content, message):
    with pytest.raises(ClaimxError, match=message) as error:
        parse_article(content, "a", "a.md")
    assert str(error.value).startswith("a.md")
    assert "\n" not in str(error.value)


def test_files_are_read_byte_exact(tmp_path):
    data = "\ufeffA\r\nB\u2028C\tD\u00a0E 🚀\r".encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path / "a.txt")[0].text == "A\r\nB\u2028C\tD\u00a0E 🚀\r"


def test_folders_are_read_in_order_and_names_told_apart(tmp_path):
    for name in ("b/x.md", "a/x.md", "a/y.txt", "a/.hidden/z.md", "a/notes.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")
    ids = [article.doc_id for article in read(tmp_path)]
    assert ids == [f"{tmp_path}/a/x", "y", f"{tmp_path}/b/x"]


def test_names_that_differ_in_suffix_only(tmp_path):
    (tmp_path / "x.md").write_text("A")
    (tmp_path / "x.txt").write_text("B")
    assert [a.doc_id for a in read(tmp_path)] == [f"{tmp_path}/x.md", f"{tmp_path}/x.txt"]


def test_the_same_file_is_read_once(tmp_path):
    (tmp_path / "x.md").write_text("A")
    assert len(read(tmp_path, tmp_path / "x.md")) == 1


def test_jsonl_keeps_ids_days_and_metadata(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(
        '{"id": "one", "text": "A", "published": "2026-01-08", "desk": "city"}\n\n'
        '{"doc_id": 2, "text": "B"}\n{"text": "C"}\n{"id": "one", "text": "D"}\n'
    )
    articles = read(path)
    assert [a.doc_id for a in articles] == ["one", "2", "many:4", "many:one"]
    assert articles[0].published == date(2026, 1, 8)
    assert articles[0].metadata == {"desk": "city"}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"\x00\x01\x02", "binary"),
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.txt", "Text".encode("utf-16"), "UTF-16"),
        ("a.jsonl", b"{broken\n", "line 1: not JSON"),
        ("a.jsonl", b'{"id": 1}\n', "no 'text' string"),
        ("a.jsonl", b"[1]\n", "no 'text' string"),
        ("a.jsonl", b'{"text": "\\ud800"}\n', "surrogate"),
        ("a.jsonl", b'{"text": "A", "published": "never"}\n', "no calendar day"),
    ],
)
def test_one_bad_input_does_not_cost_the_others(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.md").write_text("Good.")
    told = []
    articles = read(tmp_path / name, tmp_path / "good.md", problem=told.append)
    assert [a.doc_id for a in articles] == ["good"]
    assert len(told) == 1
    assert message in told[0]
    assert name in told[0]


def test_missing_inputs_say_what_to_do(tmp_path):
    with pytest.raises(ClaimxError, match="no such file"):
        read(tmp_path / "none.md")
    with pytest.raises(ClaimxError, match="without articles"):
        read(tmp_path)


def test_articles_compare_by_content():
    assert Article("a", "Text") == Article("a", "Text")
