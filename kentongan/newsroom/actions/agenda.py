from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS, Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import history
from kentongan.newsroom.enums import AGENDA_CHANGES, AgendaState
from kentongan.newsroom.models import AgendaEvent

KEEPERS = WRITERS | {Role.LEADER}


@transaction.atomic
def record_agenda_event(
    *, agency: Agency, title: str, starts_at: datetime, leader: str, by: User, **fields: Any
) -> AgendaEvent:
    """Put an appointment into the agenda. `fields` are others of AgendaEvent."""
    require(by, agency, *KEEPERS)
    event = AgendaEvent(agency=agency, title=title, starts_at=starts_at, leader=leader, **fields)
    event.full_clean()
    with history.context(by=by, why="agenda"):
        event.save()
    return event


@transaction.atomic
def change_agenda_event(*, event: AgendaEvent, by: User, **fields: Any) -> AgendaEvent:
    """Change an appointment, its coverage or its state.

    Raises ValidationError for a state that does not follow the one it has.
    """
    require(by, event.agency, *KEEPERS)
    known = AgendaEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    for name, value in fields.items():
        setattr(event, name, value)
    follows = AGENDA_CHANGES[AgendaState(known.state)]
    if event.state != known.state and event.state not in follows:
        raise ValidationError({"state": _("This state does not follow the one it has.")})
    event.full_clean()
    with history.context(by=by, why="agenda changed"):
        event.save()
    return event
