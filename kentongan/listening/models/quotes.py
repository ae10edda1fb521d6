from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import Agency
from kentongan.listening.enums import KnownBy, QuoteRule
from kentongan.listening.querysets import QuoteQuerySet

from .articles import Article
from .people import OfficeHolder

ONE_SPEAKER = (
    Q(holder__isnull=False, agency=None, institution="")
    | Q(holder=None, agency__isnull=False, institution="")
    | (Q(holder=None, agency=None) & ~Q(institution=""))
)


def speaker_url(holder: int | None, agency: int | None, institution: str) -> str:
    """The page of a speaker; exactly one of the three is told."""
    if holder is not None:
        return reverse("listening:quoted_holder", args=[holder])
    if agency is not None:
        return reverse("listening:quoted_agency", args=[agency])
    return reverse("listening:quoted_body", args=[institution])


def _agency() -> Any:
    return models.ForeignKey(
        Agency, on_delete=models.CASCADE, null=True, blank=True, related_name="+",
        verbose_name=_("agency"),
    )  # fmt: skip


class Quote(models.Model):
    """What an office-holder, an agency or a known institution is told to have said in an article.

    Nobody else can be a speaker. `office` is the one held on the day of the article; `fingerprint`
    is the same for the same words, so that a statement in many outlets counts once. Names of other
    people are left out of `text`.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="quotes")
    holder = models.ForeignKey(
        OfficeHolder, on_delete=models.CASCADE, null=True, blank=True, related_name="quotes",
        verbose_name=_("office-holder"),
    )  # fmt: skip
    agency = _agency()
    institution = models.CharField(_("institution"), max_length=120, blank=True)
    text = models.TextField(_("what was said"))
    direct = models.BooleanField(_("in quotation marks"))
    office = models.CharField(_("office held then"), max_length=360, blank=True)
    rule = models.CharField(max_length=12, choices=QuoteRule.choices)
    known_by = models.CharField(max_length=12, choices=KnownBy.choices)
    confidence = models.FloatField()
    place = models.PositiveSmallIntegerField()
    fingerprint = models.CharField(max_length=32)
    at = models.DateTimeField(_("at"))

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-at", "article", "place"]
        constraints = [
            models.UniqueConstraint(fields=["article", "place"], name="listening_quote_place"),
            models.CheckConstraint(condition=ONE_SPEAKER, name="listening_quote_one_speaker"),
        ]
        indexes = [
            # The board looks at a span; a speaker's page at one speaker, newest first.
            models.Index(fields=["-at"], name="listening_quote_newest"),
            models.Index(fields=["holder", "-at"], name="listening_quote_holder"),
            models.Index(fields=["agency", "-at"], name="listening_quote_agency"),
            models.Index(
                fields=["institution", "-at"],
                condition=~Q(institution=""),
                name="listening_quote_body",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def speaker_key(self) -> tuple[int | None, int | None, str]:
        return self.holder_id, self.agency_id, self.institution

    @property
    def speaker(self) -> str:
        """The name to show; asks the database unless holder and agency were fetched."""
        if self.holder is not None:
            return self.holder.name
        return self.agency.name if self.agency is not None else self.institution

    @property
    def speaker_url(self) -> str:
        return speaker_url(*self.speaker_key)


class InstitutionMention(models.Model):
    """How often an article names an agency or a known institution."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="institutions")
    agency = _agency()
    institution = models.CharField(_("institution"), max_length=120, blank=True)
    count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["article", "-count"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "agency", "institution"],
                name="listening_named_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, institution="")
                | (Q(agency=None) & ~Q(institution="")),
                name="listening_named_one",
            ),
        ]
        indexes = [models.Index(fields=["institution"], name="listening_named_body")]

    def __str__(self) -> str:
        return f"{self.agency or self.institution}: {self.count}"
