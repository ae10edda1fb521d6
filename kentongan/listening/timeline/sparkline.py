"""The small picture of a story's growth beside its title, and what it says in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncHour
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kentongan.listening.models import Article, Story

from .material import MOMENT

BARS = 16
HEIGHT, STEP = 24, 6  # pixels; a bar is one less than its step
DAY = timedelta(hours=24)
LEAST = timedelta(hours=12)  # a story of one hour is not drawn as if it had lasted a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """Articles over the story's life in `BARS` steps; of the last day and of the day before."""

    counts: tuple[int, ...]
    last_day: int
    day_before: int

    @property
    def growth(self) -> int:
        return self.last_day - self.day_before

    @property
    def picture(self) -> SafeString:
        return sparkline(self.counts)


def pulses(stories: Collection[Story], now: datetime) -> dict[int, Pulse]:
    """The pulse of each story, by one query; bought space is left out."""
    rows = (
        Article.objects.filter(story__in=[story.pk for story in stories], is_paid=False)
        .order_by()
        .values_list("story", TruncHour(MOMENT))
        .annotate(Count("pk"))
    )
    hours: dict[int, list[tuple[datetime, int]]] = {story.pk: [] for story in stories}
    for key, hour, count in rows:
        hours[key].append((hour, count))
    return {story.pk: pulse(hours[story.pk], now) for story in stories}


def pulse(hours: Sequence[tuple[datetime, int]], now: datetime) -> Pulse:
    counts = [0] * BARS
    if hours:
        start = min(at for at, _count in hours)
        step = max(max(at for at, _count in hours) - start, LEAST) / BARS
        for at, count in hours:
            counts[min(BARS - 1, int((at - start) / step))] += count
    return Pulse(
        counts=tuple(counts),
        last_day=sum(count for at, count in hours if now - DAY < at <= now),
        day_before=sum(count for at, count in hours if now - 2 * DAY < at <= now - DAY),
    )


def sparkline(counts: Sequence[int]) -> SafeString:
    """Bars in the colour of the text around; hidden from readers, for the words stand beside."""
    most = max([*counts, 1])
    heights = [round(count / most * (HEIGHT - 1)) + 1 for count in counts]
    bars = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}"/>',
        ((n * STEP, HEIGHT - high, STEP - 1, high) for n, high in enumerate(heights)),
    )
    return format_html(
        '<svg class="office-pulse" aria-hidden="true" viewBox="0 0 {} {}" width="{}" height="{}"'
        ' fill="currentColor">{}</svg>',
        len(counts) * STEP, HEIGHT, len(counts) * STEP, HEIGHT, bars,
    )  # fmt: skip
