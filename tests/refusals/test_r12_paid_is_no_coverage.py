"""R12: paid publication is marked and never counts as coverage."""

from datetime import timedelta

import pytest

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member, signed_in
from kentongan.core import clocks
from kentongan.insight import actions as insight
from kentongan.insight.enums import BriefPeriod
from kentongan.insight.models import Brief
from kentongan.listening import actions
from kentongan.listening.models import Article, PickUp
from kentongan.listening.tests.factories import FLOOD, article

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief(agency: Agency) -> Brief:
    """Our text, and one free and one paid article that took it word for word."""
    now = clocks.now()
    actions.register_own_text(
        agency=agency, key="newsroom.release:1", title="Sungai Kalirejo", text=FLOOD,
        url="https://kabupaten.contoh.example/1", published_at=now - timedelta(minutes=3),
    )  # fmt: skip
    for number, title in enumerate(("Sungai meluap", "Advertorial: Sungai meluap")):
        at = now - timedelta(minutes=2)
        article(f"https://koran{number}.example/a", title, FLOOD, published_at=at, at=at)
    Article.objects.filter(title__startswith="Advertorial").update(is_paid=True)
    actions.analyse(everything=True)
    assert list(Article.objects.order_by("pk").values_list("is_paid", flat=True)) == [False, True]
    assert PickUp.objects.count() == 2
    day = clocks.today(agency.zone)
    return insight.compile_brief(agency=agency, date=day, period=BriefPeriod.DAY)


def test_a_paid_article_is_neither_news_nor_pick_up(brief: Brief) -> None:
    assert brief.snapshot["articles"] == 1
    assert [story["publishers"] for story in brief.snapshot["stories"]] == [["Koran0"]]
    assert [own["picked_up"] for own in brief.snapshot["published"]] == [1]
    assert sum(count for _day, count in brief.snapshot["trend"]) == 1


def test_a_paid_article_is_marked_where_it_is_shown(agency: Agency, brief: Brief) -> None:
    office = signed_in(member(agency, Role.ANALYST))
    page = office.get("/admin/dengar/berita/").content.decode()
    assert page.count("berita berbayar") + page.count("publikasi berbayar") >= 1
