from datetime import UTC, datetime
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine import sitemaps
from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import (
    Brought,
    Found,
    Kind,
    NotOfThisKind,
    Watched,
    Words,
    stub,
)

PARTS = 2  # of a sitemap of sitemaps that one look reads
NEVER = datetime.min.replace(tzinfo=UTC)


class SitemapKind(Kind):
    """Sitemaps with or without the news extension."""

    slug: ClassVar[str] = "sitemap"
    label: ClassVar[Words] = gettext_lazy("sitemap")
    help: ClassVar[Words] = gettext_lazy(
        "For outlets without a feed. A news sitemap brings titles and times with it."
    )
    example: ClassVar[str] = "https://koran.example/sitemap-news.xml"
    rank: ClassVar[int] = 20

    def fits(self, response: Response) -> bool:
        try:
            sitemaps.parse(response.body, url=response.final_url)
        except sitemaps.NotASitemap:
            return False
        return True

    def read(self, response: Response, watched: Watched) -> Brought:
        try:
            sitemap = sitemaps.parse(
                response.body, url=response.final_url, fetched_at=response.fetched_at
            )
        except sitemaps.NotASitemap as error:
            raise NotOfThisKind(_("This address is not a sitemap.")) from error
        if sitemap.children:
            return Brought(problems=sitemap.problems, more=_newest(sitemap.children))
        found = tuple(_found(page, watched) for page in sitemap.pages)
        return Brought(found=found, problems=sitemap.problems)


def _newest(children: tuple[sitemaps.SitemapChild, ...]) -> tuple[str, ...]:
    """Those that changed last; where no part tells, the last ones, to which sites append."""
    told = [child for child in children if child.modified_at is not None]
    newest = sorted(told, key=lambda child: child.modified_at or NEVER, reverse=True)
    return tuple(child.url for child in (newest or children[::-1])[:PARTS])


def _found(page: sitemaps.SitemapPage, watched: Watched) -> Found:
    reading = stub(
        page.title,
        language=page.language or watched.language,
        published_at=page.published_at,
        published_local=page.published_local,
    )
    return Found(url=page.url, updated_at=page.modified_at, reading=reading)


KIND = SitemapKind()
