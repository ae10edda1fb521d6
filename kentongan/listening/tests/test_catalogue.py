"""The shipped list of outlets: every province has one, and adding them asks nobody."""

import re

import pytest
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.listening import actions, catalogue, kinds
from kentongan.listening.enums import Medium
from kentongan.listening.models import Outlet, Source

PROVINCES = 38


def test_every_province_and_the_country_have_an_outlet() -> None:
    regions = catalogue.regions()
    assert len(regions) == PROVINCES + 1
    assert [each.name for each in regions if not catalogue.listed(each.code)] == []
    assert len(catalogue.listed(catalogue.NATIONAL)) >= 10


def test_each_entry_is_whole_and_listed_once() -> None:
    entries = [each for region in catalogue.regions() for each in catalogue.listed(region.code)]
    assert len({each.address for each in entries}) == len(entries)
    for each in entries:
        assert re.fullmatch(r"https://[a-z0-9.-]+/\S*", each.feed)
        assert each.kind in kinds.KINDS
        assert each.medium in Medium.values
        assert each.name
        assert each.owner


@pytest.mark.parametrize("text", ["33", "33.74", "jawa tengah", "Jawa Tengah"])
def test_a_region_is_told_by_code_or_name(text: str) -> None:
    assert {each.region for each in catalogue.listed(text)} == {"33"}


def test_an_unknown_region_has_nothing() -> None:
    assert catalogue.listed("99.01") == ()


@pytest.mark.django_db
def test_a_province_is_added_once_with_its_facts() -> None:
    entries = catalogue.listed("73")
    assert len(actions.add_from_catalogue(entries=entries)) == len(entries)
    assert actions.add_from_catalogue(entries=entries) == []
    tribun = Outlet.objects.get(domain="makassar.tribunnews.com")
    assert (tribun.owner_network, tribun.region_code) == ("KG Media", "73")
    assert tribun.press_council == ""
    assert {each.zone for each in Source.objects.all()} == {"Asia/Makassar"}


@pytest.mark.django_db
def test_outlets_are_ticked_and_added_on_screen() -> None:
    office = signed_in(member(AgencyFactory.create(), Role.HEAD))
    address = reverse("listening:from_catalogue")
    assert "Tribun Bali" in office.get(address, {"wilayah": "51"}).content.decode()
    chosen = catalogue.listed("51")[0].address
    office.post(address, {"wilayah": "51", "alamat": [chosen, "https://lain.example/"]})
    assert [each.url for each in Source.objects.all()] == [chosen]
    assert "sudah dipantau" in office.get(address, {"wilayah": "51"}).content.decode()
