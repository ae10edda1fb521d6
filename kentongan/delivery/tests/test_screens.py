"""The outbox's screens: who sees what, what a person can say, and how many queries it takes."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import DeliveryState
from kentongan.delivery.models import ChannelAccount, Delivery, Hold

from .factories import account, content, reader

pytestmark = pytest.mark.django_db
S = DeliveryState
GPS = 0x8825


def sent(agency: Agency, channel: str, **fields: object) -> Delivery:
    secret = {"secret": "1:t", "handle": "@kabar"} if channel == "telegram" else {}
    where = account(agency, channel, **secret)
    dispatch = actions.dispatch(content=content(agency, **fields), accounts=[where], by=None)[0]
    tasks.drain()
    return dispatch.deliveries.get()


def url(name: str, *args: object) -> str:
    return reverse(f"delivery:{name}", args=args)


def photo_with_place() -> SimpleUploadedFile:
    picture = Image.new("RGB", (60, 40), "navy")
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "S"
    exif[0x010F] = "Telepon Contoh"
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("bukti.jpg", out.getvalue(), content_type="image/jpeg")


def test_the_outbox_takes_the_same_queries_however_long_it_is(
    agency: Agency, django_assert_num_queries: Any
) -> None:
    client = signed_in(member(agency, Role.WRITER))
    sent(agency, "manual-radio")
    client.get(url("outbox"))  # fills what is kept between requests
    with django_assert_num_queries(_queries(client, url("outbox"))):
        client.get(url("outbox"))
    before = _queries(client, url("outbox"))
    for number in range(6):
        sent(agency, "manual-radio", key=f"newsroom.release:{number + 10}")
    assert _queries(client, url("outbox")) == before


def _queries(client: Any, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_nobody_sees_another_agencys_outbox(agency: Agency) -> None:
    row = sent(agency, "manual-radio")
    stranger = signed_in(member(AgencyFactory.create(), Role.WRITER))
    assert stranger.get(url("delivery", row.pk)).status_code == 404
    assert "Jembatan" not in stranger.get(url("outbox")).content.decode()


def test_a_kit_has_text_steps_and_length_and_ends_with_a_proof(agency: Agency) -> None:
    row = sent(agency, "manual-instagram-feed")
    client = signed_in(member(agency, Role.WRITER))
    page = client.get(url("delivery", row.pk)).content.decode()
    assert "Jembatan Lumbung dibuka lagi" in page
    assert "2200" in page or "2.200" in page
    assert "navigator.share" not in page

    bare = client.post(url("prove", row.pk), {})
    assert bare.status_code == 422
    client.post(url("prove", row.pk), {"link": "https://instagram.com/p/1"})
    row.refresh_from_db()
    assert (row.state, row.external_url) == (S.ACCEPTED, "https://instagram.com/p/1")
    assert row.person is not None


def test_a_proof_photo_loses_place_and_device(agency: Agency) -> None:
    row = sent(agency, "manual-notice-board")
    client = signed_in(member(agency, Role.WRITER))
    answer = client.post(url("prove", row.pk), {"photo": photo_with_place()})
    assert answer.status_code == 302
    row.refresh_from_db()
    shown: Any = client.get(url("proof_photo", row.pk))
    with Image.open(BytesIO(b"".join(shown.streaming_content))) as kept:
        assert dict(kept.getexif()) == {}
    shown.close()
    assert "bukti" not in str(row.proof_photo.name)


@pytest.mark.parametrize("body", [b"", b"<svg/>", b"GIF89a" + b"0" * 100, b"\xff\xd8\xff" * 9])
def test_what_is_no_photo_is_refused_in_words(agency: Agency, body: bytes) -> None:
    row = sent(agency, "manual-notice-board")
    client = signed_in(member(agency, Role.WRITER))
    answer = client.post(url("prove", row.pk), {"photo": SimpleUploadedFile("a.jpg", body)})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (422, S.PREPARED)


def test_a_person_says_that_an_unconfirmed_post_is_there(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(cut_after_accept=1)
    row = sent(agency, "telegram")
    client = signed_in(member(agency, Role.WRITER))
    assert "Jembatan" in client.get(url("unconfirmed")).content.decode()
    client.post(url("settle", row.pk), {"happened": "yes", "link": "https://t.me/kabar/1"})
    row.refresh_from_db()
    tasks.drain()
    assert (row.state, len(telegram.log())) == (S.ACCEPTED, 1)


def test_only_after_a_person_says_it_is_not_there_it_is_sent_again(
    agency: Agency, telegram: TelegramDouble
) -> None:
    telegram.behave(broken=1)
    row = sent(agency, "telegram")
    assert (row.state, telegram.log()) == (S.UNCONFIRMED, [])
    client = signed_in(member(agency, Role.WRITER))
    client.post(url("settle", row.pk), {"happened": "no"})
    tasks.drain()
    row.refresh_from_db()
    assert (row.state, len(telegram.log())) == (S.ACCEPTED, 1)


def test_an_account_says_at_which_step_it_is(agency: Agency, telegram: TelegramDouble) -> None:
    row = account(agency, "telegram")
    client = signed_in(member(agency, Role.HEAD))
    assert "langkah 1 dari 2" in client.get(url("accounts")).content.decode()
    client.post(url("account", row.pk), {"name": "Kabar", "handle": "@kabar", "secret": "1:t"})
    tasks.drain()
    row.refresh_from_db()
    assert (row.handle, row.secret, row.note) == ("@kabar", "1:t", "")
    page = client.get(url("account", row.pk)).content.decode()
    assert "1:t" not in page


def test_a_hold_stops_news_but_not_urgent_notices(agency: Agency, telegram: TelegramDouble) -> None:
    client = signed_in(member(agency, Role.HEAD))
    client.post(url("holds"), {"reason": "Masa berkabung"})
    held = sent(agency, "telegram")
    urgent = sent(agency, "telegram", key="newsroom.emergency:1", urgent=True)
    assert (held.state, urgent.state) == (S.WAITING, S.ACCEPTED)
    client.post(url("release", Hold.objects.get().pk))
    Delivery.objects.filter(state=S.WAITING).update(next_attempt_at=held.created_at)
    tasks.drain()
    held.refresh_from_db()
    assert held.state == S.ACCEPTED


def test_a_writer_cannot_hold_and_an_administrator_cannot_send(agency: Agency) -> None:
    writer = signed_in(member(agency, Role.WRITER))
    writer.post(url("holds"), {"reason": "coba"})
    assert not Hold.objects.exists()
    row = sent(agency, "manual-radio")
    admin = signed_in(member(agency, Role.ADMIN))
    assert admin.post(url("prove", row.pk), {"link": "https://a.example"}).status_code != 200
    row.refresh_from_db()
    assert row.state == S.PREPARED


def test_what_has_not_left_can_be_cancelled(agency: Agency) -> None:
    row = sent(agency, "manual-radio")
    client = signed_in(member(agency, Role.WRITER))
    client.post(url("cancel", row.pk), {"why": "Acara batal"})
    row.refresh_from_db()
    assert (row.state, row.reason) == (S.CANCELLED, "Acara batal")


def test_readers_addresses_are_on_no_screen(agency: Agency, mailbox: MailDouble) -> None:
    reader(agency, "sari@contoh.example")
    row = sent(agency, "email")
    client = signed_in(member(agency, Role.HEAD))
    for address in (url("outbox"), url("delivery", row.pk)):
        assert "sari@" not in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["outbox", "unconfirmed", "by_hand", "accounts", "holds"])
def test_empty_screens_say_so_and_strangers_are_sent_to_sign_in(
    agency: Agency, client: Any, name: str
) -> None:
    assert client.get(url(name)).status_code == 302
    assert signed_in(member(agency, Role.WRITER)).get(url(name)).status_code == 200
    assert not ChannelAccount.objects.exists()
