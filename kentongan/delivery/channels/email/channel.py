"""E-mail by SMTP. After the end of DATA the server may have taken the mail whatever happens."""

import smtplib
import socket
from email.message import EmailMessage
from email.utils import formataddr

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.core import clocks
from kentongan.delivery.channels.base import Channel, SetupGuide, Step
from kentongan.delivery.enums import Audience
from kentongan.delivery.envelopes import AccountRef, Envelope, Receipt
from kentongan.delivery.errors import OutcomeUnknown, PermanentFailure, TemporaryFailure

from .message import build, message_id

TEMPORARY = range(400, 500)
AUTHENTICATION = frozenset({530, 534, 535, 538})
NO_SUCH_MAILBOX = frozenset({550, 551, 553})
SERVER_AWAY_SECONDS = 120.0


def _has_server(account: AccountRef) -> bool:
    return bool(settings.EMAIL_HOST)


def _has_sender(account: AccountRef) -> bool:
    return "@" in (account.handle or settings.DEFAULT_FROM_EMAIL)


class EmailChannel(Channel):
    slug = "email"
    label = _("E-mail bulletin")
    audience = Audience.SUBSCRIBERS
    # A mail cannot be changed or called back: a second mail says what was wrong.
    supports_edit = True
    supports_withdraw = True
    evidence = _(
        "The mail server took the message (SMTP 250). Whether it was read is not known, and we"
        " do not try to find out."
    )
    guide = SetupGuide(
        steps=(
            Step(
                title=_("A mail server"),
                text=_("Ask your IT staff to set up the mail server (KENTONGAN_EMAIL_HOST)."),
                done=_has_server,
            ),
            Step(
                title=_("A sender address"),
                text=_("Enter the official address that the bulletin comes from."),
                done=_has_sender,
            ),
        ),
        asks=("handle",),
    )

    def _send(self, envelope: Envelope) -> Receipt:
        if not settings.EMAIL_HOST:
            raise TemporaryFailure(gettext("No mail server is set up yet."), retry_after=600)
        sender = envelope.account.handle or settings.DEFAULT_FROM_EMAIL
        name = formataddr((envelope.account.agency_name, sender))
        mail = build(envelope, sender=name, domain=sender.rpartition("@")[2], at=clocks.now())
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            raise _before_data(error) from error
        try:
            self._hand_over(server, mail, sender=sender, to=envelope.recipient.address)
        finally:
            _leave(server)
        return Receipt(external_id=self.known_id(envelope))

    def known_id(self, envelope: Envelope) -> str:
        """The Message-ID, which the mail server's log shows too."""
        sender = envelope.account.handle or settings.DEFAULT_FROM_EMAIL
        return message_id(envelope.idempotency_key, sender.rpartition("@")[2])

    def _connect(self) -> smtplib.SMTP:
        server = smtplib.SMTP(
            settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT
        )
        try:
            if settings.EMAIL_USE_TLS:
                server.starttls()
            if settings.EMAIL_HOST_USER:
                server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
        except BaseException:
            server.close()
            raise
        return server

    def _hand_over(self, server: smtplib.SMTP, mail: EmailMessage, *, sender: str, to: str) -> None:
        """SMTP step by step, because only after the end of DATA the outcome can be unknown."""
        try:
            server.ehlo_or_helo_if_needed()
            for code, answer in (server.mail(sender), server.rcpt(to)):
                if code not in {250, 251}:
                    raise smtplib.SMTPResponseException(code, answer)
            code, answer = server.docmd("DATA")
            if code != 354:  # RFC 5321: start mail input
                raise smtplib.SMTPResponseException(code, answer)
        except (OSError, smtplib.SMTPException) as error:
            raise _before_data(error) from error
        body = smtplib._quote_periods(smtplib._fix_eols(mail.as_string()).encode())  # type: ignore[attr-defined]  # the same dot-stuffing as smtplib's own data()
        _finish(server, body)


def _finish(server: smtplib.SMTP, body: bytes) -> None:
    try:
        server.send(body.removesuffix(b"\r\n") + b"\r\n")
    except (OSError, smtplib.SMTPException) as error:
        # Without the lonely full stop the server must throw the mail away (RFC 5321 §4.1.1.4).
        raise TemporaryFailure(
            gettext("The connection broke before the end of the mail."), retry_after=60
        ) from error
    try:
        server.send(b".\r\n")
        code, answer = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise OutcomeUnknown(
            gettext("The connection broke after the whole mail had left.")
        ) from error
    if code != 250:  # RFC 5321: mail action completed
        raise _answered(code, answer)


def _before_data(error: Exception) -> TemporaryFailure | PermanentFailure:
    """Nothing of the mail has left yet, so nothing is unknown."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    if isinstance(error, socket.gaierror):
        return TemporaryFailure(
            gettext("The mail server was not found."), retry_after=SERVER_AWAY_SECONDS
        )
    reason = gettext("The mail server does not answer (%(error)s).")
    return TemporaryFailure(
        reason % {"error": type(error).__name__}, retry_after=SERVER_AWAY_SECONDS
    )


def _answered(code: int, answer: bytes | str) -> TemporaryFailure | PermanentFailure:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    detail = f"SMTP {code} {text}"[:300]
    if code in AUTHENTICATION:
        return TemporaryFailure(detail, account_stopped=True)
    if code in TEMPORARY:
        return TemporaryFailure(detail)
    return PermanentFailure(detail, stop_contact=code in NO_SUCH_MAILBOX)


def _leave(server: smtplib.SMTP) -> None:
    try:
        server.quit()
    except (OSError, smtplib.SMTPException):
        server.close()
