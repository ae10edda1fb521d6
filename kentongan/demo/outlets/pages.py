"""Home and article pages of the outlets, from the templates beside this module."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

from kentongan.demo.outlets.listings import Item, Listing
from kentongan.demo.world.records import FactCheck

HOME_ITEMS = 40
RELATED_ITEMS = 4
_JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The template engine of the outlets; it needs no Django settings."""
    return Engine(dirs=[str(Path(__file__).parent / "templates")])


def render_home(listing: Listing) -> bytes:
    """The front page: newest first."""
    return _render("home.html", listing, items=listing.items[:HOME_ITEMS])


def render_article(listing: Listing, item: Item, *, check: FactCheck | None = None) -> bytes:
    """One article in its outlet's own template."""
    related = [other for other in listing.items if other.id != item.id][:RELATED_ITEMS]
    data = _structured_data(listing, item, check)
    return _render(
        f"article_{listing.outlet.template}.html",
        listing,
        item=item,
        related=related,
        structured_data=data,
        check=check,
    )


def _render(name: str, listing: Listing, **values: object) -> bytes:
    outlet = listing.outlet
    context = Context(
        {"outlet": outlet, "base_url": listing.base_url, **values}, use_l10n=False, use_tz=False
    )
    text = engine().get_template(name).render(context)
    return text.encode(outlet.charset, "xmlcharrefreplace")


def _structured_data(listing: Listing, item: Item, check: FactCheck | None) -> SafeString:
    article = _news_article(listing, item)
    template = listing.outlet.template
    data: Any = {"@context": "https://schema.org", **article}
    if template == "graph":
        site = {"@type": "WebSite", "name": listing.outlet.name, "url": f"{listing.base_url}/"}
        data = {"@context": "https://schema.org", "@graph": [site, article]}
    if check is not None:
        data = [data, _claim_review(listing, item, check)]
    # Escaped so that no text of an article can end the script element.
    return mark_safe(json.dumps(data, ensure_ascii=True).translate(_JSON_ESCAPES))  # noqa: S308


def _news_article(listing: Listing, item: Item) -> dict[str, object]:
    data: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": item.title,
        "url": item.url,
        "mainEntityOfPage": item.url,
        "datePublished": item.published_iso,
        "dateModified": item.modified_iso,
        "inLanguage": "id",
        "publisher": {"@type": "Organization", "name": listing.outlet.name},
    }
    if item.author:
        data["author"] = {"@type": "Person", "name": item.author}
    if item.picture_url:
        data["image"] = [item.picture_url]
    return data


def _claim_review(listing: Listing, item: Item, check: FactCheck) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": item.url,
        "datePublished": item.published_at.date().isoformat(),
        "claimReviewed": check.claim,
        "author": {
            "@type": "Organization",
            "name": listing.outlet.name,
            "url": f"{listing.base_url}/",
        },
        "itemReviewed": {"@type": "Claim", "appearance": check.claim_seen},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": check.rating_value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": check.rating,
        },
    }
