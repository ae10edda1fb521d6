"""Log lines of a job carry its number, and only its own."""

import asyncio
from types import SimpleNamespace

from kentongan.core.logs import job_id
from kentongan.core.worker import name_job


def test_jobs_side_by_side_keep_their_own_number() -> None:
    async def work() -> str:
        await asyncio.sleep(0)
        return await asyncio.to_thread(job_id.get)

    async def both() -> list[str]:
        contexts = [SimpleNamespace(job=SimpleNamespace(id=number)) for number in (7, 8)]
        jobs = [asyncio.create_task(name_job(work, each, None)) for each in contexts]
        return list(await asyncio.gather(*jobs))

    assert asyncio.run(both()) == ["7", "8"]
    assert job_id.get() == ""
