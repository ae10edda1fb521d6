from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import TopicForm
from .models import Outlet, Topic


class TopicViewSet(ModelViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Watch topics")
    add_to_admin_menu = False
    list_display = ["name", "agency", "active", "since"]
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return TopicForm


class OutletViewSet(ModelViewSet):
    model = Outlet
    icon = "globe"
    menu_label = _("Outlets")
    add_to_admin_menu = False
    list_display = ["name", "domain", "owner_network", "estimated_audience"]
    list_filter = ["medium", "is_fact_checker"]
    search_fields = ["name", "domain"]
    exclude_form_fields: list[str] = []


TOPICS, OUTLETS = TopicViewSet(), OutletViewSet()
