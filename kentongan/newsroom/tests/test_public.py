"""What everybody reads: quickly, without scripts, and nothing before its time."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from docx import Document

from kentongan.core import clocks
from kentongan.newsroom import actions
from kentongan.newsroom.models import ClarificationPage, ReleasePage

from .factories import Office, clarification, office, picture, published, release

pytestmark = pytest.mark.django_db
PAGE_LIMIT = 100_000  # bytes
PUBLIC = (
    "/",
    "/siaran-pers/",
    "/klarifikasi/",
    "/darurat/",
    "/tentang/",
    "/ruang-pers/",
    "/asli/",
    "/agenda/",
    "/cek-kabar/",
    "/cari/?q=jembatan",
    "/transparansi/",
    "/transparansi/koreksi/",
    "/transparansi/darurat/",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
)


@pytest.fixture
def house() -> Office:
    return office()


@pytest.mark.parametrize("address", PUBLIC)
def test_every_page_answers_and_is_light(client: Client, house: Office, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < PAGE_LIMIT


def test_the_first_screen_has_four_doors_and_how_to_reach_us(client: Client, house: Office) -> None:
    text = client.get("/").content.decode()
    for door in ("/tanya/", "/lapor/", "/cek-kabar/", "/status/"):
        assert f'href="{door}"' in text
    assert house.agency.phone in text
    assert "<img" not in text


def test_a_release_is_read_copied_and_downloaded(client: Client, house: Office) -> None:
    photo = {"image": picture(), "alt_text": "Jembatan", "caption": "Siang", "credit": "Humas"}
    page = published(house, photos=[photo])
    text = client.get(page.get_url()).content.decode()
    assert page.number in text
    assert 'alt="Jembatan"' in text
    assert "Perbaikan selesai dua hari lebih cepat." in text.split("<textarea")[1]
    rendition = text.split('src="/media/')[1].split('"')[0]
    assert b"".join(client.get(f"/media/{rendition}")).startswith(b"\x89PNG")
    docx = b"".join(client.get(f"/siaran-pers/{page.slug}/unduh.docx"))
    words = [one.text for one in Document(io.BytesIO(docx)).paragraphs]
    assert "Truk di atas 8 ton masih dialihkan." in words
    assert client.get(f"/siaran-pers/{page.slug}/unduh.pdf").content.startswith(b"%PDF")
    assert b"<svg" in client.get(f"/siaran-pers/{page.slug}/qr.svg").content


def test_nothing_leaks_before_the_embargo(client: Client, house: Office) -> None:
    photo = {"image": picture("rahasia"), "alt_text": "x", "caption": "", "credit": "Humas"}
    page = release(
        house, embargo_until=clocks.now() + timedelta(hours=1), photos=[photo], title="Rahasia"
    )
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    page = ReleasePage.objects.get(pk=page.pk)
    for address in (*PUBLIC, "/cari/?q=rahasia", f"/asli/?nomor={page.number}"):
        assert b">Rahasia<" not in client.get(address).content
    for address in (
        "/siaran-pers/rahasia/",
        "/siaran-pers/rahasia/unduh.docx",
        "/siaran-pers/rahasia/unduh.pdf",
        "/siaran-pers/rahasia/qr.svg",
        photo["image"].file.url,
        photo["image"].get_rendition("width-720").url,
    ):
        assert client.get(address).status_code == 404, address


def test_a_number_tells_whether_it_is_ours(client: Client, house: Office) -> None:
    page = published(house)
    assert "Jembatan Arung" in client.get(f"/asli/?nomor={page.number.lower()}").content.decode()
    assert "Jembatan" not in client.get("/asli/?nomor=999/SP/X/2020").content.decode()


def test_a_correction_stands_dated_on_top_and_in_the_list(client: Client, house: Office) -> None:
    page = published(house)
    actions.correct(page=page, text="Truk di atas 10 ton, bukan 8 ton.", by=house.editor)
    text = client.get(page.get_url()).content.decode()
    assert text.index("Truk di atas 10 ton") < text.index("Perbaikan selesai")
    assert b"Truk di atas 10 ton" in client.get("/transparansi/koreksi/").content
    assert b"Truk di atas 10 ton" in client.get("/rss.xml").content


def test_a_withdrawn_page_keeps_its_address_and_says_why(client: Client, house: Office) -> None:
    page = published(house)
    actions.withdraw(page=page, by=house.head, why="Jembatan ternyata belum dibuka.")
    answer = client.get(page.get_url())
    assert answer.status_code == 410
    assert "Jembatan ternyata belum dibuka." in answer.content.decode()
    assert page.title not in client.get("/rss.xml").content.decode()
    assert "Jembatan ternyata" in client.get(f"/asli/?nomor={page.number}").content.decode()
    assert "Jembatan ternyata" in client.get("/transparansi/koreksi/").content.decode()


def test_a_clarification_says_the_fact_first_and_last(client: Client, house: Office) -> None:
    page = clarification(house, claim_text="Bayar </script><b>50 ribu</b>")
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    page = ClarificationPage.objects.get(pk=page.pk)
    text = client.get(page.get_url()).content.decode()
    body = text.split("<h1>")[1]
    order = [body.index(part) for part in (page.fact, page.warning, "50 ribu", page.closing_fact)]
    assert order == sorted(order)
    data = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["@type"] == "ClaimReview"
    assert data["claimReviewed"] == page.claim_text
    assert "ratingValue" not in data["reviewRating"]


def test_an_unknown_message_is_not_called_false(client: Client, house: Office) -> None:
    text = client.get("/cek-kabar/", {"teks": "Alien mendarat di alun-alun"}).content.decode()
    assert "/lapor/" in text.split('role="status"')[1]


@pytest.mark.parametrize("address", ["/", "/siaran-pers/", "/rss.xml", "/ruang-pers/"])
def test_lists_ask_the_database_as_often_for_many_as_for_one(
    client: Client, house: Office, address: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        published(house, title=f"Kabar {number}")
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)
