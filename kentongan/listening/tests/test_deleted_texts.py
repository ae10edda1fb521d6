"""A text that is deleted, by whatever way, leaves nothing behind that copies are looked for in."""

from datetime import timedelta

import pytest

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.models import Article, Copy, CopySignature, OwnText, PickUp, Posting

from .factories import AT, FLOOD, article

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def own_text() -> OwnText:
    agency: Agency = AgencyFactory.create()
    return actions.register_own_text(
        agency=agency, key="newsroom.release:1", title="Sungai", text=FLOOD, url="",
        published_at=clocks.now(),
    )  # fmt: skip


def test_what_repeats_a_deleted_article_or_own_text_is_analysed_all_the_same() -> None:
    first = article("https://satu.example/a", "Sungai meluap")
    own = own_text()
    actions.analyse(everything=True)
    Article.objects.filter(pk=first.pk).delete()
    OwnText.objects.filter(pk=own.pk).delete()
    assert not Posting.objects.exists()
    assert not CopySignature.objects.exists()
    later = article("https://dua.example/a", "Sungai meluap", published_at=AT + HOUR)
    actions.analyse(everything=True)
    later.refresh_from_db()
    assert later.analysed_at is not None
    assert not Copy.objects.exists()
    assert not PickUp.objects.exists()


def test_only_what_was_deleted_is_forgotten() -> None:
    articles = [article(f"https://{name}.example/a", "Sungai") for name in ("satu", "dua")]
    actions.analyse(everything=True)
    Article.objects.filter(pk=articles[0].pk).delete()
    assert set(CopySignature.objects.values_list("item", flat=True)) == {str(articles[1].pk)}
    assert set(Posting.objects.values_list("item", flat=True)) <= {str(articles[1].pk)}


def test_traces_of_a_text_that_is_not_there_match_nothing() -> None:
    """Such as those of a copy that was put back in parts."""
    first, own = article("https://satu.example/a", "Sungai meluap"), own_text()
    actions.analyse(everything=True)
    postings, signatures = list(Posting.objects.all()), list(CopySignature.objects.all())
    first.delete()
    own.delete()
    Posting.objects.bulk_create(postings)
    CopySignature.objects.bulk_create(signatures)
    later = article("https://dua.example/a", "Sungai meluap", published_at=AT + HOUR)
    actions.analyse(everything=True)
    later.refresh_from_db()
    assert later.analysed_at is not None
    assert not Copy.objects.exists()
