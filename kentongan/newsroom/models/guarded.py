from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, PageManager, Revision
from wagtail.url_routing import RouteResult

from kentongan.newsroom.querysets import GuardedQuerySet

from .records import Approval, Correction, Withdrawal

if TYPE_CHECKING:
    from datetime import datetime

GuardedManager = PageManager.from_queryset(GuardedQuerySet)
SLUG = 200  # characters; Wagtail's own limit is 255
BODY_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class GuardedPage(Page):
    """A page that goes public only by the word of a second person.

    `content_key` names it to the channels; `text` is what it says, without markup.
    """

    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    correction_note = models.TextField(
        _("correction"),
        blank=True,
        help_text=_(
            "When a published page changes: what was wrong and what is right. It stands dated on"
            " top of the page."
        ),
    )

    objects = GuardedManager()

    settings_panels: list[Any] = []
    promote_panels: list[Any] = []
    subpage_types: list[str] = []
    show_in_menus_default = False
    key_prefix = ""
    address_follows_title = True

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Until the public knows its address, that follows the title."""
        if self.address_follows_title and self.first_published_at is None:
            wanted = slugify(self.title)[:SLUG] or self.key_prefix
            self.slug = find_available_slug(self.get_parent(), wanted, ignore_page_id=self.pk)
        return super().save_revision(*args, **kwargs)

    @property
    def content_key(self) -> str:
        """For example "newsroom.release:12"."""
        return f"newsroom.{self.key_prefix}:{self.pk}"

    @property
    def text(self) -> str:
        """Everything a reader reads, as plain paragraphs."""
        raise NotImplementedError

    @cached_property
    def corrections(self) -> list[Correction]:
        return list(Correction.objects.filter(page_id=self.pk))

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        return Withdrawal.objects.filter(page_id=self.pk).first()

    @cached_property
    def live_approval(self) -> Approval | None:
        """The approval by which the public reads what it reads now."""
        return Approval.objects.filter(revision_id=self.live_revision_id).first()

    def writer_ids(self) -> set[int | None]:
        """People with a hand in what awaits approval: revisions since the last approved one."""
        since = (
            Approval.objects.filter(page_id=self.pk).aggregate(last=models.Max("revision_id"))
        )["last"] or 0
        revisions = Revision.page_revisions.filter(object_id=str(self.pk), pk__gt=since)
        hands = set(revisions.values_list("user_id", flat=True))
        return hands if since else hands | {self.owner_id}

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A withdrawn page keeps its address; there the notice stands."""
        if not path_components and not self.live and self.withdrawal:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.withdrawal:
            context = self.get_context(request)
            return TemplateResponse(request, "newsroom/withdrawn.html", context, status=410)
        return super().serve(request, *args, **kwargs)

    @property
    def published_at(self) -> datetime | None:
        return self.first_published_at
