"""Charts as data: an Altair spec drawn to SVG and PNG on the server, with a table beside it.

Nothing is told by colour alone: bars carry their number, lines their dashes, events their shape.
"""

import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from kentongan.core.charts.locale import VEGA_LOCALE, number_text, time_text

if TYPE_CHECKING:
    import altair

# Each has a contrast of at least 4.5:1 on white, and differs from the next in lightness too.
COLOURS = ("#0b4f5c", "#b3541e", "#5b3f8c", "#3d6b1f", "#8a1c4a", "#595959")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (1, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
WIDTH = 560  # pixels
_BAR_STEP = 26  # pixels for one bar and its gap
_LINE_HEIGHT = 240  # pixels
_EVENT_STEP = 30  # pixels for one event of a timeline
_PNG_SCALE = 2.0
_DAY_TICKS = 10  # at most so many days are named on an axis
_HOURS_SHOWN = timedelta(days=3)  # shorter periods show hours on their axis

BarRow = tuple[str, float]
"""What is counted and how many."""
LineRow = tuple[date, float, str]
"""When (a date, or a datetime in the zone to be shown), how much, and of which series."""
EventRow = tuple[datetime, str, str]
"""When (in the zone to be shown), what happened, and of which kind it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawn chart: `svg` for pages and PDF, `spec` for the interactive one, `table` for all."""

    title: str
    alt: str
    svg: str
    spec: dict[str, Any]
    table: tuple[tuple[str, ...], ...]

    @property
    def png(self) -> bytes:
        """The same picture in pixels, for social media; drawn at each call."""
        import vl_convert

        return vl_convert.svg_to_png(self.svg, scale=_PNG_SCALE)


def bar(
    rows: Sequence[BarRow], *, title: str, x: str, y: str, alt: str, sample: bool = False
) -> Chart:
    """Horizontal bars in the order given; `x` names what is compared, `y` what is counted."""
    import altair as vega

    values = [
        {"label": label, "value": value, "shown": number_text(value)} for label, value in rows
    ]
    labels = [label for label, _value in rows]
    base = vega.Chart(vega.InlineData(values=values)).encode(
        y=vega.Y("label:N", title=None, sort=labels, axis=vega.Axis(labelLimit=260)),
        x=vega.X("value:Q", title=y, axis=vega.Axis(format=",.0f", tickMinStep=1)),
    )
    bars = base.mark_bar(color=COLOURS[0], height={"band": 0.7})
    numbers = base.mark_text(align="left", dx=4).encode(text="shown:N")
    drawn = (bars + numbers).properties(width=WIDTH, height=max(1, len(rows)) * _BAR_STEP)
    table = ((x, y), *((label, number_text(value)) for label, value in rows))
    return _finish(drawn, title=title, alt=alt, table=table, sample=sample)


def line(
    rows: Sequence[LineRow], *, title: str, x: str, y: str, alt: str, sample: bool = False
) -> Chart:
    """One line for each series over time, told apart by dashes, points and colour."""
    import altair as vega

    series = sorted({name for _at, _value, name in rows})
    values = [
        {"at": _naive(at), "value": value, "series": name}
        for at, value, name in sorted(rows, key=lambda row: _naive(row[0]))
    ]
    legend = None if len(series) <= 1 else vega.Legend(title=None, symbolSize=120)
    chart = vega.Chart(vega.InlineData(values=values))
    drawn = chart.mark_line(strokeWidth=2.5, point=vega.OverlayMarkDef(size=45)).encode(
        x=vega.X("at:T", title=x, axis=_time_axis(rows)),
        y=vega.Y("value:Q", title=y, axis=vega.Axis(format=",.0f", tickMinStep=1)),
        color=vega.Color("series:N", legend=legend, scale=_scale(series, COLOURS)),
        strokeDash=vega.StrokeDash("series:N", legend=legend, scale=_scale(series, DASHES)),
        shape=vega.Shape("series:N", legend=legend, scale=_scale(series, SHAPES)),
    )
    table = ((x, *(name or y for name in series)), *_cross_table(rows, series))
    properties = drawn.properties(width=WIDTH, height=_LINE_HEIGHT)
    return _finish(properties, title=title, alt=alt, table=table, sample=sample)


def timeline(
    rows: Sequence[EventRow], *, title: str, x: str, y: str, alt: str, sample: bool = False
) -> Chart:
    """Events one below the other along a time axis; `y` names the events."""
    import altair as vega

    ordered = sorted(rows, key=lambda row: _naive(row[0]))
    kinds = list(dict.fromkeys(kind for _at, _what, kind in ordered))
    values = [
        {"at": _naive(at), "what": what, "kind": kind, "row": number}
        for number, (at, what, kind) in enumerate(ordered)
    ]
    legend = None if len(kinds) <= 1 else vega.Legend(title=None, symbolSize=120)
    times = vega.X("at:T", title=x, axis=_time_axis(rows))
    base = vega.Chart(vega.InlineData(values=values)).encode(y=vega.Y("row:O", axis=None))
    points = base.mark_point(size=110, filled=True, opacity=1).encode(
        x=times,
        color=vega.Color("kind:N", legend=legend, scale=_scale(kinds, COLOURS)),
        shape=vega.Shape("kind:N", legend=legend, scale=_scale(kinds, SHAPES)),
    )
    labels = base.mark_text(align="left", dx=10, limit=WIDTH).encode(x=times, text="what:N")
    drawn = (points + labels).properties(width=WIDTH, height=max(1, len(rows)) * _EVENT_STEP)
    table = ((x, y), *((time_text(at), what) for at, what, _kind in ordered))
    return _finish(drawn, title=title, alt=alt, table=table, sample=sample)


def _finish(
    drawn: "altair.Chart | altair.LayerChart",
    *,
    title: str,
    alt: str,
    table: tuple[tuple[str, ...], ...],
    sample: bool,
) -> Chart:
    """Draw the chart; raises ValueError without title or alternative text."""
    import vl_convert

    if not title.strip() or not alt.strip():
        raise ValueError("A chart needs a title and an alternative text.")
    notes = [*(["CONTOH"] if sample else []), *([] if table[1:] else [_("No data")])]
    spec: dict[str, Any] = drawn.to_dict()
    spec["title"] = {"text": title, "subtitle": notes, "anchor": "start"}
    spec["description"] = alt
    spec["config"] = {
        "locale": VEGA_LOCALE,
        "font": "sans-serif",
        "background": "white",
        "view": {"stroke": None},
        "axis": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": "#333333"},
        "text": {"fontSize": 12, "color": "#1a1a1a"},
        "legend": {"labelFontSize": 12, "orient": "bottom"},
        "title": {"fontSize": 15, "subtitleFontSize": 12, "subtitleColor": "#a3161a"},
    }
    svg = _described(vl_convert.vegalite_to_svg(spec), title=title, alt=alt)
    return Chart(title=title, alt=alt, svg=svg, spec=spec, table=table)


def _described(svg: str, *, title: str, alt: str) -> str:
    """The picture with a name and a description that screen readers announce."""
    name = "chart-" + hashlib.sha256(svg.encode() + alt.encode()).hexdigest()[:12]
    opening, rest = svg.split(">", 1)
    return (
        f'{opening} role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{html.escape(title)}</title>'
        f'<desc id="{name}-desc">{html.escape(alt)}</desc>{rest}'
    )


def _scale(domain: Sequence[str], choices: Sequence[Any]) -> "altair.Scale":
    import altair as vega

    return vega.Scale(
        domain=list(domain), range=[choices[i % len(choices)] for i in range(len(domain))]
    )


def _naive(value: date) -> str:
    """A time as written on the clock of its zone: Vega would show another zone's otherwise."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()
    return f"{value.isoformat()}T00:00:00"


def _time_axis(rows: Sequence[LineRow] | Sequence[EventRow]) -> "altair.Axis":
    """An axis with hours for a short period, else with whole days, each at most once."""
    import altair as vega

    times = sorted(datetime.fromisoformat(_naive(row[0])) for row in rows)
    span = times[-1] - times[0] if times else timedelta(0)
    if times and isinstance(rows[0][0], datetime) and span < _HOURS_SHOWN:
        return vega.Axis(format="%-d %b %H.%M", labelOverlap=True)
    step = {"interval": "day", "step": span.days // _DAY_TICKS + 1}
    return vega.Axis(format="%-d %b", labelOverlap=True, tickCount=step)


def _cross_table(rows: Sequence[LineRow], series: Sequence[str]) -> list[tuple[str, ...]]:
    """One row for each time, one column for each series; a dash where nothing was measured."""
    known = {(at, name): number_text(value) for at, value, name in rows}
    times = sorted({at for at, _value, _name in rows}, key=_naive)
    return [(time_text(at), *(known.get((at, name), "–") for name in series)) for at in times]
