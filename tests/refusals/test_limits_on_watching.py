"""The limits on watching people, sentence by sentence (design §5, R1 to R4).

Posts without their author: `test_posts_have_no_author`. Topics on people: `test_r02`. People
quoted: `test_quoted_people`.
"""

import dataclasses
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import kentongan
from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, UserFactory, member, signed_in
from kentongan.core import clocks
from kentongan.engine import queries
from kentongan.engine.flow.hints import Hint
from kentongan.listening import actions, exports
from kentongan.listening.models import Article, Post, PostOpening, Topic
from kentongan.listening.tests.factories import FLOOD, article, outlet, source

pytestmark = pytest.mark.django_db
ROOT = Path(kentongan.__file__).parent
JOURNALIST = re.compile(
    r"(?i)\b(?:byline|by_line|author_line|wartawan|jurnalis|journalist|reporter|penulis_berita)\b"
)
TEXT = "Awas air bah datang malam ini, segera mengungsi ke balai desa bersama keluarga"


def test_a_post_has_a_place_for_these_things_and_no_other() -> None:
    fields = {field.name for field in Post._meta.get_fields()}
    assert fields == {
        "id", "source", "platform", "text", "posted_at", "seen_at", "likes", "shares", "replies",
        "mark", "author", "address", "openings", "links", "story", "placed_by", "compared_at",
    }  # fmt: skip


def _post(address: str = "https://sosial.example/@warga/1") -> Post:
    now = clocks.now()
    return Post.objects.create(
        source=source("https://sosial.example/api/v1/timelines/tag/banjir"), platform="Mastodon",
        text="Air naik", posted_at=now, seen_at=now, mark="1", author="2", address=address,
    )  # fmt: skip


def test_the_address_of_a_post_is_unreadable_in_the_database() -> None:
    post = _post()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM listening_post WHERE id = %s", [post.pk])
        [stored] = cursor.fetchone()
    assert stored
    assert "sosial" not in str(stored)
    assert "warga" not in str(stored)


@pytest.mark.parametrize(("days", "there"), [(29, True), (31, False)])
def test_an_address_is_kept_thirty_days(days: int, there: bool) -> None:
    post = _post()
    Post.objects.update(seen_at=clocks.now() - timedelta(days=days))
    actions.forget_posts()
    post.refresh_from_db()
    assert bool(post.address) is there
    assert post.text == "Air naik"


def test_whoever_opens_an_address_is_staff_and_is_written_down(agency: Agency) -> None:
    post, reason = _post(), "Memeriksa laporan banjir dari warga."
    stranger = UserFactory.create()
    with pytest.raises(PermissionDenied):
        actions.open_post(post=post, reason=reason, by=stranger)
    person = member(agency, Role.ANALYST)
    assert actions.open_post(post=post, reason=reason, by=person) == post.address
    opened = PostOpening.objects.get()
    assert (opened.by, opened.reason) == (person, reason)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM listening_postopeningevent")
        assert cursor.fetchone() == (1,)


def test_every_topic_of_every_agency_stands_on_the_public_page(agency: Agency) -> None:
    for number in range(3):
        other = AgencyFactory.create()
        Topic.objects.bulk_create(
            [
                Topic(
                    agency=other, name=f"Topik {number}-{each}", words=["air"], since=clocks.now()
                )
                for each in range(400)
            ]
        )
    page = Client().get("/transparansi/pantauan/").content.decode()
    assert page.count("Topik ") >= 1200
    for name in ("Topik 0-0<", "Topik 1-399<", "Topik 2-399<"):
        assert name in page


def test_no_address_of_a_page_is_about_a_journalist() -> None:
    """Neither a page nor a file; who wants to meet the office is in the room of relations."""
    addresses = [each for each in _addresses(get_resolver().url_patterns) if "dengar" in each]
    assert addresses
    assert [each for each in addresses if JOURNALIST.search(re.sub(r"[-/<>:]", " ", each))] == []


def _addresses(patterns: Any, before: str = "") -> list[str]:
    found: list[str] = []
    for each in patterns:
        if isinstance(each, URLResolver):
            found += _addresses(each.url_patterns, before + str(each.pattern))
        elif isinstance(each, URLPattern):
            found.append(f"{before}{each.pattern} {each.name or ''}")
    return found


def test_no_form_of_listening_asks_for_a_journalist() -> None:
    import kentongan.insight.forms
    import kentongan.listening.alerts.forms
    import kentongan.listening.forms  # noqa: F401  # so that all forms are known

    named = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in _all_forms(forms.BaseForm)
        if form.__module__.startswith(("kentongan.listening", "kentongan.insight"))
        for name in {*getattr(form, "base_fields", {})}
        if JOURNALIST.search(name) or name in {"author", "authors"}
    ]
    assert named == []


def _all_forms(form: Any) -> set[Any]:
    return {form}.union(*(_all_forms(each) for each in form.__subclasses__()))


def test_no_query_can_ask_for_an_author() -> None:
    for field in ("penulis", "author", "wartawan", "oleh"):
        with pytest.raises(queries.QueryError):
            queries.parse(f"{field}:rahmat")


def test_no_file_has_a_column_of_journalists() -> None:
    article("https://koran.example/a", "Sungai Kalirejo meluap")
    rows = Article.objects.all()
    written = exports.as_csv(rows, "Asia/Jakarta") + exports.sources_csv([], "Asia/Jakarta")
    assert "Rahmat Contoh" not in written.decode("utf-8-sig")
    assert not JOURNALIST.search(written.decode("utf-8-sig"))


def test_no_list_page_file_or_interface_reads_the_byline() -> None:
    """It stands with its article: something writes it and stores it, nothing selects by it."""
    allowed = {"models/articles.py", "storing.py", "readings.py", "listening/article.html"}
    found = {
        str(path.relative_to(ROOT))
        for path in (*ROOT.rglob("*.py"), *ROOT.rglob("*.html"), *ROOT.rglob("*.typ"))
        if "author_line" in path.read_text("utf-8")
        and not {"tests", "migrations"} & set(path.parts)
    }
    assert {each for each in found if not each.endswith(tuple(allowed))} == set()


def test_the_search_knows_no_byline(agency: Agency) -> None:
    article("https://koran.example/a", "Sungai Kalirejo meluap")
    actions.analyse(everything=True)
    office = signed_in(member(agency, Role.ANALYST))
    found = {
        word: len(
            office.get("/admin/dengar/berita/", {"q": word, "span": "semua"})
            .context["found"]
            .articles
        )
        for word in ("meluap", "Rahmat")
    }
    assert found == {"meluap": 1, "Rahmat": 0}


def test_no_relation_leads_from_a_person_to_articles() -> None:
    """The only people that rows of listening point to are the office's own, as who decided."""
    pointing = {
        field.name
        for model in apps.get_app_config("listening").get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model and field.related_model.__name__ == "User"
    }
    assert pointing <= {
        "by", "acknowledged_by", "closed_by", "person", "undone_by", "pgh_context",
    }  # fmt: skip


def test_a_hint_of_coordination_holds_texts_and_counts_only() -> None:
    fields = {field.name for field in dataclasses.fields(Hint)}
    assert fields == {"text", "posts", "accounts", "first_at", "last_at"}


def test_a_hint_is_shown_as_text_and_counts_and_worded_as_a_hint(agency: Agency) -> None:
    at = clocks.now() - timedelta(hours=1)
    for number in range(6):
        name = f"akun{number}"
        made = article(
            f"https://{name}.example/1", TEXT, f"{TEXT} @warga_{number}\n{FLOOD}",
            published_at=at + timedelta(minutes=number), at=at + timedelta(minutes=number),
        )  # fmt: skip
        made.source = source(
            f"https://sosial.example/@{name}.rss", kind="mastodon", outlet=outlet(f"{name}.example")
        )
        made.save()
    actions.analyse(everything=True)
    story = Article.objects.all()[0].story_id
    page = signed_in(member(agency, Role.ANALYST)).get(f"/admin/dengar/peristiwa/{story}/")
    shown = page.content.decode()
    hint = shown[shown.index("kiriman dari 6 akun") - 600 :][:700]
    assert "petunjuk" in shown
    assert "bukan bukti" in shown
    assert "Awas air bah" in hint
    assert not re.search(r"(?i)akun\d|warga_\d|@\w", hint.split("<ul")[-1])
