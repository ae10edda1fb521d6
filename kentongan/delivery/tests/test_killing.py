"""Workers are killed in the midst of sending; no mail is lost and none is sent twice."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

import conftest
from kentongan.delivery.channels.email.double import Double as MailDouble

from .killing import READERS

pytestmark = pytest.mark.kill
KILLS = 4
SECONDS = 60


@pytest.fixture
def installation(
    django_db_setup: None, database_server: str, mailbox: MailDouble, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """The environment of an installation of its own: database, home, mail server."""
    name = f"kentongan_kill_{os.getpid()}"
    template = f"kentongan_template_{conftest._fingerprint()}"
    with psycopg.connect(database_server, autocommit=True) as server:
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
        yield os.environ | {
            "DJANGO_SETTINGS_MODULE": "kentongan.settings.dev",
            "DATABASE_URL": urlunsplit(urlsplit(database_server)._replace(path=f"/{name}")),
            "KENTONGAN_HOME": str(tmp_path / "home"),
            "KENTONGAN_FIELD_KEY": settings.FIELD_KEY,
            "KENTONGAN_EMAIL_HOST": "127.0.0.1",
            "KENTONGAN_EMAIL_PORT": str(mailbox.port),
        }
        dropped = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        server.execute(dropped.format(sql.Identifier(name)))


def test_killed_workers_lose_nothing_and_repeat_nothing(
    installation: dict[str, str], mailbox: MailDouble
) -> None:
    mailbox.behave(slow=0.02)
    run("prepare", installation).wait(SECONDS)
    chance = random.Random(7)
    for _ in range(KILLS):
        worker = run("work", installation)
        wait_for(mailbox, more=chance.randint(1, 9), worker=worker)
        worker.kill()
        worker.wait(SECONDS)
    last = [run("work", installation) for _ in range(2)]  # two at once, for good measure
    assert [worker.wait(SECONDS) for worker in last] == [0, 0]

    taken = Counter(mail["to"][0] for mail in mailbox.log())
    assert set(taken.values()) == {1}
    states = Counter(row[0] for row in rows(installation, "SELECT state FROM delivery_delivery"))
    assert set(states) <= {"accepted", "unconfirmed"}
    assert states.total() == READERS
    assert states["unconfirmed"] <= KILLS
    # Whoever is unconfirmed may or may not have the mail, and the server's log says which;
    # everybody else has it.
    logged = {mail["message_id"] for mail in mailbox.log()}
    accepted = rows(
        installation, "SELECT external_id FROM delivery_delivery WHERE state = 'accepted'"
    )
    assert {row[0] for row in accepted} <= logged
    assert states["accepted"] <= len(taken) <= READERS


def wait_for(mailbox: MailDouble, *, more: int, worker: "subprocess.Popen[bytes]") -> None:
    """Until the server has taken that many more mails, or the worker has ended."""
    goal = len(mailbox.log()) + more
    deadline = time.monotonic() + SECONDS
    while len(mailbox.log()) < goal and worker.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.005)


def run(what: str, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kentongan.delivery.tests.killing", what]
    return subprocess.Popen(command, env=environment)


def rows(environment: dict[str, str], query: str) -> list[Any]:
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        return connection.execute(query.encode()).fetchall()
