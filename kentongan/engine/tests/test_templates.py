"""Learned templates: what the consensus reads from a site, read again in one place."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from kentongan.engine import templates
from kentongan.engine.extract import PageKind
from kentongan.engine.templates import LearningPage, NotLearnable, SiteTemplate, Trust

FETCHED = datetime(2026, 5, 30, 3, 0, tzinfo=UTC)
WIB = timezone(timedelta(hours=7))
PLACES = ("Tirtawangi", "Lembayung", "Kencana", "Saruna", "Arungsari", "Pertala", "Teluk", "Senja")
SENTENCES = (
    "Warga {place} mulai membersihkan rumah setelah air di {number} titik surut sejak pagi tadi.",
    "Camat {place} menyebut {number} keluarga masih bertahan di balai desa sampai jalan dibuka.",
    "Petugas membagikan {number} paket makanan, selimut, dan obat kepada penghuni posko {place}.",
    "Sekolah di {place} diliburkan {number} hari dan guru diminta mendata murid yang mengungsi.",
)


def paragraphs(number: int) -> list[str]:
    place = PLACES[number % len(PLACES)]
    return [line.format(place=place, number=number + 12 + at) for at, line in enumerate(SENTENCES)]


def page(number: int, *, body: str = "isi-warta", day: str = "tanggal") -> bytes:
    title = f"Hari ke-{number + 1} banjir di {PLACES[number % len(PLACES)]}"
    text = "".join(f"<p>{line}</p>" for line in paragraphs(number)[:2])
    rest = "".join(f"<p>{line}</p>" for line in paragraphs(number)[2:])
    return (
        f"<!doctype html><html lang=id><head><title>{title} | Warta Wangi</title></head><body>"
        f"<nav><a href=/>Beranda</a></nav><div class=atas><h1>{title}</h1>"
        f"<div class={day}>Jumat, 29 Mei 2026 | 08.{number + 10} WIB</div></div>"
        f"<div class={body}>{text}<div class=sisip>Iklan layanan</div>{rest}"
        f"<p>Ikuti kabar lain dari kami di kanal Warta Wangi.</p></div>"
        f"<div class=lain><a href=/a>Harga beras di pasar kota turun pekan ini</a></div></body>"
    ).encode()


def pages(count: int = 5) -> list[LearningPage]:
    return [
        LearningPage(html=page(number), url=address(number), fetched_at=FETCHED)
        for number in range(count)
    ]


def address(number: int) -> str:
    return f"http://warta-wangi.localhost/kabar/{number}"


@pytest.fixture(scope="module")
def template() -> SiteTemplate:
    return templates.learn(pages())


def test_a_later_page_is_read_where_the_earlier_ones_had_their_text(template: SiteTemplate) -> None:
    found = templates.read(template, page(7), url=address(7), fetched_at=FETCHED)
    assert found is not None
    assert found.title == "Hari ke-8 banjir di Senja"
    assert found.text.split("\n") == paragraphs(7)
    assert found.published_at == datetime(2026, 5, 29, 8, 17, tzinfo=WIB)
    assert found.date_evidence == "visible"
    assert found.language == "id"
    assert found.kind is PageKind.ARTICLE
    assert found.canonical_url == address(7)
    assert found.method == "template"


def test_a_template_comes_back_from_json_as_it_was(template: SiteTemplate) -> None:
    assert SiteTemplate.from_json(json.loads(json.dumps(template.as_json()))) == template


def test_a_template_of_another_version_is_refused(template: SiteTemplate) -> None:
    with pytest.raises(ValueError, match="version"):
        SiteTemplate.from_json(template.as_json() | {"version": 0})


@pytest.mark.parametrize("change", [{"body": "teks-baru"}, {"day": "waktu-baru"}])
def test_a_changed_layout_is_not_read(template: SiteTemplate, change: dict[str, str]) -> None:
    assert templates.read(template, page(7, **change), url=address(7), fetched_at=FETCHED) is None


@pytest.mark.parametrize("html", [b"", b"\0" * 50, b"<div>" * 50_000, b"<title>Just a moment"])
def test_other_pages_are_not_read(template: SiteTemplate, html: bytes) -> None:
    assert templates.read(template, html, url=address(1), fetched_at=FETCHED) is None


def test_two_pages_are_too_few_to_learn_from() -> None:
    with pytest.raises(NotLearnable, match="three"):
        templates.learn(pages(2))


def test_comparisons_grow_rare_while_they_come_out_well() -> None:
    trust, checks = Trust(), 0
    for _ in range(200):
        checks += trust.wants_check
        trust = trust.after_check(1.0) if trust.wants_check else trust.after_reading()
    assert checks < 10
    assert not trust.is_stale


def test_a_site_that_cannot_be_read_is_stale_within_five_pages() -> None:
    trust = Trust(until_check=64, interval=64)
    for number in range(5):
        trust = trust.after_miss()
        assert trust.is_stale is (number >= 2)


def test_one_odd_page_makes_no_template_stale() -> None:
    trust = Trust().after_check(1.0).after_miss()
    assert trust.wants_check
    assert not trust.after_check(0.98).is_stale


def test_trust_comes_back_from_json_as_it_was() -> None:
    trust = Trust().after_check(1.0).after_reading()
    assert Trust.from_json(json.loads(json.dumps(trust.as_json()))) == trust
