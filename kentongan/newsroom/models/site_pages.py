from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from .clarifications import ClarificationPage
from .guarded import BODY_FEATURES
from .releases import ReleasePage

LATEST = 4


class HomePage(Page):
    """The first page: four doors, how to reach the office, and what is new."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "newsroom.ReleaseIndexPage",
        "newsroom.ClarificationIndexPage",
        "newsroom.EmergencyIndexPage",
        "newsroom.InformationPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["releases"] = ReleasePage.objects.published()[:LATEST]
        context["clarifications"] = ClarificationPage.objects.published()[:LATEST]
        return context


class InformationPage(Page):
    """A plain page: about the office, its services, its address."""

    lead = models.TextField(_("lead"), blank=True)
    body = RichTextField(_("text"), blank=True, features=BODY_FEATURES)

    parent_page_types = ["newsroom.HomePage", "newsroom.InformationPage"]
    subpage_types = ["newsroom.InformationPage"]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")
