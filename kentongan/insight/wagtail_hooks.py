from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from kentongan.accounts.models import Agency
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks

from . import today


class TodayPanel(Component):
    """Hari Ini in place of Wagtail's own home."""

    order = 10
    template_name = "insight/today.html"

    def __init__(self, agency: Agency, cards: list[today.Card]) -> None:
        self.agency = agency
        self.cards = cards

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {
            "agency": self.agency,
            "cards": self.cards,
            "day": clocks.today(self.agency.zone),
            "request": parent_context.get("request"),
            "csrf_token": parent_context.get("csrf_token"),
        }


@hooks.register("construct_homepage_panels")
def _today(request: HttpRequest, panels: list[Any]) -> None:
    user: Any = request.user
    agency = primary_agency(user)
    panels[:] = [] if agency is None else [TodayPanel(agency, today.cards(user, agency))]


@hooks.register("construct_homepage_summary_items", order=1000)
def _no_counts(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@hooks.register("register_admin_menu_item")
def _today_item() -> MenuItem:
    return MenuItem(_("Today"), reverse("wagtailadmin_home"), icon_name="home", order=1)


@hooks.register("kentongan_menu_measure")
def _briefs() -> MenuItem:
    return MenuItem(_("Media briefs"), reverse("insight:briefs"), icon_name="doc-full", order=10)


@hooks.register("kentongan_menu_measure")
def _clippings() -> MenuItem:
    return MenuItem(_("Clippings"), reverse("insight:clippings"), icon_name="doc-full", order=20)


@hooks.register("kentongan_menu_measure")
def _editions() -> MenuItem:
    address = reverse("insight:editions")
    return MenuItem(_("Editions and recipients"), address, icon_name="mail", order=30)
