"""Release skeletons and holding statements that ship, ready to become a draft."""

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from kentongan.core import packs

from .enums import ReleaseKind

PACKAGE = "kentongan.newsroom"
Skeleton = Mapping[str, Any]


class UnknownSkeleton(LookupError):
    """There is no skeleton of this name."""


@cache
def releases() -> tuple[Skeleton, ...]:
    return tuple(packs.load(PACKAGE, "releases"))


@cache
def statements() -> tuple[Skeleton, ...]:
    return tuple(packs.load(PACKAGE, "holding"))


def values_of(slug: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Fields of a ReleasePage made from a skeleton; what is not known stays visible as [name].

    Raises UnknownSkeleton.
    """
    for item in releases():
        if item["slug"] == slug:
            return _release(item, values)
    for item in statements():
        if item["slug"] == slug or f"pernyataan-{item['slug']}" == slug:
            return _statement(item, values)
    raise UnknownSkeleton(_("There is no skeleton “%(slug)s”.") % {"slug": slug})


def markup(paragraphs: list[str]) -> str:
    """Paragraphs as the markup of a rich text."""
    return "".join(f"<p>{escape(text)}</p>" for text in paragraphs if text.strip())


def _release(item: Skeleton, values: Mapping[str, str]) -> dict[str, Any]:
    def fill(text: str) -> str:
        return packs.fill(text, values)

    body = [fill(text) for text in item["body"]]
    body.insert(1, fill(item["quote"]["text"]))
    return {
        "kind": ReleaseKind.RELEASE,
        "title": fill(item["headline"])[:255],
        "dateline": fill(item["dateline"])[:120],
        "lead": fill(item["lead"]),
        "body": markup(body),
        "key_messages": "\n".join(fill(text) for text in item["key_messages"]),
        "spokesperson_name": values.get("juru_bicara", ""),
        "spokesperson_position": values.get("jabatan", ""),
        "contact_name": values.get("narahubung", ""),
        "contact_phone": values.get("telepon_narahubung", ""),
        "boilerplate": fill(item["boilerplate"]),
        "template_slug": item["slug"],
    }


def _statement(item: Skeleton, values: Mapping[str, str]) -> dict[str, Any]:
    def fill(text: str) -> str:
        return packs.fill(text, values)

    return {
        "kind": ReleaseKind.STATEMENT,
        "title": fill(item["headline"])[:255],
        "lead": fill(item["known"]),
        "body": markup([fill(item[part]) for part in ("people", "doing", "next", "spokesperson")]),
        "spokesperson_name": values.get("juru_bicara", ""),
        "template_slug": item["slug"],
    }
