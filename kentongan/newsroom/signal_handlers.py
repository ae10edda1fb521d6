from typing import Any

from django.db.models.signals import post_migrate, post_save

from kentongan.accounts.models import Agency

from . import actions
from .actions.approval import decide
from .actions.seeding import seed
from .signals import workflow_decision


def connect(config: Any) -> None:
    post_migrate.connect(seed, sender=config, dispatch_uid="newsroom.seed")
    post_save.connect(_furnish, sender=Agency, dispatch_uid="newsroom.furnish")
    workflow_decision.connect(_decide, dispatch_uid="newsroom.decide")


def _decide(
    sender: Any, page: Any, user: Any, action_name: str, comment: str, **_extra: Any
) -> None:
    decide(page=page, user=user, action_name=action_name, comment=comment)


def _furnish(sender: Any, instance: Agency, created: bool, raw: bool = False, **_: Any) -> None:
    """A new agency has the emergency templates from its first minute, awaiting approval."""
    if created and not raw:
        actions.ensure_templates(agency=instance)
