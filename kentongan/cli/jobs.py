"""`kentongan jobs`: what waits, runs and failed, and running a failed one again."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from .bootstrap import installation

WORDS = {"todo": "menunggu", "doing": "berjalan", "failed": "gagal"}
Retry = Annotated[int | None, typer.Option(help="Jalankan lagi pekerjaan gagal bernomor ini.")]


def jobs(
    retry: Retry = None,
    most: Annotated[int, typer.Option(help="Paling banyak baris.", min=1, max=10_000)] = 50,
) -> None:
    """Pekerjaan latar: yang menunggu, berjalan, dan gagal."""
    with installation():
        if retry is not None:
            _again(retry)
            return
        from kentongan.core import queue

        now = queue.state()
        typer.echo(
            f"{now.due} menunggu (tertua {now.oldest_seconds / 60:.0f} menit), {now.later} untuk"
            f" nanti, {now.doing} berjalan, {now.failed} gagal; {now.workers} pekerja"
        )
        for job in queue.jobs(most):
            when = f" {job.scheduled_at:%d-%m-%Y %H.%M} UTC" if job.scheduled_at else ""
            tries = f", percobaan {job.attempts}" if job.attempts else ""
            typer.echo(f"{job.id} {WORDS[job.status]} {job.task} ({job.queue}{tries}){when}")


def _again(number: int) -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    if not ProcrastinateJob.objects.filter(pk=number, status="failed").exists():
        typer.echo(f"Tidak ada pekerjaan gagal bernomor {number}.", err=True)
        raise typer.Exit(1)
    app.job_manager.retry_job_by_id(number, retry_at=datetime.now(UTC))
    typer.echo(f"Pekerjaan {number} menunggu lagi.")
