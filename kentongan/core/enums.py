from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RuleUnit(TextChoices):
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    HOURS = "hours", _("hours")
    MINUTES = "minutes", _("minutes")
    PERCENT = "percent", _("per cent")
    POINTS = "points", _("points")
    COUNT = "count", _("times")
    CHARACTERS = "characters", _("characters")
