"""R8: no targeting by religion, ethnicity, politics, health or behaviour."""

import pytest

from kentongan.accounts.models import Agency
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.enums import Audience
from kentongan.delivery.models import Subscriber
from kentongan.delivery.tests.factories import account, content, reader

pytestmark = pytest.mark.django_db


def test_an_audience_is_everybody_all_subscribers_or_one_who_asked() -> None:
    """A fourth one would be a segment: it needs a floor of a hundred people, and this test."""
    assert set(Audience) == {Audience.PUBLIC, Audience.SUBSCRIBERS, Audience.ONE}


def test_of_a_subscriber_we_know_the_address_and_the_consent() -> None:
    known = {field.name for field in Subscriber._meta.fields}
    assert known == {
        "id", "agency", "channel", "address", "address_hash", "state", "confirm_token",
        "confirm_hash", "confirm_until", "unsubscribe_token", "unsubscribe_hash", "asked_at",
        "confirmed_at", "unsubscribed_at",
    }  # fmt: skip


def test_news_goes_to_every_subscriber_alike(agency: Agency, mailbox: MailDouble) -> None:
    for number in range(3):
        reader(agency, f"warga{number}@contoh.example")
    actions.dispatch(content=content(agency), accounts=[account(agency, "email")], by=None)
    tasks.drain()
    assert len(mailbox.log()) == 3
