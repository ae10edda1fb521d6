"""What the database holds of a story, read once for all that is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.listening.models import Article, ArticleText, Coding, Copy, PickUp, Post, Story

MOST = 300  # articles shown of one story
MOST_POSTS = 2_000  # read of one story
MOMENT = Coalesce("published_at", "first_seen_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The first `MOST` articles and `MOST_POSTS` posts in order of time; `titles` of each article
    oldest first."""

    articles: tuple[Article, ...]
    texts: dict[int, str]
    titles: dict[int, tuple[ArticleText, ...]]
    copies: tuple[Copy, ...]
    codings: dict[int, Coding]
    pick_ups: tuple[PickUp, ...]
    posts: tuple[Post, ...] = ()

    @property
    def free(self) -> list[Article]:
        """Without bought space, which counts in no figure (R12)."""
        return [article for article in self.articles if not article.is_paid]


def load(story: Story, agency: Agency | None) -> Material:
    rows = story.articles.select_related("outlet", "source").order_by(MOMENT, "url")
    articles = tuple(rows[:MOST])
    versions = ArticleText.objects.filter(article__in=articles).order_by("article", "revision")
    titles: dict[int, list[ArticleText]] = {}
    texts: dict[int, str] = {}
    for version in versions:
        titles.setdefault(version.article_id, []).append(version)
        texts[version.article_id] = version.text
    copies = Copy.objects.filter(article__in=articles).select_related("other__outlet")
    return Material(
        articles=articles,
        texts=texts,
        titles={key: tuple(each) for key, each in titles.items()},
        copies=tuple(copies.order_by("article", "-containment", "pk")),
        codings={each.article_id: each for each in _codings(articles, agency)},
        pick_ups=_pick_ups(articles, agency),
        posts=_posts(story),
    )


def _posts(story: Story) -> tuple[Post, ...]:
    rows = story.posts.defer("address", "links")  # whom they lead to is nothing to read here
    return tuple(rows.order_by(Coalesce("posted_at", "seen_at"), "pk")[:MOST_POSTS])


def publisher(article: Article) -> str:
    """The outlet's name, else the host, else that the address is unknown."""
    if article.outlet:
        return article.outlet.name
    return article.host or _("address unknown")


def _codings(articles: Sequence[Article], agency: Agency | None) -> Sequence[Coding]:
    if agency is None:
        return ()
    rows = Coding.objects.filter(article__in=articles, agency=agency)
    return list(rows.select_related("by"))


def _pick_ups(articles: Sequence[Article], agency: Agency | None) -> tuple[PickUp, ...]:
    if agency is None:
        return ()
    rows = PickUp.objects.filter(
        article__in=articles, article__is_paid=False, own_text__agency=agency
    )
    return tuple(rows.select_related("own_text", "article__outlet").order_by("pk"))
