"""What the newsroom's models say without knowing who acts on it."""

from typing import Any

from django.dispatch import Signal

# A button of the workflow: page, user, action_name ("approve" | "reject"), comment
workflow_decision = Signal()


def leave_publishing_to_actions(workflow_state: Any, user: Any = None) -> None:
    """Wagtail would publish the latest revision; `actions.approve` publishes the approved one."""
