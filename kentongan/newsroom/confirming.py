"""Looks at our own pages as a reader does: what was fetched and seen counts as published."""

from urllib.parse import urlparse

from django.conf import settings
from django.utils.html import escape

from kentongan.delivery.actions import record_published
from kentongan.delivery.models import ChannelAccount
from kentongan.engine.fetch import AnyFetcher, Fetcher, FetchError, Limits

from . import contents
from .models import GuardedPage

AGENT = "Kentongan/1.0 (own pages)"
LIMITS = Limits(body_bytes=2_000_000, total_seconds=10)
LOOPBACK = frozenset({"localhost", "127.0.0.1"})
FEED = "/rss.xml"


def own_fetcher() -> Fetcher:
    """May reach our own public address, which on one machine is a loopback one."""
    address = urlparse(settings.KENTONGAN_PUBLIC_URL)
    resolver = dict(settings.KENTONGAN_RESOLVER_MAP)
    if address.hostname in LOOPBACK:
        port = address.port or 80
        resolver[address.hostname, port] = ("127.0.0.1", port)
    return Fetcher(user_agent=AGENT, resolver=resolver, limits=LIMITS)


def see(page: GuardedPage, fetcher: AnyFetcher) -> bool:
    """Fetch page and feed, record what is seen; whether both were."""
    content = contents.of(page)
    feed = f"{settings.KENTONGAN_PUBLIC_URL}{FEED}"
    wanted = {
        "website": (content.url, escape(page.title)),
        "feed": (feed, content.url),
    }
    accounts = ChannelAccount.objects.usable().filter(agency_id=page.agency_id)
    seen = True
    for account in accounts.filter(channel__in=wanted):
        url, sign = wanted[account.channel]
        if _shows(fetcher, url, sign):
            record_published(content=content, account=account, url=url)
        else:
            seen = False
    return seen


def _shows(fetcher: AnyFetcher, url: str, sign: str) -> bool:
    try:
        answer = fetcher.get(url)
    except FetchError:
        return False
    return answer.ok and sign in answer.body.decode("utf-8", "replace")
