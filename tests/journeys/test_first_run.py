"""From the printed link to a working office."""

import re
from collections.abc import Iterator

import pytest

from tests.running import Program, command, running, wait_for

from .conftest import Visit
from .visitor import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
EMAIL, PASSWORD = "ratna@kantor.example", "gurat-bambu-hujan-7"
CHOSEN = "petung-gerimis-41"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running(tmp_path_factory.mktemp("kantor") / "rumah") as program:
        yield program


def _go_on(person: Visitor, **answers: str) -> None:
    for name, text in answers.items():
        person.page.locator(f"[name={name}]").fill(text)
    person.press("Lanjut")


def _link(program: Program) -> str:
    found: list[str] = re.findall(r"http\S+/mulai/\S+", program.said())
    return found[-1] if found else ""


def test_an_empty_home_becomes_a_working_office(empty: Program, visit: Visit) -> None:
    person = visit(empty, size=PHONE)
    person.page.goto(empty.base + "/mulai/")
    assert "tautan sekali pakai" in person.text

    person.go(wait_for(lambda: _link(empty)))
    person.look("mulai-kantor")
    _go_on(person, region="Kabupaten Kudus", phone="(0291) 555-0100", address="Jalan Simpang 1")
    person.look("mulai-pengelola")
    _go_on(person, name="Ratna", email=EMAIL, password=PASSWORD)
    person.look("mulai-orang")
    _go_on(person, approver_name="Sekar", approver_email="sekar@kantor.example")
    person.look("mulai-pantauan")
    _go_on(person)
    person.look("mulai-hari-pertama")
    _go_on(person, hours_to_release="9", days_to_answer="12", paper_share="80")
    person.look("mulai-siap")
    link = person.page.locator("input[readonly]").input_value()
    person.press("Ke halaman masuk")

    person.fill("Surel", EMAIL)
    person.page.locator("input[type=password]").fill(PASSWORD)
    person.press("Masuk")
    person.go("/admin/")
    assert "/akun/2fa/" in person.page.url

    head = visit(empty)
    head.go(link)
    head.look("sandi-pertama")
    for field in head.page.locator("input[type=password]").all():
        field.fill(CHOSEN)
    head.page.locator("main form button").first.click()
    head.page.wait_for_load_state()
    _enter(head, "sekar@kantor.example", CHOSEN)
    assert "Hari ini" in head.text
    head.look("hari-ini-kosong")
    assert "Pemkab Kudus" in head.text
    assert "(0291) 555-0100" in empty.get("/")


def _enter(officer: Visitor, email: str, password: str) -> None:
    """Sign in for the first time: the office opens after the second step is set up."""
    officer.go("/akun/login/")
    if "/akun/login/" in officer.page.url:
        officer.fill("Surel", email)
        officer.page.locator("input[type=password]").fill(password)
        officer.press("Masuk")
    officer.set_up_code(password)
    officer.go("/admin/")


def test_a_second_start_prints_no_link(empty: Program) -> None:
    asked = "from kentongan.web.setup.links import is_needed; print(is_needed())"
    done = command(empty.home, "manage", "shell", "-c", asked)
    assert done.stdout.decode().split()[-1] == "False"
