"""The last fortnight of a source as a picture."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.db.models import Sum
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _

from kentongan.core import charts, clocks
from kentongan.listening.models import Source

DAYS = 14


def chart(source: Source, *, zone: str) -> charts.Chart:
    """New articles a day; a day without any look counts as none."""
    wall = ZoneInfo(zone)
    today = clocks.now().astimezone(wall).date()
    first = today - timedelta(days=DAYS - 1)
    rows = source.polls.filter(at__gt=clocks.now() - timedelta(days=DAYS + 1)).order_by()
    days = rows.annotate(day=TruncDate("at", tzinfo=wall)).values_list("day")
    counted = dict(days.annotate(Sum("new")))
    points = [
        (day, float(counted.get(day, 0)), "")
        for day in (first + timedelta(days=number) for number in range(DAYS))
    ]
    return charts.line(
        points,
        title=_("New articles in the last 14 days"),
        x=_("day"),
        y=_("new articles"),
        alt=_("New articles a day: %(total)d in all, %(today)d today.")
        % {"total": sum(point[1] for point in points), "today": points[-1][1]},
    )
