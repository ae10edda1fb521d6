"""Background jobs: Procrastinate with the house's defaults.

A job is deferred inside the transaction of the data that wants it. A killed worker's job stays
`doing`; `retry_stalled` frees it at worker start and every five seconds.
"""

import json
import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.tasks import Task

from kentongan.core import backups, clocks
from kentongan.core.home import Home

QUEUES = ("default", "listening", "delivery")
RETRY = RetryStrategy(max_attempts=8, wait=2, exponential_wait=3)  # seconds; about 3 h in all
STALLED_AFTER = float(settings.KENTONGAN_WORKER_STALLED)  # seconds without a heartbeat
WORKER_OPTIONS = {
    "update_heartbeat_interval": float(settings.KENTONGAN_WORKER_HEARTBEAT),
    "stalled_worker_timeout": STALLED_AFTER,
    "fetch_job_polling_interval": 2.0,
    "delete_jobs": "successful",
}

AnyTask = Task[Any, Any, Any]


def task(
    *, queue: str = "default", retry: RetryStrategy = RETRY, lock: str | None = None
) -> Callable[[Callable[..., Any]], AnyTask]:
    """A job that may run twice: it takes ids, reloads, and returns when nothing is to do."""
    return app.task(queue=queue, retry=retry, lock=lock)


def periodic(cron: str, *, queue: str = "default") -> Callable[[Callable[..., Any]], AnyTask]:
    """A job started by the clock (five cron fields, or six with seconds last).

    It never runs beside itself, and one is waiting at most. While a demo's clock is frozen no
    time passes, so nothing periodic runs.
    """

    def decorate(function: Callable[..., Any]) -> AnyTask:
        name = f"{function.__module__}.{function.__name__}"

        @wraps(function)
        def unless_frozen(timestamp: int) -> Any:
            return None if clocks.is_frozen() else function(timestamp)

        registered = app.task(queue=queue, name=name, lock=name, queueing_lock=name)(unless_frozen)
        return app.periodic(cron=cron, periodic_id=name)(registered)

    return decorate


def defer_once(
    job: AnyTask, name: str, *, wait: float = 0, lock: str = "", **arguments: Any
) -> bool:
    """Defer a job unless one of that name already waits; False when one does.

    `lock` keeps jobs with the same lock from running side by side, `wait` is in seconds.
    """
    options: dict[str, Any] = {"queueing_lock": name, "lock": lock or None}
    if wait > 0:
        options["schedule_in"] = {"seconds": math.ceil(wait)}
    try:
        with transaction.atomic():
            job.configure(**options).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True


@periodic("15 * * * *")
def nightly_backup(timestamp: int) -> None:
    """Once a day, at night or as soon as the machine is on again."""
    home = Home(settings.KENTONGAN_HOME)
    backups.keep_nightly(home=home, url=settings.DATABASE_URL, now=timezone.now())


@app.task(queue="default", pass_context=True)
async def retry_stalled(context: JobContext) -> int:
    """Free the jobs of workers that died: they are waiting again, their locks are open."""
    manager = context.app.job_manager
    stalled = list(await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER))
    for job in stalled:
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await step_aside(manager, job)
    return len(stalled)


async def step_aside(manager: JobManager, job: Job) -> None:
    """End a job that should run again where one with the same queueing lock waits already."""
    await manager.finish_job(job=job, status=Status.ABORTED, delete_job=True)


@app.periodic(cron="* * * * * */5", periodic_id="retry_stalled")
@app.task(queue="default", pass_context=True, queueing_lock="retry_stalled_tick")
async def retry_stalled_tick(context: JobContext, timestamp: int) -> int:
    return await retry_stalled.func(context)


def drain(*queues: str) -> int:
    """Run every job that is due now, here, on this connection; returns how many ran.

    For tests and for the headless demo; an error of a job is raised.
    """
    ran = 0
    while (job := _take(queues or QUEUES)) is not None:
        name, arguments = job
        app.tasks[name](**arguments)
        ran += 1
    return ran


def _take(queues: tuple[str, ...]) -> tuple[str, dict[str, Any]] | None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs WHERE id = (SELECT id FROM procrastinate_jobs"
            " WHERE status = 'todo' AND queue_name = ANY(%s)"
            " AND (scheduled_at IS NULL OR scheduled_at <= now())"
            " ORDER BY priority DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
            " RETURNING task_name, args",
            [list(queues)],
        )
        row = cursor.fetchone()
    if row is None:
        return None
    # Django leaves JSON of raw queries as text.
    return row[0], json.loads(row[1]) if isinstance(row[1], str) else dict(row[1])
