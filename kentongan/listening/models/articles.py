from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.models import AgencyOwned
from kentongan.core.history import tracked
from kentongan.listening.enums import ArticleKind, Direction, FetchState
from kentongan.listening.querysets import ArticleQuerySet, StoryQuerySet

from .sources import Outlet, Source

FILE = "file:"  # what the address of a saved page without a known address begins with


class Story(models.Model):
    """Articles that tell of one event. Its key is that of its first article.

    Paid articles belong to it but are not counted. A story that a person put together with another
    is `merged_into` that one and has no articles of its own.
    """

    id = models.BigIntegerField(primary_key=True)
    title = models.CharField(_("title"), max_length=300)
    first_at = models.DateTimeField(_("first"))
    last_at = models.DateTimeField(_("last"))
    article_count = models.PositiveIntegerField(_("articles"), default=0)
    outlet_count = models.PositiveIntegerField(_("publishers"), default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged",
        verbose_name=_("put together with"),
    )  # fmt: skip

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-last_at"]
        indexes = [
            # The list of stories, and what is stirring on Hari Ini.
            models.Index(fields=["-last_at"], name="listening_story_last"),
        ]

    def __str__(self) -> str:
        return self.title

    def watching_agencies(self) -> list[int]:
        """Keys of the agencies that watch it by one of their topics."""
        rows = Article.objects.filter(story=self, topic_matches__isnull=False).order_by()
        return list(rows.values_list("topic_matches__topic__agency", flat=True).distinct())


class Article(models.Model):
    """One address with something to read; its texts are in `ArticleText`, oldest first.

    `published_at` is None where the page tells no zone; `published_local` is then its wall clock.
    `date_evidence` says where it stands: json-ld, meta, visible, address, or feed.
    `checked_at` is when the page was last looked at again, `missing_since` when it was first found
    missing, `gone_at` the same once a second look was sure. `is_paid`, once found by feed or page,
    stays; with `paid_settled` a person has said so or not so, and neither changes it any more.
    """

    url = models.CharField(_("address"), max_length=2048, unique=True)
    canonical_url = models.CharField(max_length=2048, blank=True)
    host = models.CharField(max_length=253, blank=True)
    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles",
        verbose_name=_("outlet"),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=500)
    lead = models.TextField(_("lead"), blank=True)
    author_line = models.CharField(_("byline"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_local = models.DateTimeField(_("published, local time"), null=True, blank=True)
    modified_at = models.DateTimeField(null=True, blank=True)
    date_evidence = models.CharField(max_length=12, blank=True)
    feed_published_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField(_("first seen"))
    kind = models.CharField(_("kind"), max_length=10, choices=ArticleKind.choices)
    language = models.CharField(_("language"), max_length=8, blank=True)
    method = models.CharField(max_length=60, blank=True)
    confidence = models.FloatField(default=0)
    image_url = models.CharField(max_length=2048, blank=True)
    is_paid = models.BooleanField(_("paid publication"), default=False)
    paid_settled = models.BooleanField(default=False)
    fetch_state = models.CharField(
        max_length=10, choices=FetchState.choices, default=FetchState.DONE
    )
    fetch_tries = models.PositiveSmallIntegerField(default=0)
    fetch_detail = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    missing_since = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(_("no longer there since"), null=True, blank=True)
    analysed_at = models.DateTimeField(null=True, blank=True)
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-pk"]
        indexes = [
            # The list of articles and every brief look at a span of time.
            models.Index(
                F("published_at").desc(nulls_last=True),
                F("id").desc(),
                name="listening_article_newest",
            ),
            models.Index(fields=["-first_seen_at"], name="listening_article_seen"),
            # The alerts look at what was analysed since they looked last.
            models.Index(fields=["analysed_at"], name="listening_article_analysed"),
            # The fetcher takes a host's waiting pages.
            models.Index(
                fields=["host", "id"],
                condition=Q(fetch_state="pending"),
                name="listening_article_pending",
            ),
            # A table that names an article by its canonical address.
            HashIndex(
                fields=["canonical_url"],
                condition=~Q(canonical_url=""),
                name="listening_article_canonical",
            ),
            # Pages that were missing once and have a second look to come.
            models.Index(
                fields=["missing_since"],
                condition=Q(missing_since__isnull=False, fetch_state="done"),
                name="listening_article_missing",
            ),
            # The list of pages that were taken down.
            models.Index(
                fields=["-gone_at"],
                condition=Q(gone_at__isnull=False),
                name="listening_article_gone",
            ),
            # The analysis takes what is read but not analysed.
            models.Index(
                fields=["id"],
                condition=Q(analysed_at=None, fetch_state__in=["done", "refused"]),
                name="listening_article_new",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address_known(self) -> bool:
        return not self.url.startswith(FILE)

    @property
    def text(self) -> str:
        """The newest text; asks the database."""
        newest = self.texts.order_by("-revision").first()
        return newest.text if newest else ""


class ArticleText(models.Model):
    """One version of an article's words, never changed: a changed headline is news."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="texts", db_constraint=False
    )
    revision = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=500)
    text = models.TextField()
    body_hash = models.CharField(max_length=64)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["article", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["article", "revision"], name="listening_text_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.revision})"


@tracked
class PaidDecision(models.Model):
    """A person said whether an article is bought space."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="paid_decisions")
    is_paid = models.BooleanField(_("paid publication"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("decision on a paid publication")
        verbose_name_plural = _("decisions on paid publications")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.article)


class Copy(models.Model):
    """An article repeats an earlier one, whole or in part. `direction` is said of `article`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="copies")
    other = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="copied_by")
    containment = models.FloatField()
    direction = models.CharField(max_length=10, choices=Direction.choices)
    is_exact = models.BooleanField(default=False)

    class Meta:
        ordering = ["article", "-containment"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="listening_copy_once"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="listening_copy_other"),
        ]

    def __str__(self) -> str:
        return f"{self.article} / {self.other}"


class OwnText(AgencyOwned):
    """A text the office published, kept so that its pick-up by media is found."""

    key = models.CharField(max_length=200, unique=True)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField()
    url = models.CharField(max_length=2048, blank=True)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        ordering = ["-published_at"]

    def __str__(self) -> str:
        return self.title


class PickUp(models.Model):
    """A medium used an own text. `direction` is said of the article."""

    own_text = models.ForeignKey(OwnText, on_delete=models.CASCADE, related_name="pick_ups")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="pick_ups")
    containment = models.FloatField()
    direction = models.CharField(max_length=10, choices=Direction.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["own_text", "article"], name="listening_pick_up_once"),
        ]

    def __str__(self) -> str:
        return f"{self.own_text} / {self.article}"


def _tone_field(label: Any) -> Any:
    return models.SmallIntegerField(
        label,
        null=True,
        blank=True,
        validators=[MinValueValidator(-1), MaxValueValidator(1)],
    )


@tracked
class Coding(AgencyOwned):
    """Tone of headline and body, apart: a machine's suggestion until a person codes it.

    None where a part was not coded.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="codings")
    tone_headline = _tone_field(_("tone of the headline"))
    tone_body = _tone_field(_("tone of the body"))
    machine = models.BooleanField(_("machine suggestion"), default=True)
    why = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("coding")
        verbose_name_plural = _("codings")
        constraints = [
            models.UniqueConstraint(fields=["agency", "article"], name="listening_coding_once"),
            models.CheckConstraint(
                condition=Q(machine=True) | Q(by__isnull=False), name="listening_coding_person"
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)
