"""What becomes public reaches the channels, and a correction or a withdrawal follows it."""

import pytest
from django.conf import settings

from kentongan.delivery.actions import ensure_accounts
from kentongan.delivery.models import Delivery, Dispatch
from kentongan.engine.fetch import MemoryFetcher
from kentongan.listening.models import OwnText
from kentongan.newsroom import actions
from kentongan.newsroom.confirming import see
from kentongan.newsroom.entries import address
from kentongan.newsroom.models import ClarificationPage, ReleasePage
from kentongan.verification.actions import report_claim

from .factories import Office, clarification, office, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Office:
    house = office()
    ensure_accounts(agency=house.agency)
    return house


def test_a_release_goes_to_every_account_in_the_same_transaction(house: Office) -> None:
    page = published(house)
    sent = Dispatch.objects.filter(content_key=page.content_key)
    assert "email" in {one.account.channel for one in sent}
    assert not sent.filter(account__channel__in=["website", "feed"]).exists()
    assert {one.content["url"] for one in sent} == {address(page)}
    assert OwnText.objects.get().key == page.content_key


def test_website_and_feed_count_once_they_were_seen(house: Office) -> None:
    page = published(house)
    home = settings.KENTONGAN_PUBLIC_URL
    broken = MemoryFetcher({address(page): b"Internal error"})
    assert not see(page, broken)
    assert not Delivery.objects.filter(account__channel="website").exists()
    pages = {address(page): page.title.encode(), f"{home}/rss.xml": address(page).encode()}
    assert see(page, MemoryFetcher(pages))
    assert see(page, MemoryFetcher(pages))
    assert Delivery.objects.filter(account__channel__in=["website", "feed"]).count() == 2


def test_a_correction_and_a_withdrawal_follow(house: Office) -> None:
    page = published(house)
    before = Dispatch.objects.filter(content_key=page.content_key).count()
    actions.correct(page=page, text="Bukan Senin, Selasa.", by=house.editor)
    corrected = Dispatch.objects.filter(content_key=page.content_key)
    assert corrected.count() > before
    assert corrected.first().content["text"].count("Bukan Senin, Selasa.") == 1  # type: ignore[union-attr]  # written above
    actions.withdraw(page=ReleasePage.objects.get(pk=page.pk), by=house.head, why="Keliru.")
    assert not Dispatch.objects.filter(content_key=page.content_key, state="scheduled").exists()


def test_a_clarification_answers_its_claim(house: Office) -> None:
    claim = report_claim(text="Bantuan harus bayar", agency=house.agency, door="web")
    page = clarification(house, claim=claim)
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    claim.refresh_from_db()
    assert claim.answered_url == address(ClarificationPage.objects.get(pk=page.pk))
