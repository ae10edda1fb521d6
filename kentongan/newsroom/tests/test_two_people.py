"""The writer of a page does not publish it: not by a button, not by a shell, not by a superuser."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from wagtail.models import Page

from kentongan.accounts.models import User
from kentongan.core import clocks
from kentongan.newsroom import actions
from kentongan.newsroom.models import Approval, ReleasePage

from .factories import Office, office, picture, published, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Office:
    return office()


def refused() -> Any:
    return pytest.raises(IntegrityError, match="newsroom:")


def at_commit() -> None:
    """What the database checks when the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_second_person_makes_it_public(house: Office) -> None:
    page = published(house)
    assert page.live
    assert page.number == f"001/SP/ARUNGSARI/{clocks.today().year}"
    assert page.live_approval is not None
    assert page.live_approval.approved_by == house.head
    at_commit()


def test_the_writer_does_not_approve(house: Office) -> None:
    page = actions.draft_release(
        agency=house.agency,
        by=house.head,
        title="Judul",
        lead="Teras.",
        body=["Isi."],
        contact_name="Wening",
        contact_phone="0800",
    )
    actions.submit(page=page, by=house.head)
    with pytest.raises(PermissionDenied, match="Judul"):
        actions.approve(page=page, by=house.head)
    actions.approve(page=page, by=house.editor)


def test_somebody_who_changed_a_word_is_a_writer_too(house: Office) -> None:
    page = release(house)
    page.lead = "Teras yang diperbaiki penyunting."
    page.save_revision(user=house.editor)
    actions.submit(page=page, by=house.writer)
    with pytest.raises(PermissionDenied):
        actions.approve(page=page, by=house.editor)
    actions.approve(page=page, by=house.head)


def test_a_writer_has_no_right_to_approve(house: Office) -> None:
    page = release(house)
    actions.submit(page=page, by=house.writer)
    with pytest.raises(PermissionDenied):
        actions.approve(page=page, by=house.writer)


def test_a_superuser_cannot_publish_without_approval(house: Office) -> None:
    page = release(house)
    boss = User.objects.create_superuser("root@contoh.example", "rahasia", name="Root")
    with refused(), transaction.atomic():
        page.latest_revision.publish(user=boss)


def test_a_bulk_update_cannot_publish(house: Office) -> None:
    page = release(house)
    with refused(), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=True)
    with refused(), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=True, live_revision=page.latest_revision)


def test_saving_the_row_cannot_publish(house: Office) -> None:
    page = release(house)
    page.live = True
    with refused(), transaction.atomic():
        page.save()


def test_a_copy_is_not_public(house: Office) -> None:
    page = published(house)
    with refused(), transaction.atomic():
        page.copy(update_attrs={"slug": "salinan", "title": "Salinan"}, user=house.head)
    copy = page.copy(
        update_attrs={"slug": "salinan", "title": "Salinan"}, keep_live=False, user=house.head
    )
    assert not copy.live


def test_wagtails_own_schedule_cannot_publish(house: Office) -> None:
    page = release(house)
    revision = page.save_revision(
        user=house.writer, approved_go_live_at=clocks.now() - timedelta(minutes=1)
    )
    with refused(), transaction.atomic():
        revision.publish(user=None)


def test_an_approval_is_not_forged(house: Office) -> None:
    page = release(house)
    forged = {
        "page_id": page.pk,
        "revision": page.latest_revision,
        "content_hash": "0" * 64,
        "signature": "",
        "approved_at": clocks.now(),
        "publish_at": clocks.now(),
    }
    with refused(), transaction.atomic():
        Approval.objects.create(approved_by=house.writer, **forged)
    with refused(), transaction.atomic():
        Approval.objects.create(approved_by=house.writer, kind="emergency", **forged)


def test_an_approval_and_what_it_covers_stay_as_they_were(house: Office) -> None:
    page = published(house)
    approval = Approval.objects.get(page_id=page.pk)
    with refused(), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).update(approved_by=house.writer)
    with refused(), transaction.atomic():
        Approval.objects.filter(pk=approval.pk).delete()
    revision = approval.revision
    revision.content = revision.content | {"lead": "Diam-diam diganti."}
    with refused(), transaction.atomic():
        revision.save()


def test_the_words_of_a_public_page_do_not_change_behind_the_approval(house: Office) -> None:
    page = published(house)
    at_commit()
    page.lead = "Diam-diam diganti."
    with refused(), transaction.atomic():
        page.save()
        at_commit()


def test_editing_after_approval_makes_an_unapproved_version(house: Office) -> None:
    page = published(house)
    draft = page.get_latest_revision_as_object()
    draft.lead = "Teras baru."
    draft.save_revision(user=house.writer)
    page = ReleasePage.objects.get(pk=page.pk)
    assert page.lead == "Jembatan Arung dapat dilewati lagi mulai Senin."
    with pytest.raises(ValidationError, match=r"correction_note"):
        actions.submit(page=page, by=house.writer)
    draft.correction_note = "Jembatan dibuka Selasa, bukan Senin."
    draft.save_revision(user=house.writer)
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    page = ReleasePage.objects.get(pk=page.pk)
    assert page.lead == "Teras baru."
    assert [one.text for one in page.corrections] == ["Jembatan dibuka Selasa, bukan Senin."]
    assert page.number.startswith("001/")


def test_the_schedule_publishes_exactly_what_was_approved(house: Office, time_machine: Any) -> None:
    later = clocks.now() + timedelta(hours=2)
    page = release(house, embargo_until=later)
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    draft = ReleasePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.lead = "Diubah sesudah disetujui."
    draft.save_revision(user=house.writer)
    assert actions.publish_due() == 0
    time_machine.move_to(later + timedelta(minutes=1))
    assert actions.publish_due() == 1
    assert actions.publish_due() == 0
    page = ReleasePage.objects.get(pk=page.pk)
    assert page.live
    assert page.lead == "Jembatan Arung dapat dilewati lagi mulai Senin."


def test_a_picture_exchanged_after_the_approval_stops_the_schedule(
    house: Office, time_machine: Any
) -> None:
    later = clocks.now() + timedelta(hours=2)
    photo = {"image": picture(), "alt_text": "Jembatan", "caption": "", "credit": "Humas"}
    page = release(house, embargo_until=later, photos=[photo])
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    with (
        photo["image"]
        .get_rendition("width-720")
        .file.storage.open(photo["image"].get_rendition("width-720").file.name, "ab") as file
    ):
        file.write(b"x")
    time_machine.move_to(later + timedelta(minutes=1))
    assert actions.publish_due() == 0
    assert not ReleasePage.objects.get(pk=page.pk).live


def test_it_comes_back_with_notes_and_goes_again(house: Office) -> None:
    page = release(house)
    actions.submit(page=page, by=house.writer)
    with pytest.raises(ValidationError, match="notes"):
        actions.return_page(page=page, by=house.head, notes=" ")
    actions.return_page(page=page, by=house.head, notes="Sebut jam bukanya.")
    page.lead = "Jembatan dibuka Senin pukul 06.00."
    page.save_revision(user=house.writer)
    actions.submit(page=page, by=house.writer)
    actions.approve(page=page, by=house.head)
    assert ReleasePage.objects.get(pk=page.pk).lead == "Jembatan dibuka Senin pukul 06.00."
