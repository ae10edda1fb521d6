"""A citizen asks on the website, another by telephone; both follow it and get their answer."""

import re

import pytest

from tests.running import Program

from .conftest import Visit
from .visitor import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
RECEIPT = re.compile(r"Nomor Anda\s+(?P<number>[\d ]+)\s+PIN Anda\s+(?P<pin>\S+)", re.IGNORECASE)

TOLD = re.compile(r"Bacakan kepada warga: nomor (?P<number>[\d ]+), PIN (?P<pin>\S+)")


def _see_status(citizen: Visitor, number: str, pin: str) -> None:
    citizen.go("/status/")
    citizen.fill("Nomor", number)
    citizen.fill("PIN", pin)
    citizen.press("Tampilkan")


def _answer(officer: Visitor, subject: str, text: str) -> None:
    officer.go("/admin/layani/")
    officer.follow(subject)
    officer.look("layanan")
    officer.fill("Jawaban", text)
    officer.press("Kirim jawaban")


def test_a_citizen_asks_on_the_website(demo: Program, visit: Visit) -> None:
    citizen = visit(demo, size=PHONE)
    citizen.go("/")
    citizen.follow("Tanya")
    citizen.fill("Tentang apa?", "Kapan loket KTP di Wanapala buka lagi?")
    citizen.fill("Nama Anda", "Wati")
    citizen.press("Kirim")
    receipt = RECEIPT.search(citizen.text)
    assert receipt, citizen.text
    citizen.look("tanda-terima")

    officer = visit(demo)
    officer.enter_sample("petugas-layanan")
    _answer(officer, "Kapan loket KTP di Wanapala", "Buka lagi Senin pukul 08.00.")

    later = visit(demo, size=PHONE)
    _see_status(later, receipt["number"], receipt["pin"])
    assert "Buka lagi Senin pukul 08.00." in later.text
    later.look("status-dijawab")


def test_a_wrong_pin_opens_nothing(demo: Program, visit: Visit) -> None:
    citizen = visit(demo, size=PHONE)
    _see_status(citizen, "12 34 56 78", "0000")
    assert "Tampilkan" in citizen.text
    citizen.look("status-salah")


def test_a_citizen_asks_by_telephone(demo: Program, visit: Visit) -> None:
    officer = visit(demo)
    officer.enter_sample("petugas-layanan")
    officer.go("/admin/layani/loket/")
    officer.page.get_by_label("Pintu").select_option(label="Telepon")
    officer.fill("Nama", "Pak Darma")
    officer.fill("Tentang apa?", "Apakah Puskesmas Saruna buka hari Minggu?")
    officer.page.get_by_label("Cara jawab yang diminta").select_option(label="Lewat telepon")
    officer.fill("Telepon, surel, atau alamat", "0812-0000-1234")
    officer.press("Terima")
    receipt = officer.page.get_by_role("link", name="Cetak tanda terima")
    answer = officer.page.request.get(demo.base + str(receipt.get_attribute("href")))
    assert answer.body().startswith(b"%PDF")
    officer.look("layanan-loket")
    told = TOLD.search(officer.text)
    assert told, officer.text

    officer.fill("Jawaban", "Ya, pukul 08.00 sampai 12.00.")
    officer.press("Kirim jawaban")
    officer.go("/admin/layani/telepon/")
    row = officer.page.get_by_role("listitem").filter(has_text="Puskesmas Saruna")
    row.get_by_label("Hasil").fill("Sudah disampaikan")
    row.get_by_role("button", name="Sudah ditelepon").click()
    officer.page.wait_for_load_state()
    assert "Puskesmas Saruna" not in officer.text

    citizen = visit(demo, size=PHONE)
    _see_status(citizen, told["number"], told["pin"])
    assert "Ya, pukul 08.00 sampai 12.00." in citizen.text
