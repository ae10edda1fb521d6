"""Every address says who may open it, and keeps its word to somebody who is not signed in."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kentongan.accounts.tests.factories import AgencyFactory


def views(
    resolver: URLResolver | None = None, prefix: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern).replace("^", "").replace("$", "").replace("\\Z", "")
        if isinstance(entry, URLResolver):
            yield from views(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry


def test_every_address_of_ours_says_who_may_open_it() -> None:
    silent = [
        route
        for route, entry in views()
        if entry.callback.__module__.startswith("kentongan.")
        and not hasattr(entry.callback, "access_rule")
        and not hasattr(getattr(entry.callback, "view_class", None), "access_rule")
        and not _in_office(route)
    ]
    assert silent == []


@pytest.mark.django_db
def test_nothing_of_the_office_opens_for_a_stranger() -> None:
    client = Client(raise_request_exception=False)
    opened = [
        route
        for route, entry in views()
        if _in_office(route) and "<" not in route and "(" not in route
        for status in [client.get(route).status_code]
        if status == 200
    ]
    assert [route for route in opened if "jsi18n" not in route and "sprite" not in route] == []


@pytest.mark.django_db
def test_the_transparency_page_leads_to_every_page_below_it() -> None:
    AgencyFactory.create()
    index = "/transparansi/"
    page = Client().get(index).content.decode()
    below = {route for route, _entry in views() if route.startswith(index)} - {index}
    assert len(below) >= 4
    assert [route for route in sorted(below) if f'href="{route}"' not in page] == []


def _in_office(route: str) -> bool:
    return route.startswith("/admin/")
