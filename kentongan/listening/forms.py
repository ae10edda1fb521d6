from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import User
from kentongan.accounts.permissions import primary_agency
from kentongan.core import clocks

from . import actions, kinds
from .enums import Tone, Verdict
from .models import OfficeHolder, Outlet, Quote, Source, Topic
from .querysets import QuoteQuerySet, SourceQuerySet


class QuoteFilter(forms.Form):
    """What quotes are narrowed by; never by who wrote the article."""

    days = forms.ChoiceField(
        label=_("Time"),
        choices=[("30", _("30 days")), ("7", _("7 days")), ("90", _("90 days"))],
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Speaker"),
        choices=[
            ("", _("all")),
            ("person", _("office-holders")),
            ("body", _("institutions")),
        ],
        required=False,
    )
    way = forms.ChoiceField(
        label=_("Words"),
        choices=[
            ("", _("all")),
            ("direct", _("in quotation marks")),
            ("indirect", _("in the outlet’s words")),
        ],
        required=False,
    )
    outlet = forms.ModelChoiceField(Outlet.objects.all(), label=_("Outlet"), required=False)
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("Topic"), required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.fields["topic"].queryset = Topic.objects.visible_to(user)  # type: ignore[attr-defined]  # a model choice
        self.is_valid()

    @property
    def span(self) -> int:
        """Days."""
        return int(self.cleaned_data.get("days") or 30)

    @property
    def since(self) -> datetime:
        return clocks.now() - timedelta(days=self.span)

    def rows(self) -> QuoteQuerySet:
        told = self.cleaned_data
        rows = Quote.objects.counted().since(self.since)
        if told.get("kind"):
            rows = rows.filter(holder__isnull=told["kind"] == "body")
        if told.get("way"):
            rows = rows.filter(direct=told["way"] == "direct")
        if told.get("outlet"):
            rows = rows.filter(article__outlet=told["outlet"])
        if told.get("topic"):
            rows = rows.filter(article__topic_matches__topic=told["topic"])
        return rows


class SourceFilter(forms.Form):
    """What the list of sources is narrowed by."""

    q = forms.CharField(label=_("Name or address"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [("", _("all")), *kinds.choices()], required=False
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("all")),
            ("ailing", _("needs attention")),
            ("active", _("active")),
            ("paused", _("paused")),
        ],
        required=False,
    )

    def rows(self) -> SourceQuerySet:
        """The sources found, those that fail first."""
        self.is_valid()
        told, rows = self.cleaned_data, Source.objects.select_related("outlet")
        if text := told.get("q", "").replace("\0", "").strip():
            rows = rows.filter(Q(name__icontains=text) | Q(url__icontains=text))
        if told.get("kind"):
            rows = rows.filter(kind=told["kind"])
        if told.get("state") == "ailing":
            return rows.ailing(clocks.now())
        if told.get("state"):
            rows = rows.filter(active=told["state"] == "active")
        return rows.order_by("-active", "-failures", "name", "pk")


class SourceForm(forms.Form):
    url = forms.URLField(
        label=_("Address"),
        max_length=2048,
        assume_scheme="https",
        help_text=_("Of a feed (RSS, Atom), a sitemap or a page that lists news."),
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    zone = forms.ChoiceField(
        label=_("Time zone of its clock"),
        choices=[("", _("as the source tells")), *Zone.choices],
        required=False,
    )

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=lambda: [("", _("found out by itself")), *kinds.choices(on_the_web=True)],
        required=False,
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.all(),
        label=_("Outlet or institution"),
        required=False,
        help_text=_("Needed for an account: accounts of private people are not watched."),
    )


class ToneForm(forms.Form):
    headline = forms.TypedChoiceField(label=_("Headline"), choices=Tone.choices, coerce=int)
    body = forms.TypedChoiceField(label=_("Text"), choices=Tone.choices, coerce=int)


def _maybe(label: Any) -> forms.TypedChoiceField:
    choices = [("", _("not coded")), *Tone.choices]
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, required=False
    )


class MarkForm(forms.Form):
    """What a person says of an article in the triage list; a part may stay uncoded."""

    verdict = forms.ChoiceField(choices=Verdict.choices)
    headline = _maybe(_("Headline"))
    body = _maybe(_("Text"))


TERMS: list[tuple[str, Any]] = [
    ("name", ""),
    ("words", []),
    ("phrases", []),
    ("exclusions", []),
    ("query", ""),
]


class TopicForm(WagtailAdminModelForm):
    """Saving goes through the actions, which refuse to watch people."""

    class Meta:
        model = Topic
        fields = ["name", "words", "phrases", "exclusions", "query", "active"]
        widgets = {"query": forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            actions.check_topic(Topic(**{key: told.get(key) or empty for key, empty in TERMS}))
        agency = self.instance.agency if self.instance.pk else primary_agency(self.for_user)
        if agency is None:
            raise ValidationError(_("You hold no role in an agency today."))
        namesakes = Topic.objects.filter(agency=agency, name=told.get("name"))
        if namesakes.exclude(pk=self.instance.pk).exists():
            raise ValidationError({"name": _("There is a topic of this name already.")})
        return told

    def save(self, commit: bool = True) -> Topic:
        told = self.cleaned_data
        if self.instance.pk:
            return actions.change_topic(topic=self.instance, by=self.for_user)
        agency = primary_agency(self.for_user)
        return actions.create_topic(
            agency=agency,  # type: ignore[arg-type]  # clean() made sure
            name=told["name"],
            words=told["words"],
            phrases=told["phrases"],
            exclusions=told["exclusions"],
            query=told["query"],
            by=self.for_user,
        )


class OfficeHolderForm(WagtailAdminModelForm):
    """Saving goes through the action: those who approve answer for who may be named."""

    class Meta:
        model = OfficeHolder
        fields = ["name", "office", "body", "aliases", "is_ours", "valid_from", "valid_to"]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk:
            agency = primary_agency(self.for_user)
            if agency is None:
                raise ValidationError(_("You hold no role in an agency today."))
            self.instance.agency = agency
        for term in (told.get("name", ""), *(told.get("aliases") or ())):
            actions.check_identifies_nobody(term, field="name")
        return told

    def save(self, commit: bool = True) -> OfficeHolder:
        return actions.save_office_holder(self.instance, by=self.for_user)
