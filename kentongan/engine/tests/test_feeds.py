"""Feeds as outlets really serve them: valid, broken, mislabelled and hostile."""

import json
from datetime import UTC, datetime

import pytest

from kentongan.engine import feeds
from kentongan.engine.feeds import Feed, NotAFeed
from kentongan.engine.tests.shared import shared_file

URL = "https://warta.example/rss"
NOW = datetime(2025, 11, 24, 5, 0, tzinfo=UTC)
LOCAL = datetime(2024, 4, 22, 17, 22)  # noqa: DTZ001 (a time without zone is the point)
DATE = "<pubDate>24 Nov 2025 10:00 WIB</pubDate>"


def parse(text: str | bytes, content_type: str | None = None) -> Feed:
    body = text.encode() if isinstance(text, str) else text
    return feeds.parse(body, url=URL, content_type=content_type, fetched_at=NOW)


def rss(items: str, *, channel: str = "<title>Warta</title>") -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{items}</channel></rss>'


def item(title: str, link: str, *more: str) -> str:
    return f"<item><title>{title}</title><link>{link}</link>{''.join(more)}</item>"


@pytest.mark.parametrize(
    ("name", "title", "entries", "dated"),
    [
        ("real-cnn.rss", "CNN.com - RSS Channel - HP Hero", 69, 52),
        ("real-korean-times.rss", "Korea Times News", 195, 195),
    ],
)
def test_a_real_feed_is_read_whole(name: str, title: str, entries: int, dated: int) -> None:
    feed = parse(shared_file(f"data/feeds/{name}").read_bytes())
    assert (feed.title, feed.kind, len(feed.entries)) == (title, "rss", entries)
    assert sum(entry.published_at is not None for entry in feed.entries) == dated
    assert all(entry.url and entry.title for entry in feed.entries)
    assert len({entry.id for entry in feed.entries}) == entries
    assert feed.problems == ()


def test_the_zone_of_a_real_date_is_the_one_told() -> None:
    feed = parse(shared_file("data/feeds/real-korean-times.rss").read_bytes())
    first = feed.entries[0]
    assert first.published_raw == "Thu,28 Jul 2022 4:35:5 GMT+9"
    assert first.published_at is not None
    assert first.published_at.astimezone(UTC) == datetime(2022, 7, 27, 19, 35, 5, tzinfo=UTC)


def test_an_rss_entry_with_everything() -> None:
    feed = parse(
        """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Warta &amp; Kabar</title><link>https://warta.example/</link>
        <language>id-ID</language><item><guid isPermaLink="false">77</guid>
        <title><![CDATA[Banjir &amp; longsor di <i>Sukamulya</i>]]></title>
        <link> https://warta.example/banjir </link>
        <description>&lt;p&gt;Air naik.&lt;/p&gt;&lt;p&gt;Warga mengungsi.&lt;/p&gt;
        &lt;script&gt;x()&lt;/script&gt;</description>
        <content:encoded><![CDATA[<p onclick="x()">Air <a href="/lagi">naik</a>.</p>
        <script>x()</script><img src="/foto.jpg">]]></content:encoded>
        <pubDate>Senin, 24 Nov 2025 10:21 WIB</pubDate><dc:creator>Ani</dc:creator>
        <category>Daerah</category><category>Banjir</category>
        <media:content url="/kecil.jpg" type="image/jpeg" width="100"/>
        <media:content url="/besar.jpg" type="image/jpeg" width="900"/></item></channel></rss>"""
    )
    entry = feed.entries[0]
    assert (feed.title, feed.home_url, feed.language) == (
        "Warta & Kabar",
        "https://warta.example/",
        "id",
    )
    assert entry.title == "Banjir & longsor di Sukamulya"
    assert entry.url == "https://warta.example/banjir"
    assert entry.summary == "Air naik. Warga mengungsi."
    assert entry.content_html is not None
    assert 'href="https://warta.example/lagi"' in entry.content_html
    assert "script" not in entry.content_html
    assert "onclick" not in entry.content_html
    assert entry.published_at == datetime(2025, 11, 24, 3, 21, tzinfo=UTC)
    assert (entry.zone_evidence, entry.published_raw) == ("WIB", "Senin, 24 Nov 2025 10:21 WIB")
    assert (entry.authors, entry.categories) == (("Ani",), ("Daerah", "Banjir"))
    assert entry.image_url == "https://warta.example/besar.jpg"


def test_atom() -> None:
    feed = parse(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id" xml:base="https://a.example/x/">
        <title>Atom</title><link href="https://a.example/"/><entry><id>tag:a,1</id>
        <title type="html">Satu &amp;lt; dua</title><link rel="alternate" href="satu"/>
        <updated>2025-11-24T10:00:00+08:00</updated><author><name>Budi</name></author>
        <category term="kota"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
        Isi <b>tebal</b></div></content></entry></feed>"""
    )
    entry = feed.entries[0]
    assert (feed.kind, feed.language) == ("atom", "id")
    assert (entry.id, entry.url) == ("tag:a,1", "https://a.example/x/satu")
    assert (entry.title, entry.summary) == ("Satu < dua", "Isi tebal")
    assert entry.published_at == entry.updated_at == datetime(2025, 11, 24, 2, 0, tzinfo=UTC)
    assert entry.authors == ("Budi",)


def test_rdf() -> None:
    feed = parse(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://r.example/"><title>RDF</title></channel>
        <item rdf:about="https://r.example/1"><title>Satu</title><link>https://r.example/1</link>
        <dc:date>2025-11-24T08:00:00Z</dc:date></item></rdf:RDF>"""
    )
    assert (feed.kind, feed.title) == ("rdf", "RDF")
    assert feed.entries[0].published_at == datetime(2025, 11, 24, 8, 0, tzinfo=UTC)


def test_json_feed() -> None:
    feed = parse(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "J",
                "home_page_url": "https://j.example/",
                "items": [
                    {"id": 5, "url": "/5", "title": "Lima", "content_html": "<p>Isi</p>",
                     "date_published": "2025-11-24T08:00:00+07:00", "authors": [{"name": "Cici"}],
                     "tags": ["a", 1], "image": "//cdn.example/x.png"},
                    "not an item",
                ],
            }
        )
    )  # fmt: skip
    entry = feed.entries[0]
    assert (feed.kind, len(feed.entries), entry.id) == ("json", 1, "5")
    assert (entry.url, entry.image_url) == ("https://j.example/5", "https://cdn.example/x.png")
    assert (entry.summary, entry.authors, entry.categories) == ("Isi", ("Cici",), ("a",))


@pytest.mark.parametrize("empty", [rss(""), '<feed xmlns="http://www.w3.org/2005/Atom"/>'])
def test_a_feed_without_entries_is_fine(empty: str) -> None:
    assert parse(empty).entries == ()


def test_a_date_without_zone_stays_local_and_a_relative_one_counts_from_the_fetch() -> None:
    text = rss(
        item("Satu", "/1", "<pubDate>22 April 2024, 17:22</pubDate>")
        + item("Dua", "/2", "<pubDate>5 menit yang lalu</pubDate>")
        + item("Tiga", "/3", "<pubDate>entah kapan</pubDate>")
    )
    feed = parse(text)
    first, second, third = feed.entries
    assert (first.published_at, first.published_local) == (None, LOCAL)
    assert second.published_at == datetime(2025, 11, 24, 4, 55, tzinfo=UTC)
    assert (third.published_at, third.published_raw) == (None, "entah kapan")
    assert feed.problems == ("The date of 1 entries could not be read.",)
    unclocked = feeds.parse(text.encode(), url=URL, content_type=None)
    assert unclocked.entries[1].published_at is None


def test_an_entry_without_date_gets_none_though_its_id_looks_like_one() -> None:
    entry = parse(rss(item("Satu", "/1", "<guid>20251124</guid>"))).entries[0]
    assert (entry.published_at, entry.published_local, entry.published_raw) == (None, None, "")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/berita/1", "https://warta.example/berita/1"),
        ("//cdn.example/1", "https://cdn.example/1"),
        ("www.lain.example/1", "https://www.lain.example/1"),
        ("warta.example/1", "https://warta.example/1"),
        ("berita.html", "https://warta.example/berita.html"),
        ("https://warta.example/pan\njang", "https://warta.example/panjang"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[rusak", None),
    ],
)
def test_links_are_made_whole(link: str, url: str | None) -> None:
    assert parse(rss(item("Judul", link))).entries[0].url == url


def test_a_guid_that_is_an_address_stands_in_for_a_missing_link() -> None:
    text = rss("<item><title>Satu</title><guid>https://warta.example/1</guid></item>")
    assert parse(text).entries[0].url == "https://warta.example/1"


def test_the_same_id_on_all_entries_is_replaced() -> None:
    guid = "<guid>warta</guid>"
    feed = parse(rss(item("A", "/a", guid) + item("B", "/b", guid) + item("C", "/c", guid)))
    assert [entry.id for entry in feed.entries] == [
        f"https://warta.example/{name.lower()} {name}" for name in "ABC"
    ]
    assert "same id" in feed.problems[0]


def test_two_entries_with_one_id_are_merged() -> None:
    guid = "<guid>1</guid>"
    second = item("A", "/a", guid, "<pubDate>Mon, 24 Nov 2025 03:00:00 GMT</pubDate>")
    feed = parse(rss(item("A", "/a", guid) + second + item("B", "/b")))
    assert [entry.title for entry in feed.entries] == ["A", "B"]
    assert feed.entries[0].published_at == datetime(2025, 11, 24, 3, 0, tzinfo=UTC)
    assert feed.problems == ("Entries with the same id were merged.",)


def test_too_many_entries_and_too_long_texts_are_bounded() -> None:
    long = "kata " * 5000
    items = item(long, "/x", f"<guid>{'i' * 900}</guid><description>{long}</description>")
    feed = parse(rss(items + "".join(item(f"J{n}", f"/{n}") for n in range(2500))))
    assert len(feed.entries) == 2000
    assert "more than 2000" in feed.problems[0]
    first = feed.entries[0]
    assert (len(first.title) <= 500, len(first.summary) <= 5000) == (True, True)
    assert first.title.endswith("kata…")
    assert first.id.startswith("sha256:")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss(item("Kafé “baru”", "/1")).encode(), "text/xml; charset=iso-8859-1"),
        (rss(item("Kafé “baru”", "/1")).encode("cp1252"), "text/xml; charset=utf-8"),
        (rss(item("Kafé “baru”", "/1")).encode("cp1252"), "text/xml; charset=iso-8859-1"),
        (rss(item("Kafé “baru”", "/1")).encode("cp1252"), None),
        (rss(item("Kafé “baru”", "/1")).encode("utf-16"), None),
        (rss(item("Kafé “baru”", "/1")).encode("utf-8-sig"), "text/xml; charset=latin1"),
        (
            rss(item("Kafé “baru”", "/1")).replace('"1.0"', '"1.0" encoding="iso-8859-1"').encode(),
            None,
        ),
    ],
)
def test_a_wrong_charset_label_does_no_harm(body: bytes, content_type: str | None) -> None:
    assert parse(body, content_type).entries[0].title == "Kafé “baru”"


def test_nul_and_control_characters_are_dropped() -> None:
    feed = parse(rss(item("Ba\x00nj\x0bir", "/1")))
    assert feed.entries[0].title == "Banjir"
    assert feed.problems == ()


@pytest.mark.parametrize(
    "damaged",
    [
        rss(item("Satu & dua", "/1?a=1&b=2", DATE)),
        rss(item("Satu &nbsp;&amp; dua", "/1?a=1&amp;b=2", DATE)),
        rss(
            item("Satu &amp; dua", "/1?a=1&amp;b=2", DATE)
            + item("x", "/2")
        )[:-60],
    ],
)  # fmt: skip
def test_a_damaged_feed_is_read_as_far_as_it_goes(damaged: str) -> None:
    feed = parse(damaged)
    assert feed.entries[0].title == "Satu & dua"
    assert feed.entries[0].url == "https://warta.example/1?a=1&b=2"
    assert feed.entries[0].published_at == datetime(2025, 11, 24, 3, 0, tzinfo=UTC)
    assert "damaged" in feed.problems[0]


def test_text_before_the_feed_is_skipped() -> None:
    feed = parse("<br />\n<b>Warning</b>: mysql\n" + rss(item("Satu", "/1")))
    assert feed.entries[0].title == "Satu"
    assert feed.problems == ("There was other text before the feed.",)


def test_a_bare_doctype_of_old_rss_is_harmless() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss.dtd">'
    assert parse(doctype + rss(item("Satu", "/1"))[21:]).entries[0].title == "Satu"


BOMB = """<?xml version="1.0"?><!-- x --><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""
FILE = """<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title>
</channel></rss>"""


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        (BOMB, "DTD"),
        (FILE, "DTD"),
        ("<html><body>Halo</body></html>", "web page"),
        ("<!DOCTYPE html><p>Halo", "web page"),
        ("<urlset><url/></urlset>", "sitemap"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        ("{", "JSON"),
        ('{"error": "no"}', "JSON"),
        ('{"items": ' + "[" * 100_000, "JSON"),
        ("not a feed at all", "no feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no feed"),
    ],
)
def test_what_is_no_feed_says_what_it_is(body: str | bytes, reason: str) -> None:
    with pytest.raises(NotAFeed, match=reason):
        parse(body)


def test_a_page_served_as_feed_offers_the_feeds_it_points_to() -> None:
    page = """<!DOCTYPE html><html><head><title>Warta</title>
    <link rel="alternate" type="application/rss+xml" title="Warta &amp; kabar" href="/feed/">
    <link rel="alternate" type="application/atom+xml" href="https://warta.example/atom.xml">
    <link rel="alternate" hreflang="en" href="/en"></head>
    <body><a href="/rss">RSS</a></body></html>"""
    with pytest.raises(NotAFeed) as caught:
        parse(page)
    assert [link.url for link in caught.value.links] == [
        "https://warta.example/feed/",
        "https://warta.example/atom.xml",
    ]
    assert caught.value.links[0].title == "Warta & kabar"


def test_plain_links_are_offered_when_nothing_is_advertised() -> None:
    page = b'<html><a href="/kanal/rss">RSS daerah</a><a href="/feedback">Saran</a></html>'
    (found,) = feeds.discover(page, url="https://warta.example/a/b")
    assert (found.url, found.title) == ("https://warta.example/kanal/rss", "RSS daerah")


def test_hostile_nesting_costs_the_markup_but_not_the_text() -> None:
    nested = "<b><i>" * 20_000 + "inti kabar"
    content = {"id": "1", "title": "A", "content_html": nested, "summary": nested[-60_010:]}
    feed = parse(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [content]}))
    assert feed.entries[0].content_html is None
    assert feed.entries[0].summary == "inti kabar"


def test_a_large_damaged_feed_is_cut_and_says_so() -> None:
    damaged = rss("".join(item(f"A & {n}", f"/{n}") for n in range(20_000)))
    feed = parse(damaged)
    assert len(feed.entries) == 2000
    assert any("first part" in problem for problem in feed.problems)
