"""The bar of a loading sample world."""

from typing import Any

import pytest
from django.test import Client

from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.web.progress import tell

pytestmark = pytest.mark.django_db


def test_a_loading_demo_shows_how_far_it_is(settings: Any) -> None:
    settings.KENTONGAN_DEMO = True
    AgencyFactory.create()
    tell(40)
    assert Client().get("/contoh/kemajuan/").json()["percent"] == 40
    assert 'value="40"' in Client().get("/tanya/").content.decode()


def test_a_loaded_demo_shows_no_bar(settings: Any) -> None:
    settings.KENTONGAN_DEMO = True
    AgencyFactory.create()
    tell(100)
    assert "<progress" not in Client().get("/tanya/").content.decode()


def test_a_real_office_has_no_bar() -> None:
    AgencyFactory.create()
    assert Client().get("/contoh/kemajuan/").status_code == 404
    assert "<progress" not in Client().get("/tanya/").content.decode()
