from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article

FETCHED = datetime(2026, 5, 30, 3, 0, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))

PARAGRAPHS = (
    "Pemerintah Kabupaten Tirtawangi membuka empat posko pengungsian setelah Sungai Wangi meluap "
    "dan merendam dua desa sejak Jumat dini hari.",
    "Kepala pelaksana penanggulangan bencana mengatakan 312 warga sudah dipindahkan ke balai desa "
    "dan sekolah yang lebih tinggi letaknya.",
    "Bantuan makanan, selimut, dan obat dikirim bergiliran karena jembatan di jalan utama belum "
    "bisa dilalui kendaraan besar.",
    "Warga yang membutuhkan bantuan diminta menghubungi nomor posko atau datang ke kantor "
    "kecamatan terdekat, yang buka dua puluh empat jam.",
)


def page(
    *, head: str = "", before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS
) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='id'><head><title>Empat posko dibuka di Tirtawangi - Warta "
        f"Wangi</title>{head}</head><body><nav><a href='/'>Beranda</a></nav>{before}"
        f"<h1>Empat posko dibuka di Tirtawangi</h1>{after}<article>{body}</article>"
        f"<footer>Hak cipta Warta Wangi</footer></body></html>"
    ).encode()


def read(html: bytes, url: str = "file:/simpan/halaman.html") -> ExtractedArticle:
    return extract_article(html, url=url, fetched_at=FETCHED)


def test_an_article_is_read_whole() -> None:
    found = read(
        page(
            head='<meta property="og:site_name" content="Warta Wangi">'
            '<meta property="article:published_time" content="2026-05-29T08:15:00+07:00">'
            '<meta property="article:modified_time" content="2026-05-29T11:00:00+07:00">'
            '<meta name="author" content="Oleh: Sekar Arum dan Damar Jati">'
            '<meta property="og:image" content="/foto/posko.jpg">'
            '<link rel="canonical" href="/2026/05/29/empat-posko">'
        ),
        url="http://warta-wangi.localhost/2026/05/29/empat-posko?page=all",
    )
    assert found.kind is PageKind.ARTICLE
    assert found.title == "Empat posko dibuka di Tirtawangi"
    assert found.text.split("\n") == list(PARAGRAPHS)
    assert found.published_at == datetime(2026, 5, 29, 8, 15, tzinfo=WIB)
    assert found.modified_at == datetime(2026, 5, 29, 11, 0, tzinfo=WIB)
    assert found.published_local is None
    assert found.authors == ("Sekar Arum", "Damar Jati")
    assert found.canonical_url == "http://warta-wangi.localhost/2026/05/29/empat-posko"
    assert found.image_url == "http://warta-wangi.localhost/foto/posko.jpg"
    assert found.site_name == "Warta Wangi"
    assert found.language == "id"


def test_json_ld_is_believed_first_even_when_it_is_broken() -> None:
    block = """<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],
      "headline":"Empat posko dibuka di Tirtawangi","datePublished":"2026-05-29T01:15:00Z",
      "author":[{"@type":"Person","name":"Sekar Arum"}],"isAccessibleForFree":"True",
      "mainEntityOfPage":{"@id":"http://warta.example/empat-posko"},}]}</script>"""
    found = read(page(head=block + '<meta name="pubdate" content="2026-05-20">'))
    assert found.published_at == datetime(2026, 5, 29, 1, 15, tzinfo=UTC)
    assert found.date_evidence == "json-ld"
    assert found.authors == ("Sekar Arum",)
    assert found.is_accessible_for_free is True
    assert found.canonical_url == "http://warta.example/empat-posko"


def test_a_visible_date_near_the_headline_is_read() -> None:
    found = read(
        page(
            before="<div>Sabtu, 30/05/2026 09:00 WIB</div>" + "<p></p>" * 40,
            after='<div class="tanggal">Jum\'at, 29 Mei 2026 | 08.15 WITA</div>',
        )
    )
    assert found.published_at == datetime(2026, 5, 29, 0, 15, tzinfo=UTC)
    assert found.date_evidence == "visible"


def test_a_time_without_a_zone_stays_local() -> None:
    found = read(page(after="<span>29 Mei 2026, 08:15</span>"))
    assert found.published_at is None
    assert found.published_local == datetime(2026, 5, 29, 8, 15)  # noqa: DTZ001 - none is told


def test_the_stamp_in_the_address_is_the_last_resort() -> None:
    found = read(page(), url="http://warta.example/read/2026/05/29/08150031/empat-posko")
    assert found.published_local == datetime(2026, 5, 29, 8, 15)  # noqa: DTZ001 - none is told
    assert found.date_evidence == "address"


def test_local_time_called_utc_is_set_right_by_what_the_page_shows() -> None:
    found = read(
        page(
            head='<meta name="pubdate" content="2026-05-29T08:15:58Z">',
            after="<time>Jumat, 29/05/2026 08:15 WIB</time>",
        )
    )
    assert found.published_at == datetime(2026, 5, 29, 8, 15, 58, tzinfo=WIB)


def test_a_moment_after_the_fetch_is_not_believed() -> None:
    future = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    found = read(page(head=future, after="<span>29 Mei 2026 08:15 WIB</span>"))
    assert found.published_at == datetime(2026, 5, 29, 8, 15, tzinfo=WIB)


def test_a_page_may_not_pass_itself_off_as_another_outlet() -> None:
    foreign = '<link rel="canonical" href="http://outlet-lain.example/berita/1">'
    found = read(page(head=foreign), url="http://warta.example/berita/2")
    assert found.canonical_url == "http://warta.example/berita/2"
    assert read(page(head=foreign)).canonical_url == "http://outlet-lain.example/berita/1"


def test_a_saved_page_that_tells_no_address_has_none() -> None:
    assert read(page()).canonical_url is None


def test_a_windows_page_is_read_in_its_charset() -> None:
    html = page(head='<meta charset="windows-1252">').decode()
    body = html.replace("membuka", "membuka “segera”").encode("cp1252")
    assert "membuka “segera” empat posko" in read(body).text


def test_teasers_are_left_out_and_credits_kept() -> None:
    mixed = (
        PARAGRAPHS[0], "Baca juga: Jalan utama ditutup", *PARAGRAPHS[1:-1], "Simak Video 'Banjir':",
        f"{PARAGRAPHS[-1]} (skr/dmr)",
    )  # fmt: skip
    text = read(page(paragraphs=mixed)).text
    assert "Baca juga" not in text
    assert "Simak Video" not in text
    assert text.endswith("(skr/dmr)")


def test_a_photo_page_is_a_stub() -> None:
    found = read(page(paragraphs=("Warga menunggu di posko. Foto: Damar Jati",)))
    assert found.kind is PageKind.STUB


def test_a_section_page_is_an_index() -> None:
    teasers = "".join(
        f"<li><a href='/b/{n}'>Warga desa nomor {n} menanam seribu pohon</a></li>"
        for n in range(40)
    )
    html = f"<html><title>Indeks berita</title><body><h1>Indeks berita</h1><ul>{teasers}</ul>"
    assert read(html.encode(), url="http://warta.example/indeks").kind is PageKind.INDEX
    assert read(html.encode()).kind is PageKind.INDEX


def test_a_feed_saved_as_a_page_is_an_index() -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Warta</title></channel></rss>'
    assert read(feed).kind is PageKind.INDEX


@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><body><p>Checking your browser before accessing</p>",
        "<title>Access Denied</title><body><h1>Access Denied</h1><p>Reference 18.2</p>",
        "<title>Verifikasi</title><body><p>Isi captcha untuk membuktikan Anda bukan robot</p>",
    ],
)
def test_a_wall_is_blocked(html: str) -> None:
    assert read(html.encode()).kind is PageKind.BLOCKED


def test_the_preview_of_a_paid_article_is_blocked_and_kept() -> None:
    paid = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}'
    found = read(page(head=f"{paid}</script>", paragraphs=PARAGRAPHS[:2]))
    assert found.kind is PageKind.BLOCKED
    assert found.is_accessible_for_free is False
    assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize(
    "html",
    [
        b"",
        b"\0" * 100,
        b"bukan html",
        b"<div>" * 100_000 + b"x",
        b"<script>" * 20_000,
        b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
        b"<!--" * 20_000,
        b"<table><tr><td>" * 5_000,
        b'<p a="' + b"x" * 500_000,
        b"<title>" + b"a - " * 50_000,
    ],
)
def test_hostile_pages_are_read_without_harm(html: bytes) -> None:
    assert read(html).kind in {PageKind.STUB, PageKind.INDEX}


@given(st.binary(max_size=400))
@settings(max_examples=30, deadline=None)
def test_any_bytes_are_read_without_an_error(html: bytes) -> None:
    read(b"<html><body>" + html)


def test_a_naive_fetch_time_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        extract_article(b"", url="", fetched_at=datetime(2026, 1, 1))  # noqa: DTZ001 - refused


@pytest.mark.parametrize("told", ["Warta Wangi", "Empat posko dibuka di Tirtawangi :: Warta Wangi"])
def test_a_title_that_names_the_site_gives_way_to_the_headline(told: str) -> None:
    html = page().replace(b"Empat posko dibuka di Tirtawangi - Warta Wangi", told.encode(), 1)

    found = read(html, url="https://warta-wangi.example/empat-posko")

    assert found.title == "Empat posko dibuka di Tirtawangi"


@pytest.mark.parametrize("parted", ["{}<br><br>", "<div>{}</div>"])
def test_a_text_without_paragraphs_is_found_beside_its_teasers(parted: str) -> None:
    body = "".join(parted.format(each) for each in PARAGRAPHS * 2)
    card = (
        "<li><p><a href='/{0}'>Kabar singkat nomor {0} dari desa</a></p><p>{0} menit lalu</p></li>"
    )
    cards = "".join(card.format(number) for number in range(30))
    html = f"<html><body><h1>Empat posko dibuka</h1><div>{body}</div><ul>{cards}</ul></body></html>"

    found = read(html.encode())

    assert found.text.startswith(PARAGRAPHS[0])
    assert "menit lalu" not in found.text
