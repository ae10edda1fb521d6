"""Stories are put together and taken apart on the screen, and each is undone there."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.groups import synchronise
from kentongan.accounts.models import User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.listening.models import Story, StoryDecision

from .test_story_decisions import (
    DAM,
    DAM_TEXT,
    FLOOD,
    FLOOD_TEXT,
    analysed,
    one_story,
    published,
    two_stories,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> User:
    return member(AgencyFactory.create(), Role.WRITER)


@pytest.fixture
def office(writer: User) -> Client:
    synchronise()
    return signed_in(writer)


def _page(client: Client, name: str, *args: int, **query: str | int | list[int]) -> str:
    answer = client.get(reverse(f"listening:{name}", args=args), query, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def _post(client: Client, name: str, *args: int, **told: Any) -> str:
    answer = client.post(reverse(f"listening:{name}", args=args), told, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def _undo(client: Client, page: str) -> str:
    found = re.search(r'role="status">.*?action="([^"]+/batal/)"', page, re.DOTALL)
    assert found, "no Undo beside the message"
    answer = client.post(found[1], follow=True)
    return answer.content.decode()


def test_two_stories_are_searched_seen_side_by_side_joined_and_parted_again(
    office: Client,
) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    assert "Satukan dengan peristiwa lain" in _page(office, "story", flood.pk)
    found = _page(office, "merge_story", flood.pk, q="kontraktor jebol")
    assert f'href="?dengan={dam.pk}"' in found
    beside = _page(office, "merge_story", flood.pk, dengan=dam.pk)
    assert beside.index(FLOOD) < beside.index(DAM)
    page = _post(office, "merge_story", flood.pk, dengan=dam.pk)
    assert DAM in page
    flood.refresh_from_db()
    assert flood.article_count == 2
    assert analysed([published("lain", DAM, DAM_TEXT, hours=2)]) == [flood]
    assert "Dibatalkan" in _undo(office, page)
    flood.refresh_from_db()
    dam.refresh_from_db()
    assert (flood.article_count, dam.article_count) == (1, 2)


def test_stories_with_rare_words_in_common_are_offered(office: Client) -> None:
    flood, _dam, market, near = analysed(
        [
            *two_stories(),
            published("pasar", "Pasar Murah Beras Dibuka", "Pasar murah dibuka. ", hours=1),
            published("ulang", "Kali Wiso Jepara Dikeruk Usai Banjir", "Dikeruk. ", hours=90),
        ]
    )
    assert flood
    assert market
    assert near
    assert near != flood
    page = _page(office, "merge_story", flood.pk)
    assert f"?dengan={near.pk}" in page
    assert "jepara" in page
    assert f"?dengan={market.pk}" not in page


def test_ticked_articles_become_a_story_of_their_own(office: Client) -> None:
    first, second = one_story()
    [story, same] = analysed([first, second])
    assert story
    assert story == same
    page = _page(office, "split_story", story.pk)
    assert page.count('type="checkbox" name="berita"') == 2
    page = _post(office, "split_story", story.pk, berita=[second.pk])
    assert second.title in page
    second.refresh_from_db()
    assert second.story_id != story.pk
    _undo(office, page)
    second.refresh_from_db()
    assert second.story_id == story.pk


def test_what_makes_no_sense_is_said_and_changes_nothing(office: Client) -> None:
    [story, _same] = analysed(one_story())
    assert story
    assert "Pilih berita" in _post(office, "split_story", story.pk)
    every = list(story.articles.values_list("pk", flat=True))
    assert "Sisakan paling sedikit satu" in _post(office, "split_story", story.pk, berita=every)
    assert "Pilih peristiwa yang lain" in _post(office, "merge_story", story.pk, dengan=story.pk)
    assert "Pilih peristiwa yang lain" in _page(office, "merge_story", story.pk, dengan=story.pk)
    assert "Centang dua peristiwa" in _page(office, "merge_chosen", peristiwa=[story.pk])
    assert not StoryDecision.objects.exists()


def test_two_ticked_stories_of_the_list_are_shown_side_by_side(office: Client) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    assert f'name="peristiwa" value="{flood.pk}"' in _page(office, "stories")
    page = _page(office, "merge_chosen", peristiwa=[flood.pk, dam.pk])
    assert "Jadikan satu peristiwa" in page
    assert f'name="dengan" value="{dam.pk}"' in page


def test_whoever_only_reads_sorts_nothing(office: Client) -> None:
    flood, dam = analysed(two_stories())
    assert flood
    assert dam
    reader = signed_in(member(AgencyFactory.create(), Role.AUDITOR))
    assert "Satukan dengan peristiwa lain" not in _page(reader, "story", flood.pk)
    answer = reader.post(reverse("listening:merge_story", args=[flood.pk]), {"dengan": dam.pk})
    assert answer.status_code in {302, 403}
    assert not Story.objects.exclude(merged_into=None).exists()


def test_the_list_to_choose_from_asks_a_fixed_number_of_times(
    office: Client, django_assert_max_num_queries: Any
) -> None:
    texts = [
        published(f"kabar{n}", f"{FLOOD} Hari Ke-{n}", FLOOD_TEXT, hours=60 * n) for n in range(9)
    ]
    first = analysed(texts)[0]
    assert first
    _page(office, "merge_story", first.pk)
    with django_assert_max_num_queries(34):
        _page(office, "merge_story", first.pk)
