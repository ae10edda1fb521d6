"""The headline, without the outlet's name that pages put before or behind it."""

import re
from collections.abc import Iterator
from typing import Final

from kentongan.engine.extract.page import Page
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.text import clean

_SEPARATOR: Final = re.compile(
    r"\s+[-\u2013\u2014|\u00b7\u2022:/]{1,2}\s+|\s*[|\u00bb\u00ab]\s*|: "
)
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_SHORTEST: Final = 8  # characters of a headline; a shorter rest keeps its affix
_LONGEST: Final = 500
_SHORTEST_NAME: Final = 3
_MAX_HEADINGS: Final = 20
_SECOND_LEVEL: Final = frozenset({"co", "go", "or", "ac", "sch", "web", "my", "net", "com", "desa"})


def read_title(page: Page, told: StructuredArticle, *, host: str) -> str:
    """The headline as the reader sees it; "" where the page has none."""
    headings = list(_headings(page))
    sites = _site_names(page, told, host)
    titles = [told.headline, page.meta("og:title", "twitter:title"), _title_tag(page)]
    for title in filter(None, titles):
        shown = strip_affixes(title, sites=sites, headings=headings)
        if shown and not (headings and _fold(shown) in sites):
            return shown
    return headings[0] if headings else ""


def strip_affixes(title: str, *, sites: frozenset[str], headings: list[str]) -> str:
    """`title` without the parts that name the site; `sites` are folded names."""
    rest = clean(title[:_LONGEST]).replace("\n", " ")
    folded_headings = {_fold(heading) for heading in headings}
    while _fold(rest) not in folded_headings:
        shorter = _without_one_affix(rest, sites, folded_headings)
        if shorter is None:
            break
        rest = shorter
    return rest


def _without_one_affix(title: str, sites: frozenset[str], headings: set[str]) -> str | None:
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return None
    head, tail = title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
    if len(head) >= _SHORTEST and (_names_site(tail, sites) or _fold(head) in headings):
        return head
    first, rest = title[: cuts[0].start()].strip(), title[cuts[0].end() :].strip()
    if len(rest) >= _SHORTEST and (_names_site(first, sites) or _fold(rest) in headings):
        return rest
    return None


def _names_site(part: str, sites: frozenset[str]) -> bool:
    folded = _fold(part)
    if len(folded) < _SHORTEST_NAME:
        return False
    return any(site in folded or folded in site for site in sites if _is_near(site, folded))


def _is_near(site: str, folded: str) -> bool:
    """ "Kompas.com Regional" names kompas.com; a sentence with "antara" in it does not."""
    return len(site) * 2.5 >= len(folded)


def _site_names(page: Page, told: StructuredArticle, host: str) -> frozenset[str]:
    labels = [label for label in host.lower().split(".") if label not in _SECOND_LEVEL]
    domain = labels[-2] if len(labels) > 1 else ""
    declared = page.meta("og:site_name", "application-name", "apple-mobile-web-app-title")
    handle = page.meta("twitter:site")
    folded = {_fold(name) for name in (domain, declared, told.publisher, handle)}
    return frozenset(name for name in folded if len(name) >= _SHORTEST_NAME)


def _headings(page: Page) -> Iterator[str]:
    for number, heading in enumerate(page.root.iter("h1", "h2")):
        if number >= _MAX_HEADINGS:
            return
        text = clean(str(heading.text_content())).replace("\n", " ")
        if len(text) >= _SHORTEST:
            yield text


def _title_tag(page: Page) -> str:
    tag = page.root.find(".//title")
    return clean((tag.text or "")[:_LONGEST]).replace("\n", " ") if tag is not None else ""


def _fold(text: str) -> str:
    return _NOT_WORDS.sub("", text.casefold())
