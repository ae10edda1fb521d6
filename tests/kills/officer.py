"""The officer on duty: looks up at the channel what nobody knows, and settles it.

`python -m tests.kills.officer watch` until it is ended, `... finish` until nothing is open; then
it prints the loop's counts. Only the actions that an officer has are used.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import django
import httpx

from kentongan.core.database.embedded import EmbeddedPostgres

django.setup()

from django.conf import settings  # noqa: E402  # Django first
from django.db import connection  # noqa: E402

from kentongan.accounts.models import User  # noqa: E402
from kentongan.core.database.outage import is_outage  # noqa: E402
from kentongan.delivery import actions, channels, recipients  # noqa: E402
from kentongan.delivery.channels.doubles import Journal  # noqa: E402
from kentongan.delivery.enums import SENDABLE, DeliveryState, Verb  # noqa: E402
from kentongan.delivery.models import Delivery  # noqa: E402
from kentongan.demo.directing import summary  # noqa: E402
from kentongan.demo.directing.stage import address  # noqa: E402

PATIENCE = 3.0  # seconds before the officer believes that nothing more will arrive
PAUSE = 0.5
METHODS = {
    Verb.PUBLISH: "sendMessage",
    Verb.EDIT: "editMessageText",
    Verb.WITHDRAW: "deleteMessage",
}
OPEN = {*SENDABLE, DeliveryState.SUBMITTING, DeliveryState.UNCONFIRMED}


class Officer:
    def __init__(self, home: Path) -> None:
        self.home = home
        self.first_seen: dict[int, float] = {}

    def look(self) -> None:
        """Settle everything that has been unconfirmed for long enough."""
        rows = Delivery.objects.select_related(
            "dispatch", "account__agency__parent", "subscriber", "follows__account"
        )
        for row in rows.filter(state=DeliveryState.UNCONFIRMED):
            if time.monotonic() - self.first_seen.setdefault(row.pk, time.monotonic()) > PATIENCE:
                self._settle(row)
                self.first_seen.pop(row.pk)
        for row in rows.filter(state=DeliveryState.PREPARED, by_machine=True):
            self._do_by_hand(row)

    def _settle(self, row: Delivery) -> None:
        happened = self._is_there(row)
        actions.settle(delivery=row, happened=happened, by=self._me())
        self._tell(row, "there" if happened else "not there")

    def _is_there(self, row: Delivery) -> bool:
        log = Journal(self.home / "doubles" / row.account.channel).read()
        if row.account.channel == "email":
            return any(mail["message_id"] == row.external_id for mail in log)
        return any(self._is_same_post(row, entry) for entry in log)

    def _is_same_post(self, row: Delivery, entry: dict[str, Any]) -> bool:
        envelope = recipients.envelope(row)
        same = entry["method"] == METHODS[Verb(row.verb)]
        if row.verb == Verb.PUBLISH:
            text = channels.get(row.account.channel).text(envelope.content)
            return same and (entry["chat_id"], entry["text"]) == (envelope.recipient.address, text)
        return same and str(entry["message_id"]) == envelope.original_id

    def _do_by_hand(self, row: Delivery) -> None:
        """The post's number is not known to the machine: find it, change it, give the proof."""
        envelope = recipients.envelope(row)
        assert row.account.channel == "telegram"
        assert row.follows is not None
        number = next(
            entry["message_id"]
            for entry in Journal(self.home / "doubles" / "telegram").read()
            if self._is_same_post(row.follows, entry)
        )
        body = {"chat_id": envelope.recipient.address, "message_id": number}
        if row.verb == Verb.EDIT:
            body["text"] = channels.get("telegram").text(envelope.content)
        answer = httpx.post(
            f"http://127.0.0.1:{settings.DEMO['telegram_port']}/bot-by-hand/{METHODS[Verb(row.verb)]}",
            json=body,
        )
        answer.raise_for_status()
        actions.prove(delivery=row, link=f"https://t.me/x/{number}", by=self._me())
        self._tell(row, "by hand")

    def _me(self) -> User:
        return User.objects.get(email=address("penulis"))

    def _tell(self, row: Delivery, how: str) -> None:
        told = {"delivery": row.pk, "channel": row.account.channel, "verb": row.verb, "how": how}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def is_open() -> bool:
    return Delivery.objects.filter(state__in=OPEN).exists()


def patiently(what: Callable[[], Any]) -> Any:
    """What the database does not answer now, it will answer later."""
    try:
        return what()
    except Exception as error:
        if not (is_outage(error) or isinstance(error, httpx.TransportError)):
            raise
        connection.close()
        return None


def watch(officer: Officer) -> None:
    while True:
        patiently(officer.look)
        time.sleep(PAUSE)


def finish(officer: Officer) -> None:
    while patiently(is_open) is not False:
        patiently(officer.look)
        time.sleep(PAUSE)
    sys.stdout.write(json.dumps(summary(officer.home)) + "\n")


def main(arguments: Iterable[str]) -> None:
    home = Path(os.environ["KENTONGAN_HOME"])
    assert EmbeddedPostgres(home).url is not None
    {"watch": watch, "finish": finish}[next(iter(arguments))](Officer(home))


if __name__ == "__main__":
    main(sys.argv[1:])
