"""Forms of the administration; saving calls the actions."""

from typing import Any

from django.forms import BaseForm
from wagtail.admin.forms.models import WagtailAdminModelForm

from . import actions, groups
from .models import Delegation, Membership, User


def complaints(form: BaseForm) -> list[str]:
    """The first complaint about each field, with the field's name as it stands on the screen."""
    found = []
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        found.append(f"{label}: {errors[0]}" if label else str(errors[0]))
    return found


class PersonForm(WagtailAdminModelForm):
    class Meta:
        model = User
        fields = ["name", "email", "phone", "position", "is_active"]


class MembershipForm(WagtailAdminModelForm):
    class Meta:
        model = Membership
        fields = ["user", "agency", "role", "valid_from", "valid_to"]

    def clean(self) -> Any:
        data = super().clean()
        if {"user", "agency", "role"} <= set(data):
            actions.check_role(
                user=data["user"], agency=data["agency"], role=data["role"], by=self.for_user
            )
        return data

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        groups.synchronise()
        return saved


class DelegationForm(WagtailAdminModelForm):
    class Meta:
        model = Delegation
        fields = [
            "agency",
            "role",
            "kind",
            "principal",
            "acting",
            "valid_from",
            "valid_to",
            "letter_number",
        ]

    def clean(self) -> Any:
        data = super().clean()
        if {"acting", "agency", "role"} <= set(data):
            actions.check_role(
                user=data["acting"], agency=data["agency"], role=data["role"], by=self.for_user
            )
        return data

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        groups.synchronise()
        return saved
