from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .models import AgendaEvent


class AgendaPolicy(ModelPermissionPolicy):
    """People see the agenda of their own agencies only."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return allowed.filter(pk__in=AgendaEvent.objects.visible_to(user))


class AgendaViewSet(ModelViewSet):
    model = AgendaEvent
    icon = "date"
    menu_label = _("Agenda")
    url_prefix = "agenda"
    url_namespace = "newsroom_agenda"
    list_display = ["title", "starts_at", "place", "leader", "coverage_by", "state"]
    list_filter = ["state", "is_public"]
    search_fields = ["title", "place", "leader"]
    form_fields = [
        "agency",
        "title",
        "starts_at",
        "ends_at",
        "place",
        "leader",
        "is_public",
        "coverage_by",
        "notes",
        "state",
    ]
    add_to_admin_menu = False

    @property
    def permission_policy(self) -> AgendaPolicy:
        return AgendaPolicy(self.model)
