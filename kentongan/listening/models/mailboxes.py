"""Where a newsletter is read: one folder of a mailbox of the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.core.fields import EncryptedTextField

from .sources import Source


class Mailbox(models.Model):
    """The folder of one newsletter. `sender` is an address, or a domain with @ before it."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="mailbox")
    user = models.CharField(_("name to sign in with"), max_length=254)
    secret = EncryptedTextField(_("password"), blank=True, default="")
    folder = models.CharField(_("folder"), max_length=200, default="INBOX")
    sender = models.CharField(_("sender"), max_length=254)
    follows_links = models.BooleanField(_("take the articles it leads to"), default=False)

    class Meta:
        verbose_name = _("mailbox of a newsletter")
        verbose_name_plural = _("mailboxes of newsletters")

    def __str__(self) -> str:
        return f"{self.source}: {self.folder}"
