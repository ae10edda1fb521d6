"""Wagtail's own list and edit screens keep to the agencies a person may see."""

from typing import Any

from django.http import Http404
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.permission_policies import ModelPermissionPolicy

from .lists import harmless


class HarmlessIndex(IndexView):
    """A list whose CSV and XLSX hold no formula, whatever people wrote into it."""

    def preprocess_field_value(self, field: Any, value: Any, export_format: Any) -> Any:
        told = super().preprocess_field_value(field, value, export_format)
        return harmless(told) if isinstance(told, str) else told


class OwnAgenciesIndex(HarmlessIndex):
    """A list, and its export, of the rows that `visible_to` shows the person."""

    def get_base_queryset(self) -> Any:
        visible = self.model._default_manager.visible_to(self.request.user)
        return super().get_base_queryset().filter(pk__in=visible)


class _OwnObject:
    """A row of another agency is not there."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        view: Any = self
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]  # a view beside us
        if not view.model._default_manager.visible_to(view.request.user).filter(pk=found.pk):
            raise Http404
        return found


class OwnAgenciesEdit(_OwnObject, EditView):
    pass


class OwnAgenciesDelete(_OwnObject, DeleteView):
    pass


class OwnAgenciesPolicy(ModelPermissionPolicy):
    """The rights of the model, on rows that `visible_to` shows the person."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return allowed.filter(pk__in=self.model._default_manager.visible_to(user))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return (
            self.instances_user_has_any_permission_for(user, actions)
            .filter(pk=instance.pk)
            .exists()
        )

    def user_has_permission_for_instance(self, user: Any, action: Any, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)
