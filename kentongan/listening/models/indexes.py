"""Tables of the engine's indexes. They hold no truth: they can be built again from the texts."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .articles import Article, Story


class SearchDocument(models.Model):
    """The words of an article's newest text, stemmed by PostgreSQL."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="search_document"
    )
    tsv = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["tsv"], name="listening_search_words")]

    def __str__(self) -> str:
        return str(self.article_id)


class Posting(models.Model):
    """One sampled word triple of one article or own text (`item`)."""

    hash = models.BigIntegerField()
    item = models.CharField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["hash"], name="listening_posting_hash"),
            models.Index(fields=["item"], name="listening_posting_item"),
        ]

    def __str__(self) -> str:
        return self.item


class CopySignature(models.Model):
    item = models.CharField(max_length=40, primary_key=True)
    samples = models.PositiveIntegerField()
    words = models.BinaryField()

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
