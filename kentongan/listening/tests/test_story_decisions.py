"""What a person decides about stories holds: later articles, changed pages, a fresh start."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kentongan.accounts.enums import Role
from kentongan.accounts.models import User
from kentongan.accounts.tests.factories import AgencyFactory, UserFactory, member
from kentongan.listening import actions
from kentongan.listening.models import (
    Article,
    IndexTotals,
    Story,
    StoryDecision,
    StoryIndex,
    TermFrequency,
)
from kentongan.listening.tests import factories

pytestmark = pytest.mark.django_db

FLOOD = "Banjir Rendam Empat Kelurahan di Jepara, Ratusan Warga Mengungsi"
FLOOD_TEXT = "Banjir luapan Kali Wiso merendam empat kelurahan di Jepara. Warga mengungsi. "
DAM = "Tanggul Timur Jebol, Polisi Periksa Kontraktor Pelaksana"
DAM_TEXT = "Polisi memeriksa kontraktor yang membangun tanggul timur setahun lalu. "


@pytest.fixture
def writer() -> User:
    return member(AgencyFactory.create(), Role.WRITER)


def published(name: str, title: str, text: str, *, hours: float = 0, paid: bool = False) -> Article:
    at = factories.AT + timedelta(hours=hours)
    article = factories.article(
        f"https://{name}.example/berita", title, f"{text}Kata {name} kepada kami. ",
        published_at=at, at=at,
    )  # fmt: skip
    Article.objects.filter(pk=article.pk).update(is_paid=paid)
    return article


def analysed(articles: Iterable[Article]) -> list[Story | None]:
    actions.analyse(everything=True)
    stories = []
    for article in articles:
        article.refresh_from_db()
        stories.append(article.story)
    return stories


def two_stories() -> tuple[Article, Article]:
    return published("kabar", FLOOD, FLOOD_TEXT), published("warta", DAM, DAM_TEXT, hours=1)


def one_story() -> tuple[Article, Article]:
    title = "Warga Empat Kelurahan Jepara Mengungsi karena Banjir"
    return published("kabar", FLOOD, FLOOD_TEXT), published("warta", title, FLOOD_TEXT, hours=1)


def test_stories_put_together_stay_so_for_what_comes_later(writer: User) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    assert flood != dam
    actions.merge_stories(into=flood, other=dam, by=writer)
    later = [
        published("lain", FLOOD, FLOOD_TEXT, hours=3),
        published("media", DAM, DAM_TEXT, hours=4),
    ]
    assert analysed(later) == [flood, flood]
    flood.refresh_from_db()
    dam.refresh_from_db()
    assert (flood.article_count, dam.article_count) == (4, 0)
    assert dam.merged_into == flood
    assert flood.last_at == factories.AT + timedelta(hours=4)


def test_undoing_gives_back_also_what_came_since(writer: User) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    decision = actions.merge_stories(into=flood, other=dam, by=writer)
    later = published("media", DAM, DAM_TEXT, hours=4)
    analysed([later])
    actions.undo_story_decision(decision=decision, by=writer)
    later.refresh_from_db()
    dam.refresh_from_db()
    assert later.story == dam
    assert (dam.article_count, dam.merged_into) == (2, None)
    with pytest.raises(ValidationError):
        actions.undo_story_decision(decision=decision, by=writer)


def test_articles_taken_out_are_not_joined_again(writer: User) -> None:
    first, second = one_story()
    story, same = analysed([first, second])
    assert story
    assert story == same
    decision = actions.split_story(story=story, articles=[second], by=writer)
    Article.objects.update(analysed_at=None)  # as after a change of both pages
    assert analysed([first, second]) == [story, decision.other]
    assert decision.other != story
    assert decision.other.article_count == 1


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_a_fresh_start_of_the_analysis_keeps_to_it(kind: str, writer: User) -> None:
    articles = two_stories() if kind == "merge" else one_story()
    before = analysed(articles)
    assert before[0]
    assert before[1]
    if kind == "merge":
        actions.merge_stories(into=before[0], other=before[1], by=writer)
        wanted = [before[0].pk, before[0].pk]
    else:
        decision = actions.split_story(story=before[0], articles=[articles[0]], by=writer)
        wanted = [decision.other_id, before[0].pk]
    Article.objects.update(analysed_at=None, story=None)
    for index in (StoryIndex, TermFrequency, IndexTotals):
        index.objects.all().delete()
    assert [story and story.pk for story in analysed(articles)] == wanted


def test_what_was_split_is_put_back_by_undoing(writer: User) -> None:
    first, second = one_story()
    story, _same = analysed([first, second])
    assert story
    decision = actions.split_story(story=story, articles=[second], by=writer)
    actions.undo_story_decision(decision=decision, by=writer)
    second.refresh_from_db()
    story.refresh_from_db()
    assert second.story == story
    assert story.article_count == 2
    assert not StoryIndex.objects.filter(pk=decision.other_id).exists()


def test_later_decisions_are_undone_first(writer: User) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    merged = actions.merge_stories(into=flood, other=dam, by=writer)
    later = published("lain", FLOOD, FLOOD_TEXT, hours=3)
    analysed([later])
    actions.split_story(story=flood, articles=[later], by=writer)
    with pytest.raises(ValidationError):
        actions.undo_story_decision(decision=merged, by=writer)
    assert StoryDecision.objects.filter(undone_at=None).count() == 2


def test_what_makes_no_sense_or_is_not_theirs_is_refused(writer: User) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    with pytest.raises(PermissionDenied):
        actions.merge_stories(into=flood, other=dam, by=UserFactory.create())
    with pytest.raises(ValidationError):
        actions.merge_stories(into=flood, other=flood, by=writer)
    with pytest.raises(ValidationError):
        actions.split_story(story=flood, articles=list(dam.articles.all()), by=writer)
    with pytest.raises(ValidationError):
        actions.split_story(story=flood, articles=list(flood.articles.all()), by=writer)


def test_paid_articles_and_outlets_of_one_owner_do_not_add_up(writer: User) -> None:
    factories.outlet("kabar.example", owner_network="Grup Contoh")
    factories.outlet("warta.example", owner_network="Grup Contoh")
    first, second = one_story()
    published("iklan", FLOOD, FLOOD_TEXT, hours=-1, paid=True)
    story, same = analysed([first, second])
    assert story
    assert story == same
    assert (story.article_count, story.outlet_count) == (2, 1)
    assert story.title == FLOOD
    assert story.articles.count() == 3
