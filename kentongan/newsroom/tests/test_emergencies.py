"""One officer may call out danger at once; a second person checks it, and all can see that."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from kentongan.core import clocks, sms
from kentongan.newsroom import actions
from kentongan.newsroom.enums import EmergencyOutcome
from kentongan.newsroom.models import EmergencyNoticePage, EmergencyTemplate, EmergencyUse

from .factories import FIELDS, Office, flood_template, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Office:
    return office()


def issued(house: Office) -> EmergencyNoticePage:
    return actions.issue_emergency(
        template=flood_template(house), fields=FIELDS, by=house.writer, agency=house.agency
    )


def test_an_agency_begins_with_ten_templates_that_nobody_has_approved(house: Office) -> None:
    templates = EmergencyTemplate.objects.filter(agency=house.agency)
    assert templates.count() == 10
    assert not templates.ready().exists()
    assert actions.ensure_templates(agency=house.agency) == []


def test_only_an_approved_template_may_be_used_alone(house: Office) -> None:
    template = flood_template(house, approved=False)
    with pytest.raises(ValidationError, match="Banjir"):
        actions.issue_emergency(
            template=template, fields=FIELDS, by=house.writer, agency=house.agency
        )
    with pytest.raises(PermissionDenied):
        actions.approve_template(template=template, by=house.writer)


def test_a_changed_template_needs_somebody_else_again(house: Office) -> None:
    template = flood_template(house)
    actions.edit_template(template=template, by=house.head, content={"headline": "BANJIR"})
    assert template.approved_at is None
    with pytest.raises(PermissionDenied):
        actions.approve_template(template=template, by=house.head)
    actions.approve_template(template=template, by=house.leader)


def test_it_is_public_at_once_with_a_text_for_every_way(house: Office) -> None:
    notice = issued(house)
    assert notice.live
    assert sms.parts(notice.sms) == 1
    for value in FIELDS.values():
        assert value in notice.whatsapp
        assert value in notice.loudspeaker
    assert notice.use is not None
    assert notice.use.confirm_by - notice.use.issued_at == timedelta(minutes=60)


def test_who_published_it_does_not_check_it(house: Office) -> None:
    notice = actions.issue_emergency(
        template=flood_template(house), fields=FIELDS, by=house.head, agency=house.agency
    )
    with pytest.raises(PermissionDenied):
        actions.confirm_emergency(notice=notice, by=house.head)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyUse.objects.filter(page=notice).update(
            outcome=EmergencyOutcome.CONFIRMED, settled_by=house.head, settled_at=clocks.now()
        )


def test_an_hour_without_a_second_person_is_seen_by_all(
    house: Office, client: Client, time_machine: Any
) -> None:
    notice = issued(house)
    assert not EmergencyUse.objects.overdue().exists()
    time_machine.move_to(clocks.now() + timedelta(minutes=61))
    assert EmergencyUse.objects.overdue().get().page == notice
    assert "<strong>" in client.get("/transparansi/darurat/").content.decode().split("<tbody>")[1]


def test_a_second_person_corrects_it(house: Office, client: Client) -> None:
    notice = issued(house)
    actions.correct_emergency(
        notice=notice,
        by=house.editor,
        fields=FIELDS | {"place": "Desa Sukamakmur"},
        note="Tempatnya Desa Sukamakmur, bukan Sukamaju.",
    )
    text = client.get(notice.get_url()).content.decode()
    assert "Desa Sukamakmur" in text
    assert "bukan Sukamaju" in text


def test_a_withdrawn_notice_leaves_the_banner_and_stays_listed(
    house: Office, client: Client
) -> None:
    notice = issued(house)
    assert notice.title in client.get("/").content.decode()
    actions.withdraw_emergency(notice=notice, by=house.head, why="Air sudah surut.")
    assert notice.title not in client.get("/").content.decode()
    assert client.get(notice.get_url()).status_code == 410
    assert notice.title in client.get("/transparansi/darurat/").content.decode()


def test_a_notice_ends_by_itself(house: Office, client: Client, time_machine: Any) -> None:
    until = clocks.now() + timedelta(hours=3)
    notice = actions.issue_emergency(
        template=flood_template(house),
        fields=FIELDS,
        by=house.writer,
        agency=house.agency,
        valid_until=until,
    )
    assert notice.title in client.get("/").content.decode()
    time_machine.move_to(until + timedelta(minutes=1))
    assert 'class="emergency"' not in client.get("/").content.decode()


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_each_of_the_five_fields_is_needed(house: Office, name: str) -> None:
    with pytest.raises(ValidationError, match=name):
        actions.issue_emergency(
            template=flood_template(house),
            fields=FIELDS | {name: " "},
            by=house.writer,
            agency=house.agency,
        )
