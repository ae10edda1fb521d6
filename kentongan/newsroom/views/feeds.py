"""Feeds and the sitemap: what is public now, nothing that waits."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from kentongan.accounts import access
from kentongan.newsroom.entries import Entry, latest

SITEMAP_LIMIT = 5_000


@access.public
@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    return _feed(Rss201rev2Feed, "/rss.xml", "application/rss+xml")


@access.public
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    return _feed(Atom1Feed, "/atom.xml", "application/atom+xml")


@access.public
@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    home = settings.KENTONGAN_PUBLIC_URL
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(),
        "home_page_url": f"{home}/",
        "feed_url": f"{home}/feed.json",
        "language": "id",
        "items": [_json_item(entry) for entry in latest()],
    }
    return JsonResponse(document, content_type="application/feed+json")


@access.public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("path")[:SITEMAP_LIMIT]
    context = {"pages": pages, "home": settings.KENTONGAN_PUBLIC_URL}
    return render(request, "newsroom/sitemap.xml", context, content_type="application/xml")


def _feed(kind: type[SyndicationFeed], place: str, content_type: str) -> HttpResponse:
    home = settings.KENTONGAN_PUBLIC_URL
    feed = kind(
        title=_title(),
        link=f"{home}/",
        description=_("News releases, clarifications and emergency notices."),
        language="id",
        feed_url=f"{home}{place}",
    )
    for entry in latest():
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            unique_id=entry.url,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            author_name=entry.agency,
            categories=[entry.kind],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=f"{content_type}; charset=utf-8")


def _json_item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": entry.agency}],
        "tags": [entry.kind],
    }


def _title() -> str:
    return _("News from the government's public relations office")
