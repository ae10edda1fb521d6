from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine import feeds
from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, Found, Kind, NotOfThisKind, Watched, Words
from kentongan.listening.readings import from_entry


class FeedKind(Kind):
    """RSS 0.9 to 2.0, RDF, Atom and JSON Feed."""

    slug: ClassVar[str] = "feed"
    label: ClassVar[Words] = gettext_lazy("feed")
    help: ClassVar[Words] = gettext_lazy(
        "The best way: light for the outlet, and it brings its own times. RSS, Atom, JSON Feed."
    )
    example: ClassVar[str] = "https://koran.example/rss.xml"
    rank: ClassVar[int] = 10

    def fits(self, response: Response) -> bool:
        try:
            parsed(response)
        except feeds.NotAFeed:
            return False
        return True

    def read(self, response: Response, watched: Watched) -> Brought:
        try:
            feed = parsed(response)
        except feeds.NotAFeed as error:
            offers = tuple(link.url for link in error.links)
            raise NotOfThisKind(_("This address is not a feed."), offers=offers) from error
        found = [
            Found(
                url=entry.url,
                reading=from_entry(entry, default_language=watched.language),
                updated_at=entry.updated_at,
            )
            for entry in feed.entries
            if entry.url
        ]
        return Brought(
            found=tuple(found), problems=feed.problems, rejected=len(feed.entries) - len(found)
        )


def parsed(response: Response) -> feeds.Feed:
    """Raises NotAFeed."""
    return feeds.parse(
        response.body,
        url=response.final_url,
        content_type=response.headers.get("content-type"),
        fetched_at=response.fetched_at,
    )


KIND = FeedKind()
