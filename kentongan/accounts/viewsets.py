"""Back-office screens for agencies, people and roles, and for the kernel's dated rules."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from kentongan.core.models import Holiday, Rule

from .forms import DelegationForm, MembershipForm, PersonForm
from .models import Agency, Delegation, Membership, User
from .policies import HarmlessIndex


class AgencyViewSet(ModelViewSet):
    model = Agency
    icon = "site"
    menu_label = _("Agencies")
    form_fields = [
        "parent",
        "name",
        "short_name",
        "slug",
        "kind",
        "region_code",
        "zone",
        "local_language",
        "phone",
        "address",
        "counter_hours",
        "email",
        "active",
    ]
    list_display = ["name", "kind", "parent", "zone", "active"]
    list_filter = ["kind", "active"]
    search_fields = ["name", "short_name"]
    inspect_view_enabled = True


class PersonViewSet(ModelViewSet):
    model = User
    icon = "user"
    menu_label = _("People")
    url_namespace = "people"
    url_prefix = "orang"
    list_display = ["name", "email", "position", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return PersonForm


class MembershipViewSet(ModelViewSet):
    model = Membership
    icon = "group"
    menu_label = _("Roles")
    list_display = ["user", "role", "agency", "valid_from", "valid_to"]
    list_filter = ["role", "agency"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return MembershipForm


class DelegationViewSet(ModelViewSet):
    model = Delegation
    icon = "history"
    menu_label = _("Acting officers")
    list_display = ["acting", "kind", "role", "agency", "valid_from", "valid_to", "letter_number"]

    def get_form_class(self, for_update: bool = False) -> Any:
        return DelegationForm


class RuleViewSet(ModelViewSet):
    model = Rule
    icon = "list-ol"
    menu_label = _("Rules and deadlines")
    form_fields = [
        "rule_id",
        "value",
        "unit",
        "description",
        "legal_basis",
        "valid_from",
        "valid_to",
    ]
    list_display = ["rule_id", "description", "value", "unit", "legal_basis", "valid_from"]
    list_filter = ["unit"]
    search_fields = ["rule_id", "description", "legal_basis"]
    list_export = list_display
    index_view_class = HarmlessIndex


class HolidayViewSet(ModelViewSet):
    model = Holiday
    icon = "date"
    menu_label = _("Holidays")
    form_fields = ["day", "name", "zone", "is_working_day"]
    list_display = ["day", "name", "zone", "is_working_day"]
    list_filter = ["is_working_day"]


class AdministrationViewSetGroup(ViewSetGroup):
    menu_label = _("Administration")
    menu_icon = "cogs"
    menu_order = 900
    items = (
        AgencyViewSet,
        PersonViewSet,
        MembershipViewSet,
        DelegationViewSet,
        RuleViewSet,
        HolidayViewSet,
    )


ACCOUNT_VIEWSETS = AdministrationViewSetGroup()
