"""An emergency notice on a phone: one officer on duty publishes, a second person confirms."""

import pytest

from tests.running import Program, wait_for

from .conftest import Visit
from .visitor import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
FIELDS = ("what", "place", "since", "instruction", "contact")
TAPS = 5  # picking, publishing and what leads there; the rest is filling in five fields


def test_an_emergency_notice_on_a_phone(demo: Program, visit: Visit) -> None:
    officer = visit(demo, size=PHONE)
    officer.enter_sample("penulis")
    officer.go("/admin/darurat/")
    officer.page.locator("main a.button").first.click()
    officer.page.wait_for_load_state()
    officer.look("darurat-isian")
    texts = ("Tanah longsor", "Dusun Cemara, Wanapala", "pukul 14.10 WIB",
             "Jauhi tebing dan pergi ke balai desa.", "(0999) 555-0113")  # fmt: skip
    for name, text in zip(FIELDS, texts, strict=True):
        officer.page.locator(f"[name={name}]").fill(text)
    officer.press("Terbitkan sekarang")
    officer.look("darurat-terbit")
    assert len(officer.page.get_by_label("Teks SMS").input_value()) <= 160

    citizen = visit(demo, size=PHONE)
    citizen.go("/tanya/")
    assert "Dusun Cemara" in citizen.text
    citizen.look("darurat-pita")
    wait_for(lambda: any("Dusun Cemara" in each.get("text", "") for each in demo.telegram()))

    head = visit(demo)
    head.enter_sample("kepala-diskominfo")
    head.look("hari-ini-kepala")
    head.follow("Pemberitahuan darurat: ")
    head.page.locator("main a", has_text="Dusun Cemara").first.click()
    head.page.wait_for_load_state()
    head.press("Pastikan")
    assert "Dusun Cemara" in demo.get("/transparansi/darurat/")

    head.page.locator("#note").fill("Bahaya sudah lewat.")
    head.press("Tarik")
    assert "Dusun Cemara" not in demo.get("/tanya/")
