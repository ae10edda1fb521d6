"""Generated news sites: the same number gives the same pages, in every process.

Twenty fictional sites in seven layouts, pages of 20 to 60 KB with menus, teasers, advertising,
scripts and comments round the text; events that several sites tell of, and texts that one site
takes over from another.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from html import escape
from itertools import islice

WIB = timezone(timedelta(hours=7))
START = datetime(2026, 3, 2, 0, 0, tzinfo=UTC)
SITES = 20
LAYOUTS = (0, 1, 2, 6) * 4 + (0, 3, 4, 5)  # by site; the last three are of an older kind
COPIES = 0.15  # share of articles that repeat an earlier one of the same event
FEED_LENGTH = 50  # entries of one feed
DAYS = 3.0  # over which the articles are spread

FUNCTION = """
    yang dan di ke dari untuk pada dengan dalam oleh karena sebagai akan telah sudah para itu ini
    juga atau setelah saat agar bagi hingga secara serta bahwa tersebut lebih masih harus
""".split()  # noqa: SIM905  # read as a list of words
CONTENT = """
    warga jalan jembatan sungai banjir hujan tanggul sekolah guru siswa pasar pedagang harga beras
    cabai minyak petani sawah irigasi pupuk panen puskesmas dokter pasien obat vaksin bantuan
    anggaran proyek kontraktor lelang dana desa kecamatan kabupaten bupati camat kepala dinas
    kantor layanan izin pajak retribusi parkir terminal angkutan bus kereta stasiun pelabuhan
    nelayan ikan perahu kapal hutan kebakaran asap udara sampah limbah pabrik buruh upah lowongan
    pelatihan koperasi usaha modal kredit bank tabungan listrik padam gardu kabel air bersih sumur
    kekeringan embung waduk bendungan longsor tebing gempa tenda pengungsi posko relawan dapur
    logistik polisi razia lalu lintas kecelakaan truk motor korban rumah sakit ambulans jaksa
    sidang putusan hakim saksi laporan dugaan pemeriksaan rapat musyawarah dewan fraksi rancangan
    peraturan sanksi denda pengawasan audit temuan wisata pantai museum festival budaya tari batik
    kerajinan pengunjung hotel tiket olahraga stadion pertandingan atlet medali pelatih klub juara
    turnamen lapangan internet jaringan menara sinyal aplikasi data digital daring laman
    pendaftaran berkas anak balita gizi posyandu ibu hamil lansia difabel keluarga penduduk
    perumahan sertifikat tanah sengketa batas peta lahan pembebasan ganti rugi tol ruas perbaikan
    aspal drainase
""".split()  # noqa: SIM905  # read as a list of words
VERBS = """
    membangun memperbaiki membuka menutup meninjau membagikan mengusulkan menolak menunda
    menyiapkan menyalurkan memeriksa menertibkan membahas meresmikan mengawasi melaporkan menerima
    meminta menambah mengurangi memindahkan menyerahkan menargetkan mencatat
""".split()  # noqa: SIM905  # read as a list of words
SYLLABLES = """
    ka ra sa ma ta na la wa ja pa ki ri si mi ti ni li gi pi ku ru su mu tu nu lu ro
""".split()  # noqa: SIM905  # read as a list of words


@dataclass(frozen=True, slots=True)
class Site:
    """One fictional medium; its number shapes everything it publishes."""

    number: int
    port: int = 0

    @property
    def name(self) -> str:
        return f"Warta {_name(random.Random(f'site {self.number}'))}"

    @property
    def host(self) -> str:
        return f"warta{self.number:02}.localhost:{self.port}"

    @property
    def layout(self) -> int:
        return LAYOUTS[self.number % len(LAYOUTS)]

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What an article says, without the page round it."""

    number: int
    site: int
    path: str
    title: str
    paragraphs: tuple[str, ...]
    published_at: datetime

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def stories(count: int, *, seed: int = 1, sites: int = SITES) -> list[Story]:
    """So many articles of all sites, oldest first; events end after some articles."""
    return list(islice(endless(seed=seed, sites=sites, step=DAYS * 86400 / count), count))


def endless(
    *, seed: int = 1, sites: int = SITES, step: float = 60.0, start: datetime = START
) -> Iterator[Story]:
    """Articles for ever, `step` seconds apart, the sites in turn."""
    chance = random.Random(f"stories {seed}")
    events = [_Event(random.Random(f"event {seed} {number}")) for number in range(12)]
    number = 0
    while True:
        place = chance.randrange(len(events))
        event = events[place]
        if chance.random() < 0.4:
            made = len(events) + number
            event = events[place] = _Event(random.Random(f"event {seed} {made}"))
        at = start + timedelta(seconds=step * number)
        yield event.tell(chance, number, number % sites, at, seed)
        number += 1


class _Event:
    """Something that happened: its words recur in all that is written of it."""

    def __init__(self, chance: random.Random) -> None:
        self.topic = [*chance.sample(CONTENT, 3), *chance.sample(vocabulary()[-4000:], 3)]
        self.place, self.person = _name(chance), f"{_name(chance)} {_name(chance)}"
        self.written: list[tuple[str, ...]] = []

    def tell(self, chance: random.Random, number: int, site: int, at: datetime, seed: int) -> Story:
        if self.written and chance.random() < COPIES / 0.6:
            body = list(chance.choice(self.written))
            body[0] = f"{self.place.upper()}, Warta{site}.com - {body[0]}"
            del body[chance.randrange(1, len(body))]
            paragraphs = tuple(body)
        else:
            paragraphs = tuple(self._paragraphs(chance))
            self.written.append(paragraphs)
        return Story(
            number=number,
            site=site,
            path=f"/{at:%Y/%m/%d}/{seed}-{number}/{'-'.join(self.topic[:3])}",
            title=self._title(chance),
            paragraphs=paragraphs,
            published_at=at,
        )

    def _title(self, chance: random.Random) -> str:
        words = chance.sample(self.topic, 4)
        verb = chance.choice(VERBS)
        happened = f"{self.person} {verb} {words[2]} {words[3]}"
        return f"{words[0]} {words[1]} {self.place}, {happened}".title()

    def _paragraphs(self, chance: random.Random) -> Iterator[str]:
        for place in range(chance.randint(6, 14)):
            sentences = [self._sentence(chance) for _each in range(chance.randint(2, 4))]
            if place == 0:
                opening = " ".join(chance.sample(self.topic, 5))
                sentences[0] = f"{self.person} {chance.choice(VERBS)} {opening} di {self.place}."
            yield " ".join(sentences)

    def _sentence(self, chance: random.Random) -> str:
        words: list[str] = []
        for _each in range(chance.randint(5, 9)):
            pool = self.topic if chance.random() < 0.15 else vocabulary()
            words += [chance.choice(pool), chance.choice(FUNCTION)]
        words[2] = chance.choice(VERBS)
        if chance.random() < 0.3:
            words[4] = str(chance.randint(2, 9000))
        return f"{' '.join(words[:-1]).capitalize()} {chance.choice(CONTENT)}."


@lru_cache(maxsize=1)
def vocabulary() -> tuple[str, ...]:
    """Some thousand words, the real ones more often."""
    chance = random.Random("words")
    made = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _each in range(4000))
    return (*CONTENT * 12, *made)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def page(story: Story, site: Site) -> bytes:
    """The page of an article, as its site lays it out."""
    return _Page(story, site).html().encode()


def feed(site: Site, listed: Sequence[Story]) -> bytes:
    """RSS 2.0 of these articles, with summaries."""
    items = "".join(
        f"<item><title>{escape(each.title)}</title><link>{site.url(each.path)}</link>"
        f"<guid>{site.url(each.path)}</guid>"
        f"<description>{escape(each.paragraphs[0])}</description>"
        f"<pubDate>{each.published_at.astimezone(WIB):%a, %d %b %Y %H:%M:%S} +0700</pubDate></item>"
        for each in listed
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{site.name}</title><link>{site.url('/')}</link>{items}</channel></rss>"
    ).encode()


BODIES = (
    '<div class="{k}-page"><article class="{k}-detail"><h1 class="{k}-title">{title}</h1>'
    '<div class="{k}-meta">{byline} <time>{date}</time></div><div class="{k}-body">{ps}</div>'
    "</article></div>",
    '<div class="{k}"><h1 itemprop="headline">{title}</h1><span class="{k}-date">{date}</span>'
    '<div itemprop="articleBody" class="{k}-txt">{ps}</div></div>',
    '<main><div class="{k}__head"><h1>{title}</h1><div class="{k}__by">{byline}</div>'
    '<div class="{k}__date">{date}</div></div><div class="{k}__body-text">{ads}</div></main>',
    '<section id="{k}"><h2 class="{k}-judul">{title}</h2><p class="{k}-tgl">{date}</p>'
    '<div class="{k}-isi">{brs}</div></section>',
    '<div id="{k}-content"><div class="row"><h1>{title}</h1><small>{byline}, {date}</small>'
    '<div class="{k}-text">{divs}</div></div></div>',
    '<table class="{k}"><tr><td class="{k}-berita"><h1>{title}</h1><i>{date}</i>{ps}</td></tr>'
    "</table>",
    '<main id="main"><article class="post {k}"><header class="entry-header">'
    '<h1 class="entry-title">{title}</h1><span class="posted-on">{date}</span></header>'
    '<div class="entry-content {k}-entry">{ps}</div></article></main>',
)
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"


class _Page:
    def __init__(self, story: Story, site: Site) -> None:
        self.story, self.site = story, site
        self.key = f"s{site.number}{_name(random.Random(f'class {site.number}')).lower()}"
        self.chance = random.Random(f"page {story.number} {site.number}")

    def html(self) -> str:
        body = BODIES[self.site.layout].format(k=self.key, **self._parts())
        return (
            f'<!DOCTYPE html><html lang="id"><head>{self._head()}</head><body>{_frame(self.key)}'
            f'<div class="wrap">{body}{self._aside()}</div>{self._cards()}{self._comments()}'
            f"{_footer(self.key, self.site.name)}</body></html>"
        )

    def _parts(self) -> dict[str, str]:
        paragraphs = [escape(each) for each in self.story.paragraphs]
        marked = [f"<p>{each}</p>" for each in paragraphs]
        advert = f'<div class="{self.key}-ad"><script>slot("x1")</script></div>'
        also = f'<p><strong>Baca juga: <a href="/x/1">{self._teaser()}</a></strong></p>'
        mixed = [*marked[:2], advert, *marked[2:4], also, *marked[4:]]
        return {
            "title": escape(self.story.title),
            "date": self._date(),
            "byline": f"Rahmat {_name(self.chance)} - {self.site.name}",
            "ps": "\n".join(marked),
            "ads": "\n".join(mixed),
            "brs": "<br><br>\n".join(paragraphs),
            "divs": "\n".join(f"<div>{each}</div>" for each in paragraphs),
        }

    def _date(self) -> str:
        at = self.story.published_at.astimezone(WIB)
        day, month = WEEKDAYS.split()[at.weekday()], MONTHS.split()[at.month - 1]
        return f"{day}, {at.day} {month} {at.year} {at:%H:%M} WIB"

    def _head(self) -> str:
        at = self.story.published_at.astimezone(WIB).isoformat()
        title, address = escape(self.story.title), self.site.url(self.story.path)
        told = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.story.title,
            "datePublished": at,
            "author": {"@type": "Person", "name": "Rahmat Contoh"},
            "mainEntityOfPage": address,
        }
        data = f'<script type="application/ld+json">{json.dumps(told)}</script>'
        return (
            f"<title>{title} - {self.site.name}</title>"
            f'<meta property="og:title" content="{title}"><meta property="og:type" '
            f'content="article"><link rel="canonical" href="{address}">'
            f'<meta property="og:site_name" content="{self.site.name}">'
            f'<meta property="og:image" content="{self.site.url("/gambar.jpg")}">'
            f'<meta property="article:published_time" content="{at}">'
            f"{data if self.site.number % 3 else ''}{_styles(self.key)}"
        )

    def _teaser(self) -> str:
        return " ".join(self.chance.choices(CONTENT, k=7)).capitalize()

    def _aside(self) -> str:
        lists = "".join(
            f'<div class="{self.key}-box"><h3>{head}</h3><ul>{self._teasers(length)}</ul></div>'
            for head, length in (("Terpopuler", 12), ("Terbaru", 20), ("Video", 10))
        )
        return f'<aside class="{self.key}-side">{lists}</aside>'

    def _teasers(self, length: int) -> str:
        return "".join(
            f'<li class="{self.key}-t"><a href="/x/{place}"><img src="/i/{place}.jpg" alt="">'
            f"<span>{self._teaser()}</span></a><small>{place} jam lalu</small></li>"
            for place in range(length)
        )

    def _cards(self) -> str:
        cards = "".join(
            f'<div class="{self.key}-card"><div class="{self.key}-pic"><a href="/x/{place}">'
            f'<img src="/i/{place}.jpg" data-src="/i/{place}-2.jpg" alt="{self._teaser()}"></a>'
            f'</div><h4><a href="/x/{place}">{self._teaser()}</a></h4>'
            f"<p>{self._teaser()}.</p><small>{place} menit lalu</small></div>"
            for place in range(24)
        )
        return f'<section class="{self.key}-more"><h3>Berita lainnya</h3>{cards}</section>'

    def _comments(self) -> str:
        said = "".join(
            f'<div class="{self.key}-c"><b>Pembaca {place}</b><a href="#b{place}">Balas</a>'
            f"<p>{self._teaser()}.</p></div>"
            for place in range(self.chance.randint(0, 24))
        )
        return f'<div class="{self.key}-comments"><h3>Komentar</h3>{said}</div>'


@lru_cache(maxsize=100)
def _frame(key: str) -> str:
    links = "".join(
        f'<li class="{key}-m"><a href="/kanal/{word}" title="{word}">{word.title()}</a></li>'
        for word in CONTENT[:90]
    )
    return f'<header class="{key}-top"><nav><ul>{links}</ul></nav></header>'


@lru_cache(maxsize=100)
def _styles(key: str) -> str:
    """Rules and scripts as pages carry them, of a size that differs by site."""
    chance = random.Random(f"styles {key}")
    rules = "".join(
        f".{key}-{word}{{margin:{chance.randint(0, 40)}px;color:#{chance.randrange(4096):03x}}}"
        for word in CONTENT[: chance.randint(60, 200)]
    )
    lines = "".join(
        f"w.q.push(['{word}',{chance.randrange(10**9)},function(e){{return e&&e.id<3}}]);"
        for word in chance.choices(CONTENT, k=chance.randint(60, 300))
    )
    return f"<style>{rules}</style><script>(function(w){{{lines}}})(window)</script>"


@lru_cache(maxsize=100)
def _footer(key: str, name: str) -> str:
    links = "".join(f'<a href="/tentang/{word}">{word}</a> ' for word in CONTENT[:30])
    return f'<footer class="{key}-foot">{links}<p>Hak cipta {name}</p></footer>'
