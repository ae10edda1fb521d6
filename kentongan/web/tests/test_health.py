"""What a machine that watches the installation is told, and the id that joins log lines."""

import json
import logging
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from kentongan.core.logs import JsonFormatter, request_id


def change(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_living_process_answers_without_a_database() -> None:
    answer = Client().get("/healthz")  # pytest forbids the database here
    assert (answer.status_code, answer.json()) == (200, {"ok": True})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_means_database_migrations_and_queue() -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ok": True, "database": "ok", "migrations": "ok", "queue": "ok"}


@pytest.mark.django_db
def test_a_schema_of_another_version_is_not_ready() -> None:
    change("DELETE FROM django_migrations WHERE app = 'insight'")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "missing")
    change("INSERT INTO django_migrations VALUES (DEFAULT, 'core', '9999_nanti', now())")
    assert Client().get("/readyz").json()["migrations"] == "newer"


@pytest.mark.django_db
def test_a_queue_that_nobody_works_is_not_ready() -> None:
    change(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'x', '{}')"
    )
    assert Client().get("/readyz").status_code == 200
    change("UPDATE procrastinate_events SET at = now() - interval '11 minutes'")
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["queue"]) == (503, "late")


@pytest.mark.django_db
def test_a_dead_database_is_named_in_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Any:
        raise OperationalError("password of humas at 10.0.0.1")

    monkeypatch.setattr("kentongan.core.schema.gap", refuse)
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    assert "humas" not in answer.content.decode()


def test_an_answer_carries_the_request_id() -> None:
    client = Client()
    assert client.get("/healthz", headers={"X-Request-ID": "abc-12345"})["X-Request-ID"] == (
        "abc-12345"
    )
    for bad in ("kort", "a" * 65, "spasi di sini", '{"log": 1}'):
        made = client.get("/healthz", headers={"X-Request-ID": bad})["X-Request-ID"]
        assert made != bad
        assert len(made) == 16
    assert request_id.get() == ""


def test_log_lines_carry_the_id() -> None:
    token = request_id.set("abc-12345")
    record = logging.LogRecord("x", logging.INFO, "", 1, "halo", None, None)
    line = json.loads(JsonFormatter().format(record))
    request_id.reset(token)
    assert line["request"] == "abc-12345"
