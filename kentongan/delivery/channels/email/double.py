"""A real SMTP server for tests and the demo: keeps every mail, sends none on.

In its folder: `<number>.eml` for each mail, `log.jsonl` with one line per mail, and
`control.json` that tells it how to behave; all of it outlives a restart.
"""

import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from kentongan.delivery.channels.doubles import Behaviour, Journal

LARGEST_MAIL = 10 * 1024 * 1024


class Double:
    """`Double(folder, port=0)`, `.start()`, `.stop()`, `.log()`; `.port` after the start."""

    def __init__(self, folder: Path, port: int = 0, host: str = "127.0.0.1") -> None:
        self.journal = Journal(folder)
        self.behaviour = Behaviour(folder)
        self._controller = _Controller(
            _Handler(self.journal, self.behaviour),
            hostname=host,
            port=port,
            data_size_limit=LARGEST_MAIL,
            ready_timeout=10,
        )
        self.host, self.port = host, port

    def start(self) -> "Double":
        self._controller.start()
        server: Any = self._controller.server
        self.port = server.sockets[0].getsockname()[1]
        return self

    def stop(self) -> None:
        self._controller.stop(no_assert=True)

    def log(self) -> list[dict[str, Any]]:
        """One entry per mail taken, oldest first: id, to, subject, message_id, file, at."""
        return self.journal.read()

    def behave(self, **wishes: Any) -> None:
        self.behaviour.set(**wishes)


class _Controller(Controller):
    """aiosmtpd's, which also starts where the system chooses the port."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()


class _Handler:
    def __init__(self, journal: Journal, behaviour: Behaviour) -> None:
        self.journal, self.behaviour = journal, behaviour

    async def handle_RCPT(  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.behaviour.take("throttle"):
            return "451 4.7.1 Greylisted, try again later"
        if self.behaviour.take("refuse"):
            return "550 5.1.1 No such mailbox"
        if self.behaviour.take("unauthorised"):
            return "530 5.7.0 Authentication required"
        if self.behaviour.take("cut_before_data"):
            _cut(server)
            return "421 4.3.0 Closing"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        seconds = self.behaviour.get("slow")
        if seconds:
            time.sleep(float(seconds))
        self._keep(envelope)
        if self.behaviour.take("cut_after_accept"):
            _cut(server)
        return "250 OK"

    def _keep(self, envelope: Envelope) -> None:
        raw = envelope.original_content or b""
        mail = message_from_bytes(raw, policy=default)
        number = self.journal.next_number()
        (self.journal.folder / f"{number:06d}.eml").write_bytes(raw)
        self.journal.write(
            id=number,
            to=list(envelope.rcpt_tos),
            subject=str(mail["Subject"]),
            message_id=str(mail["Message-ID"]),
            file=f"{number:06d}.eml",
        )


def _cut(server: SMTP) -> None:
    transport: Any = server.transport
    transport.abort()
