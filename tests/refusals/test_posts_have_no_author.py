"""R1, R3 for what is collected from open platforms: no handle, picture, followers or place."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member, signed_in
from kentongan.core import clocks
from kentongan.engine.tests.loopback import Page, page, serving
from kentongan.listening import actions
from kentongan.listening.clients import web
from kentongan.listening.models import Article, MonthSalt, Post, PostOpening, Source
from kentongan.listening.tests.factories import outlet

pytestmark = pytest.mark.django_db
HANDLE = "warga_tegalsari"
ADDRESS = f"https://sosial.example/@{HANDLE}/1"


def _status(number: int, text: str) -> dict[str, object]:
    return {
        "url": f"https://sosial.example/@{HANDLE}/{number}",
        "visibility": "public",
        "created_at": clocks.now().isoformat(),
        "content": f"<p>{text}</p>",
        "favourites_count": 3,
        "reblogs_count": 2,
        "replies_count": 1,
        "account": {"acct": HANDLE, "avatar": "https://sosial.example/foto.png",
                    "followers_count": 987654, "note": "Warga Tegalsari"},
    }  # fmt: skip


@pytest.fixture
def collected(settings: Any) -> Source:
    told = [
        _status(1, f"Air naik di Tegalsari! @{HANDLE} 0812 3456 7890"),
        _status(2, f"Lagi: https://sosial.example/@{HANDLE} bilang surut"),
        {**_status(3, "Rahasia"), "visibility": "private"},
    ]
    path = "/api/v1/timelines/tag/banjir?limit=40"
    pages: dict[str, Page] = {path: page(json.dumps(told).encode())}
    with serving(pages) as site:
        settings.KENTONGAN_RESOLVER_MAP = site.resolver
        web._session.cache_clear()
        made = actions.add_source(url=site.url("/tags/banjir"))
        poll = actions.poll(source=made)
        assert (poll.seen, poll.new, poll.rejected) == (3, 2, 1)
        Source.objects.update(body_hash="")
        made.refresh_from_db()
        assert actions.poll(source=made).known == 2
    web._session.cache_clear()
    return made


def test_nothing_in_the_database_names_who_wrote_a_post(collected: Source) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(p)::text FROM listening_post p")
        stored = " ".join(row[0] for row in cursor.fetchall())
    assert "Air naik" in stored
    for secret in (HANDLE, "foto.png", "987654", "0812", "Warga Tegalsari", "Rahasia"):
        assert secret not in stored
    assert len({post.author for post in Post.objects.all()}) == 1
    assert Article.objects.count() == 0


def test_of_the_links_of_a_post_only_those_to_outlets_are_kept(settings: Any) -> None:
    outlet("koran.example")
    told = _status(
        1,
        f'<a href="https://sosial.example/@{HANDLE}">@kawan</a>'
        ' <a href="https://blog-warga.example/saya">blog</a>'
        ' <a class="u" href="https://koran.example/banjir?a=1&amp;b=2">koran.example/ban...</a>',
    )
    path = "/api/v1/timelines/tag/banjir?limit=40"
    with serving({path: page(json.dumps([told]).encode())}) as site:
        settings.KENTONGAN_RESOLVER_MAP = site.resolver
        web._session.cache_clear()
        actions.poll(source=actions.add_source(url=site.url("/tags/banjir")))
    web._session.cache_clear()
    assert Post.objects.get().links == ["https://koran.example/banjir?a=1&b=2"]


def test_an_address_is_opened_with_a_reason_that_is_kept(collected: Source, agency: Agency) -> None:
    post, person = Post.objects.order_by("pk")[0], member(agency, Role.WRITER)
    with pytest.raises(ValidationError):
        actions.open_post(post=post, reason="ingin", by=person)
    office = signed_in(person)
    assert HANDLE not in office.get("/admin/dengar/unggahan/").content.decode()
    answer = office.post(
        f"/admin/dengar/unggahan/{post.pk}/buka/", {"alasan": "Memeriksa laporan banjir."}
    )
    assert answer["Location"] == ADDRESS
    assert PostOpening.objects.get().by == person


def test_addresses_go_after_thirty_days_and_salts_with_their_month(collected: Source) -> None:
    Post.objects.update(seen_at=clocks.now() - timedelta(days=31))
    MonthSalt.objects.update(month="2001-01")
    assert actions.forget_posts() == 2
    assert {post.address for post in Post.objects.all()} == {""}
    assert not MonthSalt.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "https://sosial.example/@warga",
        "https://bsky.app/profile/warga.example",
        "https://t.me/kanalwarga",
        "https://www.youtube.com/channel/UC123",
    ],
)
def test_an_account_is_watched_only_as_that_of_an_outlet_or_institution(url: str) -> None:
    with pytest.raises(ValidationError, match="akun siapa"):
        actions.add_source(url=url)
    assert actions.add_source(url=url, outlet=outlet("koran.example")).active


def test_a_group_is_not_read() -> None:
    with pytest.raises(ValidationError):
        actions.add_source(url="https://t.me/+AbCdEf", outlet=outlet("koran.example"))
