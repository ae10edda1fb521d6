"""A folder of a mailbox by IMAP over TLS: looked into, never changed, within bounds.

The server is the administrator's (`KENTONGAN_IMAP_HOST`), as the mail server is; nobody else can
name one, so no address guard stands here. Nothing that the server says is repeated in words that
are shown or logged: some repeat the password.
"""

import imaplib
import os
import re
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

TOTAL_SECONDS = 20.0
READ_SECONDS = 10.0
LARGEST = 2_000_000  # bytes of one mail
MOST = 50  # mails of one look
MOST_BYTES = 12_000_000  # of one look
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class MailboxError(Exception):
    """Why nothing came."""


class SignInRefused(MailboxError):
    """The server does not take the name or the password."""


class NoSuchFolder(MailboxError):
    """The mailbox has no folder of this name, or does not open it."""


class MailboxAway(MailboxError):
    """No answer, a broken one, or none in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose folder; the password is in no representation of it."""

    user: str
    password: str = field(repr=False)
    folder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """How far a folder was read: numbers hold only for one `validity` (RFC 3501 §2.3.1.1)."""

    validity: int = 0
    uid: int = 0


@dataclass(slots=True, kw_only=True)
class Opened:
    """What one look brought, oldest first. `broken` where it ended before its time."""

    marker: Marker
    mails: list[bytes] = field(default_factory=list)
    too_large: int = 0
    renumbered: bool = False
    more: bool = False
    broken: bool = False


def look(place: Place, since: Marker) -> Opened:
    """Mails after `since`; at a first look the newest ones. Raises MailboxError.

    What came whole before a connection broke is given back, with the marker after it.
    """
    with _connected(place) as client:
        validity = _examine(client, place.folder)
        known = since.uid if since.validity == validity else 0
        opened = Opened(
            marker=Marker(validity=validity, uid=known),
            renumbered=bool(since.validity) and since.validity != validity,
        )
        waiting = _search(client, known)
        if not known:
            waiting = waiting[-MOST:]
        opened.more = len(waiting) > MOST
        try:
            _fetch_all(client, waiting[:MOST], opened)
        except _FAULTS:
            if not opened.mails and not opened.too_large:
                raise
            opened.broken = True
        return opened


def check(place: Place) -> None:
    """Sign in and look at the folder. Raises MailboxError."""
    with _connected(place) as client:
        _examine(client, place.folder)


class _TooMuch(MailboxError):
    pass


# What imaplib and TLS raise on servers that break off or talk nonsense.
_FAULTS = (OSError, imaplib.IMAP4.error, ValueError, AttributeError, EOFError, _TooMuch)


class _Client(imaplib.IMAP4_SSL):
    """imaplib with a deadline over everything, and a bound on what one literal may hold."""

    def _create_socket(self, timeout: float | None) -> Any:
        raw = socket.create_connection((self.host, self.port), timeout=READ_SECONDS)
        self.deadline = threading.Timer(TOTAL_SECONDS, _cut, args=(os.dup(raw.fileno()),))
        self.deadline.daemon = True
        self.deadline.start()
        try:
            return self.ssl_context.wrap_socket(raw, server_hostname=self.host)
        except BaseException:
            self.deadline.cancel()
            raw.close()
            raise

    def read(self, size: int) -> bytes:
        if size > LARGEST + 10_000:
            raise _TooMuch
        return super().read(size)


def _cut(handle: int) -> None:
    """The connection has had its time."""
    with socket.socket(fileno=handle) as twin:
        try:
            twin.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


@contextmanager
def _connected(place: Place) -> Iterator[_Client]:
    if not settings.KENTONGAN_IMAP_HOST:
        raise MailboxAway
    context = ssl.create_default_context(cafile=settings.KENTONGAN_IMAP_CA or None)
    try:
        client = _Client(
            settings.KENTONGAN_IMAP_HOST,
            settings.KENTONGAN_IMAP_PORT,
            ssl_context=context,
            timeout=READ_SECONDS,
        )
    except _FAULTS as error:
        raise MailboxAway from error
    try:
        _sign_in(client, place)
        yield client
    except (SignInRefused, NoSuchFolder, MailboxAway):
        raise
    except _FAULTS:
        raise MailboxAway from None
    finally:
        client.deadline.cancel()
        client.shutdown()


def _sign_in(client: _Client, place: Place) -> None:
    secret = f"\0{place.user}\0{place.password}".encode()
    try:
        if "AUTH=PLAIN" in client.capabilities:
            client.authenticate("PLAIN", lambda _asked: secret)
        else:
            client.login(place.user, place.password)
    except imaplib.IMAP4.abort:
        raise MailboxAway from None
    except (imaplib.IMAP4.error, UnicodeError):
        raise SignInRefused from None


def _examine(client: _Client, folder: str) -> int:
    """Open the folder so that nothing can be changed in it; its validity."""
    answer, _told = client.select(f'"{encoded(folder)}"', readonly=True)
    if answer != "OK":
        raise NoSuchFolder
    _name, told = client.response("UIDVALIDITY")
    value = told[0] if told else None
    return int(value) if isinstance(value, bytes | str) and value.isdigit() else 0


def _search(client: _Client, after: int) -> list[int]:
    answer, told = client.uid("SEARCH", f"UID {after + 1}:*")
    if answer != "OK" or not told or not told[0]:
        return []
    # "n:*" names the last mail too where its number is below n.
    return sorted(uid for each in told[0].split() if (uid := int(each)) > after)


def _fetch_all(client: _Client, uids: list[int], opened: Opened) -> None:
    taken = 0
    for uid in uids:
        size = _size(client, uid)
        if size > LARGEST:
            opened.too_large += 1
        elif taken + size > MOST_BYTES:
            opened.more = True
            return
        else:
            body = _body(client, uid)
            if body is not None:
                opened.mails.append(body)
                taken += len(body)
        opened.marker = Marker(validity=opened.marker.validity, uid=uid)


def _size(client: _Client, uid: int) -> int:
    _answer, told = client.uid("FETCH", str(uid), "(RFC822.SIZE)")
    found = SIZE.search(told[0]) if told and isinstance(told[0], bytes) else None
    return int(found[1]) if found else 0


def _body(client: _Client, uid: int) -> bytes | None:
    """The mail, left unread (PEEK); None when it was deleted meanwhile."""
    _answer, told = client.uid("FETCH", str(uid), "(BODY.PEEK[])")
    return next((part[1] for part in told or [] if isinstance(part, tuple)), None)


def encoded(folder: str) -> str:
    """A folder's name as IMAP writes it (RFC 3501 §5.1.3), without quotes around it."""
    out, run = [], ""
    for letter in [*folder, ""]:
        if letter and not " " <= letter <= "~":
            run += letter
            continue
        if run:
            packed = b64encode(run.encode("utf-16-be")).decode().rstrip("=").replace("/", ",")
            out.append(f"&{packed}-")
            run = ""
        out.append({"&": "&-", '"': '\\"', "\\": "\\\\"}.get(letter, letter))
    return "".join(out)
