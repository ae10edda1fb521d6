"""The whole path: from HTTP on loopback to committed, searchable, clustered articles.

    script/bench ingest [--sample N]        (N pages)

Generated sites (`_news.py`) are read by one worker process as every office runs it: feeds, pages,
layouts learned on the way, copies, stories, topics, words of the search. The peer is the script
that one would write in an afternoon: feedparser, httpx with kept connections, trafilatura,
datasketch's MinHashLSH, one INSERT for each article. It builds no search, no stories, no
revisions, keeps no page, asks no robots.txt and is given no pauses either.

Both are warm: the worker has read one site that is not counted, the script has read one page.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import _news
import feedparser
import httpx
import psycopg
import trafilatura
from _office import database_pid, office, processor_seconds, two_cores, worker
from _report import Row, report
from _server import Bodies, from_memory, serving
from datasketch import MinHash, MinHashLSH
from django.db import connection

from kentongan.engine.text import words

PAGES = 5_000
WARM = _news.SITES  # the site that only warms up
WARM_PAGES = 20
FASTER = 5.0
MOST_MEMORY = 400.0  # MB
LONGEST = 1800.0  # seconds
PERMUTATIONS = 128
SHINGLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds by the clock, and of the processors (the database's counted in)."""

    clock: float
    processor: float


def measure(sample: int | None) -> Iterable[Row]:
    two_cores()
    count = sample or PAGES
    with serving(partial(from_memory, partial(bodies, count))) as port:
        names = [_news.Site(number, port).host for number in range(_news.SITES + 1)]
        with office(names) as home:
            with worker(home) as memory:
                read_warm(port)
                ours = spent_on([memory.pid, database_pid()], partial(read_all, port, count))
                most = memory.most
            missing = incomplete(count)
            theirs = read_by_script(port, count)
    yield Row(
        what="articles a second", value=count / ours.clock,
        peer="feedparser, trafilatura, datasketch", peer_value=count / theirs.clock,
        must=FASTER * count / theirs.clock,
        note=f"{theirs.clock / ours.clock:.2f} times, {count} pages",
    )  # fmt: skip
    yield Row(
        what="of the processors for each", value=1000 * ours.processor / count, unit="ms",
        peer="the same script", peer_value=1000 * theirs.processor / count,
        note=f"a {theirs.processor / ours.processor:.2f}th, PostgreSQL counted in",
    )  # fmt: skip
    yield Row(
        what="most memory of the worker", value=most, unit="MB", must=MOST_MEMORY, at_most=True
    )
    yield Row(what="articles that are not whole", value=missing, must=0, at_most=True)


def spent_on(processes: Sequence[int], work: Callable[[], object]) -> Spent:
    before = sum(map(processor_seconds, processes))
    started = time.perf_counter()
    work()
    clock = time.perf_counter() - started
    return Spent(clock=clock, processor=sum(map(processor_seconds, processes)) - before)


def bodies(count: int, port: int) -> Bodies:
    """What each host answers to each path."""
    found: dict[tuple[str, str], bytes] = {}
    for site, listed in [*published(count), warm()]:
        at = _news.Site(site, port)
        name = at.host.split(":")[0]
        found[name, "/feed"] = _news.feed(at, listed[::-1])
        found |= {(name, each.path): _news.page(each, at) for each in listed}
    return found


def published(count: int) -> list[tuple[int, list[_news.Story]]]:
    """The articles of each site, oldest first."""
    told = _news.stories(count)
    return [(site, told[site :: _news.SITES]) for site in range(_news.SITES)]


def warm() -> tuple[int, list[_news.Story]]:
    return WARM, list(islice(_news.endless(seed=9), WARM_PAGES))


def read_warm(port: int) -> None:
    watch([_news.Site(WARM, port)])
    wait_for(WARM_PAGES)


def read_all(port: int, count: int) -> None:
    """From the first look at a feed until the last article can be searched."""
    watch([_news.Site(number, port) for number in range(_news.SITES)])
    wait_for(WARM_PAGES + count)


def watch(sites: Sequence[_news.Site]) -> None:
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


def wait_for(count: int) -> None:
    """Until so many articles are analysed."""
    deadline = time.monotonic() + LONGEST
    while (done := analysed()) < count:
        if time.monotonic() > deadline:
            raise SystemExit(f"{done} of {count} articles after {LONGEST:.0f} s")
        time.sleep(0.1)


def analysed() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM listening_article WHERE analysed_at IS NOT NULL")
        return int(cursor.fetchone()[0])


def incomplete(count: int) -> int:
    """Articles that are missing, or have no page read, no story or no words for the search."""
    from kentongan.listening.models import Article

    whole = Article.objects.filter(kind="article", fetch_state="done", story__isnull=False)
    return WARM_PAGES + count - whole.filter(search_document__isnull=False).count()


def read_by_script(port: int, count: int) -> Spent:
    """The plain script with the same feeds and pages."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
        database.execute(TABLE)
        script = Script(database, port)
        script.read_feed(_news.Site(WARM, port), most=1)
        spent = spent_on([os.getpid(), database_pid()], script.read_all)
        stored = database.execute("SELECT count(*) FROM script_article").fetchone()
    if stored != (count + 1,):
        raise SystemExit(f"the script stored {stored} of {count} articles")
    return spent


TABLE = """
CREATE TABLE script_article (
  id bigserial PRIMARY KEY, url text UNIQUE, title text, author text, published_at timestamptz,
  body text, copy_of text
)
"""
INSERT = """
INSERT INTO script_article (url, title, author, published_at, body, copy_of)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (url) DO NOTHING
"""


class Script:
    """The afternoon's script: one article after the other."""

    def __init__(self, database: psycopg.Connection[Any], port: int) -> None:
        self.database = database
        self.port = port
        self.web = httpx.Client()
        self.copies = MinHashLSH(threshold=0.6, num_perm=PERMUTATIONS)

    def read_all(self) -> None:
        for number in range(_news.SITES):
            self.read_feed(_news.Site(number, self.port))

    def read_feed(self, site: _news.Site, most: int | None = None) -> None:
        for entry in feedparser.parse(self._get(site.url("/feed"))).entries[:most]:
            told = trafilatura.bare_extraction(self._get(entry.link), include_comments=False)
            text = told.text if told else entry.summary
            self.database.execute(
                INSERT,
                [
                    entry.link,
                    entry.title,
                    told.author if told else None,
                    entry.published,
                    text,
                    self._copy_of(entry.link, text),
                ],
            )

    def _get(self, url: str) -> bytes:
        parts = urlsplit(url)
        where = f"http://127.0.0.1:{self.port}{parts.path}"  # not every machine knows *.localhost
        return self.web.get(where, headers={"Host": parts.netloc}).content

    def _copy_of(self, key: str, text: str) -> str | None:
        tokens = words(text)
        shingles = {" ".join(tokens[at : at + SHINGLE]) for at in range(len(tokens))}
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([each.encode() for each in shingles])
        found = self.copies.query(signature)
        self.copies.insert(key, signature)
        return str(found[0]) if found else None


if __name__ == "__main__":
    report(measure)
