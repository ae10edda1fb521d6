"""One mail, as plain words: whoever wrote it, whatever it is encoded in."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256

from kentongan.engine import charset
from kentongan.engine.text.markup import strip_markup

from . import links

LONGEST = 200_000  # characters of a mail's words
DKIM = re.compile(r"\bdkim\s*=\s*(\w+)", re.IGNORECASE)
# Lines about the mail itself: how to leave, why it came, the mail as a page.
ABOUT_THE_MAIL = re.compile(
    r"unsubscribe|berhenti (?:ber)?langganan|kelola langganan|ubah preferensi|update your pref"
    r"|manage (?:your )?(?:subscription|preferences)|lihat (?:email|surel) ini di|view (?:this )?"
    r"(?:email|mail)? ?in (?:your )?browser|anda menerima (?:email|surel) ini|you (?:are receiving|"
    r"received) this",
    re.IGNORECASE,
)


class NotAMail(ValueError):
    """The bytes cannot be taken apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says; `html` only where it has such a part. `dkim` is our mail server's verdict.

    `sender` is the bare address in small letters, `key` stands for the mail for good.
    """

    key: str
    sender: str
    subject: str
    sent_at: datetime | None
    text: str
    html: str
    dkim: str


def read(body: bytes, *, reader: str = "") -> Mail:
    """Raises NotAMail. `reader` is the mailbox's own address, which is taken out of the words."""
    try:
        return _read(message_from_bytes(body), body, reader)
    except (
        MessageError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise NotAMail(type(error).__name__) from error


def _read(message: "Message[str, str]", body: bytes, reader: str) -> Mail:
    plain, html = _part(message, "text/plain"), _part(message, "text/html")
    told = strip_markup(html) if html.strip() else plain
    name = str(message.get("Message-ID") or "").strip() or sha256(body).hexdigest()
    return Mail(
        key=sha256(name.encode("utf-8", "replace")).hexdigest()[:32],
        sender=parseaddr(_header(message, "From"))[1].lower(),
        subject=" ".join(_header(message, "Subject").split()),
        sent_at=_moment(message),
        text=_words(told, reader),
        html=html,
        dkim=_dkim(message),
    )


def _part(message: "Message[str, str]", kind: str) -> str:
    """The words of the first part of that kind that is no attachment."""
    for part in message.walk():
        if part.get_content_type() != kind or part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            named = charset.known(part.get_content_charset())
            header = f"{kind}; charset={named}" if named else None
            return charset.decode(payload, header=header).text
    return ""


def _header(message: "Message[str, str]", name: str) -> str:
    value = str(message.get(name) or "")
    try:
        return str(make_header(decode_header(value)))
    except (LookupError, UnicodeError, MessageError):
        return value


def _moment(message: "Message[str, str]") -> datetime | None:
    try:
        told = parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return told if told.tzinfo else None


def _words(text: str, reader: str) -> str:
    lines = links.quieted(text[:LONGEST]).splitlines()
    kept = "\n".join(line for line in lines if not ABOUT_THE_MAIL.search(line)).strip()
    return re.sub(re.escape(reader), "", kept, flags=re.IGNORECASE) if reader else kept


def _dkim(message: "Message[str, str]") -> str:
    """The topmost verdict, which the server that we fetch from wrote; those below may be forged."""
    told = message.get_all("Authentication-Results") or []
    found = DKIM.search(str(told[0])) if told else None
    return found[1].lower() if found else ""
