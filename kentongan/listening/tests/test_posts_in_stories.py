"""Posts of open platforms beside the articles of a story: by link or by words, never by author."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions, analysis
from kentongan.listening.actions.posts import keep_posts
from kentongan.listening.enums import PostEvidence
from kentongan.listening.kinds import FoundPost
from kentongan.listening.models import Article, Post, Story
from kentongan.listening.timeline import story_page

from .factories import FLOOD, MARKET, article, source

pytestmark = pytest.mark.django_db
URL = "https://koran.example/banjir-tegalsari"
TITLE = "Sungai Kalirejo meluap, dua ratus rumah di Tegalsari terendam"


@pytest.fixture
def agency() -> Agency:
    return AgencyFactory.create()


@pytest.fixture
def noon() -> datetime:
    """A time of this month that is not an hour before its first day."""
    now = clocks.now()
    return now - min(timedelta(hours=4), (now - now.replace(day=1, hour=0, minute=0)) / 2)


@pytest.fixture
def story(noon: datetime) -> Story:
    article(URL, TITLE, FLOOD, published_at=noon, at=noon)
    article("https://pasar.example/a", "Pasar murah dibuka di lapangan", MARKET,
            published_at=noon, at=noon)  # fmt: skip
    actions.analyse(everything=True)
    found = Article.objects.get(url=URL).story
    assert found is not None
    return found


def post(text: str, at: datetime, *, author: str = "warga", links: tuple[str, ...] = ()) -> Post:
    """A post of a hashtag, kept as a look keeps it."""
    number = Post.objects.count()
    url = "https://sosial.example/api/v1/timelines/tag/banjir"
    where = source(url, kind="mastodon_tag") if number == 0 else Post.objects.all()[0].source
    told = FoundPost(
        platform="Mastodon", text=text, author=author, posted_at=at, links=links,
        address=f"https://sosial.example/@{author}/{number}",
    )  # fmt: skip
    keep_posts(source=where, posts=[told])
    return Post.objects.latest("pk")


def placed(row: Post) -> tuple[int | None, str]:
    row.refresh_from_db()
    return row.story_id, row.placed_by


def test_a_post_that_links_to_an_article_belongs_to_its_story(story: Story, noon: datetime) -> None:
    row = post("Lihat ini", noon, links=(f"{URL}?utm_source=sosial#a",))
    assert analysis.place_posts() == 1
    assert placed(row) == (story.pk, PostEvidence.LINK)


def test_a_link_in_the_words_of_a_post_counts_and_so_does_the_page_s_own_address(
    story: Story, noon: datetime
) -> None:
    Article.objects.filter(url=URL).update(canonical_url="https://koran.example/asli")
    rows = [post(f"Baca {URL}.", noon), post("Baca https://koran.example/asli", noon)]
    analysis.place_posts()
    assert [placed(row) for row in rows] == [(story.pk, PostEvidence.LINK)] * 2


def test_only_addresses_at_outlets_of_the_register_are_kept(story: Story, noon: datetime) -> None:
    links = (URL, "https://blog-warga.example/saya", "https://sosial.example/@warga", "http://[")
    assert post("Kami di sini", noon, links=links).links == [URL]


def test_a_post_whose_words_tell_of_the_event_belongs_to_its_story(
    story: Story, noon: datetime
) -> None:
    row = post("Ya ampun sungai Kalirejo meluap, rumah di #Tegalsari terendam semua", noon)
    analysis.place_posts()
    assert placed(row) == (story.pk, PostEvidence.WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "Sungai meluap lagi, dua ratus rumah warga terendam di Mekarjaya",  # another village
        "Tegalsari semoga selamat semua",  # too little in common
        "Selamat pagi semuanya, semoga hari ini cerah dan jalanan lancar",
    ],
)
def test_a_post_that_merely_sounds_alike_belongs_nowhere(
    story: Story, noon: datetime, text: str
) -> None:
    row = post(text, noon)
    analysis.place_posts()
    assert placed(row) == (None, "")


def test_a_post_may_come_before_the_article_that_it_links_to(noon: datetime) -> None:
    article("https://koran.example/lain", "Pasar murah", MARKET, published_at=noon, at=noon)
    row = post("Sudah dengar?", noon, links=(URL,))
    analysis.place_posts()
    assert placed(row) == (None, "")
    found = article(URL, TITLE, FLOOD, published_at=noon, at=noon)
    actions.analyse(everything=True)
    analysis.place_posts()
    found.refresh_from_db()
    assert placed(row) == (found.story_id, PostEvidence.LINK)


def test_posts_go_where_a_person_puts_their_story(
    story: Story, noon: datetime, agency: Agency
) -> None:
    person = member(agency, Role.WRITER)
    row = post("Lihat", noon, links=(URL,))
    analysis.place_posts()
    other = Story.objects.exclude(pk=story.pk).get()
    decision = actions.merge_stories(into=other, other=story, by=person)
    assert placed(row) == (other.pk, PostEvidence.LINK)
    actions.undo_story_decision(decision=decision, by=person)
    assert placed(row) == (story.pk, PostEvidence.LINK)


def test_the_story_tells_which_way_it_jumped_and_how_long_after(
    story: Story, noon: datetime, agency: Agency
) -> None:
    post("Sungai Kalirejo meluap di Tegalsari, rumah terendam", noon - timedelta(minutes=50))
    post("Lihat", noon + timedelta(minutes=30), author="lain", links=(URL,))
    analysis.place_posts()
    told = story_page(story, agency, "Asia/Jakarta")
    assert told.jumps == ("Melompat dari media sosial ke media, 50 menit setelah kiriman pertama.",)
    assert told.social is not None
    assert sum(span.posts for span in told.social.spans) == 2
    assert sum(span.articles for span in told.social.spans) == 1
    assert told.first is not None
    assert told.first.article.url == URL, "who was first is a matter of articles"
    assert (told.outlets, told.pulse.last_day) == (1, 1), "posts are no articles"


def test_no_page_of_a_story_tells_who_posted(story: Story, noon: datetime, agency: Agency) -> None:
    text = "Awas air bah di Tegalsari malam ini, sungai Kalirejo meluap, segera mengungsi"
    for number in range(6):
        post(f"{text} @warga_{number}", noon + timedelta(minutes=number), author=f"warga_{number}")
    analysis.place_posts()
    office = signed_in(member(agency, Role.ANALYST))
    page = office.get(f"/admin/dengar/peristiwa/{story.pk}/").content.decode()
    authors = Post.objects.values_list("author", "address")
    assert "kiriman dari 6 akun" in page
    assert "Lompatan media ↔ media sosial" in page
    assert "kurang dari lima menit" in page
    assert not re.search(r"warga_\d", page)
    assert not [1 for author, address in authors if author in page or (address and address in page)]


def test_deleting_a_story_leaves_its_posts(story: Story, noon: datetime) -> None:
    row = post("Lihat", noon, links=(URL,))
    analysis.place_posts()
    story.delete()
    assert placed(row)[0] is None


def test_placing_posts_costs_the_same_for_few_and_for_many(story: Story, noon: datetime) -> None:
    asked: list[int] = []
    for _round in range(2):
        for number in range(3 + 9 * len(asked)):
            post(f"Sungai Kalirejo meluap di Tegalsari, {number} rumah terendam", noon)
        with CaptureQueriesContext(connection) as queries:
            analysis.place_posts()
        asked.append(len(queries))
    assert asked[0] == asked[1]
