"""What the background jobs are doing: waiting, running, failed, and whether anybody works."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

ALIVE = timedelta(seconds=60)  # since a worker's last sign of life
_STATE = """
SELECT
  count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
  count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
  count(*) FILTER (WHERE status = 'doing'),
  count(*) FILTER (WHERE status = 'failed')
FROM procrastinate_jobs
"""
_OLDEST = """
SELECT extract(epoch FROM now() - min(greatest(event.at, coalesce(job.scheduled_at, event.at))))
FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id
WHERE job.status = 'todo' AND coalesce(job.scheduled_at, now()) <= now()
  AND event.type IN ('deferred', 'deferred_for_retry')
"""
_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s"
_ROWS = """
SELECT id, queue_name, task_name, status, attempts, scheduled_at FROM procrastinate_jobs
WHERE status IN ('todo', 'doing', 'failed') ORDER BY status, id LIMIT %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Jobs by state; `due` may run now, `later` are for a time to come.

    `oldest_seconds` is how long the oldest due one has waited, 0.0 when none waits.
    """

    due: int
    later: int
    doing: int
    failed: int
    oldest_seconds: float
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    id: int
    queue: str
    task: str
    status: str
    attempts: int
    scheduled_at: datetime | None


def state() -> State:
    """The queue now, by the database's clock. Raises Django's database errors."""
    due, later, doing, failed = _one(_STATE)
    (oldest,) = _one(_OLDEST)
    (workers,) = _one(_WORKERS, ALIVE)
    return State(
        due=due,
        later=later,
        doing=doing,
        failed=failed,
        oldest_seconds=max(0.0, float(oldest or 0)),
        workers=workers,
    )


def jobs(most: int) -> list[Job]:
    """Jobs that are not done: running, failed, waiting."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [most])
        rows = cursor.fetchall()
    names = Job.__slots__
    return [Job(**dict(zip(names, row, strict=True))) for row in rows]


def _one(query: str, *values: Any) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        row: tuple[Any, ...] = cursor.fetchone()
    return row
