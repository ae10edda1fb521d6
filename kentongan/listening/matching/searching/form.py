"""What a search is narrowed by; a field that makes no sense narrows nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kentongan.accounts.enums import Zone
from kentongan.accounts.models import Agency, User
from kentongan.accounts.querysets import visible_agency_ids
from kentongan.core import clocks
from kentongan.engine.queries import LONGEST, Node, QueryError
from kentongan.listening.enums import ArticleKind, Medium, Tone, Use
from kentongan.listening.matching.compiling import tree
from kentongan.listening.matching.wording import explained
from kentongan.listening.models import Outlet, Topic

from .facets import Names
from .hits import Search, oldest
from .words import Condition

SPANS = {"": timedelta(days=90), "365": timedelta(days=365), "semua": None}
CUTS = (
    "outlet", "owner", "region", "medium", "kind", "topic", "tone", "language", "agency", "use",
    "story",
)  # fmt: skip
COMING = timedelta(days=1)  # clocks of sites run ahead


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class SearchForm(forms.Form):
    """Words and a span; what the facets cut by comes along in the address."""

    q = forms.CharField(
        label=_("Words"),
        max_length=LONGEST,
        required=False,
        help_text=_("banjir AND (jalan OR jembatan) -iklan; “a phrase”, NEAR/5, judul:, media:."),
    )
    span = forms.ChoiceField(
        label=_("Span"),
        choices=[
            ("", _("the last 90 days")),
            ("365", _("the last year")),
            ("semua", _("all time (may take longer)")),
        ],
        required=False,
    )
    start = _day(_("From"))
    end = _day(_("Until"))

    def __init__(self, data: Any, *, user: User, agency: Agency | None) -> None:
        super().__init__(data)
        self.zone = ZoneInfo(agency.zone if agency else Zone.WIB)
        self.agency = agency
        self.agencies = visible_agency_ids(user)
        self.is_valid()

    @cached_property
    def outlets(self) -> list[Outlet]:
        return list(Outlet.objects.all())

    @cached_property
    def topics(self) -> list[Topic]:
        rows = Topic.objects.filter(agency__in=self.agencies).select_related("agency")
        return list(rows.order_by("name", "pk"))

    @cached_property
    def query(self) -> Node | None:
        """The tree of the words; None where there are none or they cannot be read."""
        try:
            return self._tree()
        except QueryError as error:
            self.add_error("q", explained(error))
            return None

    @property
    def is_all_time(self) -> bool:
        return self._span()[0] is None

    @property
    def told_span(self) -> str:
        """For example "1 Mar 2026 to 30 Mei 2026"."""
        start, end = self._span()
        if start is None:
            return ""
        days = [date_format(each.astimezone(self.zone), "j M Y") for each in (start, end)]
        told = {"start": days[0], "end": days[1]}
        if self.cleaned_data.get("start") or self.cleaned_data.get("end"):
            return gettext("%(start)s to %(end)s") % told
        if self.cleaned_data.get("span"):
            return gettext("the last year, since %(start)s") % told
        return gettext("the last 90 days, since %(start)s") % told

    def search(self) -> Search | None:
        """None where the words cannot be read, which then stands at the field."""
        query = self.query
        if self.has_error("q"):
            return None
        start, end = self._span()
        return Search(
            query=query,
            start=start or oldest(),
            end=end,
            narrow=tuple(self._narrow()),
            outlets=self.outlets,
        )

    def cuts(self) -> dict[str, str]:
        """The facets chosen, as they stand in the address."""
        told = {name: str(self.data.get(name, "")).replace("\0", "")[:120] for name in CUTS}
        return {name: value for name, value in told.items() if value}

    def names(self) -> Names:
        return Names(
            topics={each.pk: each.name for each in self.topics},
            agencies={each.agency_id: each.agency.short_name for each in self.topics},
            own_agency=self.agency.pk if self.agency else None,
        )

    def _tree(self) -> Node | None:
        text = str(self.cleaned_data.get("q", self.data.get("q", ""))).replace("\0", "").strip()
        return tree(words=(), phrases=(), exclusions=(), query=text)

    def _span(self) -> tuple[datetime | None, datetime]:
        told = self.cleaned_data
        start, end = told.get("start"), told.get("end")
        until = datetime.combine(end, time.max, self.zone) if end else clocks.now() + COMING
        if start:
            return datetime.combine(start, time.min, self.zone), until
        back = SPANS.get(told.get("span", ""))
        if told.get("span") == "semua" or (end and not told.get("span")):
            return None, until
        return (until if end else clocks.now()) - (back or timedelta(days=90)), until

    def _narrow(self) -> Iterator[Condition]:
        for name, value in self.cuts().items():
            told = _outlet_cut(name, value, self.outlets) or self._cut(name, value)
            if told is not None:
                yield told

    def _cut(self, name: str, value: str) -> Condition | None:
        if name == "language":
            return Condition(sql="d.language = %s", params=(value,))
        if name == "kind" and value in ArticleKind.values:
            return Condition(sql="d.kind = %s", params=(value,))
        if name == "use" and value in Use.values:
            return Condition(sql=USES[Use(value)])
        if name == "tone" and value in Tone.values and self.agency is not None:
            return Condition(sql=TONE, params=(self.agency.pk, int(value)))
        if not (value.isascii() and value.isdigit() and len(value) < 19):
            return None
        if name == "story":
            return Condition(sql=STORY, params=(int(value),))
        if name == "topic":
            return Condition(
                sql=TOPICS, params=([e.pk for e in self.topics if e.pk == int(value)],)
            )
        mine = [each.pk for each in self.topics if each.agency_id == int(value)]
        return Condition(sql=TOPICS, params=(mine,)) if name == "agency" else None


USES = {
    Use.PAID: "d.article_id IN (SELECT a.id FROM listening_article a"
    " WHERE a.id = d.article_id AND a.is_paid)",
    Use.PICK_UP: "EXISTS (SELECT FROM listening_pickup p WHERE p.article_id = d.article_id)",
}
TONE = (
    "EXISTS (SELECT FROM listening_coding c WHERE c.article_id = d.article_id"
    " AND c.agency_id = %s AND c.tone_body = %s)"
)
STORY = "d.article_id IN (SELECT a.id FROM listening_article a WHERE a.story_id = %s)"
TOPICS = (
    "EXISTS (SELECT FROM listening_topicmatch t WHERE t.article_id = d.article_id"
    " AND t.topic_id = ANY(%s))"
)


def _outlet_cut(name: str, value: str, outlets: Sequence[Outlet]) -> Condition | None:
    """Whatever an outlet has comes down to a list of outlets."""
    if name == "outlet" and value.isdigit():
        keys = [each.pk for each in outlets if str(each.pk) == value]
    elif name == "owner":
        keys = [each.pk for each in outlets if each.owner_network == value]
    elif name == "region":
        keys = [each.pk for each in outlets if each.region_code == value]
    elif name == "medium" and value in Medium.values:
        keys = [each.pk for each in outlets if each.medium == value]
    else:
        return None
    return Condition(sql="d.outlet_id = ANY(%s)", params=(keys,))
