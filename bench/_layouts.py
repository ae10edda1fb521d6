"""A corpus of news pages written by this file: 24 sites, each with a layout of its own.

Every page is Indonesian news of invented places, 30 to 120 KB of markup: menus, side lists,
scripts, advertisements, read-also lines, captions and tables around and inside the text.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from html import escape

LAYOUTS = 24
PLACES = ("Tirtawangi", "Lembayung", "Kencana", "Saruna", "Arungsari", "Pertala", "Senja", "Teluk")
WHO = ("Bupati", "Wali kota", "Camat", "Kepala dinas", "Lurah", "Kepala pasar")
DEEDS = ("meninjau", "memperbaiki", "menutup", "membuka", "mendata", "membahas", "mengawasi")
THINGS = (
    "jembatan",
    "pasar",
    "sekolah",
    "puskesmas",
    "jalan",
    "bendungan",
    "terminal",
    "balai desa",
)
WHYS = ("karena hujan deras", "setelah musyawarah", "menjelang musim tanam", "atas usul warga")
LINES = (
    "{who} {place} {deed} {thing} {why}, kata juru bicara pemerintah daerah, {day} lalu.",
    "Anggaran {number} juta rupiah disiapkan untuk {thing} di {place} dan tiga desa di sekitarnya.",
    "Warga {place} berharap {thing} selesai dalam {number} hari sehingga kegiatan kembali lancar.",
    "\u201cKami akan {deed} {thing} bersama warga {place} {why},\u201d ujarnya kepada wartawan.",
    "Sebanyak {number} keluarga di {place} menerima bantuan sejak {thing} rusak pekan lalu.",
    "Menurut data dinas, {number} dari {more} {thing} di {place} perlu diperiksa ulang tahun ini.",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
ZONES = (("WIB", 7), ("WITA", 8), ("WIT", 9))
HEADS = ("json-ld", "graph", "meta", "microdata", "none", "none")
CHARSETS = ("utf-8", "utf-8", "windows-1252", "utf-8", "iso-8859-1")
WRAPS = ("article", "div", "section", "div-p", "breaks", "table", "nested", "spans")
DATES = (
    "{day}, {d} {month} {y} {h:02}:{m:02} {zone}",
    "{d:02}/{mo:02}/{y}, {h:02}:{m:02} {zone}",
    "{d} {month} {y} | {h:02}.{m:02} {zone}",
    "{day} ({d}/{mo}/{y}) pukul {h:02}.{m:02} {zone}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with what it says."""

    url: str
    html: bytes
    title: str
    text: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Site:
    """What stays the same over the pages of one site."""

    number: int
    name: str
    head: str
    wrap: str
    charset: str
    date: str
    zone: tuple[str, int]
    prefix: str
    chance: int
    bulk: int
    redesigned: bool = False

    def css(self, word: str) -> str:
        """The site's own class name for a part."""
        style = (self.number + self.redesigned * 5) % 4
        return (
            f"{self.prefix}-{word}",
            f"{word}__{self.prefix}",
            f"{self.prefix}{word.capitalize()}",
            f"{word} {self.prefix}-box",
        )[style]


def sites() -> list[Site]:
    return [make_site(number) for number in range(LAYOUTS)]


def make_site(number: int, *, redesigned: bool = False) -> Site:
    """The site of that number; redesigned, the same outlet in another layout."""
    at = number + 7 * redesigned
    return Site(
        number=number,
        name=f"Warta {PLACES[number % len(PLACES)]} {number + 1}",
        head=HEADS[at % len(HEADS)],
        wrap=WRAPS[(at + at // 8) % len(WRAPS)],
        charset=CHARSETS[number % len(CHARSETS)],
        date=DATES[(at // 2) % len(DATES)],
        zone=ZONES[number % len(ZONES)],
        prefix=("wrt", "kbr", "nws", "hrn", "ltr", "dtl")[(number + 3 * redesigned) % 6],
        chance=number * 1000,
        bulk=25 + 11 * (number % 8),
        redesigned=redesigned,
    )


def pages(site: Site, count: int, *, start: int = 0) -> Iterator[Page]:
    for number in range(start, start + count):
        yield _page(site, number)


def _page(site: Site, number: int) -> Page:
    chance = random.Random(site.chance + number)
    title = _title(chance)
    texts = [_paragraph(chance) for _ in range(chance.randint(6, 16))]
    zone = timezone(timedelta(hours=site.zone[1]))
    moment = datetime(2026, 3, 1, tzinfo=zone) + timedelta(minutes=chance.randrange(120_000))
    url = f"http://warta-{site.number}.localhost/kabar/{number}/{'-'.join(title.lower().split())}"
    body = _body(site, texts, chance)
    html = _document(site, title, moment, url, body, chance)
    return Page(
        url=url,
        html=html.encode(site.charset, "xmlcharrefreplace"),
        title=title,
        text="\n".join(texts),
        published_at=moment,
    )


def _title(chance: random.Random) -> str:
    who, deed, thing = chance.choice(WHO), chance.choice(DEEDS), chance.choice(THINGS)
    return f"{who} {chance.choice(PLACES)} {deed} {chance.randint(2, 90)} {thing} pekan ini"


def _paragraph(chance: random.Random) -> str:
    return " ".join(
        chance.choice(LINES).format(
            who=chance.choice(WHO),
            place=chance.choice(PLACES),
            deed=chance.choice(DEEDS),
            thing=chance.choice(THINGS),
            why=chance.choice(WHYS),
            day=chance.choice(DAYS),
            number=chance.randint(3, 900),
            more=chance.randint(901, 2000),
        )
        for _ in range(chance.randint(1, 3))
    )


def _body(site: Site, texts: list[str], chance: random.Random) -> str:
    """The markup of the text with whatever stands between its paragraphs."""
    parts: list[str] = []
    for at, text in enumerate(texts):
        parts.append(_paragraph_markup(site, escape(text, quote=False), at, chance))
        parts += _between(site, at, chance)
    joined = "".join(parts)
    css, inside = site.css("isi"), site.css("dalam")
    inner = {
        "article": f'<article class="{css}">{joined}</article>',
        "section": f'<section class="{css}" id="{site.prefix}-teks">{joined}</section>',
        "table": f'<table class="{css}"><tr><td>{joined}</td></tr></table>',
        "nested": f'<div class="{css}"><div class="{inside}">{joined}</div></div>',
    }
    return inner.get(site.wrap, f'<div class="{css}">{joined}</div>')


def _paragraph_markup(site: Site, text: str, at: int, chance: random.Random) -> str:
    words = text.split(" ")
    if len(words) > 12 and chance.random() < 0.3:
        place = chance.randrange(3, 9)
        words[place] = f'<a href="/tag/{chance.randrange(99)}">{words[place]}</a>'
    if chance.random() < 0.2:
        words[0] = f"<strong>{words[0]}</strong>"
    marked = " ".join(words)
    if site.wrap == "breaks":
        return f"{marked}<br><br>\n"
    if site.wrap == "div-p":
        return f'<div class="{site.css("baris")}">{marked}</div>\n'
    if site.wrap == "spans":
        return f"<p><span>{marked}</span></p>\n"
    return f"<p>{marked}</p>\n"


def _between(site: Site, at: int, chance: random.Random) -> Iterator[str]:
    other = _title(chance)
    css = site.css("kait")
    href = f"/kabar/{chance.randrange(9999)}"
    if at == 1:
        yield (
            f"<p><strong>Baca juga: <a href='{href}'>{other}</a></strong></p>",
            f'<div class="{site.css("sela")}"><a href="{href}">{other}</a></div>',
            f'<aside class="{css}"><h4>Terkait</h4><a href="{href}">{other}</a></aside>',
        )[site.number % 3]
    if at == 3:
        yield f'<div class="{site.css("iklan")}">Iklan<script>tayang({at})</script></div>'
    if at == 2 and site.number % 2:
        yield (
            f'<figure class="{site.css("foto")}"><img src="/f/{at}.jpg" alt="Foto">'
            f"<figcaption>Foto: suasana di {chance.choice(PLACES)}</figcaption></figure>"
        )
    if at == 4 and site.number % 4 == 1:
        rows = "".join(f"<li><a href='/k/{n}'>{_title(chance)}</a></li>" for n in range(3))
        yield f'<ul class="{site.css("daftar")}">{rows}</ul>'


def _document(
    site: Site, title: str, moment: datetime, url: str, body: str, chance: random.Random
) -> str:
    shown = site.date.format(
        day=DAYS[moment.weekday()], d=moment.day, month=MONTHS[moment.month - 1], mo=moment.month,
        y=moment.year, h=moment.hour, m=moment.minute, zone=site.zone[0],
    )  # fmt: skip
    head = _head(site, title, moment, url)
    stamp = f'<time class="{site.css("tgl")}" datetime="{moment.isoformat()}">{shown}</time>'
    if site.head == "none" or site.number % 3:
        stamp = f'<div class="{site.css("tgl")}">{shown}</div>'
    heading = f'<h1 class="{site.css("judul")}">{title}</h1>'
    byline = f'<div class="{site.css("oleh")}">Redaksi {site.name}</div>'
    top = (heading + byline + stamp, stamp + heading + byline, byline + heading + stamp)
    if site.head == "microdata":
        body = f'<div itemprop="articleBody">{body}</div>'
    open_, close = "<div>" * (site.number % 5), "</div>" * (site.number % 5)
    return (
        f'<!doctype html><html lang="id"><head><meta charset="{site.charset}">'
        f"<title>{_titled(site, title)}</title>{head}{_scripts(site, chance)}</head><body>"
        f"{_menu(site, chance)}{open_}<main class='{site.css('utama')}'>"
        f"{top[site.number % 3]}{body}"
        f"<div class='{site.css('tag')}'>{_tags(chance)}</div></main>{_side(site, chance)}{close}"
        f"{_foot(site, chance)}</body></html>"
    )


def _titled(site: Site, title: str) -> str:
    return (f"{title} - {site.name}", f"{title} | {site.name}", f"{site.name}: {title}", title)[
        site.number % 4
    ]


def _head(site: Site, title: str, moment: datetime, url: str) -> str:
    link = (
        f'<link rel="canonical" href="{url}"><meta property="og:site_name" content="{site.name}">'
    )
    article = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": moment.isoformat(),
        "author": {"@type": "Person", "name": "Sekar Arum"},
        "publisher": {"@type": "Organization", "name": site.name},
    }
    if site.head == "json-ld":
        told = json.dumps({"@context": "https://schema.org", **article})
        return f'{link}<script type="application/ld+json">{told}</script>'
    if site.head == "graph":
        told = json.dumps({"@graph": [{"@type": "WebSite", "name": site.name}, article]})
        return f'{link}<script type="application/ld+json">{told}</script>'
    if site.head == "meta":
        return (
            f'{link}<meta property="og:type" content="article"><meta property="og:title" '
            f'content="{title}"><meta property="article:published_time" '
            f'content="{moment.isoformat()}">'
        )
    if site.head == "microdata":
        return f'{link}<meta itemprop="datePublished" content="{moment.isoformat()}">'
    return ""


def _scripts(site: Site, chance: random.Random) -> str:
    size = site.bulk * 400
    calls = "".join(f"ukur({chance.randrange(10**6)});" for _ in range(size // 14))
    rules = "".join(f".{site.prefix}-{n}{{margin:{n}px}}" for n in range(size // 40))
    return f"<script>{calls}</script><style>{rules}</style>"


def _menu(site: Site, chance: random.Random) -> str:
    items = "".join(
        f'<li class="{site.css("menu")}"><a href="/{n}">{chance.choice(PLACES)}</a></li>'
        for n in range(site.bulk)
    )
    return f'<header class="{site.css("kepala")}"><nav><ul>{items}</ul></nav></header>'


def _side(site: Site, chance: random.Random) -> str:
    items = "".join(
        f'<div class="{site.css("kartu")}"><a href="/kabar/{n}"><img src="/t/{n}.jpg" alt="">'
        f"<h3>{_title(chance)}</h3></a><span>{n + 1} jam lalu</span></div>"
        for n in range(site.bulk)
    )
    return f'<div class="{site.css("samping")}"><h2>Terpopuler</h2>{items}</div>'


def _tags(chance: random.Random) -> str:
    return "".join(f'<a href="/tag/{n}">{chance.choice(THINGS)}</a>' for n in range(4))


def _foot(site: Site, chance: random.Random) -> str:
    items = "".join(f'<a href="/h/{n}">{chance.choice(PLACES)}</a> ' for n in range(site.bulk))
    return f'<footer class="{site.css("kaki")}">{items}<p>Hak cipta {site.name}</p></footer>'
