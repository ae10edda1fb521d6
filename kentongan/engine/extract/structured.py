"""What a page says of itself in JSON-LD, broken or not."""

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kentongan.engine.extract.head import Head
from kentongan.engine.text import clean, strip_markup

MAX_BLOCKS: Final = 30
MAX_BLOCK_LENGTH: Final = 1_000_000  # characters
MAX_NODES: Final = 5_000

_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_TRAILING_COMMA: Final = re.compile(r",\s*(?=[}\]])")
_ARTICLE_TYPES: Final = ("article", "blogposting", "liveblogposting", "report")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LOOSE: Final = re.compile(
    r'"(headline|datePublished|dateModified|articleBody)"\s{0,5}:\s{0,5}"((?:[^"\\]|\\.){1,100000})"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredArticle:
    """The article node of a page's JSON-LD; "" or () where it says nothing."""

    headline: str = ""
    body: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    image: str = ""
    url: str = ""
    publisher: str = ""
    is_free: bool | None = None
    is_article: bool = False


def read_structured(page: Head) -> StructuredArticle:
    """The first article of the page's JSON-LD, or an empty one."""
    blocks = [script[:MAX_BLOCK_LENGTH] for script in page.scripts[:MAX_BLOCKS]]
    nodes = [node for block in blocks for node in _nodes(_parse(block))]
    articles = [node for node in nodes if _is_article(node)]
    if articles:
        return _exact(_article(max(articles, key=len)), articles)
    return _loose("\n".join(blocks))


def _exact(article: StructuredArticle, nodes: list[dict[str, object]]) -> StructuredArticle:
    """`article` with the time of day, where another node tells it of the same day."""
    if not _DAY.fullmatch(article.published):
        return article
    told = (_text(node.get("datePublished")) for node in nodes)
    same = [text for text in told if text.startswith(article.published)]
    return replace(article, published=max(same, key=len, default=article.published))


def _parse(block: str) -> object:
    plain = _WRAPPING.sub("", block.strip()).strip().rstrip(";")
    for attempt in (plain, _TRAILING_COMMA.sub("", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(tree: object) -> Iterator[dict[str, object]]:
    waiting = [tree]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).lower().endswith(_ARTICLE_TYPES) for name in names if name)


def _article(node: dict[str, object]) -> StructuredArticle:
    return StructuredArticle(
        headline=_text(node.get("headline") or node.get("name")),
        body=_body(node.get("articleBody")),
        published=_text(node.get("datePublished") or node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_names(node.get("author"))),
        image=_address(node.get("image")),
        url=_address(node.get("mainEntityOfPage")) or _address(node.get("url")),
        publisher=next(iter(_names(node.get("publisher"))), ""),
        is_free=_truth(node.get("isAccessibleForFree")),
        is_article=True,
    )


def _loose(source: str) -> StructuredArticle:
    """What can be told from JSON that no parser takes."""
    told: dict[str, str] = {}
    for match in _LOOSE.finditer(source[:MAX_BLOCK_LENGTH]):
        told.setdefault(match[1], match[2].replace('\\"', '"').replace("\\n", "\n"))
    return StructuredArticle(
        headline=_text(told.get("headline")),
        body=_body(told.get("articleBody")),
        published=_text(told.get("datePublished")),
        modified=_text(told.get("dateModified")),
        is_article=bool(told.get("headline") and told.get("datePublished")),
    )


def _text(value: object) -> str:
    return clean(entities.unescape(str(value)[:2_000])) if isinstance(value, str | int) else ""


def _body(value: object) -> str:
    return strip_markup(value) if isinstance(value, str) else ""


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name:
            yield name


def _address(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return value.strip()[:2_048] if isinstance(value, str) else ""


def _truth(value: object) -> bool | None:
    told = str(value).strip().lower()
    return {"true": True, "false": False}.get(told)
