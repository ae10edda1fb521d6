"""What is said on open platforms, without who said it (design §5, R1)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from kentongan.core.fields import EncryptedTextField
from kentongan.core.history import tracked
from kentongan.listening.enums import PostEvidence

from .articles import Story
from .sources import Source


class Post(models.Model):
    """One post of an account outside the register: masked text, platform, time, counts.

    There is no handle, picture, follower count or place. `author` is a hash under the month's
    salt: it tells that two posts of one month have one author, and nothing after it is destroyed.
    `links` are addresses at outlets of the register, never others, which may lead to the author.
    `placed_by` says what the `story` is known by; `compared_at` when its words were last compared.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="posts")
    platform = models.CharField(_("platform"), max_length=20)
    text = models.TextField(_("what the post says"))
    posted_at = models.DateTimeField(_("published"), null=True, blank=True)
    seen_at = models.DateTimeField(_("first seen"))
    likes = models.PositiveIntegerField(_("likes"), default=0)
    shares = models.PositiveIntegerField(_("shares"), default=0)
    replies = models.PositiveIntegerField(_("replies"), default=0)
    mark = models.CharField(max_length=64, unique=True)  # of the post itself, under the same salt
    author = models.CharField(max_length=64)
    address = EncryptedTextField(blank=True)  # emptied after 30 days
    links = ArrayField(models.CharField(max_length=2048), default=list, blank=True)
    story = models.ForeignKey(
        Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts"
    )
    placed_by = models.CharField(max_length=10, choices=PostEvidence.choices, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-seen_at", "-pk"]
        indexes = [
            # The list of posts, and those whose address is due to be forgotten.
            models.Index(fields=["-seen_at"], name="listening_post_seen"),
            # Posts that no story is known of yet.
            models.Index(
                fields=["seen_at"],
                condition=models.Q(story=None),
                name="listening_post_unplaced",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


@tracked
class PostOpening(models.Model):
    """Somebody opened a post's address, and why."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("opening of a post")
        verbose_name_plural = _("openings of posts")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.reason


class MonthSalt(models.Model):
    """The salt of one month, destroyed when the next begins. Its table is never in a backup."""

    month = models.CharField(max_length=7, unique=True)
    salt = models.BinaryField()

    class Meta:
        db_table = "listening_month_salt_unsaved"

    def __str__(self) -> str:
        return self.month
