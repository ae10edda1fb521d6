"""A due dispatch becomes one row per recipient, in batches that may be repeated."""

from typing import Any

from django.db import connection, transaction

from kentongan.core import clocks

from . import channels
from .channels import Way
from .enums import PERHAPS_THERE, Audience, DeliveryState, DispatchState, SubscriberState, Verb
from .models import Dispatch

BATCH = 1000

_INSERT = """
WITH page AS ({page}), inserted AS (
    INSERT INTO delivery_delivery (
        agency_id, dispatch_id, account_id, content_key, content_version, verb, urgent,
        by_machine, state, external_id, external_url, reason, tries, proof_link, proof_photo,
        next_attempt_at, created_at, recipient, subscriber_id, follows_id)
    SELECT %(agency)s, %(dispatch)s, %(account)s, %(key)s, %(version)s, %(verb)s, %(urgent)s,
        %(by_machine)s, %(state)s, '', '', '', 0, '', '',
        %(now)s, %(now)s, page.recipient, page.subscriber_id, page.follows_id
    FROM page
    ON CONFLICT DO NOTHING
    RETURNING 1
)
SELECT (SELECT max(id) FROM page), (SELECT count(*) FROM inserted)
"""

_SUBSCRIBERS = """
    SELECT id, address_hash AS recipient, id AS subscriber_id, NULL::bigint AS follows_id
    FROM delivery_subscriber
    WHERE agency_id = %(agency)s AND channel = %(channel)s AND state = %(confirmed)s
        AND id > %(after)s
    ORDER BY id LIMIT %(limit)s
"""

# A correction goes to everybody who got the content, or may have got it, in any version.
_EARLIER = """
    SELECT id, recipient, subscriber_id, id AS follows_id
    FROM delivery_delivery
    WHERE content_key = %(key)s AND account_id = %(account)s AND verb = %(publish)s
        AND state = ANY(%(there)s) AND id > %(after)s
    ORDER BY id LIMIT %(limit)s
"""

_ONE = """
    SELECT 1::bigint AS id, %(recipient)s::text AS recipient, %(subscriber)s::bigint
        AS subscriber_id, NULL::bigint AS follows_id
    WHERE %(after)s < 1
"""


def expand(dispatch_id: int) -> int:
    """Write the rows of a due dispatch; returns how many were new.

    Killed and repeated it ends with the same rows. A dispatch that is not due, cancelled or
    done already gives 0.
    """
    made, after = 0, 0
    while True:
        with transaction.atomic():
            dispatch = _due(dispatch_id)
            if dispatch is None:
                return made
            last, inserted = _insert_page(dispatch, after)
            made += inserted
            if last is None:
                dispatch.state = DispatchState.EXPANDED
                dispatch.save(update_fields=["state"])
                return made
            after = last


def _due(dispatch_id: int) -> Dispatch | None:
    return (
        Dispatch.objects.due(clocks.now())
        .select_for_update(of=("self",))
        .select_related("account")
        .filter(pk=dispatch_id)
        .first()
    )


def _insert_page(dispatch: Dispatch, after: int) -> tuple[int | None, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT.format(page=_page(dispatch)), _parameters(dispatch) | {"after": after}
        )
        last, inserted = cursor.fetchone()
    return last, inserted


def _page(dispatch: Dispatch) -> str:
    if dispatch.verb != Verb.PUBLISH:
        return _EARLIER
    return _SUBSCRIBERS if dispatch.audience == Audience.SUBSCRIBERS else _ONE


def _parameters(dispatch: Dispatch) -> dict[str, Any]:
    channel = channels.get(dispatch.account.channel)
    by_hand = channel.way is Way.PERSON or not channel.supports(dispatch.verb)
    subscriber = dispatch.subscriber
    return {
        "agency": dispatch.agency_id,
        "dispatch": dispatch.pk,
        "account": dispatch.account_id,
        "channel": dispatch.account.channel,
        "key": dispatch.content_key,
        "version": dispatch.content_version,
        "verb": dispatch.verb,
        "publish": Verb.PUBLISH.value,
        "urgent": bool(dispatch.content.get("urgent")),
        "by_machine": channel.way is Way.MACHINE,
        "state": (DeliveryState.PREPARED if by_hand else DeliveryState.QUEUED).value,
        "now": clocks.now(),
        "recipient": subscriber.address_hash if subscriber else dispatch.recipient,
        "subscriber": dispatch.subscriber_id,
        "confirmed": SubscriberState.CONFIRMED.value,
        "there": sorted(PERHAPS_THERE),
        "limit": BATCH,
    }
