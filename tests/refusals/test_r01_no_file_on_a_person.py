"""R1: no record, alert, export or chart keyed on a private person."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.tests.factories import member, signed_in
from kentongan.core import clocks
from kentongan.listening import actions
from kentongan.listening.models import Article
from kentongan.listening.tests.factories import article

pytestmark = pytest.mark.django_db
BYLINE = "Rahmat Contoh"  # under every article of the factory


@pytest.fixture
def office(agency: Agency) -> Client:
    actions.create_topic(agency=agency, name="Banjir", words=["meluap"])
    for number in range(3):
        at = clocks.now() - timedelta(hours=number + 1)
        address = f"https://koran{number}.example/a"
        article(address, "Sungai Kalirejo meluap", published_at=at, at=at)
    actions.analyse(everything=True)
    assert Article.objects.filter(author_line=BYLINE).count() == 3
    return signed_in(member(agency, Role.HEAD))


@pytest.mark.parametrize(
    "name", ["stories", "articles", "articles_csv", "sources", "quoted", "quoted_csv"]
)
def test_lists_and_exports_name_no_journalist(office: Client, name: str) -> None:
    answer = office.get(reverse(f"listening:{name}"), {"span": "semua"})
    assert answer.status_code == 200
    assert BYLINE not in answer.content.decode()


def test_a_byline_finds_nothing(office: Client) -> None:
    page = office.get("/admin/dengar/berita/", {"q": BYLINE, "span": "semua"}).content.decode()
    assert "Sungai Kalirejo" not in page


def test_a_storys_page_names_no_journalist(office: Client) -> None:
    story = Article.objects.first().story_id  # type: ignore[union-attr]  # three of them
    page = office.get(f"/admin/dengar/peristiwa/{story}/").content.decode()
    assert "Sungai Kalirejo" in page
    assert BYLINE not in page


def test_no_table_but_the_offices_own_is_keyed_on_a_person() -> None:
    """A unique key or an index on a name, byline, handle or sender would be such a file."""
    personal = {"author", "author_line", "byline", "journalist", "sender", "sender_ref", "nik"}
    keyed = [
        f"{model._meta.label}.{field}"
        for model in apps.get_models()
        if model is not User and model.__module__.startswith("kentongan.")
        for field in _keys(model)
        if field in personal
    ]
    assert keyed == []


def _keys(model: Any) -> set[str]:
    meta = model._meta
    single = {field.name for field in meta.fields if field.unique or field.db_index}
    listed = {name for index in meta.indexes for name in index.fields}
    unique = {name for rule in meta.constraints for name in getattr(rule, "fields", ())}
    return {name.lstrip("-") for name in single | listed | unique}
