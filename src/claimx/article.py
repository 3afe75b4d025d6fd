"""Articles and how they are read: byte-exact text and front matter. No spaCy."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any

from claimx.errors import ClaimxError
from claimx.published_day import parse_published

SUFFIXES = (".md", ".txt")
STDIN = "-"
_FENCE = "---"
_BOM = "\ufeff"


@dataclass(frozen=True)
class Article:
    """One text to extract from.

    `text`: exactly as it stands in the file after its front matter (line ends, tabs and
    emoji included), so that offsets hold for any tool that reads the same bytes.
    `published`: the day that relative dates count from, None where the input states none.
    `source`: where it was read, for messages. `metadata`: the other keys of the front matter.
    """

    doc_id: str
    text: str
    published: date | None = None
    source: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)


Problem = Callable[[str], None]


def read_articles(
    inputs: tuple[str, ...], stdin: IO[bytes] | None = None, problem: Problem | None = None
) -> Iterator[Article]:
    """Every article of files, folders, `.jsonl` files and `-` (standard input), in order.

    An input that cannot be read is told to `problem` with a one-line message and costs the
    others nothing; without `problem` it is raised.

    Raises: ClaimxError, with the input's name and the remedy.
    """

    def fail(error: ClaimxError) -> None:
        if problem is None:
            raise error
        problem(str(error))

    paths: list[str | Path] = []
    for name in inputs:
        try:
            paths.extend(_expand(name))
        except ClaimxError as error:
            fail(error)
    paths = list(dict.fromkeys(paths))
    names = _doc_ids([path for path in paths if isinstance(path, Path)])
    used: set[str] = set()
    for path in paths:
        for item in _read(path, names, used, stdin):
            if isinstance(item, ClaimxError):
                fail(item)
            else:
                used.add(item.doc_id)
                yield item


def _expand(name: str) -> list[str | Path]:
    if name == STDIN:
        return [STDIN]
    path = Path(name)
    if path.is_dir():
        found = sorted(
            p
            for p in path.rglob("*")
            if p.suffix.lower() in (*SUFFIXES, ".jsonl")
            and p.is_file()
            and not any(part.startswith(".") for part in p.relative_to(path).parts)
        )
        if not found:
            raise ClaimxError(
                f"{name}: a folder without articles; expected .md, .txt or .jsonl files in it"
            )
        return list(found)
    if not path.exists():
        raise ClaimxError(f"{name}: no such file or folder; check the path")
    return [path]


def _doc_ids(paths: list[Path]) -> dict[Path, str]:
    """File stems; where two are the same, as much of the path as tells them apart."""
    ids = {path: path.stem for path in paths}
    for name in (
        lambda path: path.with_suffix("").as_posix(),
        lambda path: path.as_posix(),
    ):
        counts: dict[str, int] = {}
        for doc_id in ids.values():
            counts[doc_id] = counts.get(doc_id, 0) + 1
        ids = {path: name(path) if counts[doc_id] > 1 else doc_id for path, doc_id in ids.items()}
    return ids


def _read(
    path: str | Path, names: Mapping[Path, str], used: set[str], stdin: IO[bytes] | None
) -> Iterator[Article | ClaimxError]:
    source = "standard input" if path == STDIN else str(path)
    try:
        if isinstance(path, str):
            if stdin is None:
                raise ClaimxError("standard input: nothing to read; name a file or a folder")
            content = _decode(stdin.read(), source)
            yield parse_article(content, "stdin", source)
            return
        content = _decode(path.read_bytes(), source)
        if path.suffix.lower() == ".jsonl":
            yield from _read_jsonl(content, path.stem, source, used)
        else:
            yield parse_article(content, names[path], source)
    except OSError as error:
        yield ClaimxError(f"{source}: cannot be read ({error.strerror}); check its permissions")
    except ClaimxError as error:
        yield error


def _decode(data: bytes, source: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ClaimxError(f"{source}: UTF-16 text; expected UTF-8; convert it, e.g. with iconv")
    if b"\x00" in data:
        raise ClaimxError(f"{source}: a binary file; expected UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ClaimxError(
            f"{source}: byte {error.start} (0x{data[error.start]:02x}) is not UTF-8; "
            "save the file as UTF-8"
        ) from None
    return text.removeprefix(_BOM)


def parse_article(content: str, doc_id: str, source: str = "") -> Article:
    """An article from a file's content: YAML front matter, if any, then the text.

    The text begins right after the newline of the closing `---`.

    Raises: ClaimxError for front matter that is not closed or not a YAML mapping, and for
    an impossible `published`.

    >>> parse_article("---\\npublished: 2026-01-08\\n---\\nHello.", "a").published
    datetime.date(2026, 1, 8)
    """
    where = source or doc_id
    block, text = split_front_matter(content, where)
    metadata = _parse_yaml(block, where)
    published = metadata.pop("published", None)
    day = None if published in (None, "") else parse_published(published, where)
    return Article(doc_id, text, day, where, metadata)


def split_front_matter(content: str, where: str) -> tuple[str, str]:
    """The YAML between the `---` lines at the head of a file, '' if there is none; the text.

    Raises: ClaimxError for front matter that is not closed.

    >>> split_front_matter("---\\ntitle: A\\n---\\nHello.", "a")
    ('title: A\\n', 'Hello.')
    """
    first = content.split("\n", 1)[0]
    if first.rstrip() != _FENCE:
        return "", content
    begin = at = len(first) + 1
    while at < len(content):
        line_end = content.find("\n", at)
        line_end = len(content) if line_end < 0 else line_end
        if content[at:line_end].rstrip() == _FENCE:
            return content[begin:at], content[line_end + 1 :]
        at = line_end + 1
    raise ClaimxError(
        f"{where}: line 1 opens front matter (---) that no later --- line closes; close or drop it"
    )


def _parse_yaml(block: str, where: str) -> dict[str, Any]:
    if not block.strip():
        return {}
    import srsly

    try:
        metadata = srsly.yaml_loads(block)
    except Exception as error:  # the bundled parser has no common base class for its errors
        published = re.search(r"^published:[ \t]*(\S.*)$", block, re.M)
        if published:  # an impossible day is no YAML either: say so
            parse_published(published[1].strip("'\" \r"), where)
        detail = " ".join(str(error).split())[:120]
        raise ClaimxError(
            f"{where}: front matter is not YAML ({detail}); quote values that hold a colon"
        ) from None
    if not isinstance(metadata, dict):
        raise ClaimxError(
            f"{where}: front matter is not a list of keys; expected lines such as "
            "'published: 2026-01-08'"
        )
    return metadata


def _read_jsonl(
    content: str, stem: str, source: str, used: set[str]
) -> Iterator[Article | ClaimxError]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{source}, line {number}"
        try:
            yield _parse_json_article(line, where, f"{stem}:{number}", stem, used)
        except ClaimxError as error:
            yield error


def _parse_json_article(
    line: str, where: str, default_id: str, stem: str, used: set[str]
) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        detail = getattr(error, "msg", "nested too deeply")
        raise ClaimxError(
            f"{where}: not JSON ({detail}); expected one object a line with a 'text'"
        ) from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ClaimxError(f"{where}: no 'text' string; expected an object with id, text, published")
    text = record.pop("text")
    published = record.pop("published", None)
    names = [record.pop(key) for key in ("doc_id", "id") if record.get(key) not in (None, "")]
    if names and (isinstance(names[0], bool) or not isinstance(names[0], (str, int, float))):
        raise ClaimxError(f"{where}: the id is {names[0]!r}; expected text or a number")
    doc_id = str(names[0]) if names else default_id
    if any("\ud800" <= char <= "\udfff" for char in doc_id + text):
        raise ClaimxError(f"{where}: id or text hold half a surrogate pair, which is no character")
    if doc_id in used:
        doc_id = f"{stem}:{doc_id}"
    if doc_id in used:
        doc_id = default_id
    day = None if published in (None, "") else parse_published(published, where)
    return Article(doc_id, text, day, where, record)
