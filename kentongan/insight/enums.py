from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BriefPeriod(TextChoices):
    MORNING = "morning", _("morning report")
    NOON = "noon", _("noon report")
    EVENING = "evening", _("evening report")
    DAY = "day", _("report of the day")
    WEEK = "week", _("report of the week")


class BriefState(TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")


class EditionKind(TextChoices):
    BRIEF = "brief", _("media brief")
    CLIPPING = "clipping", _("clipping")
