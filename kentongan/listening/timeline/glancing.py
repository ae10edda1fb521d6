"""Stories told in a few lines, to be seen side by side or in a list."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kentongan.core import clocks
from kentongan.listening.models import Article, Story

from .material import MOMENT, publisher
from .sparkline import Pulse, pulses

ARTICLES = 12  # told of each story
OUTLETS_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One story: its growth and its first articles, of each title and publisher."""

    story: Story
    pulse: Pulse
    articles: tuple[tuple[Article, str], ...]
    more: int


def glance(stories: Collection[Story]) -> list[Glance]:
    """Each story in turn; one query for the growth and one a story for its articles."""
    grown = pulses(stories, clocks.now())
    told = []
    for story in stories:
        rows = story.articles.select_related("outlet").order_by(MOMENT, "url")[:ARTICLES]
        articles = tuple((each, publisher(each)) for each in rows)
        more = max(0, story.article_count - len(articles))
        told.append(Glance(story=story, pulse=grown[story.pk], articles=articles, more=more))
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One story of a list: its growth, and some of the outlets that have it."""

    story: Story
    pulse: Pulse
    outlets: tuple[str, ...]


def lines(stories: Collection[Story]) -> list[Line]:
    """Each story in turn, by two queries."""
    if not stories:
        return []
    grown, named = pulses(stories, clocks.now()), _outlets(stories)
    return [
        Line(story=each, pulse=grown[each.pk], outlets=tuple(named[each.pk])) for each in stories
    ]


def _outlets(stories: Collection[Story]) -> defaultdict[int, list[str]]:
    names: defaultdict[int, list[str]] = defaultdict(list)
    rows = Article.objects.filter(story__in={story.pk for story in stories})
    rows = rows.order_by("outlet__name")
    for key, name, host in rows.values_list("story_id", "outlet__name", "host").distinct():
        told = name or host or _("address unknown")
        if key is not None and told not in names[key] and len(names[key]) < OUTLETS_NAMED:
            names[key].append(told)
    return names
