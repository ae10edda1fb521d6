"""Generated sites that a worker reads from HTTP to the search: the path that `ingest` measures."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import connection

from bench import _news
from bench._server import Bodies

LONGEST = 1800.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """So many articles of `sites` sites, drawn by a seed of their own."""

    count: int
    first: int = 0  # number of its first site
    sites: int = _news.SITES
    seed: int = 1

    def places(self, port: int) -> list[_news.Site]:
        return [_news.Site(self.first + number, port) for number in range(self.sites)]

    def bodies(self, port: int) -> Bodies:
        """What each host answers to each path: its feed, and its pages."""
        step = _news.DAYS * 86400 / self.count
        told = list(islice(_news.endless(seed=self.seed, sites=self.sites, step=step), self.count))
        found: dict[tuple[str, str], bytes] = {}
        for place, site in enumerate(self.places(port)):
            listed = told[place :: self.sites]
            name = site.host.split(":")[0]
            found[name, "/feed"] = _news.feed(site, listed[::-1])
            found |= {(name, each.path): _news.page(each, site) for each in listed}
        return found


def bodies(editions: Iterable[Edition], port: int) -> Bodies:
    return {place: body for each in editions for place, body in each.bodies(port).items()}


def read(edition: Edition, port: int) -> None:
    """From the first look at a feed until the last article can be searched."""
    done = analysed()
    _watch(edition.places(port))
    deadline = time.monotonic() + LONGEST
    while (now := analysed() - done) < edition.count:
        if time.monotonic() > deadline:
            raise SystemExit(f"{now} of {edition.count} articles after {LONGEST:.0f} s")
        time.sleep(0.1)


def _watch(sites: Iterable[_news.Site]) -> None:
    from kentongan.core import clocks
    from kentongan.listening import actions
    from kentongan.listening.models import Outlet, Source

    for site in sites:
        outlet = Outlet.objects.create(name=site.name, domain=site.host.split(":")[0])
        Source.objects.create(
            outlet=outlet, name=site.name, kind="feed", url=site.url("/feed"),
            added_at=clocks.now(),
        )  # fmt: skip
    actions.poll_due()


def analysed() -> int:
    """Articles of generated sites that have gone the whole way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM listening_article"
            " WHERE analysed_at IS NOT NULL AND host LIKE 'warta%%.localhost%%'"
        )
        return int(cursor.fetchone()[0])


def incomplete(count: int) -> int:
    """Articles that are missing, or have no page read, no story or no words for the search."""
    from kentongan.listening.models import Article

    whole = Article.objects.filter(
        host__contains=".localhost", kind="article", fetch_state="done", story__isnull=False
    )
    return count - whole.filter(search_document__isnull=False).count()
