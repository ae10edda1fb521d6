"""The brief as PDF/UA."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kentongan.core import charts, clocks
from kentongan.core.documents import (
    BriefClaim,
    BriefData,
    BriefPublication,
    BriefStory,
    Figure,
    Letterhead,
    compile_pdf,
)
from kentongan.insight.models import Brief

from .form import week_rows
from .words import audience, coded, tones

NAMED = 6  # outlets of a story
NONE = (0, 0, 0)


def pdf(brief: Brief) -> bytes:
    """The brief for the leader's desk. Raises DocumentError without a recommendation."""
    agency = brief.agency
    data = BriefData(
        letterhead=Letterhead(name=agency.name, address=agency.address, phone=agency.phone),
        sample=settings.KENTONGAN_DEMO,
        title=brief.get_period_display().capitalize(),
        period=_period(brief),
        generated_at=_moment(brief, brief.compiled_at),
        recommendation=brief.recommendation,
        recommended_by=brief.recommended_by.name if brief.recommended_by else "",
        stories=tuple(_story(row) for row in brief.snapshot["stories"]),
        hoaxes=tuple(
            BriefClaim(claim=row["text"], state=row["state"], url=row["url"])
            for row in brief.snapshot["claims"]
        ),
        published=tuple(_publication(brief, row) for row in brief.snapshot["published"]),
        charts=(_trend(brief),),
        figures=_figures(brief),
        agenda=tuple(_appointment(row) for row in brief.snapshot.get("agenda", ())),
        week=_week(brief),
    )
    return compile_pdf("brief", data, at=brief.compiled_at)


def _story(row: dict[str, object]) -> BriefStory:
    publishers: Any = row["publishers"]
    counts: Any = row.get("tones_headline"), row.get("tones_body")
    articles = int(str(row["articles"]))
    return BriefStory(
        title=str(row["title"]),
        summary=str(row["summary"]),
        articles=articles,
        copies=int(str(row["copies"])),
        publishers=len(publishers),
        outlets=_named(publishers),
        reach=audience(int(str(row["audience"]))),
        first_publisher=str(row["first_publisher"]),
        tone_headline=tones(counts[0] or NONE),
        tone_body=tones(counts[1] or NONE),
        tone_coded=coded(int(str(row.get("coded", 0))), articles),
        url=str(row["url"]),
    )


def _publication(brief: Brief, row: dict[str, object]) -> BriefPublication:
    published = datetime.fromisoformat(str(row["published_at"]))
    return BriefPublication(
        title=str(row["title"]),
        picked_up=int(str(row["picked_up"])),
        published_at=_moment(brief, published),
        url=str(row["url"]),
    )


def _named(outlets: list[str]) -> str:
    """The outlets by name, a few of them where they are many."""
    if len(outlets) <= NAMED:
        return ", ".join(outlets)
    values = {"names": ", ".join(outlets[:NAMED]), "count": len(outlets) - NAMED}
    return _("%(names)s and %(count)s more") % values


def _figures(brief: Brief) -> tuple[tuple[str, str], ...]:
    seen = brief.snapshot
    picked_up = sum(row["picked_up"] for row in seen["published"])
    rows = (
        (seen["articles"], _("articles")),
        (seen.get("outlets", 0), _("media")),
        (len(seen["claims"]), _("rumours going round")),
        (picked_up, _("times our texts were picked up")),
    )
    return tuple((str(count), str(label)) for count, label in rows)


def _appointment(row: dict[str, str]) -> tuple[str, str, str]:
    day = date_format(date.fromisoformat(row["day"]), "l, j F")
    return day, row["at"], ", ".join(filter(None, (row["title"], row["place"])))


def _week(brief: Brief) -> tuple[tuple[str, str], ...]:
    return tuple(week_rows(brief))


def _trend(brief: Brief) -> Figure:
    rows = [
        (date_format(date.fromisoformat(day), "j M"), float(count))
        for day, count in brief.snapshot["trend"]
    ]
    alt = "; ".join(f"{day}: {count:.0f}" for day, count in rows)
    chart = charts.bar(
        rows,
        title=_("Articles a day"),
        x=_("Day"),
        y=_("Articles"),
        alt=_("Articles a day over the last week. %(figures)s") % {"figures": alt},
        sample=settings.KENTONGAN_DEMO,
    )
    return Figure(svg=chart.svg, alt=chart.alt, caption=chart.title)


def _period(brief: Brief) -> str:
    start = _moment(brief, brief.starts_at)
    return f"{brief.get_period_display()}, {start} – {_moment(brief, brief.ends_at)}"


def _moment(brief: Brief, at: datetime) -> str:
    local = clocks.to_zone(at, brief.agency.zone)
    return f"{date_format(local, 'j F Y, H.i')} {brief.agency.get_zone_display()}"
