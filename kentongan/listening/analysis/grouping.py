"""Which article belongs to which story: what the machine finds, under what a person decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BigIntegerField, Count, F, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from kentongan.engine.copies import CopyMatch
from kentongan.engine.stories import StoryClusterer, StoryItem, live_story
from kentongan.listening.enums import StoryDecisionKind
from kentongan.listening.models import Article, Story, StoryDecision, StoryIndex
from kentongan.listening.stores import SqlStoryStore

from .items import Item, with_texts

MOMENT = Coalesce("published_at", "first_seen_at")
OWNER = Coalesce(
    NullIf("outlet__owner_network", Value("")), "outlet__domain", "host"
)  # as `Outlet.owner`


def group(items: Sequence[Item], found: Mapping[str, Sequence[CopyMatch]]) -> int:
    """Give each article its story, in this order; returns how many stories are new."""
    articles = [item.article for item in items]
    copy_of = {int(key): each[0].other_id for key, each in found.items() if each}
    decided = decisions_about(article.pk for article in articles)
    names = {str(pk): each for pk, each in _named(decided).items()}
    clusterer = StoryClusterer(SqlStoryStore(), new_id=lambda item: names.get(item.id, item.id))
    assigned = clusterer.add_many(
        [story_item(each, copy_of=copy_of.get(each.article.pk), decided=decided) for each in items]
    )
    touched = {int(each.story_id) for each in assigned}
    merged = merged_into(touched)
    for article, assignment in zip(articles, assigned, strict=True):
        machine = int(assignment.story_id)
        article.story_id = merged.get(machine, machine)
        if machine in merged:
            _remember(article.pk, machine)
    _store(articles)
    refresh(touched | set(merged.values()))
    return sum(each.is_new for each in assigned)


def _store(articles: Sequence[Article]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE listening_article SET story_id = told.story"
            " FROM unnest(%s::bigint[], %s::bigint[]) AS told(id, story)"
            " WHERE listening_article.id = told.id",
            [[each.pk for each in articles], [each.story_id for each in articles]],
        )


def story_item(
    item: Item, *, copy_of: str | None = None, decided: Iterable[StoryDecision] = ()
) -> StoryItem:
    """An article as the clusterer takes it, with what a person decided about it."""
    article = item.article
    together, apart = set[int](), set[int]()
    for decision in decided:
        mine, theirs = decision.here, decision.there
        if article.pk in theirs:
            mine, theirs = theirs, mine
        if article.pk in mine:
            joined = decision.kind == StoryDecisionKind.MERGE
            together.update(mine)
            (together if joined else apart).update(theirs)
            (apart if joined else together).difference_update(theirs)
    return StoryItem(
        id=str(article.pk),
        title=article.title,
        text=item.text,
        published_at=article.published_at or article.first_seen_at,
        publisher=article.outlet.owner if article.outlet else article.host,
        copy_of=copy_of,
        together=frozenset(map(str, together - {article.pk})),
        apart=frozenset(map(str, apart)),
    )


def decisions_about(keys: Iterable[int]) -> list[StoryDecision]:
    """Decisions in force that name one of these articles, oldest first."""
    # One value: of each key in a list Django makes an expression of its own.
    wanted = Cast(Value(f"{{{','.join(map(str, keys))}}}"), ArrayField(BigIntegerField()))
    rows = StoryDecision.objects.filter(undone_at=None)
    rows = rows.filter(Q(here__overlap=wanted) | Q(there__overlap=wanted))
    return list(rows.order_by("at", "pk"))


def merged_into(stories: Collection[int]) -> dict[int, int]:
    """Of these stories, those that a person put together with another, and where that led."""
    steps: dict[int, int] = {}
    asked = set(stories)
    while asked:
        rows = Story.objects.filter(pk__in=asked).exclude(merged_into=None)
        found = dict(rows.values_list("pk", "merged_into_id"))
        steps.update({key: target for key, target in found.items() if target is not None})
        asked = set(steps.values()) - steps.keys() - asked
    ends: dict[int, int] = {}
    for story in set(stories) & steps.keys():
        end = story
        while end in steps:
            end = steps[end]
        ends[story] = end
    return ends


def parts_of(story: int) -> set[int]:
    """The stories that were put together with this one, at whatever remove."""
    parts: set[int] = set()
    asked = {story}
    while asked:
        rows = Story.objects.filter(merged_into__in=asked)
        asked = set(rows.values_list("pk", flat=True)) - parts
        parts |= asked
    return parts


def refresh(stories: Collection[int]) -> None:
    """Span, counts and title of these stories from their articles.

    What most others took over names a story, the first of several. Paid articles do not count,
    and name a story only where nothing else does. Outlets of one owner's network count once.
    """
    taken_over = Count("copied_by", filter=Q(copied_by__article__is_paid=False))
    articles = Article.objects.filter(story=OuterRef("pk")).annotate(taken_over=taken_over)
    articles = articles.order_by("is_paid", "-taken_over", MOMENT, "url")
    counted = Article.objects.filter(story=OuterRef("pk")).order_by().values("story")
    free = counted.filter(is_paid=False)
    moment = Coalesce(F("published_at"), F("first_seen_at"))
    rows = Story.objects.filter(pk__in=sorted(stories))
    rows.update(
        title=Coalesce(Subquery(articles.values("title")[:1]), F("title")),
        first_at=Coalesce(Subquery(counted.annotate(v=Min(moment)).values("v")), F("first_at")),
        last_at=Coalesce(Subquery(counted.annotate(v=Max(moment)).values("v")), F("last_at")),
        article_count=Coalesce(Subquery(free.annotate(n=Count("pk")).values("n")), 0),
        outlet_count=Coalesce(
            Subquery(free.annotate(n=Count(OWNER, distinct=True)).values("n")), 0
        ),
    )


def rebuild_index(story: int) -> None:
    """Make what the clusterer compares with anew from the story's articles as they are now."""
    rows = Article.objects.filter(story=story).select_related("outlet").order_by(MOMENT, "pk")
    live = live_story(str(story), [story_item(each) for each in with_texts(list(rows))])
    if live is None:
        StoryIndex.objects.filter(pk=story).delete()
    else:
        SqlStoryStore().replace(live)


def forget_members(stories: Collection[int], gone: Collection[int]) -> None:
    """Take articles out of what these stories are compared by."""
    keys = {str(key) for key in gone}
    store = SqlStoryStore()
    for live in store.stories([str(story) for story in stories]).values():
        members = tuple(each for each in live.members if each.id not in keys)
        if len(members) < len(live.members):
            store.replace(replace(live, members=members))


def _named(decided: Iterable[StoryDecision]) -> dict[int, str]:
    """The story that a person's decision gave each article."""
    names: dict[int, str] = {}
    for decision in decided:
        names.update(dict.fromkeys(decision.here, str(decision.story_id)))
        names.update(dict.fromkeys(decision.there, str(decision.other_id)))
    return names


def _remember(article: int, machine: int) -> None:
    """Note an article that came by a story put together with another, so that undoing finds it."""
    story: int | None = machine
    while story is not None:
        decision = StoryDecision.objects.filter(
            kind=StoryDecisionKind.MERGE, other=story, undone_at=None
        ).first()
        if decision is not None and article not in decision.there:
            decision.there = [*decision.there, article]
            decision.save(update_fields=["there"])
        story = Story.objects.filter(pk=story).values_list("merged_into_id", flat=True).first()
