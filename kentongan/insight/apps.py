from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    name = "kentongan.insight"
    label = "insight"
    verbose_name = _("Measuring")
    default_auto_field = "django.db.models.BigAutoField"
