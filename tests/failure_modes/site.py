"""A site on loopback whose pages a test fills, and a source that is looked at there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kentongan.engine.tests.loopback import Page, Site, serving
from kentongan.listening import actions
from kentongan.listening.clients import web
from kentongan.listening.models import Poll, Source
from kentongan.listening.tests.factories import source


@contextmanager
def running(pages: dict[str, Page], settings: Any) -> Iterator[Site]:
    with serving(pages) as site:
        settings.KENTONGAN_RESOLVER_MAP = site.resolver
        web._session.cache_clear()
        yield site
    web._session.cache_clear()


def watch(site: Site, path: str = "/feed", **fields: object) -> Source:
    return source(site.url(path), **fields)


def look(watched: Source) -> Poll:
    watched.refresh_from_db()
    return actions.poll(source=watched)


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Warta</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(link: str, title: str = "Sungai Kalirejo meluap", at: str = "", guid: str = "") -> str:
    when = f"<pubDate>{at}</pubDate>" if at else ""
    mark = f"<guid>{guid}</guid>" if guid else ""
    return f"<item><title>{title}</title><link>{link}</link>{mark}{when}</item>"
