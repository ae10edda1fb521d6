"""Procrastinate's worker, which forgets no job when the database goes away under it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from procrastinate import exceptions, jobs
from procrastinate.worker import Worker

from kentongan.core.database.outage import is_outage
from kentongan.core.logs import job_id
from kentongan.core.tasks import step_aside

PATIENCE = 60.0  # seconds
AGAIN_SECONDS = 0.5


class SteadyWorker(Worker):
    """Writes down how a job ended, however long the database takes to answer again.

    A job whose end was not written would stay `doing` for as long as this process lives, and with
    it everything that waits for the same lock.
    """

    async def _persist_job_status(  # type: ignore[override]  # its own caller names them all
        self, job: jobs.Job, **outcome: Any
    ) -> None:
        deadline = time.monotonic() + PATIENCE
        again = False
        while True:
            try:
                await super()._persist_job_status(job=job, **outcome)
            except exceptions.UniqueViolation:
                await step_aside(self.app.job_manager, job)
            except exceptions.ConnectorException as error:
                if is_outage(error) and time.monotonic() < deadline:
                    again = True
                    await asyncio.sleep(AGAIN_SECONDS)
                    continue
                if not again:
                    raise
                # The first try was written, only the answer got lost.
            return


async def name_job(call_next: Callable[[], Awaitable[Any]], context: Any, worker: Any) -> Any:
    """Log lines carry the job's id to its very end: each job has an asyncio task of its own."""
    job_id.set(str(context.job.id))
    return await call_next()


async def run(app: Any, **options: Any) -> None:
    """Work until told to stop; the options are those of `App.run_worker_async`."""
    app.perform_import_paths()
    options = {**app.worker_defaults, "worker_middleware": [name_job], **options}
    worker: Any = SteadyWorker(app=app, **options)
    await worker.run()
