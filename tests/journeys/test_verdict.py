"""A rumour on its way to a public answer: checked, decided by two people, published."""

import pytest

from tests.running import Program

from .conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]


def test_everybody_can_check_a_message(demo: Program, visit: Visit) -> None:
    citizen = visit(demo)
    citizen.go("/cek-kabar/")
    citizen.fill("Tempel pesan yang Anda terima", "tablet penjernih air bikin mandul")
    citizen.press("Periksa")
    assert "tablet penjernih air" in citizen.text
    citizen.look("cek-kabar-hasil")
    citizen.page.locator("main a[href*='/klarifikasi/']").first.click()
    citizen.page.wait_for_load_state()
    citizen.look("klarifikasi-halaman")
    assert "ClaimReview" in citizen.page.content()


def test_the_rumours_and_their_pages(demo: Program, visit: Visit) -> None:
    officer = visit(demo)
    officer.enter_sample("verifikator")
    officer.go("/admin/pilah/")
    officer.page.locator(".office-list a").first.click()
    officer.page.wait_for_load_state()
    officer.look("kabar")


def test_the_brief_is_a_page_and_a_file(demo: Program, visit: Visit) -> None:
    head = visit(demo)
    head.enter_sample("kepala-diskominfo")
    head.go("/admin/ukur/laporan/")
    head.page.locator(".office-list a").first.click()
    head.page.wait_for_load_state()
    head.look("laporan-media")
    address = head.page.locator("a[href$='.pdf']").first.get_attribute("href")
    assert head.page.request.get(demo.base + str(address)).body().startswith(b"%PDF")
