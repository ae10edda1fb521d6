"""The records behind a published page; the page's own row never carries them, because
publishing a revision writes the revision's values over it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.newsroom.enums import ApprovalKind
from kentongan.newsroom.querysets import ApprovalQuerySet, CorrectionQuerySet


class Approval(models.Model):
    """A second person stands for exactly one revision.

    The database refuses an approver who wrote any part of it, a change of what was approved, and
    a live page without one (migration `0002_guard`). A newer approval or a withdrawal sets one
    aside that still waits for its time.
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)
    kind = models.CharField(
        _("kind"), max_length=12, choices=ApprovalKind.choices, default=ApprovalKind.REGULAR
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signature = models.CharField(_("signed as"), max_length=170)
    approved_at = models.DateTimeField(_("approved"))
    publish_at = models.DateTimeField(_("not before"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    set_aside_at = models.DateTimeField(_("set aside"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-approved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ApprovalKind.values), name="newsroom_approval_kind"
            ),
        ]
        indexes = [models.Index(fields=["page", "-approved_at"], name="newsroom_approval_page")]

    def __str__(self) -> str:
        return f"{self.page.title}: {self.signature}"


class ReleaseNumber(models.Model):
    """The number a release got at its first approval: one series per agency and year."""

    page = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("sequence"))
    number = models.CharField(_("number"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("release number")
        verbose_name_plural = _("release numbers")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "sequence"], name="newsroom_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.number


@tracked
class Correction(AgencyOwned):
    """What was wrong and what is right, dated, on top of the page and in the public list."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("corrected"))
    text = models.TextField(_("correction"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CorrectionQuerySet.as_manager()  # type: ignore[misc]  # narrower than the base

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text[:80]


@tracked
class Withdrawal(AgencyOwned):
    """A page taken back: its address answers with this notice from now on."""

    page = models.OneToOneField(Page, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("withdrawn"))
    why = models.TextField(_("reason, as the public reads it"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CorrectionQuerySet.as_manager()  # type: ignore[misc]  # narrower than the base

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.why[:80]
