from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from .forms import OfficeHolderForm, TopicForm
from .models import OfficeHolder, Outlet, Topic


class TopicPolicy(ModelPermissionPolicy):
    """People see the topics of their own agencies only."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return allowed.filter(pk__in=Topic.objects.visible_to(user))


class OfficeHolderPolicy(ModelPermissionPolicy):
    """People see the list of their own agencies only."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        allowed = super().instances_user_has_any_permission_for(user, actions)
        return allowed.filter(pk__in=OfficeHolder.objects.visible_to(user))


class OfficeHolderViewSet(ModelViewSet):
    model = OfficeHolder
    icon = "group"
    menu_label = _("Office-holders")
    url_prefix = "dengar/pejabat"
    url_namespace = "listening_holders"
    list_display = ["name", "office", "body", "valid_from", "valid_to"]
    search_fields = ["name", "office", "body"]
    add_to_admin_menu = False

    @property
    def permission_policy(self) -> OfficeHolderPolicy:
        return OfficeHolderPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> Any:
        return OfficeHolderForm


def _page_of(topic: Topic) -> str:
    return reverse("listening:topic", args=[topic.pk])


def _page_name(topic: Topic) -> str:
    return gettext("What “%(topic)s” caught") % {"topic": topic.name}


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    url_prefix = "dengar/topik"
    url_namespace = "listening_topics"
    list_display = [
        "name",
        TitleColumn("page", label=_("Page"), accessor=_page_name, get_url=_page_of),
        "agency",
        "active",
        "since",
    ]
    list_filter = ["active"]
    search_fields = ["name"]
    add_to_admin_menu = False

    @property
    def permission_policy(self) -> TopicPolicy:
        return TopicPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> Any:
        return TopicForm


class OutletViewSet(ModelViewSet):
    model = Outlet
    icon = "site"
    menu_label = _("Outlets")
    url_prefix = "dengar/media"
    url_namespace = "listening_outlets"
    list_display = ["name", "domain", "owner_network", "medium", "estimated_audience"]
    list_filter = ["medium"]
    search_fields = ["name", "domain", "owner_network"]
    form_fields = [
        "name",
        "domain",
        "owner_network",
        "medium",
        "region_code",
        "press_council",
        "estimated_audience",
        "audience_source",
        "excerpt_limit",
        "is_fact_checker",
        "is_specialist",
    ]
    add_to_admin_menu = False


HOLDERS = OfficeHolderViewSet()
TOPICS = TopicViewSet()
OUTLETS = OutletViewSet()
