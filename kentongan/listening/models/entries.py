"""What a person wrote down from print, radio or television, with its scan."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.listening.enums import Medium, ScanKind

from .articles import Article


@tracked
class HandEntry(AgencyOwned):
    """An article that has no address. `place` is its page or programme.

    A picture is kept as JPEG without place and device; a PDF as it was handed in.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="entry")
    medium = models.CharField(_("medium"), max_length=10, choices=Medium.choices)
    place = models.CharField(_("page or programme"), max_length=120, blank=True)
    scan = models.FileField(_("scan"), upload_to="listening/scan", blank=True)
    scan_kind = models.CharField(max_length=10, choices=ScanKind.choices, blank=True)
    made_at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("article written down")
        verbose_name_plural = _("articles written down")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return str(self.article)
