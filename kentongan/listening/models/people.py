from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency
from kentongan.core.history import tracked
from kentongan.listening.querysets import OfficeHolderQuerySet


@tracked
class OfficeHolder(models.Model):
    """Somebody in a public office, or who speaks for a body: may be watched and quoted by name.

    The list stands on the public page /transparansi/pantauan/.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=150)
    office = models.CharField(
        _("office"), max_length=150, help_text=_("For example: Kepala Dinas Kesehatan.")
    )
    body = models.CharField(_("institution"), max_length=200)
    aliases = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("other names"),
        help_text=_("Names by which media call this person in office, separated by commas."),
        default=list,
        blank=True,
    )
    is_ours = models.BooleanField(_("of our own agency"), default=False)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = OfficeHolderQuerySet.as_manager()

    class Meta:
        verbose_name = _("office-holder")
        verbose_name_plural = _("office-holders")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name", "office", "valid_from"], name="listening_holder_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="listening_holder_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.office})"

    def is_held(self, day: date) -> bool:
        """Whether the office was held on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
