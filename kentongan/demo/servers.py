"""The demo's own servers: the outlets, and the doubles of mail and Telegram."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from kentongan.core import clocks
from kentongan.core.database.outage import patiently
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble
from kentongan.demo.outlets import OutletServer
from kentongan.demo.world import World

from .directing.stage import Stage

OUTLET_DELAY = 0.05  # seconds; the slow outlet is slower only when looked at by hand


@contextmanager
def serving(world: World, home: Path) -> Iterator[Stage]:
    """All servers on the ports that the demo's marker names, for as long as the block runs."""
    details: dict[str, Any] = settings.DEMO
    mail = MailDouble(home / "doubles" / "email", port=details["smtp_port"]).start()
    telegram = TelegramDouble(home / "doubles" / "telegram", port=details["telegram_port"]).start()
    outlets = OutletServer(world, _now, port=details["outlets_port"], delay_seconds=OUTLET_DELAY)
    try:
        with outlets:
            yield Stage(world=world, outlets_port=details["outlets_port"], telegram=telegram)
    finally:
        telegram.stop()
        mail.stop()


def _now() -> datetime:
    """The demo's instant, for a thread that answers one reader: its connection ends with it."""
    try:
        return patiently(clocks.now)
    finally:
        connection.close()
