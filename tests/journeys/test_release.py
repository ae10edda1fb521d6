"""From a story to a release that another person approves, and that reaches everybody."""

import re

import pytest

from tests.running import Program, wait_for

from .conftest import Visit
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
TITLE = "Posko kesehatan Muara Saruna dibuka sampai akhir bulan"
BODY = "Posko buka setiap hari pukul 08.00 sampai 20.00. Layanan ini gratis."
LEAD = "Pemerintah Kabupaten Arungsari membuka posko kesehatan di enam desa sampai akhir bulan."


def _write(writer: Visitor) -> None:
    """Fill in the editor that "Tulis siaran pers" opens."""
    page = writer.page
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill(LEAD)
    body = page.locator(".Draftail-Editor [contenteditable=true]").first
    body.click()
    page.keyboard.type(BODY)
    wait_for(lambda: BODY in page.locator("#id_body").input_value())
    page.locator("#id_key_messages").fill("Posko gratis\nBuka setiap hari")
    page.locator("#id_spokesperson_name").fill("Sekar Wulandari")
    page.locator("#id_spokesperson_position").fill("Kepala Diskominfo")
    page.locator("#id_contact_name").fill("Bagas Tirtamaya")
    page.locator("#id_contact_phone").fill("(0999) 555-0100")
    page.locator("#id_sources").fill("Dinas Kesehatan Kabupaten Arungsari")
    page.get_by_role("button", name="Simpan draf").first.click()
    page.get_by_text("telah diperbarui").wait_for()


def test_a_story_becomes_a_release_that_reaches_everybody(demo: Program, visit: Visit) -> None:
    mails = len(demo.mails())
    writer = visit(demo)
    writer.enter_sample("penulis")
    writer.look("hari-ini")
    writer.go("/admin/dengar/peristiwa/")
    writer.page.locator(".office-list a").first.click()
    writer.page.wait_for_load_state()
    writer.look("peristiwa")
    writer.press("Buka isu")
    writer.look("isu")
    writer.press("Tulis siaran pers")
    writer.page.locator("#id_title").wait_for()
    writer.look("siaran-pers-penyunting")
    _write(writer)
    writer.go("/admin/rilis/")
    writer.follow(TITLE)
    writer.press("Minta persetujuan")
    assert "Menunggu" in writer.text or "menunggu" in writer.text
    assert writer.page.get_by_role("button", name="Setujui").count() == 0

    head = visit(demo)
    head.enter_sample("kepala-diskominfo")
    head.follow(f"Setujui: {TITLE}")
    head.look("persetujuan")
    head.press("Setujui")

    address = wait_for(lambda: _public_address(demo))
    reader = visit(demo)
    reader.go(address)
    assert LEAD in reader.text
    assert BODY in reader.text
    reader.look("siaran-pers-terbit")
    wait_for(lambda: TITLE in demo.get("/rss.xml") and TITLE in demo.get("/atom.xml"))
    wait_for(lambda: any(TITLE in each.get("text", "") for each in demo.telegram()))
    wait_for(lambda: any(TITLE in each["subject"] for each in demo.mails()[mails:]))
    sent = [each["to"][0] for each in demo.mails()[mails:] if TITLE in each["subject"]]
    assert sorted(sent) == sorted(set(sent)), "a subscriber got it twice"


def _public_address(program: Program) -> str:
    found = re.search(r"<link>([^<]*posko-kesehatan[^<]*)</link>", program.get("/rss.xml"))
    return found.group(1) if found else ""
