"""One outlet's site: which address gives which answer at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from kentongan.demo.outlets.feeds import render_feed
from kentongan.demo.outlets.listings import Listing, list_outlet
from kentongan.demo.outlets.pages import render_article, render_home
from kentongan.demo.outlets.pictures import draw_picture
from kentongan.demo.outlets.responses import Response, not_found, plain, redirect
from kentongan.demo.world.records import Outlet, World

PICTURES = "/gambar/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The site of one outlet under a base address such as `http://pertala.localhost:8090`."""

    world: World
    outlet: Outlet
    base_url: str

    def respond(self, target: str, *, now: datetime) -> Response:
        """The answer to a GET of that path (with query) at that moment."""
        parts = urlsplit(target)
        if parts.path == "/robots.txt":
            return plain(200, self._robots())
        if parts.path.startswith(PICTURES):
            return _picture(parts.path.removeprefix(PICTURES))
        listing = list_outlet(self.world, self.outlet, base_url=self.base_url, now=now)
        if parts.path == self.outlet.source_path:
            return self._source(listing)
        if parts.path == "/":
            return self._home(listing, query=parts.query)
        return self._article(listing, path=parts.path, now=now)

    def _robots(self) -> str:
        rules = "".join(f"Disallow: {folder}\n" for folder in self.outlet.disallow) or "Disallow:\n"
        sitemap = ""
        if self.outlet.feed == "sitemap":
            sitemap = f"Sitemap: {self.base_url}{self.outlet.source_path}\n"
        return f"# CONTOH\nUser-agent: *\n{rules}{sitemap}"

    def _source(self, listing: Listing) -> Response:
        content_type, body = render_feed(self.outlet.feed, listing)
        return Response(
            status=200,
            content_type=content_type,
            body=body,
            changed_at=listing.changed_at,
            etag=f'"{self.outlet.slug}"' if self.outlet.frozen_validators else "",
        )

    def _home(self, listing: Listing, *, query: str) -> Response:
        wanted = parse_qs(query).get("p")
        if wanted:
            for article in self.world.articles_of(self.outlet.slug):
                if str(article.number) == wanted[0] and article.is_visible(listing.now):
                    return redirect(f"{self.base_url}{article.path}")
            return not_found()
        return self._page(render_home(listing), changed_at=listing.changed_at)

    def _article(self, listing: Listing, *, path: str, now: datetime) -> Response:
        item = next((item for item in listing.items if item.path == path), None)
        if item is None:
            articles = self.world.articles_of(self.outlet.slug)
            if any(a.path == path and a.is_withdrawn(now) for a in articles):
                return not_found("Artikel ini telah ditarik oleh redaksi. CONTOH.")
            return not_found()
        check = next((c for c in self.world.fact_checks if c.article_id == item.id), None)
        body = render_article(listing, item, check=check)
        return self._page(body, changed_at=item.modified_at)

    def _page(self, body: bytes, *, changed_at: datetime) -> Response:
        utf8 = self.outlet.charset == "utf-8"
        # The old site names its charset in the page only, as old sites do.
        content_type = "text/html; charset=utf-8" if utf8 else "text/html"
        return Response(status=200, content_type=content_type, body=body, changed_at=changed_at)


def _picture(name: str) -> Response:
    body = draw_picture(name.removesuffix(".png")) if name.endswith(".png") else None
    if body is None:
        return not_found()
    return Response(status=200, content_type="image/png", body=body)
