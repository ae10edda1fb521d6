from kentongan.core.tasks import task

from . import deadlines
from .models import CitizenCase

BATCH = 500  # cases a step, well under two seconds


@task()
def recalculate_deadlines(after: int = 0) -> None:
    """Count the open clocks again, a batch a job, after the calendar or a rule changed."""
    rows = CitizenCase.objects.open().filter(pk__gt=after).select_related("agency")
    cases = list(rows.order_by("pk")[:BATCH])
    deadlines.recalculate(cases)
    if len(cases) == BATCH:
        recalculate_deadlines.defer(after=cases[-1].pk)
