"""Learns how a site lays out its articles from a few pages that the consensus has read."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from kentongan.engine import dates
from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article
from kentongan.engine.extract.body import likeness, shingles
from kentongan.engine.extract.moments import PUBLISHED
from kentongan.engine.extract.structured import StructuredArticle, read_structured
from kentongan.engine.templates import layout
from kentongan.engine.templates.affixes import learn_affixes, recurring_lines
from kentongan.engine.templates.document import Document, open_document
from kentongan.engine.templates.fields import moment_of, title_of
from kentongan.engine.templates.model import (
    Affixes,
    LearningPage,
    NotLearnable,
    SiteTemplate,
    Source,
)
from kentongan.engine.templates.reading import read
from kentongan.engine.templates.selectors import selectors_of

FEWEST_PAGES: Final = 3
_MOST_PAGES: Final = 12
_MOST: Final = 0.8  # share of the pages on which a source must be right
_ALIKE: Final = 0.85  # likeness to the consensus that a template must reach on its own pages
_LONGEST_DATE: Final = 120  # characters
_MINUTE: Final = timedelta(minutes=1)
_MOST_ELEMENTS: Final = 1_500
_TITLE_SOURCES: Final = (
    Source(kind="json-ld", name="headline"),
    Source(kind="meta", name="og:title"),
    Source(kind="css", name="h1"),
    Source(kind="meta", name="twitter:title"),
    Source(kind="css", name="title"),
)


class _Known:
    """A learning page with its consensus reading and what it says in its head."""

    def __init__(self, page: LearningPage, article: ExtractedArticle) -> None:
        self.page = page
        self.article = article
        self.document: Document = open_document(page.html, url=page.url)
        self.told: StructuredArticle = read_structured(self.document)


def learn(pages: Sequence[LearningPage]) -> SiteTemplate:
    """The template of the site; raises NotLearnable where its pages have no layout in common.

    At least three of the pages must be articles; the first twelve are looked at.
    """
    known = list(_articles(pages))[:_MOST_PAGES]
    if len(known) < FEWEST_PAGES:
        raise NotLearnable("Fewer than three of the pages are articles.")
    measured = [layout.measure(each.document, each.article.text) for each in known]
    body = layout.find_body(measured)
    if body is None:
        raise NotLearnable("The texts stand in a different place on each page.")
    title = _find_title(known)
    drops, shapes = layout.find_drops(measured, body)
    lines = layout.find_lines(measured, body, least=max(2, len(known) // 2))
    lines += recurring_lines(each.article.text for each in known)
    template = SiteTemplate(
        body=body,
        drops=tuple(drops),
        lines=tuple(dict.fromkeys(lines)),
        drops_links=layout.links_are_furniture(measured, body),
        shapes=tuple(shapes),
        title=title,
        affixes=_affixes(known, title),
        published=_find_moment(known),
        language=Counter(each.article.language for each in known).most_common(1)[0][0],
        shortest=min(len(each.article.text) for each in known),
        pages=len(known),
    )
    return _proved(template, known)


def _articles(pages: Sequence[LearningPage]) -> Iterator[_Known]:
    for page in pages:
        article = page.article or extract_article(
            page.html, url=page.url, fetched_at=page.fetched_at
        )
        if article.kind is PageKind.ARTICLE and article.title:
            yield _Known(page, article)


def _proved(template: SiteTemplate, known: Sequence[_Known]) -> SiteTemplate:
    """The template with its agreement, after it read its own learning pages."""
    likenesses = []
    for each in known:
        page = each.page
        found = read(template, page.html, url=page.url, fetched_at=page.fetched_at)
        text = found.text if found else ""
        likenesses.append(likeness(shingles(text), shingles(each.article.text)))
    agreement = sum(likenesses) / len(likenesses)
    if agreement < _ALIKE:
        raise NotLearnable("The pages are laid out too differently for one template.")
    return replace(template, agreement=round(agreement, 3))


def _find_title(known: Sequence[_Known]) -> Source:
    def rightness(source: Source) -> float:
        affixes = _affixes(known, source)
        titles = (affixes.strip(title_of(each.document, each.told, source)) for each in known)
        right = sum(title == each.article.title for title, each in zip(titles, known, strict=True))
        return right / len(known)

    best = max(_TITLE_SOURCES, key=rightness)
    if rightness(best) >= _MOST:
        return best
    for source in _elements(known, lambda each, text: text == each.article.title):
        if rightness(source) >= _MOST:
            return source
    raise NotLearnable("The titles stand in a different place on each page.")


def _affixes(known: Sequence[_Known], source: Source) -> Affixes:
    raw = [title_of(each.document, each.told, source) for each in known]
    return learn_affixes(list(zip(raw, (each.article.title for each in known), strict=True)))


def _find_moment(known: Sequence[_Known]) -> tuple[Source, ...]:
    """The fewest sources that tell what the consensus found; none where it found nothing."""
    dated = [each for each in known if _wall(each) is not None]
    if len(dated) < _MOST * len(known):
        return ()
    metas = [Source(kind="meta", name=name) for name in PUBLISHED]
    heads = [Source(kind="json-ld", name="published"), *metas]
    present = [source for source in heads if _tells(dated, source)]
    for source in present:
        if _is_right(dated, (source,)):
            return (source,)
    visible = list(_elements(dated, _shows_moment, dates_only=True))
    for one in visible:
        for sources in ((one,), *((source, one) for source in present)):
            if _is_right(dated, sources):
                return sources
    return ()


def _wall(each: _Known) -> object:
    return each.article.published_at or each.article.published_local


def _tells(known: Sequence[_Known], source: Source) -> bool:
    return sum(
        moment_of(each.document, each.told, (source,), fetched_at=each.page.fetched_at)[0].found
        for each in known
    ) >= _MOST * len(known)


def _is_right(known: Sequence[_Known], sources: tuple[Source, ...]) -> bool:
    right = 0
    for each in known:
        reading, _ = moment_of(each.document, each.told, sources, fetched_at=each.page.fetched_at)
        right += _is_same(reading, each)
    return right >= _MOST * len(known)


def _is_same(reading: dates.DateReading, each: _Known) -> bool:
    article = each.article
    if article.published_at is not None:
        return reading.instant is not None and abs(reading.instant - article.published_at) < _MINUTE
    return (
        reading.local is not None
        and article.published_local is not None
        and abs(reading.local - article.published_local) < _MINUTE
    )


def _shows_moment(each: _Known, text: str) -> bool:
    if not any(letter.isdigit() for letter in text):
        return False
    return _is_same(dates.read(text, fetched_at=each.page.fetched_at), each)


def _elements(
    known: Sequence[_Known],
    is_right: Callable[[_Known, str], bool],
    *,
    dates_only: bool = False,
) -> Iterator[Source]:
    """Sources for the elements of the first page whose text is right, the deepest first."""
    first = known[0]
    body = first.document.tree.body
    found = []
    for number, node in enumerate(body.css("*") if body is not None else ()):
        if number >= _MOST_ELEMENTS:
            break
        stamp = (node.attributes.get("datetime") or "") if dates_only else ""
        if stamp and is_right(first, stamp):
            found.append((node, "datetime"))
        text = " ".join(node.text(separator=" ").split())
        if 0 < len(text) <= (_LONGEST_DATE if dates_only else 500) and is_right(first, text):
            found.append((node, ""))
    for node, attribute in reversed(found[:12]):
        for selector in list(selectors_of(node))[:40]:
            yield Source(kind="css", name=selector, attribute=attribute)
