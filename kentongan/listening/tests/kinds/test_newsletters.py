"""Newsletters: mails of one sender, from a folder that is looked into and never changed."""

import logging
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from kentongan.accounts.enums import Role
from kentongan.accounts.models import User
from kentongan.accounts.tests.factories import AgencyFactory, member, signed_in
from kentongan.listening import actions, health
from kentongan.listening.clients import mailbox as client
from kentongan.listening.enums import FetchState, PollOutcome
from kentongan.listening.models import Article, Mailbox, Source
from kentongan.listening.tests.factories import FLOOD, outlet

from .imap import HOST, Server, serving, write_certificate

pytestmark = pytest.mark.django_db
SENDER = "warta@koran.example"
HTML = (
    f"<html><body><p>{FLOOD}</p>"
    '<a href="https://koran.example/banjir-tegalsari?utm_source=mail&email=humas@dinas.example">'
    "Banjir merendam Desa Tegalsari</a>"
    '<a href="https://klik.koran.example/c/eJwVjMEKwjAQRL9mj2Wz2TTJ">Pasar murah dibuka lagi</a>'
    '<a href="https://lain.example/x">Berita dari tempat lain</a>'
    '<img src="https://koran.example/pixel.gif?u=humas7" width="1" height="1">'
    '<p><a href="https://koran.example/unsubscribe?token=abc123">Berhenti langganan</a></p>'
    "<p>Anda menerima surel ini di humas@dinas.example</p></body></html>"
)


def mail(subject: str = "Banjir Tegalsari", sender: str = SENDER, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"Warta Koran <{sender}>"
    message["To"] = "humas@dinas.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 02 Mar 2026 08:00:00 +0700"
    message["Message-ID"] = headers.pop("Message_ID", f"<{subject}@koran.example>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Versi teks")
    message.add_alternative(HTML, subtype="html")
    return message.as_bytes()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls") / "imap.pem")


@pytest.fixture
def server(certificate: Path, settings: Any) -> Iterator[Server]:
    with serving(certificate) as double:
        settings.KENTONGAN_IMAP_HOST, settings.KENTONGAN_IMAP_PORT = HOST, double.port
        settings.KENTONGAN_IMAP_CA = str(certificate)
        yield double


@pytest.fixture
def keeper() -> User:
    return member(AgencyFactory.create(), Role.HEAD)


@pytest.fixture
def source(server: Server, keeper: User) -> Source:
    return _add(server, keeper)


def _add(server: Server, keeper: User, **fields: Any) -> Source:
    told = {
        "name": "Warta pagi",
        "outlet": outlet("koran.example"),
        "user": server.user,
        "secret": server.password,
        "folder": "INBOX",
        "sender": SENDER,
        "follows_links": False,
        **fields,
    }
    return actions.add_newsletter(by=keeper, **told)


def _poll(source: Source) -> Any:
    source.refresh_from_db()
    return actions.poll(source=source)


def test_a_mail_is_one_article_without_pixels_and_ways_out(source: Source, server: Server) -> None:
    verdict = {"Authentication_Results": "mx.dinas.example; dkim=pass header.d=koran.example"}
    server.deliver(mail(**verdict))
    poll = _poll(source)
    assert (poll.outcome, poll.seen, poll.new) == (PollOutcome.NEW, 1, 1)
    article = Article.objects.get()
    assert article.title == "Banjir Tegalsari"
    assert article.fetch_state == FetchState.DONE
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-03-02T01:00:00+00:00"
    assert not article.address_known
    assert article.method == "mail:dkim=pass"
    assert "Sungai Kalirejo meluap" in article.text
    for unwanted in ("pixel", "token", "Berhenti", "humas@", "http"):
        assert unwanted not in article.text
    assert _poll(source).outcome == PollOutcome.NOTHING_NEW


def test_nothing_in_the_mailbox_is_changed(source: Source, server: Server) -> None:
    server.deliver(mail())
    _poll(source)
    verbs = {command.split(" ")[0].upper() for command in server.asked}
    assert verbs <= {"CAPABILITY", "AUTHENTICATE", "EXAMINE", "UID", "LOGOUT"}
    assert not [each for each in server.asked if "STORE" in each or "BODY[" in each]


def test_its_links_are_taken_where_the_source_says_so(server: Server, keeper: User) -> None:
    source = _add(server, keeper, follows_links=True)
    server.deliver(mail())
    poll = _poll(source)
    # The counter, the other site and nothing else: ways out are no headlines.
    assert (poll.seen, poll.new, poll.rejected) == (3, 1, 2)
    assert "tidak diikuti" in poll.detail
    article = Article.objects.get()
    assert article.url == "https://koran.example/banjir-tegalsari"
    assert article.fetch_state == FetchState.PENDING


def test_other_senders_are_left_alone(source: Source, server: Server) -> None:
    server.deliver(mail("Undian berhadiah", sender="penipu@lain.example"))
    server.deliver(mail("Banjir"))
    poll = _poll(source)
    assert (poll.seen, poll.new, poll.rejected) == (2, 1, 1)
    assert "penipu" not in poll.detail


def test_a_folder_numbered_anew_brings_nothing_twice(source: Source, server: Server) -> None:
    server.deliver(mail("Satu"))
    assert _poll(source).new == 1
    server.validity, server.mails = 2, {90: mail("Satu"), 91: mail("Dua")}
    poll = _poll(source)
    assert (poll.seen, poll.new, poll.known) == (2, 1, 1)
    assert "nomor" in poll.detail
    source.refresh_from_db()
    assert source.learned == {"validity": 2, "uid": 91}


def test_a_connection_cut_in_a_mail_keeps_what_came_whole(source: Source, server: Server) -> None:
    server.deliver(mail("Satu"))
    server.cut_in = server.deliver(mail("Dua"))
    poll = _poll(source)
    assert (poll.outcome, poll.new) == (PollOutcome.NEW, 1)
    server.cut_in = 0
    assert _poll(source).new == 1
    assert Article.objects.count() == 2


def test_cut_in_the_first_mail_it_is_a_failure_that_is_tried_again(
    source: Source, server: Server
) -> None:
    server.cut_in = server.deliver(mail())
    assert _poll(source).outcome == PollOutcome.UNREACHABLE
    source.refresh_from_db()
    assert source.failures == 1
    server.cut_in = 0
    assert _poll(source).new == 1


def test_a_huge_mail_is_passed_by_and_told(source: Source, server: Server) -> None:
    server.deliver(b"Subject: besar\r\n\r\n" + b"x" * (client.LARGEST + 1))
    server.deliver(mail())
    poll = _poll(source)
    assert (poll.seen, poll.new, poll.rejected) == (2, 1, 1)
    assert "2 MB" in poll.detail


def test_a_server_that_lies_about_sizes_is_not_believed(source: Source, server: Server) -> None:
    server.deliver(mail())
    server.told_size, server.literal = 10, 10**12
    assert _poll(source).outcome == PollOutcome.UNREACHABLE


def test_a_silent_server_is_left_after_a_while(
    source: Source, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "TOTAL_SECONDS", 0.3)
    server.silent = True
    assert _poll(source).outcome == PollOutcome.UNREACHABLE


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\xff\xfe\x00 bukan surel",
        b"From: warta@koran.example\r\nSubject: =?tidak-ada?B?@@@?=\r\n\r\nisi",
        b"From: warta@koran.example\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n--a",
        b"From: warta@koran.example\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xe2\x82",
        b"From: warta@koran.example\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%",
        b"From: warta@koran.example\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
        + b"".join(
            b"--a%d\r\nContent-Type: multipart/mixed; boundary=a%d\r\n\r\n" % (n, n + 1)
            for n in range(2000)
        ),
    ],
)
def test_a_broken_mail_stops_nothing(source: Source, server: Server, broken: bytes) -> None:
    server.deliver(broken)
    server.deliver(mail())
    poll = _poll(source)
    assert poll.seen == 2 == poll.new + poll.rejected
    assert Article.objects.filter(title="Banjir Tegalsari").exists()


def test_a_changed_password_is_told_and_never_shown(
    source: Source, server: Server, keeper: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    old, server.password = server.password, "lain"
    poll = _poll(source)
    assert poll.outcome == PollOutcome.SIGN_IN
    office = signed_in(keeper)
    source.refresh_from_db()
    pages = [
        office.get(reverse("listening:source", args=[source.pk])).content.decode(),
        office.get(reverse("listening:newsletter", args=[source.pk])).content.decode(),
        Client().get("/transparansi/pantauan/").content.decode(),
    ]
    assert "kata sandi" in health.advice(source)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(m)::text FROM listening_mailbox m")
        stored = str(cursor.fetchall())
    for text in (*pages, poll.detail, stored, caplog.text):
        assert old not in text
    assert server.user not in pages[2]
    assert old not in repr(client.Place(user="a", password=old, folder="b"))


@pytest.mark.parametrize("plain", [True, False])
def test_it_is_added_and_changed_on_screen(server: Server, keeper: User, plain: bool) -> None:
    office, server.plain = signed_in(keeper), plain
    fields = {
        "name": "", "outlet": outlet("koran.example").pk, "user": server.user,
        "secret": "salah", "folder": "INBOX", "sender": SENDER,
    }  # fmt: skip
    add = reverse("listening:add_newsletter")
    assert "tidak menerima" in office.post(add, fields).content.decode()
    assert not Source.objects.exists()
    office.post(add, fields | {"secret": server.password})
    box = Mailbox.objects.get()
    change = reverse("listening:newsletter", args=[box.source_id])
    told = {"user": server.user, "secret": "", "folder": "Tidak ada", "sender": "@koran.example"}
    assert "tidak punya folder" in office.post(change, told).content.decode()
    server.folder = "Warta &- pagi"
    office.post(change, told | {"folder": "Warta & pagi"})
    box.refresh_from_db()
    assert (box.folder, box.sender, box.secret) == (
        "Warta & pagi",
        "@koran.example",
        server.password,
    )


def test_without_a_mail_server_it_says_whom_to_ask(keeper: User) -> None:
    with pytest.raises(ValidationError, match="KENTONGAN_IMAP_HOST"):
        _add(Server(), keeper)


def test_a_stranger_certificate_is_not_trusted(
    source: Source, server: Server, settings: Any
) -> None:
    settings.KENTONGAN_IMAP_CA = ""
    assert _poll(source).outcome == PollOutcome.UNREACHABLE


def test_a_folders_name_is_written_as_imap_wants_it() -> None:
    assert client.encoded("Kotak Masuk") == "Kotak Masuk"
    assert client.encoded("台北 & 1") == "&U,BTFw- &- 1"
