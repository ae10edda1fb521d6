from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.listening.querysets import SavedSearchQuerySet


class SavedSearch(AgencyOwned):
    """A search under a name; `query` as it stands in the address.

    Only its owner sees it until it is shared with the office; it then stands on the public page
    /transparansi/pantauan/, as topics do.
    """

    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    shared = models.BooleanField(_("for the whole office"), default=False)

    objects: ClassVar[SavedSearchQuerySet] = SavedSearchQuerySet.as_manager()  # type: ignore[assignment]  # untyped here

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="listening_search_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """What it looks for, in the query language; "" where it only narrows."""
        return (QueryDict(self.query).get("q") or "").replace("\0", "").strip()
