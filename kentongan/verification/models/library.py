"""Published fact-checks, whoever made them, and the index they are found by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.core.history import tracked
from kentongan.verification.enums import HoaxTopic, HoaxType, Verdict
from kentongan.verification.querysets import FactCheckQuerySet


@tracked
class FactCheck(models.Model):
    """A published fact-check, whoever made it. `source_review` is whose verdict it repeats."""

    publisher = models.CharField(_("published by"), max_length=150)
    source_review = models.CharField(_("whose verdict"), max_length=150, blank=True)
    title = models.CharField(_("title"), max_length=500)
    claim = models.TextField(_("claim as it circulated"), blank=True)
    conclusion = models.TextField(_("conclusion"), blank=True)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict.choices)
    publisher_rating = models.CharField(_("verdict in their words"), max_length=150, blank=True)
    hoax_type = models.CharField(_("type"), max_length=30, choices=HoaxType.choices, blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=HoaxTopic.choices, blank=True)
    url = models.CharField(_("address"), max_length=2048, unique=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    language = models.CharField(max_length=8, default="id")
    own = models.BooleanField(_("ours"), default=False)
    added_at = models.DateTimeField()

    objects = FactCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact-check")
        verbose_name_plural = _("fact-checks")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class FactCheckTerms(models.Model):
    """The claim index: what a fact-check is found by. Built again from the fact-checks."""

    fact_check = models.OneToOneField(
        FactCheck, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    terms = ArrayField(models.TextField())
    grams = ArrayField(models.TextField())
    lengths = models.JSONField()

    def __str__(self) -> str:
        return str(self.fact_check_id)


class ClaimTerm(models.Model):
    """In how many fact-checks a term or letter run occurs."""

    term = models.TextField(primary_key=True)
    documents = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.term


class ClaimTotal(models.Model):
    """Sums over all fact-checks: "documents", and of each field the length."""

    name = models.CharField(max_length=20, primary_key=True)
    amount = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class ClaimPosting(models.Model):
    term = models.TextField()
    fact_check = models.ForeignKey(FactCheck, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["term"], name="verification_posting_term")]

    def __str__(self) -> str:
        return self.term
