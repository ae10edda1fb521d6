from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

from kentongan.newsroom.enums import ReleaseKind
from kentongan.newsroom.panels import RELEASE_PANELS

from .guarded import BODY_FEATURES, GuardedPage
from .plain_text import paragraphs
from .records import ReleaseNumber


class ReleaseIndexPage(Page):
    """The list of releases, under /siaran-pers/."""

    max_count = 1
    parent_page_types = ["newsroom.HomePage"]
    subpage_types = ["newsroom.ReleasePage"]

    class Meta:
        verbose_name = _("list of releases")
        verbose_name_plural = _("lists of releases")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["releases"] = ReleasePage.objects.child_of(self).published()
        return context


class ReleasePage(GuardedPage):
    """A news release or a holding statement, as it goes to journalists and the public."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=ReleaseKind.choices, default=ReleaseKind.RELEASE
    )
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("Town and date.")
    )
    lead = models.TextField(
        _("lead"), blank=True, help_text=_("Who, what, when, where, in forty words.")
    )
    body = RichTextField(_("text"), blank=True, features=BODY_FEATURES)
    key_messages = models.TextField(_("key messages"), blank=True, help_text=_("One on each line."))
    spokesperson_name = models.CharField(_("spokesperson"), max_length=150, blank=True)
    spokesperson_position = models.CharField(_("position"), max_length=150, blank=True)
    contact_name = models.CharField(_("contact on duty"), max_length=150, blank=True)
    contact_phone = models.CharField(_("telephone of the contact"), max_length=40, blank=True)
    boilerplate = models.TextField(_("about the agency"), blank=True)
    sources = models.TextField(
        _("sources"), blank=True, help_text=_("One on each line, with its date and address.")
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nobody reads it before. Empty: at once when it is approved."),
    )
    template_slug = models.SlugField(_("skeleton"), max_length=60, blank=True, editable=False)

    issue = models.ForeignKey(
        "planning.Issue",
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    claim = models.ForeignKey(
        "verification.Claim",
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    facts = ParentalManyToManyField(
        "planning.Fact", related_name="+", blank=True, verbose_name=_("facts cited")
    )

    parent_page_types = ["newsroom.ReleaseIndexPage"]
    key_prefix = "release"
    content_panels = RELEASE_PANELS
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("key_messages"),
    ]

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")

    @property
    def text(self) -> str:
        return "\n\n".join([self.lead, *paragraphs(self.body)])

    @property
    def messages(self) -> list[str]:
        return [line.strip() for line in self.key_messages.splitlines() if line.strip()]

    @property
    def source_lines(self) -> list[str]:
        return [line.strip() for line in self.sources.splitlines() if line.strip()]

    @cached_property
    def number(self) -> str:
        """For example "012/SP/MADUKARA/2026"; empty until it is approved for the first time."""
        row = ReleaseNumber.objects.filter(page_id=self.pk).first()
        return row.number if row else ""


class ReleasePhoto(Orderable):
    """A picture of a release; without its description nobody approves it."""

    page = ParentalKey(ReleasePage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=150, blank=True)
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.caption or self.alt_text


class ReleaseAttachment(Orderable):
    """A document that goes with a release."""

    page = ParentalKey(ReleasePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("document"),
    )
    title = models.CharField(_("what it is"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title
