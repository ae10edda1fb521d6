"""Republished wire copy: the original's paragraphs under another title, cut and changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kentongan.demo.world.records import Outlet
from kentongan.demo.world.texts import ArticleText

Row = Mapping[str, str | int | list[str]]

# Dateline at the head of a first paragraph: "Arungsari (Pertala) - ".
_DATELINE = re.compile(r"^[^.]{2,60}? - ")


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOrder:
    """How an outlet takes over a text (one table of `copies.toml`)."""

    id: str
    of: str
    outlet: str
    at: str
    title: str
    keep: int = 0
    drop: tuple[int, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    append: tuple[str, ...] = ()
    credit: str = ""
    author: str = ""


def make_copy(order: CopyOrder, *, original: ArticleText, outlet: Outlet) -> ArticleText:
    """The copy as a text of its own, labelled with what it was taken from."""
    kept = original.paragraphs[: order.keep] if order.keep else original.paragraphs
    paragraphs = [text for index, text in enumerate(kept) if index not in order.drop]
    paragraphs[0] = _DATELINE.sub("", paragraphs[0], count=1)
    if outlet.opens_with_dateline:
        paragraphs[0] = f"{outlet.dateline} - {paragraphs[0]}"
    for old, new in order.swap:
        paragraphs = [text.replace(old, new) for text in paragraphs]
    paragraphs += order.append
    if order.credit:
        paragraphs.append(order.credit)
    keys = {
        "id": order.id,
        "at": order.at,
        "title": order.title,
        "story": original.keys["story"],
    }
    if "release" in original.keys:
        keys["from_release"] = original.keys["release"]
    else:
        keys["copy_of"] = order.of
    if original.outlet == "pertala":
        keys["wire"] = original.outlet
    if order.author:
        keys["author"] = order.author
    for name in ("section", "picture"):
        if name in original.keys:
            keys[name] = original.keys[name]
    return ArticleText(outlet=outlet.slug, keys=keys, paragraphs=tuple(paragraphs), revisions=())
