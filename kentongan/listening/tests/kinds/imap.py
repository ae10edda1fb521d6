"""A mail server (IMAP4rev1 over TLS) on loopback that may misbehave; it knows what we ask of it."""

import re
import socketserver
import ssl
import threading
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HOST = "localhost"
UID_FETCH = re.compile(r"UID FETCH (\d+) \((.+)\)", re.IGNORECASE)
UID_SEARCH = re.compile(r"UID SEARCH UID (\d+):\*", re.IGNORECASE)


@dataclass
class Server:
    """`mails` are the folder's by number; `asked` holds every command without its tag."""

    port: int = 0
    user: str = "humas@dinas.example"
    password: str = "rahasia-7"
    folder: str = "INBOX"
    validity: int = 1
    mails: dict[int, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    cut_in: int = 0  # the number of the mail in whose middle the connection breaks
    told_size: int = 0  # what the server says of every mail's size, if not the truth
    literal: int = 0  # what it announces before a mail, if not its length
    silent: bool = False  # after the greeting it says nothing any more
    plain: bool = True  # takes AUTHENTICATE PLAIN

    def deliver(self, mail: bytes) -> int:
        uid = max(self.mails, default=0) + 1
        self.mails[uid] = mail
        return uid


class _Conversation(socketserver.StreamRequestHandler):
    double: Server

    def handle(self) -> None:
        try:
            self._say("* OK double ready")
            while line := self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n"):
                tag, _blank, command = line.partition(" ")
                self.double.asked.append(command)
                if self.double.silent:
                    time.sleep(0.05)
                elif not self._answer(tag, command):
                    return
        except OSError:
            return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _answer(self, tag: str, command: str) -> bool:
        """False ends the conversation."""
        verb = command.split(" ", 1)[0].upper()
        if verb == "CAPABILITY":
            self._say(f"* CAPABILITY IMAP4rev1{' AUTH=PLAIN' if self.double.plain else ''}")
        elif verb in {"AUTHENTICATE", "LOGIN"}:
            return self._sign_in(tag, command)
        elif verb == "EXAMINE":
            return self._examine(tag, command)
        elif found := UID_SEARCH.match(command):
            after = int(found[1])
            uids = [uid for uid in self.double.mails if uid >= after]
            last = [max(self.double.mails)] if self.double.mails and not uids else []
            self._say(" ".join(["* SEARCH", *map(str, uids or last)]))
        elif found := UID_FETCH.match(command):
            if not self._fetch(int(found[1]), found[2]):
                return False
        elif verb not in {"NOOP", "LOGOUT"}:
            self._say(f"{tag} BAD this double does not know that")
            return True
        self._say(f"{tag} OK done")
        return True

    def _sign_in(self, tag: str, command: str) -> bool:
        double = self.double
        if command.upper().startswith("AUTHENTICATE"):
            self._say("+ ")
            told = _plain(self.rfile.readline().strip())
        else:
            told = tuple(part.strip('"') for part in command.split(" ")[1:3])
        if told != (double.user, double.password):
            self._say(f"{tag} NO [AUTHENTICATIONFAILED] wrong: {told[1]}")
        else:
            self._say(f"{tag} OK signed in")
        return True

    def _examine(self, tag: str, command: str) -> bool:
        if command.split(" ", 1)[1].strip('"') != self.double.folder:
            self._say(f"{tag} NO no such folder")
            return True
        self._say(f"* {len(self.double.mails)} EXISTS")
        self._say(f"* OK [UIDVALIDITY {self.double.validity}] valid")
        self._say(f"{tag} OK [READ-ONLY] opened")
        return True

    def _fetch(self, uid: int, what: str) -> bool:
        double, mail = self.double, self.double.mails.get(uid)
        if mail is None:
            return True
        if what == "RFC822.SIZE":
            self._say(f"* 1 FETCH (UID {uid} RFC822.SIZE {double.told_size or len(mail)})")
            return True
        self._say(f"* 1 FETCH (UID {uid} BODY[] {{{double.literal or len(mail)}}}")
        if double.cut_in == uid:
            self.wfile.write(mail[: len(mail) // 2])
            return False
        self.wfile.write(mail)
        self._say(")")
        return True


def _plain(line: bytes) -> tuple[str, ...]:
    return tuple(b64decode(line).decode().split("\0")[1:])


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks is what the tests are about."""


@contextmanager
def serving(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    double = Server()
    handler = type("Conversation", (_Conversation,), {"double": double})
    with _Server(("127.0.0.1", 0), handler) as server:
        double.port = server.server_address[1]
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield double
        finally:
            server.shutdown()


def write_certificate(path: Path) -> Path:
    """For `HOST`, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path
