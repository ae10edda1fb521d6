"""What is remembered of sites and pages so that they are read fast, and can be read again."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from .articles import Article


class SitePattern(models.Model):
    """How the articles of a host are laid out, learned from its pages; empty: not learned yet.

    `learned` and `trust` are `engine.templates` values as JSON.
    """

    host = models.CharField(max_length=253, primary_key=True)
    learned = models.JSONField(default=dict, blank=True)
    trust = models.JSONField(default=dict, blank=True)
    pages = models.PositiveIntegerField(default=0)  # kept since it was last tried
    learned_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.host


class RawPage(models.Model):
    """A page as it was served, packed; kept some days so that it can be read again."""

    article = models.ForeignKey(
        Article, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    host = models.CharField(max_length=253)
    url = models.CharField(max_length=2048)  # where its redirects ended
    fetched_at = models.DateTimeField()
    packed = models.BinaryField()

    class Meta:
        indexes = [
            # The nightly purge takes whole days.
            BrinIndex(fields=["fetched_at"], name="listening_raw_day"),
            # A site's layout is learned from its newest pages.
            models.Index(fields=["host", "-id"], name="listening_raw_host"),
        ]

    def __str__(self) -> str:
        return self.url
