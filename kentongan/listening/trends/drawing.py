"""Volume of each day as bars, with what is usual as a dashed line; a table says the same."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, MARGIN, TOP = 360, 120, 12, 18  # a phone's width; larger screens enlarge it


def curve(days: Sequence[tuple[date, int]], usual: float, *, alt: str) -> SafeString:
    """`usual` articles a day."""
    most = max([1.0, usual, *(float(count) for _day, count in days)])
    step = (WIDTH - 2 * MARGIN) / max(len(days), 1)
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        (
            (f"{MARGIN + place * step:.1f}", f"{HEIGHT - high:.1f}", f"{step * 0.8:.1f}",
             f"{high:.1f}")
            for place, high in enumerate(count / most * (HEIGHT - TOP) for _day, count in days)
        ),
    )  # fmt: skip
    level = f"{HEIGHT - usual / most * (HEIGHT - TOP):.1f}"
    first, last = (date_format(days[at][0], "j M") if days else "" for at in (0, -1))
    return format_html(
        '<svg class="office-picture" role="img" aria-label="{}" viewBox="0 0 {} {}"'
        ' fill="currentColor" font-size="12">'
        '<path d="M{} {}H{}" stroke="currentColor" opacity=".5"/>{}'
        '<path d="M{} {}H{}" stroke="currentColor" stroke-width="1.5" stroke-dasharray="5 4"/>'
        '<text x="{}" y="12">{}</text><text x="{}" y="{}">{}</text>'
        '<text x="{}" y="{}" text-anchor="end">{}</text></svg>',
        alt, WIDTH, HEIGHT + 20,
        MARGIN, HEIGHT, WIDTH - MARGIN, bars,
        MARGIN, level, WIDTH - MARGIN,
        MARGIN, round(most), MARGIN, HEIGHT + 15, first, WIDTH - MARGIN, HEIGHT + 15, last,
    )  # fmt: skip
