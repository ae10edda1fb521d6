"""Tables of the engine's indexes. They hold no truth: they can be built again from the texts."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex, GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now

from .articles import Article, Story
from .sources import Outlet


class SearchDocument(models.Model):
    """The words of an article's newest text, stemmed by PostgreSQL.

    What a search narrows and sorts by stands beside them, so that one narrow table answers. Among
    the words stands the month ("~2026-03"), which lets the index of words cut a span of time out
    of the postings of a frequent word.
    """

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="search_document"
    )
    moment = models.DateTimeField()
    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    language = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    tsv = SearchVectorField()

    class Meta:
        indexes = [
            GinIndex(fields=["tsv"], name="listening_search_words"),
            # A search without words, and one of an outlet.
            models.Index(fields=["-moment", "-article"], name="listening_search_newest"),
            models.Index(fields=["outlet", "-moment"], name="listening_search_outlet"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class Posting(models.Model):
    """One sampled word triple of one article or own text (`item`)."""

    hash = models.BigIntegerField()
    item = models.CharField(max_length=40)
    day = models.DateField(db_default=Now())

    class Meta:
        indexes = [
            # The nightly purge takes whole days.
            BrinIndex(fields=["day"], name="listening_posting_day"),
            models.Index(fields=["hash"], name="listening_posting_hash"),
            models.Index(fields=["item"], name="listening_posting_item"),
        ]

    def __str__(self) -> str:
        return self.item


class CopySignature(models.Model):
    item = models.CharField(max_length=40, primary_key=True)
    samples = models.PositiveIntegerField()
    words = models.BinaryField()
    day = models.DateField(db_default=Now())

    def __str__(self) -> str:
        return self.item


class StoryIndex(models.Model):
    """A story as the clusterer sees it: its newest members and what they are found by."""

    story = models.OneToOneField(
        Story, on_delete=models.CASCADE, primary_key=True, related_name="index"
    )
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    members = models.JSONField()
    anchors = ArrayField(models.TextField())

    class Meta:
        indexes = [
            GinIndex(fields=["anchors"], name="listening_story_anchors"),
            models.Index(fields=["last_at"], name="listening_story_live"),
        ]

    def __str__(self) -> str:
        return str(self.story_id)


class TermFrequency(models.Model):
    term = models.TextField(primary_key=True)
    documents = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.term


class IndexTotals(models.Model):
    """One row: how many articles the story index has seen."""

    name = models.CharField(max_length=20, primary_key=True)
    documents = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.name
