"""Whether the control room's board is still what a page shows."""

import hashlib

from django.db.models import Count

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.listening.models import Alert

from .roster import on_duty

LOOKED_AT = 500  # alerts, newest first


def board_mark(agency: Agency) -> str:
    """Changes with anything that the board shows: alerts, their reasons, who was told, duty."""
    rows = (
        Alert.objects.filter(agency=agency)
        .annotate(why=Count("reasons", distinct=True), told=Count("notices", distinct=True))
        .order_by("-raised_at", "-pk")
        .values_list("pk", "state", "urgency", "level", "next_at", "why", "told")
    )
    people = [person.pk for person in on_duty(agency, clocks.now())]
    told = repr((people, list(rows[:LOOKED_AT])))
    return hashlib.sha256(told.encode()).hexdigest()[:20]
