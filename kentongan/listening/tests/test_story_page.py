"""The story's page and those behind it: article, changes, outlet, our own texts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions, storing
from kentongan.listening.enums import ArticleKind
from kentongan.listening.models import Article, Story

from .factories import AT, FLOOD, article

pytestmark = pytest.mark.django_db
TOLD = FLOOD + "Sebanyak 3.200 jiwa mengungsi ke balai desa. "

STORY = [
    "Pemuat pertama: Satu", "Mengapa kami menyebutnya", "2 salinan", "Mengungsi", "3.200",
    "Judul yang berubah", "Naskah kita yang dimuat", "office-picture",
]  # fmt: skip


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def office(agency: Agency) -> Client:
    return signed_in(member(agency, Role.ANALYST))


@pytest.fixture
def first(agency: Agency) -> Article:
    now = clocks.now()
    actions.register_own_text(
        agency=agency, key="newsroom.release:1", title="Sungai Kalirejo", text=FLOOD,
        url="https://kabupaten.contoh.example/1", published_at=now - timedelta(hours=9),
    )  # fmt: skip
    for hours, name in enumerate(("satu", "dua", "tiga")):
        at = now - timedelta(hours=8 - hours)
        article(f"https://{name}.example/a", "Sungai meluap", TOLD, published_at=at, at=at)
    actions.analyse(everything=True)
    found = Article.objects.get(url="https://satu.example/a")
    newer = storing.Reading(
        title="Sungai surut", text=f"{TOLD}Kini surut.", kind=ArticleKind.ARTICLE
    )
    assert storing.revise(found, newer, at=now)
    return found


def _page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"listening:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_story_tells_its_first_its_copies_its_numbers_and_its_changes(
    office: Client, first: Article
) -> None:
    page = _page(office, "story", first.story_id)
    for told in STORY:
        assert told in page


def test_a_story_that_was_put_into_another_leads_there(office: Client, first: Article) -> None:
    gone = Story.objects.create(
        pk=0, title="Sungai", first_at=clocks.now(), last_at=clocks.now(), merged_into=first.story
    )
    answer = office.get(reverse("listening:story", args=[gone.pk]))
    assert answer.headers["Location"] == reverse("listening:story", args=[first.story_id])


def test_an_article_keeps_its_text_and_each_change_of_it(office: Client, first: Article) -> None:
    assert "Naskah yang tersimpan" in _page(office, "article", first.pk)
    changes = _page(office, "revisions", first.pk)
    assert "</span>surut</ins>" in changes
    assert "</span>meluap</del>" in changes
    assert "Sungai surut" in _page(office, "headlines")
    assert "Sungai surut" in office.get(reverse("listening:headlines_csv")).content.decode()


def test_an_outlet_and_our_texts_have_their_figures(office: Client, first: Article) -> None:
    assert "30 hari terakhir" in _page(office, "outlet", first.outlet_id)
    assert "100%" in _page(office, "own_texts")
    own = first.pick_ups.get().own_text_id
    assert "Satu" in _page(office, "own_text", own)
    assert "Sungai Kalirejo" in office.get(reverse("listening:own_texts_csv")).content.decode()


def test_a_story_is_named_by_what_others_took_over() -> None:
    warning = "Sungai Kalirejo meluap dan merendam Desa Tegalsari, kata penyiar. Warga di bantaran "
    warning += "sungai diminta segera naik ke balai desa karena tanggul di sisi timur jebol. "
    hour = timedelta(hours=1)
    article("https://radio.example/a", "Kalirejo meluap, segera naik", warning)
    wire = article("https://kantor.example/b", "Sungai Kalirejo meluap", published_at=AT + hour)
    article("https://koran.example/c", "Kalirejo meluap di Tegalsari", published_at=AT + 2 * hour)
    actions.analyse(everything=True)

    story = Story.objects.get(articles=wire)
    assert (story.articles.count(), story.title) == (3, "Sungai Kalirejo meluap")
