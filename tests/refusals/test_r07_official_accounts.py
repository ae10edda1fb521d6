"""R7: posts only from registered official accounts, one post per content and account."""

import pytest
from django.core.exceptions import PermissionDenied

from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import member
from kentongan.core import tasks
from kentongan.delivery import actions
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.delivery.enums import DeliveryState
from kentongan.delivery.models import ChannelAccount, Delivery
from kentongan.delivery.tests.factories import account, content

pytestmark = pytest.mark.django_db


def test_r7_nothing_is_handed_over_to_an_account_that_is_not_official(agency: Agency) -> None:
    where = account(agency, "telegram", official=False, secret="1:t", handle="@kabar")
    with pytest.raises(actions.NotOfficial):
        actions.dispatch(content=content(agency), accounts=[where], by=None)


def test_r7_an_account_that_loses_its_registration_sends_nothing_more(
    agency: Agency, telegram: TelegramDouble
) -> None:
    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    actions.dispatch(content=content(agency), accounts=[where], by=None)
    ChannelAccount.objects.filter(pk=where.pk).update(official=False)
    tasks.drain()
    assert telegram.log() == []
    assert Delivery.objects.get().state == DeliveryState.CANCELLED


def test_r7_a_new_version_is_no_second_post(agency: Agency, telegram: TelegramDouble) -> None:
    where = account(agency, "telegram", secret="1:t", handle="@kabar")
    for version in ("v1", "v2"):
        actions.dispatch(content=content(agency, version=version), accounts=[where], by=None)
        tasks.drain()
    assert len(telegram.log()) == 1


def test_administrators_and_strangers_hand_nothing_over(agency: Agency) -> None:
    where = account(agency, "manual-radio")
    for role in (Role.ADMIN, Role.AUDITOR, Role.NODE):
        with pytest.raises(PermissionDenied):
            actions.dispatch(content=content(agency), accounts=[where], by=member(agency, role))
