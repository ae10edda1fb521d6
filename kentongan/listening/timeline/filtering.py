"""What the list of stories is narrowed and sorted by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import Agency, User
from kentongan.accounts.regions import regions
from kentongan.core import clocks
from kentongan.listening.enums import Tone
from kentongan.listening.models import Article, Coding, Outlet, PickUp, Story, Topic, TopicMatch
from kentongan.listening.querysets import StoryQuerySet

HOOK = "kentongan_story_marks"
SORTS = {"terbaru": "last_at", "terbesar": "article_count", "tumbuh": "growth"}
ORDER = [
    ("terbaru", _("newest")),
    ("terbesar", _("largest")),
    ("tumbuh", _("fastest growing (of the last two days)")),
]
OWN_RELEASE = "rilis"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMark:
    """Something that a later room knows of stories, to narrow the list by (hook `HOOK`)."""

    slug: str
    label: str | Promise
    stories: Callable[[Agency], QuerySet[Any]]  # keys of the stories that have it


class StoryFilter(forms.Form):
    """A field that makes no sense narrows nothing."""

    q = forms.CharField(label=_("Words of the title"), max_length=200, required=False)
    urut = forms.ChoiceField(label=_("Sorted by"), choices=ORDER, required=False)
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("Topic"), required=False)
    agency = forms.ModelChoiceField(
        Agency.objects.filter(topics__active=True).distinct(),
        label=_("Watched by"),
        required=False,
    )
    region = forms.ChoiceField(label=_("Region of the media"), required=False)
    tone = forms.ChoiceField(
        label=_("Tone, as people coded it"), choices=[("", _("all")), *Tone.choices], required=False
    )
    mark = forms.ChoiceField(label=_("What goes with it"), required=False)
    start = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    end = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, data: Any, *, user: User, agency: Agency | None) -> None:
        super().__init__(data)
        self.office = agency
        self.zone = ZoneInfo(agency.zone if agency else Zone.WIB)
        self._marks = {each.slug: each for make in hooks.get_hooks(HOOK) for each in make()}
        fields: Any = self.fields
        fields["topic"].queryset = Topic.objects.visible_to(user)
        fields["region"].choices = [("", _("all")), *_regions()]
        marks = [(each.slug, each.label) for each in self._marks.values()]
        own = (OWN_RELEASE, _("a text of ours was published"))
        fields["mark"].choices = [("", _("all")), own, *marks]
        self.is_valid()

    @property
    def narrows(self) -> bool:
        """Whether anything but the order was chosen."""
        return any(value for name, value in self.cleaned_data.items() if name != "urut")

    @property
    def key(self) -> str:
        """What the list is sorted by, falling."""
        return SORTS.get(self.cleaned_data.get("urut", ""), "last_at")

    def rows(self) -> StoryQuerySet:
        """The stories found, in no order yet."""
        told, rows = self.cleaned_data, Story.objects.told()
        for word in told.get("q", "").replace("\0", "").split()[:10]:
            rows = rows.filter(title__icontains=word)
        for condition in self._conditions():
            rows = rows.filter(condition)
        return rows.growing(clocks.now()) if self.key == "growth" else rows

    def _conditions(self) -> list[Any]:
        told, found = self.cleaned_data, list[Any]()
        if told.get("start"):
            found.append(Q(last_at__gte=datetime.combine(told["start"], time.min, self.zone)))
        if told.get("end"):
            found.append(Q(first_at__lte=datetime.combine(told["end"], time.max, self.zone)))
        if told.get("topic"):
            found.append(_watched(topic=told["topic"]))
        if told.get("agency"):
            found.append(_watched(topic__agency=told["agency"]))
        if told.get("region"):
            articles = Article.objects.filter(story=OuterRef("pk"), is_paid=False)
            found.append(Exists(articles.filter(outlet__region_code=told["region"])))
        return found + self._of_ours()

    def _of_ours(self) -> list[Any]:
        """What depends on whose office looks."""
        told, agency, found = self.cleaned_data, self.office, list[Any]()
        if agency is None:
            return found
        if told.get("tone"):
            tone, rows = int(told["tone"]), Coding.objects.filter(agency=agency, machine=False)
            rows = rows.filter(article__story=OuterRef("pk"), article__is_paid=False)
            found.append(Exists(rows.filter(Q(tone_headline=tone) | Q(tone_body=tone))))
        if told.get("mark") == OWN_RELEASE:
            used = PickUp.objects.filter(own_text__agency=agency, article__is_paid=False)
            found.append(Exists(used.filter(article__story=OuterRef("pk"))))
        elif told.get("mark"):
            found.append(Q(pk__in=self._marks[told["mark"]].stories(agency)))
        return found


def _watched(**topic: Any) -> Exists:
    return Exists(TopicMatch.objects.filter(article__story=OuterRef("pk"), **topic))


def _regions() -> list[tuple[str, str]]:
    """The regions that outlets are of, by name."""
    codes = Outlet.objects.exclude(region_code="").order_by().values_list("region_code", flat=True)
    names = {each.code: each.full_name for each in regions()}
    found = [(code, names.get(code, code)) for code in codes.distinct()]
    return sorted(found, key=lambda row: row[1])
