from datetime import datetime

from django.conf import settings
from django.db import transaction

from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.delivery import channels, tasks
from kentongan.delivery.models import ChannelAccount, Hold
from kentongan.delivery.permissions import CONNECTORS, HOLDERS

DEMO_TOKEN = "1000001:contoh"  # noqa: S105  # only the demo's own double takes it


@transaction.atomic
def ensure_accounts(*, agency: Agency) -> list[ChannelAccount]:
    """One account per channel for an agency; those that exist stay as they are.

    Telegram is not in use until somebody connects it, except in a demo home, where the double
    answers for it.
    """
    found = {row.channel: row for row in ChannelAccount.objects.filter(agency=agency)}
    for slug, channel in channels.CHANNELS.items():
        if slug not in found:
            found[slug] = ChannelAccount.objects.create(
                agency=agency, channel=slug, name=str(channel.label), **_defaults(agency, slug)
            )
    return [found[slug] for slug in channels.CHANNELS if slug in found]


@transaction.atomic
def connect_account(
    *, account: ChannelAccount, name: str, handle: str, secret: str = "", by: User | None
) -> ChannelAccount:
    """Enter what a guide asked for; an empty secret keeps the one that is known."""
    if by is not None:
        require(by, account.agency, *CONNECTORS)
    row = ChannelAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)
    with history.context(by=by, why="connect"):
        row.name, row.handle = name, handle
        row.secret = secret or row.secret
        row.active, row.stopped_at, row.stopped_reason = True, None, ""
        row.save()
    if row.channel == "telegram":
        tasks.introduce_account.defer(account_id=row.pk)
    tasks.send_due.defer()
    return row


@transaction.atomic
def disconnect_account(*, account: ChannelAccount, by: User | None) -> None:
    """Nothing leaves from it any more; what waits is cancelled when its turn comes."""
    if by is not None:
        require(by, account.agency, *CONNECTORS)
    with history.context(by=by, why="disconnect"):
        ChannelAccount.objects.filter(pk=account.pk).update(active=False)


@transaction.atomic
def resume_account(*, account: ChannelAccount, by: User | None) -> None:
    """The account has its authorisation again: its line moves on."""
    if by is not None:
        require(by, account.agency, *CONNECTORS)
    with history.context(by=by, why="resume"):
        ChannelAccount.objects.filter(pk=account.pk).update(stopped_at=None, stopped_reason="")
    tasks.send_due.defer()


@transaction.atomic
def hold(*, agency: Agency, reason: str, until: datetime | None = None, by: User | None) -> Hold:
    """Nothing but urgent notices and replies leaves an agency, and those below it."""
    if by is not None:
        require(by, agency, *HOLDERS)
    with history.context(by=by, why=reason):
        return Hold.objects.create(
            agency=agency, valid_from=clocks.now(), valid_to=until, reason=reason, by=by
        )


@transaction.atomic
def release_hold(*, hold: Hold, by: User | None) -> None:
    if by is not None:
        require(by, hold.agency, *HOLDERS)
    with history.context(by=by, why="release"):
        Hold.objects.filter(pk=hold.pk, released_at__isnull=True).update(
            released_at=clocks.now(), released_by=by
        )
    tasks.send_due.defer()


def _defaults(agency: Agency, slug: str) -> dict[str, object]:
    public = settings.KENTONGAN_PUBLIC_URL
    if slug == "website":
        return {"handle": f"{public}/"}
    if slug == "feed":
        return {"handle": f"{public}/atom.xml"}
    if slug == "email":
        return {"handle": agency.email or settings.DEFAULT_FROM_EMAIL}
    if slug == "telegram":
        demo = settings.KENTONGAN_DEMO
        handle = f"@{agency.slug.replace('-', '_')}" if demo else ""
        return {"active": demo, "handle": handle, "secret": DEMO_TOKEN if demo else ""}
    return {}
