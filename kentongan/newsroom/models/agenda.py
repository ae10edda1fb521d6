from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.newsroom.enums import AgendaState
from kentongan.newsroom.querysets import AgendaQuerySet


@tracked
class AgendaEvent(AgencyOwned):
    """One appointment of a leader, and who covers it."""

    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    leader = models.CharField(_("who attends"), max_length=150)
    is_public = models.BooleanField(_("show on the public site"), default=False)
    coverage_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("covered by"),
    )
    notes = models.TextField(_("notes for the office"), blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=AgendaState.choices, default=AgendaState.PLANNED
    )

    objects = AgendaQuerySet.as_manager()  # type: ignore[misc]  # narrower than the base

    class Meta:
        verbose_name = _("agenda event")
        verbose_name_plural = _("agenda")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="newsroom_agenda_period",
                violation_error_message=_("The end is before the beginning."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=AgendaState.values), name="newsroom_agenda_state"
            ),
        ]

    def __str__(self) -> str:
        return self.title
