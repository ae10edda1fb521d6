from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned


class SavedSearch(AgencyOwned):
    """A search under a name, for everybody in the agency; `query` as it stands in the address."""

    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="listening_search_once"),
        ]

    def __str__(self) -> str:
        return self.name
