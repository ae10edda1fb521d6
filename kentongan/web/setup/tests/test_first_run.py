"""From the printed link to a working office, in five steps that survive being broken off."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency, Membership, User
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.delivery.models import ChannelAccount
from kentongan.insight.models import Baseline
from kentongan.listening.models import Topic
from kentongan.newsroom.models import EmergencyTemplate
from kentongan.web.models import FirstRun
from kentongan.web.setup import links

pytestmark = pytest.mark.django_db
OFFICE = {
    "step": "kantor", "region": "kabupaten kudus", "phone": "(0291) 555-0100",
    "address": "Jalan Simpang 1", "counter_hours": "Senin-Jumat 08.00-15.00",
}  # fmt: skip
ADMINISTRATOR = {
    "step": "pengelola", "name": "Ratna", "email": "ratna@kantor.example",
    "password": "gurat-bambu-hujan-7",
}  # fmt: skip
PEOPLE = {
    "step": "orang", "approver_name": "Sekar", "approver_email": "sekar@kantor.example",
    "writer_name": "Bagas", "writer_email": "bagas@kantor.example",
}  # fmt: skip
LISTENING = {"step": "pantauan", "sources": "", "topics": "on"}
BASELINE = {
    "step": "hari-pertama", "hours_to_release": "9", "days_to_answer": "12", "paper_share": "80",
}  # fmt: skip
ALL = (OFFICE, ADMINISTRATOR, PEOPLE, LISTENING, BASELINE)


@pytest.fixture
def browser() -> Client:
    return _opened(Client())


def _opened(browser: Client) -> Client:
    path = "/" + links.new_link().split("/", 3)[-1]
    assert browser.get(path)["Location"] == "/mulai/", "the address does not keep the token"
    return browser


def _answer(browser: Client, *answers: dict[str, str]) -> Any:
    for answer in answers:
        response = browser.post("/mulai/", answer, follow=True)
    return response


def test_five_steps_make_a_working_office(browser: Client) -> None:
    last = _answer(browser, *ALL)
    assert "Kantor Anda siap" in last.content.decode()
    office = Agency.objects.get()
    assert (office.name, office.zone) == ("Pemerintah Kabupaten Kudus", "Asia/Jakarta")
    assert {(row.user.name, row.role) for row in Membership.objects.select_related("user")} == {
        ("Ratna", Role.ADMIN), ("Sekar", Role.HEAD), ("Bagas", Role.WRITER),
    }  # fmt: skip
    assert Topic.objects.filter(agency=office).count() == 12
    assert Baseline.objects.get().paper_share == 80
    assert ChannelAccount.objects.filter(agency=office).exists()
    assert EmergencyTemplate.objects.filter(agency=office).exists()


def test_the_others_set_their_password_by_a_link(browser: Client) -> None:
    page = _answer(browser, *ALL).content.decode()
    keys = re.findall(r'value="[^"]*(/akun/password/reset/key/[^"]+)"', page)
    assert len(keys) == 2
    sekar = Client()
    form = sekar.get(keys[0], follow=True)
    chosen = {"password1": "petung-gerimis-41", "password2": "petung-gerimis-41"}
    sekar.post(form.redirect_chain[-1][0], chosen)
    assert User.objects.get(name="Sekar").check_password("petung-gerimis-41")
    again = Client().get(keys[0], follow=True)
    assert again.context.get("token_fail"), "the link opens the account once"


def test_afterwards_the_door_is_closed(browser: Client) -> None:
    _answer(browser, *ALL)
    browser.post("/mulai/")
    assert FirstRun.objects.get().finished_at is not None
    assert not links.is_needed()
    for client in (browser, Client()):
        assert client.get("/mulai/")["Location"] == "/akun/login/"


def test_without_the_link_there_is_only_advice() -> None:
    links.new_link()
    stranger = Client()
    for path in ("/mulai/", "/mulai/salah/"):
        answer = stranger.get(path, follow=True)
        assert answer.status_code == 403
        assert "tautan sekali pakai" in answer.content.decode()
    assert stranger.post("/mulai/", OFFICE).status_code == 403
    assert not Agency.objects.exists()


def test_a_new_link_goes_on_where_the_old_one_stopped(browser: Client) -> None:
    _answer(browser, OFFICE, ADMINISTRATOR)
    later = _opened(Client())
    assert "Orang kedua" in later.get("/mulai/").content.decode()
    assert browser.get("/mulai/").status_code == 403, "the browser of the old link is shut out"


def test_a_second_press_changes_nothing(browser: Client) -> None:
    _answer(browser, OFFICE, OFFICE)
    assert Agency.objects.count() == 1
    assert "Anda, administrator" in browser.get("/mulai/").content.decode()


@pytest.mark.parametrize(
    ("before", "answer", "field", "words"),
    [
        ((), OFFICE | {"region": "Atlantis"}, "region", "tidak kami kenal"),
        ((), OFFICE | {"region": "bandung"}, "region", "Yang mana"),
        ((), OFFICE | {"phone": ""}, "phone", "harus diisi"),
        ((OFFICE,), ADMINISTRATOR | {"email": "ratna"}, "email", "valid"),
        ((OFFICE,), ADMINISTRATOR | {"password": "gurat7"}, "password", "10"),
        (ALL[:2], PEOPLE | {"approver_email": "RATNA@kantor.example"}, "approver_email", "akun"),
        (ALL[:2], PEOPLE | {"writer_email": "sekar@kantor.example"}, "writer_email", "dua orang"),
        (ALL[:2], PEOPLE | {"writer_email": ""}, "writer_email", "keduanya"),
        (ALL[:3], LISTENING | {"sources": "bukan alamat"}, "sources", "bukan alamat"),
        (ALL[:3], LISTENING | {"sources": "http://127.0.0.1/x"}, "sources", "127.0.0.1"),
        (ALL[:4], BASELINE | {"paper_share": "101"}, "paper_share", "100"),
    ],
)
def test_a_bad_answer_is_told_at_its_field_and_kept(
    browser: Client, before: tuple[dict[str, str], ...], answer: dict[str, str], field: str,
    words: str,
) -> None:  # fmt: skip
    if before:
        _answer(browser, *before)
    form = _answer(browser, answer).context["form"]
    assert words in " ".join(form.errors[field])
    assert form[field].value() == answer[field]


def test_a_home_with_an_office_needs_no_first_run() -> None:
    AgencyFactory.create()
    assert not links.is_needed()
    assert Client().get("/mulai/")["Location"] == "/akun/login/"


def test_a_demo_says_how_to_begin_for_real(settings: Any, tmp_path: Path) -> None:
    assert Client().get("/contoh/mulai-sungguhan/").status_code == 404
    settings.KENTONGAN_DEMO, settings.KENTONGAN_HOME = True, tmp_path / "contoh"
    page = Client().get("/contoh/mulai-sungguhan/").content.decode()
    assert f"KENTONGAN_HOME={tmp_path / 'kentongan-kantor'}" in page
    assert "/contoh/mulai-sungguhan/" in Client().get("/tanya/").content.decode()
