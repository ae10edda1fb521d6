"""Jobs of a worker that died run again; none keeps its lock for ever."""

import asyncio
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from procrastinate.worker import Worker

from kentongan.core import tasks, worker

pytestmark = pytest.mark.django_db  # the queue's tables; the jobs are written beside the test
MINE = "kentongan.core.tests.test_jobs.note"


@tasks.task()
def note(word: str = "") -> None:
    """Nothing to do: these tests look at the queue."""


async def left_after_freeing(*waiting: str) -> list[tuple[str, str]]:
    """A killed worker leaves a job, others wait with its queueing lock; what there is after."""
    connector: Any = app.connector
    with app.replace_connector(connector.get_worker_connector()) as live:
        async with live.open_async():
            database: Any = live.connector
            try:
                await defer(live, "left behind")
                await database.execute_query_async(
                    "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = %(name)s",
                    name=MINE,
                )
                for word in waiting:
                    await defer(live, word)
                context: Any = SimpleNamespace(app=live)
                await tasks.retry_stalled.func(context)
                rows = await database.execute_query_all_async(
                    "SELECT status::text, args->>'word' AS word FROM procrastinate_jobs"
                    " WHERE task_name = %(name)s ORDER BY id",
                    name=MINE,
                )
            finally:
                await database.execute_query_async(
                    "DELETE FROM procrastinate_jobs WHERE task_name = %(name)s", name=MINE
                )
    return [(row["status"], row["word"]) for row in rows]


async def defer(live: Any, word: str) -> None:
    await live.configure_task(MINE, queueing_lock="note").defer_async(word=word)


def test_an_abandoned_job_waits_again() -> None:
    assert asyncio.run(left_after_freeing()) == [("todo", "left behind")]


def test_an_abandoned_job_makes_way_for_its_waiting_twin() -> None:
    assert asyncio.run(left_after_freeing("twin")) == [("todo", "twin")]


def test_the_end_of_a_job_is_written_once_the_database_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "AGAIN_SECONDS", 0.01)
    away = ConnectorException()
    away.__cause__ = psycopg.OperationalError("the database system is starting up")
    answers: list[Exception | None] = [away, away, None]
    written = []

    async def persist(self: Worker, **outcome: Any) -> None:
        answer = answers.pop(0)
        if answer is not None:
            raise answer
        written.append(outcome["status"])

    monkeypatch.setattr(Worker, "_persist_job_status", persist)
    steady: Any = worker.SteadyWorker(app=app)
    asyncio.run(steady._persist_job_status(job=None, status=Status.SUCCEEDED))
    assert written == [Status.SUCCEEDED]
