"""Made-up contents, accounts and readers for tests."""

from datetime import timedelta

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.delivery import actions
from kentongan.delivery.enums import SubscriberState
from kentongan.delivery.envelopes import Content
from kentongan.delivery.models import ChannelAccount, Subscriber
from kentongan.delivery.recipients import hash_address, hash_token


def content(agency: Agency, **fields: object) -> Content:
    base = {
        "key": "newsroom.release:1",
        "version": "v1",
        "agency_id": agency.pk,
        "title": "Jembatan Lumbung dibuka lagi",
        "text": "Jembatan Lumbung dibuka lagi mulai Senin pukul 06.00.",
        "summary": "Jembatan dibuka lagi.",
        "url": "https://kabupaten.contoh.example/siaran-pers/jembatan/",
    }
    return Content(**(base | fields))  # type: ignore[arg-type]  # fields are named by the tests


def account(agency: Agency, channel: str, **fields: object) -> ChannelAccount:
    found = {row.channel: row for row in actions.ensure_accounts(agency=agency)}[channel]
    for name, value in ({"active": True} | fields).items():
        setattr(found, name, value)
    found.save()
    return found


def reader(agency: Agency, address: str, **fields: object) -> Subscriber:
    now = clocks.now()
    token = f"token-{address}"
    values: dict[str, object] = {
        "state": SubscriberState.CONFIRMED,
        "confirmed_at": now,
        "asked_at": now - timedelta(days=1),
        "unsubscribe_token": token,
        "unsubscribe_hash": hash_token(token),
    }
    return Subscriber.objects.create(
        agency=agency,
        channel="email",
        address=address,
        address_hash=hash_address("email", address),
        **(values | fields),
    )
