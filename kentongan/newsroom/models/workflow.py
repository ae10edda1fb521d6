from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.models import User
from kentongan.accounts.permissions import has_role
from kentongan.newsroom.signals import workflow_decision

from .guarded import GuardedPage


class SecondPersonTask(Task):
    """Wagtail's own buttons, for an approver who did not write the page.

    The decision itself is the newsroom's: `actions.approve` and `actions.return_page` hear of it
    through a signal, so that a button and a call do the same.
    """

    class Meta:
        verbose_name = _("approval by a second person")
        verbose_name_plural = _("approvals by a second person")

    def user_can_access_editor(self, page: Page, user: User) -> bool:
        return isinstance(page.specific_deferred, GuardedPage) and _is_approver(page, user)

    def locked_for_user(self, page: Page, user: User) -> bool:
        """While somebody reads it for approval, nobody changes it under their eyes."""
        return True

    def user_can_lock(self, page: Page, user: User) -> bool:
        return False

    def user_can_unlock(self, page: Page, user: User) -> bool:
        return False

    def get_actions(self, page: Page, user: User) -> list[tuple[str, Any, bool]]:
        """Pairs of Wagtail: name, label, whether it asks for a comment."""
        if not _is_approver(page, user) or user.pk in page.specific.writer_ids():
            return []
        return [
            ("reject", _("Return with notes"), True),
            ("approve", _("Approve"), False),
        ]

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        workflow_decision.send(
            sender=type(self),
            page=task_state.revision.content_object.specific,
            user=user,
            action_name=action_name,
            comment=kwargs.get("comment", ""),
        )

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> Any:
        mine = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        may = [state.pk for state in mine if self.get_actions(_page(state), user)]
        return TaskState.objects.filter(pk__in=may)

    @classmethod
    def get_description(cls) -> Any:
        return _("Somebody who did not write the page approves it or returns it with notes.")


def _page(state: TaskState) -> Page:
    return state.revision.content_object


def _is_approver(page: Page, user: User) -> bool:
    return has_role(user, page.specific.agency, *APPROVERS)
