"""Tables of the kernel: dated rules, the holiday table, the demo's clock."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .enums import RuleUnit
from .history import tracked
from .querysets import HolidayQuerySet, RuleQuerySet


@tracked
class Rule(models.Model):
    """One number of the law or of the office, valid from one day to another.

    A change is a new row; of the rows valid on a day, the one that began last counts.
    """

    rule_id = models.CharField(_("rule"), max_length=80)
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=4)
    unit = models.CharField(_("unit of measure"), max_length=20, choices=RuleUnit.choices)
    description = models.CharField(_("what it says"), max_length=200, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["rule_id", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["rule_id", "valid_from"], name="core_rule_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="core_rule_period",
                violation_error_message=_("“Valid to” must not be before “valid from”."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} = {self.value.normalize():f} {self.get_unit_display()}"


@tracked
class Holiday(models.Model):
    """A correction of the holiday calendar: a day added, or a working day after all."""

    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)
    zone = models.CharField(_("only in this zone"), max_length=40, blank=True)
    is_working_day = models.BooleanField(_("a working day after all"), default=False)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["day", "zone"], name="core_holiday_day_zone"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y} {self.name}"


class ClockOffset(models.Model):
    """The demo's clock: frozen at one instant, or shifted. A real home has no such row."""

    frozen_at = models.DateTimeField(null=True, blank=True)
    shift = models.DurationField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="core_clock_single_row"),
        ]

    def __str__(self) -> str:
        return str(self.frozen_at or self.shift)
