"""Real pages and feeds, not the demo's: read from files, and from a site by the worker."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from psycopg.rows import dict_row
from pypdf import PdfReader

from kentongan.core.database.embedded import EmbeddedPostgres
from kentongan.engine.tests.loopback import Page, Site, page, serving
from kentongan.engine.tests.shared import shared_file
from tests.running import command, wait_for, working

pytestmark = pytest.mark.xdist_group("commands")

FEEDS = {"real-cnn.rss": 69, "real-korean-times.rss": 195}  # entries
ENTRIES = sum(FEEDS.values())
UNTOLD = """<html><head><title>Jalan Lumbung diperbaiki</title>
<meta property="article:published_time" content="2016-02-23T08:15:00"></head>
<body><article><h1>Jalan Lumbung diperbaiki</h1><p>{}</p></article></body></html>"""
SENTENCE = (
    "Dinas Pekerjaan Umum memperbaiki Jalan Lumbung sepanjang dua kilometer mulai Senin pagi. "
)
ARTICLES = """SELECT a.url, a.title, a.kind, a.published_at, a.published_local, a.fetch_state,
    coalesce((SELECT text FROM listening_articletext t WHERE t.article_id = a.id
              ORDER BY revision DESC LIMIT 1), '') AS text
    FROM listening_article a ORDER BY a.id"""


Connection = psycopg.Connection[dict[str, Any]]


@contextmanager
def database(home: Path) -> Iterator[Connection]:
    with (
        EmbeddedPostgres(home) as url,
        psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection,
    ):
        yield connection


def rows(connection: Connection, query: Any) -> list[dict[str, Any]]:
    return connection.execute(query).fetchall()


@dataclass(frozen=True, slots=True)
class Read:
    """What the command said of each file, by name, and the articles that it stored."""

    home: Path
    said: dict[str, str]
    articles: list[dict[str, Any]]
    jobs: int

    def named(self, url: str) -> dict[str, Any]:
        return next(each for each in self.articles if each["url"] == url)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """An empty installation into which the saved pages and feeds were read."""
    folder = tmp_path_factory.mktemp("nyata")
    own, home = folder / "jalan.html", folder / "rumah"
    own.write_text(UNTOLD.format(SENTENCE * 6), encoding="utf-8")
    given = [
        shared_file("data/extraction/indonesian/pages"),
        shared_file("data/extraction/indonesian/index_pages"),
        *(shared_file(f"data/feeds/{name}") for name in FEEDS),
        own,
    ]
    done = command(home, "ingest", *map(str, given))
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    lines = done.stdout.decode().splitlines()
    said = {Path(line.split(": ", 1)[1].split(" ")[0]).name: line for line in lines}
    assert len(said) == len(lines)
    with database(home) as connection:
        # After an analysis the rules of alerts are asked; that fetches nothing.
        jobs = rows(
            connection, "SELECT id FROM procrastinate_jobs WHERE task_name NOT LIKE '%.ring'"
        )
        return Read(home, said, rows(connection, ARTICLES), len(jobs))


def gold() -> list[dict[str, Any]]:
    file = shared_file("data/extraction/indonesian/gold.json")
    return list(json.loads(file.read_text(encoding="utf-8")))


def test_each_file_is_told_of(read: Read) -> None:
    folder = shared_file("data/extraction/indonesian")
    pages = {file.name for file in (folder / "pages").iterdir()}
    lists = {file.name for file in (folder / "index_pages").iterdir()}
    assert set(read.said) == pages | lists | set(FEEDS) | {"jalan.html"}
    assert all(read.said[name].startswith("disimpan: ") for name in pages)
    assert all("daftar berita, bukan berita" in read.said[name] for name in lists)
    for name, count in FEEDS.items():
        assert read.said[name].endswith(f"{count} entri, {count} baru")
    short = {name for name, line in read.said.items() if "berita singkat" in line}
    assert short == {"detik-singlepage2.html"}


def test_saved_pages_keep_title_text_time_and_their_own_address(read: Read) -> None:
    saved = [each for each in read.articles if each["text"] and "republika" in each["url"]]
    assert len(saved) == 3
    by_title = {each["title"]: each for each in read.articles}
    for told in gold():
        title = told["title"].strip().removeprefix("In Picture: ")
        found = by_title[title]
        assert found["kind"] == ("stub" if told["page"] == "detik-singlepage2.html" else "article")
        assert len(found["text"]) > 100
        at = datetime.fromtimestamp(int(told["date"]) / 1000, UTC)
        assert abs((found["published_at"] - at).total_seconds()) < 60, title
        is_unknown = found["url"].startswith("file:")
        assert is_unknown == ("alamat tidak diketahui" in read.said[told["page"]])
        assert is_unknown or found["url"].startswith("http")


def test_a_page_without_zone_and_address_keeps_its_wall_clock(read: Read) -> None:
    (found,) = (each for each in read.articles if "jalan.html" in each["url"])
    assert found["url"].startswith("file:/")
    assert found["published_at"] is None
    assert (found["published_local"].hour, found["published_local"].minute) == (8, 15)
    assert "alamat tidak diketahui, zona waktu tidak disebut" in read.said["jalan.html"]


def test_feed_entries_are_stubs_with_the_feeds_text_and_nothing_is_fetched(read: Read) -> None:
    stubs = [each for each in read.articles if "cnn.com" in each["url"] or "korea" in each["url"]]
    assert len(stubs) == ENTRIES
    assert {each["kind"] for each in stubs} == {"stub"}
    assert {each["fetch_state"] for each in stubs} == {"done"}
    assert all(each["title"] for each in stubs)
    assert sum(bool(each["text"]) for each in stubs) == ENTRIES - 12 - 16  # as the feeds tell
    assert sum(each["published_at"] is None for each in stubs) == 17
    assert read.jobs == 0


def test_the_brief_of_a_day_that_the_pages_cover_has_content(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "laporan.pdf"
    done = command(read.home, "brief", "--date", "2016-02-23", "--out", str(file))
    said = done.stdout.decode()
    assert "8 berita, " in said, done.stderr.decode()[-3000:]
    assert "Samsul Arif Tak Beban Lawan Arema" in said
    told = " ".join("".join(each.extract_text() for each in PdfReader(file).pages).split())
    assert "1 berita dari 1 media" in told
    assert "alamat tidak diketahui" in told
    assert "file:" not in told


# --- the same feeds, and a site of our own, by `source add` and the worker -----------------------

ARTICLE = """<!doctype html><html lang="id"><head><title>{title}</title>
<meta property="article:published_time" content="2026-03-02T{hour:02}:00:00+07:00"></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""
ITEM = (
    "<item><title>{title}</title><link>{link}</link><description>Ringkas.</description>"
    "<pubDate>Mon, 02 Mar 2026 {hour:02}:00:00 +0700</pubDate></item>"
)
TITLES = {
    "/jalan": "Jalan Lumbung diperbaiki",
    "/pasar": "Pasar murah dibuka tiga hari",
    "/posko": "Posko kesehatan buka sampai malam",
}
LATER = ("/jembatan", "Jembatan Kalirejo dibuka lagi")


def feed(site: Site, titles: dict[str, str]) -> Page:
    items = (
        ITEM.format(title=title, link=local(site, path), hour=6 + number)
        for number, (path, title) in enumerate(titles.items())
    )
    told = f"<rss version='2.0'><channel><title>Warta</title>{''.join(items)}</channel></rss>"
    return page(told.encode(), headers={"Content-Type": "application/rss+xml"})


def article(title: str, number: int) -> Page:
    text = f"{title}, kata kepala dinas pada Senin pagi. {SENTENCE}" * 4
    told = ARTICLE.format(title=title, text=text, hour=6 + number)
    return page(told.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def local(site: Site, path: str) -> str:
    return f"http://127.0.0.1:{site.port}{path}"


def test_a_site_and_real_feeds_are_watched_by_the_worker(tmp_path: Path) -> None:
    home = tmp_path / "rumah"
    pages = {f"/{name}": page(shared_file(f"data/feeds/{name}").read_bytes()) for name in FEEDS}
    with serving(pages) as site:
        pages |= {path: article(title, at) for at, (path, title) in enumerate(TITLES.items())}
        pages |= {"/warta.rss": feed(site, TITLES), "/kabar.rss": feed(site, {})}
        pages[LATER[0]] = article(LATER[1], 3)
        # The entries' own sites are out of reach: nothing here listens on that port.
        silent = "www.cnn.com:443=127.0.0.1,www.koreatimes.co.kr:443=127.0.0.1"
        settings = {"KENTONGAN_INTRANET": f"127.0.0.1:{site.port},{silent}"}
        for path in ("/warta.rss", "/kabar.rss", *(f"/{name}" for name in FEEDS)):
            added = command(home, "source", "add", local(site, path), settings=settings)
            assert "feed http://127.0.0.1" in added.stdout.decode(), added.stderr.decode()[-3000:]
        with working(home, **settings), database(home) as connection:
            arrive_once(connection, site)
            come_not_twice(connection)
            pages["/warta.rss"] = page(b"<!doctype html><p>Situs kami pindah.</p>")
            pages["/kabar.rss"] = feed(site, dict([LATER]))
            go_on_beside_a_broken_feed(connection, site)
        listed = command(home, "source", "list").stdout.decode()
    broken = next(line for line in listed.splitlines() if "/warta.rss" in line)
    assert "bukan feed atau peta situs" in broken
    assert "Alamat ini bukan feed." in broken


def arrive_once(connection: Connection, site: Site) -> None:
    own = wait_for(lambda: all_read(connection, site, len(TITLES)), seconds=600)
    assert {each["title"] for each in own} == set(TITLES.values())
    first = datetime(2026, 3, 2, 6, tzinfo=ZoneInfo("Asia/Jakarta"))
    for number, each in enumerate(own):
        assert each["published_at"] == first + timedelta(hours=number)
        assert SENTENCE.strip() in each["text"]
    wait_for(lambda: polls(connection) >= 4, seconds=600)
    entries = [each for each in rows(connection, ARTICLES) if local(site, "/") not in each["url"]]
    assert len(entries) == ENTRIES
    assert {each["fetch_state"] for each in entries} == {"pending"}
    assert sum(bool(each["text"]) for each in entries) == ENTRIES - 12 - 16


def come_not_twice(connection: Connection) -> None:
    before = rows(connection, ARTICLES)
    look_again(connection, lambda: polls(connection) >= 8)
    assert rows(connection, "SELECT sum(new) AS n FROM listening_poll")[0]["n"] == len(before)
    assert rows(connection, ARTICLES) == before


def go_on_beside_a_broken_feed(connection: Connection, site: Site) -> None:
    look_again(connection, lambda: all_read(connection, site, len(TITLES) + 1))
    wait_for(lambda: polls(connection) >= 12, seconds=600)
    last = rows(connection, "SELECT url, last_outcome, last_detail FROM listening_source")
    told = {each["url"].rsplit("/", 1)[1]: each for each in last}
    assert told["warta.rss"]["last_outcome"] == "not_readable"
    assert told["warta.rss"]["last_detail"] == "Alamat ini bukan feed."
    assert told["kabar.rss"]["last_outcome"] == "new"
    assert {told[name]["last_outcome"] for name in FEEDS} == {"nothing_new"}
    assert len(rows(connection, ARTICLES)) == ENTRIES + len(TITLES) + 1


def all_read(connection: Connection, site: Site, count: int) -> list[dict[str, Any]]:
    found = [each for each in rows(connection, ARTICLES) if local(site, "/") in each["url"]]
    return found if [each["fetch_state"] for each in found] == ["done"] * count else []


def look_again(connection: Connection, seen: Callable[[], object]) -> None:
    """As if the time for the next look had come."""
    connection.execute("UPDATE listening_source SET next_poll_at = NULL")
    wait_for(seen, seconds=600)


def polls(connection: Connection) -> int:
    return int(rows(connection, "SELECT count(*) AS n FROM listening_poll")[0]["n"])
