"""The password alone opens nothing to a person who has a second step."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from kentongan.accounts.enums import Role
from kentongan.accounts.models import User

from .factories import AgencyFactory, member, signed_in

pytestmark = pytest.mark.django_db

PASSWORD = "kentongan-berbunyi-7"
SECRET = "JBSWY3DPEHPK3PXP"
LOGIN_WORDS = ("login", "masuk", "sign", "password_reset", "password/reset", "authenticate")


@pytest.fixture
def editor() -> User:
    user = member(AgencyFactory.create(), Role.EDITOR)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: Client, user: User, address: str = "/akun/login/") -> None:
    client.post(address, {"login": user.email, "username": user.email, "email": user.email,
                          "password": PASSWORD})  # fmt: skip


def opens_the_office(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_with_password_and_code_the_office_opens(editor: User) -> None:
    TOTP.activate(editor, SECRET)
    client = Client()
    sign_in(client, editor)
    assert not opens_the_office(client)
    code = format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))
    client.post("/akun/2fa/authenticate/", {"code": code})
    assert opens_the_office(client)


def test_an_approver_without_second_step_sets_one_up_first(editor: User) -> None:
    client = Client()
    sign_in(client, editor)
    answer = client.get("/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/akun/2fa/")


def test_a_writer_enters_with_the_password() -> None:
    writer = member(AgencyFactory.create(), Role.WRITER)
    writer.set_password(PASSWORD)
    writer.save()
    client = Client()
    sign_in(client, writer)
    assert opens_the_office(client)


@pytest.mark.parametrize("address", [
    "/admin/login/", "/admin/login/?next=/admin/", "/admin/password_reset/",
    "/admin/password_reset/confirm/MQ/abc-123/",
])  # fmt: skip
def test_wagtails_own_doors_lead_to_ours(address: str) -> None:
    assert Client().get(address)["Location"] == "/akun/login/"


def test_no_login_address_takes_the_password_alone(editor: User) -> None:
    TOTP.activate(editor, SECRET)
    tried = [address for address in addresses() if any(word in address for word in LOGIN_WORDS)]
    assert "/akun/login/" in tried
    assert "/masuk/" in tried
    for address in tried:
        client = Client(raise_request_exception=False)
        sign_in(client, editor, address)
        assert not opens_the_office(client), address


def test_nobody_signs_up() -> None:
    answer = Client().post("/akun/signup/", {"email": "baru@contoh.example", "password1": PASSWORD})
    assert not User.objects.filter(email="baru@contoh.example").exists()
    assert answer.status_code == 200


def test_samples_sign_in_by_one_click_in_a_demo_only(editor: User, settings: Settings) -> None:
    client = Client()
    assert client.post("/contoh/masuk/", {"email": editor.email}).status_code == 404
    settings.KENTONGAN_DEMO = True
    assert editor.name in client.get("/akun/login/").content.decode()
    client.post("/contoh/masuk/", {"email": editor.email})
    assert opens_the_office(client)


def test_public_and_office_pages_have_their_own_policy(editor: User) -> None:
    public = Client().get("/akun/login/")["Content-Security-Policy"]
    assert "script-src 'self';" in public + ";"
    office = signed_in(editor).get("/admin/")["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in office
    assert "unsafe-eval" not in office


def addresses(resolver: URLResolver | None = None, prefix: str = "/") -> list[str]:
    """Every address of the house, with its parts filled in."""
    found: list[str] = []
    for entry in (resolver or get_resolver()).url_patterns:
        route = str(entry.pattern).replace("^", "").replace("$", "").replace("\\Z", "")
        if isinstance(entry, URLResolver):
            found += addresses(entry, prefix + route)
        elif isinstance(entry, URLPattern):
            found.append(prefix + route)
    return [address for address in found if "<" not in address and "(" not in address]
