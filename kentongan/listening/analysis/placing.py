"""Which story a post tells of: the article it links to says so best, else its words."""

import re
from collections.abc import Collection
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q

from kentongan.core import clocks
from kentongan.engine.stories import StoryClusterer, StoryItem
from kentongan.listening.enums import PostEvidence
from kentongan.listening.models import Post
from kentongan.listening.stores import SqlStoryStore

from .batch import wait_for_lock
from .grouping import merged_into

COMPARED = timedelta(days=2)  # so long a post waits for a story that it resembles
AGAIN = timedelta(hours=1)  # between two comparisons of one post
LINKED = timedelta(days=30)  # so long it waits for the article that it links to
MOST = 200  # posts compared in a step
ADDRESS = re.compile(r"https?://\S+")
BY_LINK = """
UPDATE listening_post SET story_id = found.story_id, placed_by = %s
FROM (
    SELECT DISTINCT ON (post.id) post.id, article.story_id
    FROM listening_post post
    CROSS JOIN unnest(post.links) AS link
    JOIN listening_article article
        ON {match} AND article.story_id IS NOT NULL
    WHERE post.placed_by <> %s AND post.seen_at > %s
    ORDER BY post.id, article.id
) AS found
WHERE listening_post.id = found.id
"""
SAME_PAGE = (
    "article.url = link",
    "article.canonical_url = link AND article.canonical_url <> ''",
)


@transaction.atomic
def place_posts() -> int:
    """Give posts the story they tell of; returns how many found theirs."""
    wait_for_lock()
    return _by_link() + _by_words()


def follow(stories: Collection[int]) -> None:
    """Articles of these stories were moved by a person: posts go where their links went.

    Those known by their words are compared again while they are new, and else stay.
    """
    now = clocks.now()
    linked = Q(placed_by=PostEvidence.LINK, seen_at__gt=now - LINKED)
    rows = Post.objects.filter(linked | Q(seen_at__gt=now - COMPARED), story__in=stories)
    rows.update(story=None, placed_by="", compared_at=None)
    place_posts()


def _by_link() -> int:
    link, since = PostEvidence.LINK.value, clocks.now() - LINKED
    placed = 0
    with connection.cursor() as cursor:
        for match in SAME_PAGE:
            cursor.execute(BY_LINK.format(match=match), [link, link, since])
            placed += cursor.rowcount
    return placed


def _by_words() -> int:
    now = clocks.now()
    waiting = Post.objects.filter(
        Q(compared_at=None) | Q(compared_at__lte=now - AGAIN),
        story=None, seen_at__gt=now - COMPARED, posted_at__isnull=False,
    )  # fmt: skip
    posts = list(waiting.order_by("seen_at", "pk")[:MOST])
    found = StoryClusterer(SqlStoryStore()).find([_item(post) for post in posts])
    told = {post.pk: int(each.story_id) for post, each in zip(posts, found, strict=True) if each}
    ends = merged_into(set(told.values()))
    for post in posts:
        post.compared_at = now
        if post.pk in told:
            post.story_id = ends.get(told[post.pk], told[post.pk])
            post.placed_by = PostEvidence.WORDS
    Post.objects.bulk_update(posts, ["compared_at", "story", "placed_by"])
    return len(told)


def _item(post: Post) -> StoryItem:
    """Its few words are title and text at once; no article has a key below nought."""
    words = ADDRESS.sub(" ", post.text).replace("#", " ")
    return StoryItem(
        id=str(-post.pk), title=words, text=words, published_at=post.posted_at or post.seen_at
    )
