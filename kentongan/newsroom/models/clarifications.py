from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from kentongan.newsroom.panels import CLARIFICATION_PANELS

from .guarded import BODY_FEATURES, GuardedPage
from .plain_text import paragraphs


class ClarificationIndexPage(Page):
    """The list of clarifications and fact-checks, under /klarifikasi/."""

    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.ClarificationPage"]

    class Meta:
        verbose_name = _("list of clarifications")
        verbose_name_plural = _("lists of clarifications")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["clarifications"] = ClarificationPage.objects.child_of(self).published()
        return context


class ClarificationPage(GuardedPage):
    """The answer to what goes round: the fact, a warning, the claim, and the fact again."""

    fact = models.TextField(
        _("the fact"), blank=True, help_text=_("What is true, in one or two plain sentences.")
    )
    warning = models.CharField(
        _("warning"),
        max_length=300,
        blank=True,
        help_text=_("A sentence that stands before the claim, so that nobody takes it for true."),
    )
    claim_text = models.TextField(
        _("what goes round"), blank=True, help_text=_("Short, without its picture or its address.")
    )
    explanation = RichTextField(_("explanation"), blank=True, features=BODY_FEATURES)
    closing_fact = models.TextField(
        _("the fact once more"), blank=True, help_text=_("And what people can do now.")
    )
    verdict = models.CharField(_("verdict"), max_length=20, blank=True)
    about_own_agency = models.BooleanField(
        _("about our own agency's conduct, money or officials"), default=False
    )
    independent_check = models.URLField(
        _("independent fact-check"), blank=True, help_text=_("Address of its page.")
    )
    evidence = models.TextField(
        _("evidence"),
        blank=True,
        help_text=_("One source on each line, with its date and address."),
    )
    right_of_reply = models.TextField(
        _("right of reply"),
        blank=True,
        help_text=_("How somebody who sees it differently is heard."),
    )
    contact_name = models.CharField(_("contact on duty"), max_length=150, blank=True)
    contact_phone = models.CharField(_("telephone of the contact"), max_length=40, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)

    claim = models.ForeignKey(
        "verification.Claim",
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    parent_page_types = ["newsroom.ClarificationIndexPage"]
    key_prefix = "clarification"
    content_panels = CLARIFICATION_PANELS
    search_fields = [
        *Page.search_fields,
        index.SearchField("fact"),
        index.SearchField("claim_text"),
        index.SearchField("explanation"),
    ]

    class Meta:
        verbose_name = _("clarification")
        verbose_name_plural = _("clarifications")

    @property
    def text(self) -> str:
        return "\n\n".join([self.fact, *paragraphs(self.explanation), self.closing_fact]).strip()

    @property
    def evidence_lines(self) -> list[str]:
        return [line.strip() for line in self.evidence.splitlines() if line.strip()]
