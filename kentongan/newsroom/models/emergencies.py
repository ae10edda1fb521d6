from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.newsroom.enums import SETTLED, EmergencyOutcome
from kentongan.newsroom.panels import EMERGENCY_PANELS
from kentongan.newsroom.querysets import EmergencyTemplateQuerySet, EmergencyUseQuerySet

from .guarded import GuardedPage


@tracked
class EmergencyTemplate(AgencyOwned):
    """A notice approved beforehand, so that one officer on duty may publish it at once.

    `content` is a notice of `pack/emergency/` (headline, body, whatsapp, sms, loudspeaker,
    poster, fields). A change takes the approval away.
    """

    slug = models.SlugField(_("kind of danger"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    when = models.TextField(_("when to use it"), blank=True)
    content = models.JSONField(_("texts"), default=dict)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)

    objects = EmergencyTemplateQuerySet.as_manager()  # type: ignore[misc]  # narrower than the base

    class Meta:
        verbose_name = _("emergency template")
        verbose_name_plural = _("emergency templates")
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "slug"], name="newsroom_template_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="newsroom_template_approval",
            ),
            models.CheckConstraint(
                condition=Q(edited_by__isnull=True)
                | Q(approved_by__isnull=True)
                | ~Q(edited_by=F("approved_by")),
                name="newsroom_template_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EmergencyIndexPage(Page):
    """Emergency notices, under /darurat/."""

    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.EmergencyNoticePage"]

    class Meta:
        verbose_name = _("list of emergency notices")
        verbose_name_plural = _("lists of emergency notices")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["notices"] = EmergencyNoticePage.objects.child_of(self).published()
        return context


class EmergencyNoticePage(GuardedPage):
    """A notice of danger with its five fields and the texts made from them."""

    address_follows_title = False  # made of danger and time, so that it can be announced
    template_used = models.ForeignKey(
        EmergencyTemplate,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("template"),
    )
    what = models.CharField(_("what happens"), max_length=200)
    place = models.CharField(_("where"), max_length=200)
    since = models.CharField(_("since when"), max_length=120)
    instruction = models.CharField(_("what to do"), max_length=300)
    contact = models.CharField(_("call"), max_length=160)
    valid_until = models.DateTimeField(_("in force until"), null=True, blank=True)
    body = models.TextField(_("text"), blank=True)
    whatsapp = models.TextField(_("WhatsApp text"), blank=True)
    sms = models.CharField(_("SMS text"), max_length=400, blank=True)
    loudspeaker = models.TextField(_("loudspeaker script"), blank=True)
    poster_lines = models.TextField(_("poster, line by line"), blank=True)

    parent_page_types = ["newsroom.EmergencyIndexPage"]
    is_creatable = False
    key_prefix = "emergency"
    content_panels = EMERGENCY_PANELS
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("emergency notice")
        verbose_name_plural = _("emergency notices")

    @property
    def text(self) -> str:
        return self.body

    @property
    def use(self) -> EmergencyUse | None:
        return EmergencyUse.objects.filter(page_id=self.pk).first()


@tracked
class EmergencyUse(AgencyOwned):
    """One use of the exception to the rule of two people; every one is listed publicly."""

    page = models.OneToOneField(
        EmergencyNoticePage, on_delete=models.PROTECT, related_name="emergency_use"
    )
    template = models.ForeignKey(EmergencyTemplate, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(_("published"))
    confirm_by = models.DateTimeField(_("second person until"))
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=EmergencyOutcome.choices,
        default=EmergencyOutcome.OPEN,
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(_("checked"), null=True, blank=True)

    objects = EmergencyUseQuerySet.as_manager()  # type: ignore[misc]  # narrower than the base

    class Meta:
        verbose_name = _("use of the emergency rule")
        verbose_name_plural = _("uses of the emergency rule")
        ordering = ["-issued_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=EmergencyOutcome.OPEN, settled_by__isnull=True)
                | Q(
                    outcome__in=sorted(SETTLED), settled_by__isnull=False, settled_at__isnull=False
                ),
                name="newsroom_emergency_outcome",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | ~Q(settled_by=F("issued_by")),
                name="newsroom_emergency_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.page.title

    @property
    def was_late(self) -> bool:
        return bool(self.settled_at and self.settled_at > self.confirm_by)
