"""The whole path: from HTTP on loopback to committed, searchable, clustered articles.

    script/bench ingest [--sample N]        (N pages)

Generated sites (`_news.py`) are read by one worker process as every office runs it: feeds, pages,
layouts learned on the way, copies, stories, topics, words of the search. The peer is the script
that one would write in an afternoon: feedparser, httpx with kept connections, trafilatura,
datasketch's MinHashLSH, one INSERT for each article. It builds no search, no stories, no
revisions, keeps no page, asks no robots.txt and is given no pauses either.

Both are warm: the worker has read one site that is not counted, the script has read one page.
A small sample says little: each site's first pages are read by the consensus until its layout is
learned, so 60 pages are all of that kind, of 5,000 about one in fifteen.
"""

import os
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import feedparser
import httpx
import psycopg
import trafilatura
from datasketch import MinHash, MinHashLSH

from bench import _news, _path
from bench._office import database_pid, office, two_cores, worker
from bench._path import Edition
from bench._report import Row, report
from bench._server import from_memory, serving
from bench._spent import Spent, spent_on
from kentongan.engine.text import words

PAGES = 5_000
WARM = Edition(count=20, first=_news.SITES, sites=1, seed=9)  # a site that is not counted
FASTER = 5.0
MOST_MEMORY = 400.0  # MB
PERMUTATIONS = 128
SHINGLE = 3


def measure(sample: int | None) -> Iterable[Row]:
    two_cores()
    edition = Edition(count=sample or PAGES)
    count = edition.count
    with serving(partial(from_memory, partial(_path.bodies, [WARM, edition]))) as port:
        sites = [*WARM.places(port), *edition.places(port)]
        with office([site.host for site in sites]) as home:
            with worker(home) as memory:
                _path.read(WARM, port)
                read = partial(_path.read, edition, port)
                ours = spent_on([memory.pid, database_pid()], read)
                most = memory.most
            missing = _path.incomplete(WARM.count + count)
            theirs = read_by_script(sites, count)
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


def read_by_script(sites: Sequence[_news.Site], count: int) -> Spent:
    """The plain script with the same feeds and pages."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
        database.execute(TABLE)
        script = Script(database, sites[0].port)
        script.read_feed(sites[0], most=1)
        spent = spent_on([os.getpid(), database_pid()], partial(script.read_all, sites[1:]))
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

    def read_all(self, sites: Sequence[_news.Site]) -> None:
        for site in sites:
            self.read_feed(site)

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
