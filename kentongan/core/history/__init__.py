"""Who changed what, when and why, written by the database itself.

Event tables cannot be changed or emptied (pghistory's append-only triggers); every event carries
the person and the reason given by `context`, or neither when rows came by bulk copy.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pghistory
from django.db.models import Model

ModelClass = TypeVar("ModelClass", bound=type[Model])


def tracked(model: ModelClass) -> ModelClass:
    """Class decorator: every insert, update and delete of a row leaves an event."""
    decorate: Any = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,  # type: ignore[arg-type]  # the context is kept in the event itself
        append_only=True,
    )
    return decorate(model)


@contextmanager
def context(*, by: Model | None, why: str = "") -> Iterator[None]:
    """Events inside carry the person's primary key and the reason."""
    person = {} if by is None else {"by": by.pk}
    with pghistory.context(**person, why=why):
        yield
