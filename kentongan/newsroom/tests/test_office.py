"""The newsroom's screens, used by the people they are for."""

from typing import Any

import pytest

from kentongan.accounts.actions import grant_role
from kentongan.accounts.enums import Role
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import clocks
from kentongan.newsroom import actions, blockers
from kentongan.newsroom.models import AgendaEvent, EmergencyNoticePage, ReleasePage
from kentongan.newsroom.states import awaiting_approval_by

from .factories import FIELDS, Office, clarification, flood_template, office, picture, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Office:
    return office()


def test_from_a_skeleton_to_the_public(house: Office) -> None:
    writer, head = signed_in(house.writer), signed_in(house.head)
    assert writer.get("/admin/rilis/mulai/").content.count(b'name="skeleton"') == 33
    writer.post("/admin/rilis/mulai/", {"skeleton": "kegiatan"})
    page = ReleasePage.objects.get()
    address = f"/admin/rilis/{page.pk}/persetujuan/"
    assert writer.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    writer.post(address, {"verb": "submit"})
    assert awaiting_approval_by(house.head) == []  # fields still stand in [brackets]
    page.title, page.lead, page.body = "Pasar rakyat", "Pasar dibuka Sabtu.", "<p>Gratis.</p>"
    page.contact_phone = "0800 000 110"
    page.save_revision(user=house.writer)
    writer.post(address, {"verb": "submit"})
    assert awaiting_approval_by(house.head) == [page]
    assert awaiting_approval_by(house.writer) == []
    assert "Gratis." in head.get(address).content.decode()
    head.post(address, {"verb": "approve"})
    assert ReleasePage.objects.get().live
    assert "Yang sudah menyetujui" in writer.get(address).content.decode()
    assert "Pasar rakyat" in head.get("/admin/rilis/").content.decode()


def test_what_is_missing_is_said_by_field(house: Office) -> None:
    photo = {"image": picture(), "alt_text": "", "caption": "", "credit": "Humas"}
    page = release(house, photos=[photo], contact_name="", embargo_until=clocks.now())
    assert {one.field for one in blockers.find(page)} == {
        "photos",
        "contact_name",
        "embargo_until",
    }


def test_alone_in_the_office_nothing_can_be_approved(house: Office) -> None:
    for person in (house.head, house.editor, house.leader):
        person.memberships.all().delete()
    assert "agency" in {one.field for one in blockers.find(release(house))}


def test_about_ourselves_we_only_clarify(house: Office) -> None:
    """Refusal R5."""
    page = clarification(house, verdict="false", right_of_reply="")
    assert {one.field for one in blockers.find(page)} == {"verdict", "right_of_reply"}
    page.independent_check = "https://periksa.example/1"
    assert blockers.find(page) == []


def test_wagtails_publish_button_leads_to_the_approval(house: Office) -> None:
    page = release(house)
    answer = signed_in(house.head).get(f"/admin/pages/{page.pk}/edit/")
    assert b'name="action-publish"' not in answer.content


def test_another_agency_does_not_see_it(house: Office) -> None:
    page = release(house)
    stranger = signed_in(member(AgencyFactory.create(), Role.HEAD))
    assert stranger.get(f"/admin/rilis/{page.pk}/persetujuan/").status_code == 404


def test_an_emergency_on_a_telephone(house: Office, client: Any) -> None:
    template = flood_template(house, approved=False)
    writer, head = signed_in(house.writer), signed_in(house.head)
    assert "banjir" in head.get("/admin/darurat/").content.decode().lower()
    head.post(f"/admin/darurat/{template.pk}/setujui/")
    form = f"/admin/darurat/{template.pk}/terbitkan/"
    assert writer.get(form).status_code == 200
    counted = writer.post(f"/admin/darurat/{template.pk}/hitung/", FIELDS).json()
    assert counted["lengths"][0]["used"] <= 160
    too_long = writer.post(form, FIELDS | {"instruction": "Pergi " * 40})
    assert too_long.status_code == 200
    assert EmergencyNoticePage.objects.count() == 0
    writer.post(form, FIELDS)
    notice = EmergencyNoticePage.objects.get()
    for address in ("/", "/siaran-pers/", notice.get_url()):
        assert notice.title in client.get(address).content.decode()
    assert client.get(f"/darurat/{notice.slug}/poster.pdf").content.startswith(b"%PDF")
    place = f"/admin/darurat/pemberitahuan/{notice.pk}/"
    assert writer.get(place).status_code == 200
    head.post(place, {"verb": "confirm"})
    assert notice.use is not None
    assert notice.use.settled_by == house.head
    assert notice.title in client.get("/transparansi/darurat/").content.decode()


def test_the_agenda_has_its_screen(house: Office) -> None:
    actions.record_agenda_event(
        agency=house.agency,
        title="Peresmian jembatan",
        starts_at=clocks.now(),
        leader="Bupati",
        by=house.writer,
    )
    answer = signed_in(house.writer).get("/admin/agenda/")
    assert "Peresmian jembatan" in answer.content.decode()
    today = AgendaEvent.objects.on_day(clocks.today(house.agency.zone), house.agency.zone)
    assert today.count() == 1


def test_a_release_is_begun_where_the_person_writes(house: Office) -> None:
    """An auditor elsewhere since long ago, who also writes here."""
    person = member(AgencyFactory.create(), Role.AUDITOR)
    grant_role(user=person, agency=house.agency, role=Role.WRITER, by=None)
    signed_in(person).post("/admin/rilis/mulai/", {"skeleton": ""})
    assert ReleasePage.objects.get().agency == house.agency
