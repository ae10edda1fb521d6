"""Reads the article files: blocks of `key: value` lines, then paragraphs.

=== suara-saruna            the outlet
id: banjir-suara-1
at: H3 05:42
title: ...

First paragraph.

--- H3 09:10                a later version at the same address
title: ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ARTICLE_MARK = "=== "
REVISION_MARK = "--- "


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One block of a text file: what stands after its mark, its keys, its paragraphs."""

    mark: str
    keys: Mapping[str, str]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article as written, with its later versions."""

    outlet: str
    keys: Mapping[str, str]
    paragraphs: tuple[str, ...]
    revisions: tuple[TextBlock, ...]


def read_articles(path: Path) -> list[ArticleText]:
    """All articles of a file; the file's name is their story unless they name one."""
    texts: list[ArticleText] = []
    for chunk in _split(path.read_text(encoding="utf-8"), ARTICLE_MARK):
        first, *later = _split_inside(chunk)
        block = _read_block(first, where=path)
        texts.append(
            ArticleText(
                outlet=block.mark,
                keys={"story": path.stem, **block.keys},
                paragraphs=block.paragraphs,
                revisions=tuple(_read_block(part, where=path) for part in later),
            )
        )
    return texts


def _split(text: str, mark: str) -> Iterator[str]:
    for chunk in f"\n{text}".split(f"\n{mark}")[1:]:
        yield chunk.strip("\n")


def _split_inside(chunk: str) -> list[str]:
    return chunk.split(f"\n{REVISION_MARK}")


def _read_block(chunk: str, *, where: Path) -> TextBlock:
    head, _, body = chunk.partition("\n\n")
    mark, *lines = head.splitlines()
    keys: dict[str, str] = {}
    for line in lines:
        key, colon, value = line.partition(": ")
        if not colon:
            raise ValueError(f"{where.name}: not 'key: value': {line!r}")
        keys[key.strip()] = value.strip()
    return TextBlock(mark=mark.strip(), keys=keys, paragraphs=split_paragraphs(body))


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Paragraphs divided by empty lines, each on one line."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
