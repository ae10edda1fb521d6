"""The brief as PDF/UA."""

from datetime import date, datetime

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

from .words import audience, tone


def pdf(brief: Brief) -> bytes:
    """The brief for the leader's desk. Raises DocumentError without a recommendation."""
    agency = brief.agency
    data = BriefData(
        letterhead=Letterhead(name=agency.name, address=agency.address, phone=agency.phone),
        sample=settings.KENTONGAN_DEMO,
        title=_("Media brief"),
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
    )
    return compile_pdf("brief", data, at=brief.compiled_at)


def _story(row: dict[str, object]) -> BriefStory:
    publishers = row["publishers"]
    return BriefStory(
        title=str(row["title"]),
        summary=str(row["summary"]),
        articles=int(str(row["articles"])),
        copies=int(str(row["copies"])),
        publishers=len(publishers) if isinstance(publishers, list) else 0,
        reach=audience(int(str(row["audience"]))),
        first_publisher=str(row["first_publisher"]),
        tone_headline=tone(row["tone_headline"]),  # type: ignore[arg-type]  # -1, 0, 1 or None
        tone_body=tone(row["tone_body"]),  # type: ignore[arg-type]  # as above
        tone_is_suggestion=bool(row["tone_is_suggestion"]),
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
