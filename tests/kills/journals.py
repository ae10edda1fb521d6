"""What the doubles of the channels wrote down: who got what, and how often."""

from collections import Counter
from collections.abc import Hashable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from kentongan.delivery.channels.doubles import Journal

NOTICES = "@contoh.example"  # the office's own mailboxes; a notice to a colleague is no delivery
Seen = Counter[Hashable]


def mails(home: Path) -> Seen:
    """(recipient, subject) of every mail to people outside."""
    return Counter(
        (to, mail["subject"])
        for mail in _read(home, "email")
        for to in mail["to"]
        if not to.endswith(NOTICES)
    )


def notices(home: Path) -> Seen:
    """(recipient, subject, text) of every mail inside the office.

    A story may ring again, with a text that says when and why; the same text comes once.
    """
    return Counter(
        (to, mail["subject"], _text(home, mail["file"]))
        for mail in _read(home, "email")
        for to in mail["to"]
        if to.endswith(NOTICES)
    )


def posts(home: Path) -> Seen:
    """(method, chat, message number, text) of every call that changed what readers see."""
    found: Seen = Counter()
    for call in _read(home, "telegram"):
        number = 0 if call["method"] == "sendMessage" else call["message_id"]
        found[call["method"], call["chat_id"], number, call["text"]] += 1
    return found


def twice(*seen: Seen) -> list[Hashable]:
    return [key for each in seen for key, count in each.items() if count > 1]


def _text(home: Path, file: str) -> str:
    message = message_from_bytes((home / "doubles" / "email" / file).read_bytes(), policy=default)
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""


def _read(home: Path, channel: str) -> list[dict[str, Any]]:
    return Journal(home / "doubles" / channel).read()
