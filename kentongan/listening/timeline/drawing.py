"""The flow of a story as a picture: a row for each outlet, time from left to right.

Told apart by shape and dash, never by colour; a table with the same stands beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kentongan.engine.flow import Edge, FlowGraph, Node, Step

WIDTH, MARGIN = 360, 12  # a phone's width; larger screens enlarge it
ROW, TOP = 34, 8  # pixels of an outlet's row, and above the first
ROWS = 24  # outlets drawn; the table has all
CURVE = 110  # pixels
BAR = 4  # pixels of a bar
LONGEST = 44  # characters of an outlet's name
DASHES = {"copied": "", "cited": "6 3", "same_owner": "1 3"}


def flow_picture(flow: FlowGraph, names: Mapping[str, str], *, zone: str, alt: str) -> SafeString:
    """`names`: of each owner, as it is to be shown."""
    rows = list(dict.fromkeys(node.owner for node in flow.nodes))[:ROWS]
    scale = _Scale([node.at for node in flow.nodes])
    places = {
        node.id: (scale.x(node.at), TOP + rows.index(node.owner) * ROW + 24)
        for node in flow.nodes
        if node.owner in rows
    }
    first = flow.first.id if flow.first else ""
    height = TOP + len(rows) * ROW + 24
    return format_html(
        '<svg class="office-picture" role="img" aria-label="{}" viewBox="0 0 {} {}"'
        ' fill="currentColor" stroke="none" font-size="12">{}{}{}{}{}{}</svg>',
        alt, WIDTH, height,
        mark_safe(
            '<defs><marker id="panah" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
            ' markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>'
        ),
        _lines(len(rows)),
        format_html_join("", "{}", ((path,) for path in _edges(flow.edges, places))),
        format_html_join("", "{}", ((mark,) for mark in _nodes(flow.nodes, places, first))),
        _names(rows, names),
        _axis(scale, height - 8, zone),
    )  # fmt: skip


def spread_picture(steps: Sequence[Step], *, zone: str, alt: str) -> SafeString:
    """How many outlets had it by when; a dashed line counts the posts."""
    scale = _Scale([step.at for step in steps])
    most = max([1, *(step.outlets for step in steps), *(step.posts for step in steps)])
    outlets = _stairs([(scale.x(step.at), step.outlets) for step in steps], most)
    posts = ""
    if steps and steps[-1].posts:
        posts = format_html(
            '<path d="{}" fill="none" stroke="currentColor" stroke-width="2"'
            ' stroke-dasharray="4 3"/>',
            _stairs([(scale.x(step.at), step.posts) for step in steps], most),
        )
    return format_html(
        '<svg class="office-picture" role="img" aria-label="{}" viewBox="0 0 {} {}"'
        ' fill="currentColor" font-size="12">'
        '<path d="M{} {}H{}" stroke="currentColor" opacity=".5"/><text x="{}" y="{}">{}</text>'
        '<path d="{}" fill="none" stroke="currentColor" stroke-width="2"/>{}{}</svg>',
        alt, WIDTH, CURVE + 24,
        MARGIN, CURVE, WIDTH - MARGIN, MARGIN, 12, most,
        outlets, posts, _axis(scale, CURVE + 16, zone),
    )  # fmt: skip


def hours_picture(
    counts: Sequence[tuple[datetime, int, int]], *, zone: str, alt: str
) -> SafeString:
    """Bars by time: filled for articles, hollow for posts, side by side under one scale."""
    scale = _Scale([at for at, *_counts in counts])
    most = max([1, *(max(articles, posts) for _at, articles, posts in counts)])
    return format_html(
        '<svg class="office-picture" role="img" aria-label="{}" viewBox="0 0 {} {}"'
        ' fill="currentColor" font-size="12">'
        '<path d="M{} {}H{}" stroke="currentColor" opacity=".5"/><text x="{}" y="{}">{}</text>'
        "{}{}</svg>",
        alt, WIDTH, CURVE + 24,
        MARGIN, CURVE, WIDTH - MARGIN, MARGIN, 12, most,
        format_html_join("", "{}", ((bar,) for bar in _bars(counts, scale, most))),
        _axis(scale, CURVE + 16, zone),
    )  # fmt: skip


def _bars(
    counts: Sequence[tuple[datetime, int, int]], scale: "_Scale", most: int
) -> Iterator[SafeString]:
    for at, articles, posts in counts:
        x = min(scale.x(at), WIDTH - MARGIN - 2 * BAR)
        for left, count, filled in ((x, articles, True), (x + BAR, posts, False)):
            high = round(count / most * (CURVE - 20))
            if high:
                yield format_html(
                    '<rect x="{}" y="{}" width="{}" height="{}"{}/>',
                    left, CURVE - high, BAR - 1, high,
                    "" if filled else mark_safe(' fill="none" stroke="currentColor"'),
                )  # fmt: skip


class _Scale:
    """Time to pixels; a story of one moment stands at the left."""

    def __init__(self, times: Sequence[datetime]) -> None:
        self.start: datetime | None = min(times, default=None)
        self.end: datetime | None = max(times, default=None)

    def x(self, at: datetime) -> int:
        if self.start is None or self.end is None or self.end == self.start:
            return MARGIN
        share = (at - self.start) / (self.end - self.start)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN))


def _lines(count: int) -> SafeString:
    return format_html_join(
        "",
        '<path d="M{} {}H{}" stroke="currentColor" stroke-width="1" opacity=".3"/>',
        ((MARGIN, TOP + n * ROW + 24, WIDTH - MARGIN) for n in range(count)),
    )


def _names(rows: Sequence[str], names: Mapping[str, str]) -> SafeString:
    """Above all else, so that no arrow strikes them through."""
    return format_html_join(
        "",
        '<text x="{}" y="{}">{}</text>',
        (
            (MARGIN, TOP + n * ROW + 12, names.get(owner, owner)[:LONGEST])
            for n, owner in enumerate(rows)
        ),
    )


def _edges(edges: Sequence[Edge], places: Mapping[str, tuple[int, int]]) -> Iterator[SafeString]:
    for edge in edges:
        if edge.source in places and edge.target in places:
            (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
            bend = max(x1, x2) - (x1 + x2) // 2 + 8
            yield format_html(
                '<path d="M{} {}Q{} {} {} {}" fill="none" stroke="currentColor"'
                ' stroke-width="1.5" stroke-dasharray="{}" marker-end="url(#panah)"/>',
                x1, y1, min(WIDTH - 4, x1 + bend), (y1 + y2) // 2, x2, y2 + (-6 if y2 > y1 else 6),
                DASHES[edge.kind],
            )  # fmt: skip


def _nodes(
    nodes: Sequence[Node], places: Mapping[str, tuple[int, int]], first: str
) -> Iterator[SafeString]:
    """The first is a diamond, an article a circle, a post of social media a square."""
    for node in nodes:
        if node.id not in places:
            continue
        x, y = places[node.id]
        if node.id == first:
            yield format_html('<path d="M{} {}l8 8-8 8-8-8z"/>', x, y - 8)
        elif node.social:
            yield format_html('<rect x="{}" y="{}" width="8" height="8"/>', x - 4, y - 4)
        else:
            yield format_html('<circle cx="{}" cy="{}" r="4.5"/>', x, y)


def _axis(scale: _Scale, y: int, zone: str) -> SafeString:
    if scale.start is None or scale.end is None:
        return SafeString("")
    start, end = (_told(at, zone) for at in (scale.start, scale.end))
    return format_html(
        '<text x="{}" y="{}">{}</text><text x="{}" y="{}" text-anchor="end">{}</text>',
        MARGIN, y, start, WIDTH - MARGIN, y, end if end != start else "",
    )  # fmt: skip


def _told(at: datetime, zone: str) -> str:
    return date_format(at.astimezone(ZoneInfo(zone)), "j M H.i")


def _stairs(points: Sequence[tuple[int, int]], most: int) -> str:
    """Steps from left to right, the last one drawn to the edge."""
    path = f"M{MARGIN} {CURVE}"
    for x, count in points:
        path += f"H{x}V{round(CURVE - count / most * (CURVE - 20))}"
    return f"{path}H{WIDTH - MARGIN}"
