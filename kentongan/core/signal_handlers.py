from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from .models import Holiday, Rule
from .signals import calendar_changed


def connect() -> None:
    for model in (Rule, Holiday):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"core.calendar.{model.__name__}")


def _changed(**_signal: Any) -> None:
    transaction.on_commit(lambda: calendar_changed.send(sender=Rule))
