"""A database that goes away for a moment is waited for; a fault is not."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError
from procrastinate.exceptions import ConnectorException

from kentongan.core.database import outage
from kentongan.core.database.outage import is_outage, patiently


def test_an_outage_is_known_by_its_cause() -> None:
    wrapped = ConnectorException()
    wrapped.__cause__ = psycopg.OperationalError("server closed the connection")
    assert is_outage(wrapped)
    assert not is_outage(ValueError("no number"))


def test_it_is_done_again_once_the_database_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outage, "AGAIN_SECONDS", 0.01)
    answers: Iterator[Exception | str] = iter(
        [OperationalError("down"), OperationalError("starting"), "there"]
    )

    def ask() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert patiently(ask) == "there"


def test_waiting_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise OperationalError("down")

    with pytest.raises(OperationalError):
        patiently(never, seconds=0)
