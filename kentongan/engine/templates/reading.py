"""Reads a page with what was learned of its site."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from kentongan.engine import dates, language
from kentongan.engine.dates import NOTHING, DateReading
from kentongan.engine.extract import ExtractedArticle, PageKind, details
from kentongan.engine.extract.kinds import SHORTEST_ARTICLE, is_preview
from kentongan.engine.extract.moments import MODIFIED, is_possible, refine
from kentongan.engine.extract.structured import StructuredArticle, read_structured
from kentongan.engine.extract.tidy import tidy
from kentongan.engine.templates.document import Document, lines_of, open_document
from kentongan.engine.templates.fields import moment_of, title_of
from kentongan.engine.templates.model import SiteTemplate

_SHORTEST: Final = 60  # characters; less text than this is no article that a template can read
_LEAST_OF_SEEN: Final = 0.25  # share of the shortest text seen that a page must have
_MAX_LINKS: Final = 60
_LONGEST_TEASER: Final = 250  # characters
_LABEL: Final = 30  # characters before the link of a teaser: "Baca pula:"


def read(
    template: SiteTemplate, html: bytes, *, url: str, fetched_at: datetime
) -> ExtractedArticle | None:
    """The article, or None where the page does not look like those the template was learned from.

    Raises ValueError on a naive `fetched_at` only.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at needs a zone")
    document = open_document(html, url=url)
    told = read_structured(document)
    title = template.affixes.strip(title_of(document, told, template.title))
    published, evidence = moment_of(document, told, template.published, fetched_at=fetched_at)
    if not title or (template.published and not published.found):
        return None
    text = read_text(template, document, title=title)
    if len(text) < max(_SHORTEST, _LEAST_OF_SEEN * template.shortest):
        return None
    address = details.read_address(document, told)
    if not template.published:
        published = dates.from_url(address or url)
        evidence = "address" if published.found else ""
    is_free = details.read_is_free(document, told)
    return ExtractedArticle(
        title=title,
        text=text,
        published_at=published.instant,
        modified_at=_modified(document, told, published, fetched_at).instant,
        published_local=published.local,
        date_evidence=evidence,
        authors=details.read_authors(document, told),
        language=language.detect_as(text, template.language),
        image_url=details.read_image(document, told),
        canonical_url=address,
        site_name=details.read_site_name(document, told),
        is_accessible_for_free=is_free,
        kind=_kind(text, is_free),
        method="template",
        confidence=template.agreement,
    )


def read_text(template: SiteTemplate, document: Document, *, title: str) -> str:
    """The words of the article, "" where the body is not where it was. Changes the document."""
    body = document.tree.css_first(template.body)
    if body is None:
        return ""
    links = []
    if template.drops_links:
        links = [" ".join(link.text().split()) for link in body.css("a")[:_MAX_LINKS]]
    known = frozenset(template.lines)
    lines = (line for line in lines_of(body, drops=template.drops) if line not in known)
    if links:
        lines = (line for line in lines if not is_teaser(line, links))
    return tidy("\n".join(lines), title=title)


def is_teaser(line: str, links: Iterable[str]) -> bool:
    """Whether the line is one of these links, at most with a label before it."""
    if len(line) > _LONGEST_TEASER:
        return False
    return any(
        line == link or (len(line) - len(link) <= _LABEL < len(link) and line.endswith(link))
        for link in links
    )


def _modified(
    document: Document, told: StructuredArticle, published: DateReading, fetched_at: datetime
) -> DateReading:
    for value in (told.modified, *document.all_metas(*MODIFIED)):
        reading = dates.read(value, fetched_at=fetched_at) if value else NOTHING
        if reading.found and is_possible(reading, fetched_at):
            return refine(reading, published) if reading.local else reading
    return NOTHING


def _kind(text: str, is_free: bool | None) -> PageKind:
    if is_preview(text, is_free):
        return PageKind.BLOCKED
    return PageKind.ARTICLE if len(text) >= SHORTEST_ARTICLE else PageKind.STUB
