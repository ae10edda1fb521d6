"""The first run of an installation; everything else that it makes belongs to other rooms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FirstRun(models.Model):
    """At most one row: the link that opens it, and what cannot be seen from the records made."""

    token_hash = models.CharField(_("hash of the link"), max_length=64)
    sources_done = models.BooleanField(_("sources chosen or left for later"), default=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    only = models.BooleanField(_("the only one"), default=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("first run")
        verbose_name_plural = _("first runs")
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="web_one_first_run")
        ]

    def __str__(self) -> str:
        return str(self.finished_at or "")
