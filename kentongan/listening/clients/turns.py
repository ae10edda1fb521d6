"""Whose turn it is at a host, agreed by all processes through the database."""

from dataclasses import replace

from django.db import connection, transaction

from kentongan.engine.fetch.hosts import HostBudget, HostState
from kentongan.listening.models.hosts import HostTurn

LONGEST_REQUEST = 60.0  # seconds after which a turn is free again: its process has died


def take(host: str, *, crawl_delay: float | None) -> float:
    """0.0 and the turn is ours; else the seconds after which to ask again."""
    with transaction.atomic():
        row, now = _locked(host)
        budget = _budget(row, now, crawl_delay)
        wait = budget.take(host)
        if not wait:
            row.next_at, row.taken_at = budget.state(host).next_at, now
            row.save(update_fields=["next_at", "taken_at"])
    return wait


def done(
    host: str,
    *,
    status: int | None,
    elapsed: float,
    retry_after: float | None,
    crawl_delay: float | None,
) -> None:
    """Give a turn back; times are in seconds, `status` None means no answer."""
    with transaction.atomic():
        row, now = _locked(host)
        budget = _budget(row, now, crawl_delay)
        budget.done(host, status=status, elapsed=elapsed, retry_after=retry_after)
        state = budget.state(host)
        row.next_at, row.latency, row.failures = state.next_at, state.latency, state.failures
        row.taken_at = None
        row.save()


def _locked(host: str) -> tuple[HostTurn, float]:
    """The row of a host, ours until the transaction ends, and the database's time in seconds."""
    HostTurn.objects.bulk_create([HostTurn(name=host)], ignore_conflicts=True)
    row = HostTurn.objects.select_for_update().get(name=host)
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::float8")
        now: float = cursor.fetchone()[0]
    return row, now


def _budget(row: HostTurn, now: float, crawl_delay: float | None) -> HostBudget:
    busy = row.taken_at is not None and now - row.taken_at < LONGEST_REQUEST
    state = HostState(next_at=row.next_at, latency=row.latency, failures=row.failures)
    budget = HostBudget(lambda: now)
    budget.restore(row.name, replace(state, active=int(busy), crawl_delay=crawl_delay or 0.0))
    return budget
