"""Articles that tell of one event become a story."""

from collections.abc import Sequence

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kentongan.engine.copies import CopyMatch
from kentongan.engine.stories import StoryClusterer, StoryItem
from kentongan.listening.models import Article, Story
from kentongan.listening.stores import SqlStoryStore

from .items import Item


def group(items: Sequence[Item], found: dict[str, list[CopyMatch]]) -> int:
    clusterer = StoryClusterer(SqlStoryStore())
    assigned = clusterer.add_many([_story_item(item, found) for item in items])
    for item, assignment in zip(items, assigned, strict=True):
        item.article.story_id = int(assignment.story_id)
    Article.objects.bulk_update([item.article for item in items], ["story"])
    _refresh(sorted({int(each.story_id) for each in assigned}))
    return sum(each.is_new for each in assigned)


def _story_item(item: Item, found: dict[str, list[CopyMatch]]) -> StoryItem:
    copies = found[item.key]
    article = item.article
    return StoryItem(
        id=item.key,
        title=article.title,
        lead=article.lead,
        published_at=article.published_at or article.first_seen_at,
        publisher=article.outlet.owner if article.outlet else article.host,
        copy_of=copies[0].other_id if copies else None,
    )


def _refresh(stories: list[int]) -> None:
    """Counts and title of these stories from their articles: the first article names a story."""
    articles = Article.objects.filter(story=OuterRef("pk")).order_by(
        Coalesce("published_at", "first_seen_at"), "url"
    )
    counted = Article.objects.filter(story=OuterRef("pk")).order_by().values("story")
    Story.objects.filter(pk__in=stories).update(
        title=Subquery(articles.values("title")[:1]),
        article_count=Subquery(counted.annotate(n=Count("pk")).values("n")),
        outlet_count=Subquery(counted.annotate(n=Count("host", distinct=True)).values("n")),
    )
