from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "kentongan.core"
    label = "core"
    verbose_name = _("Rules and calendar")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signal_handlers
        from .rules.seed import seed

        signal_handlers.connect()

        post_migrate.connect(seed, sender=self, dispatch_uid="core.rules.seed")
