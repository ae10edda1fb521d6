"""From the tables to the engine's flow graph, and from its edges to groups of copies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kentongan.engine.flow import CopyLink, Edge, FlowGraph, Publication, trace
from kentongan.listening.models import Article, Outlet, Post

from . import telling
from .material import Material, publisher

SOCIAL = frozenset({"mastodon", "bluesky", "youtube", "telegram", "social"})  # kinds of source
KNOWN_OUTLETS = 5_000  # names that citations are looked up in


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """One copy: the article, the share of the shorter text, and how sure the direction is."""

    article: Article
    edge: Edge

    @property
    def publisher(self) -> str:
        return publisher(self.article)

    @property
    def how(self) -> str:
        return telling.taking(self.edge)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """An original and all that goes back to it, directly or by way of another copy."""

    original: Article
    repeats: tuple[Repeat, ...]

    @property
    def publisher(self) -> str:
        return publisher(self.original)


def graph(material: Material) -> FlowGraph:
    return trace(_of_story(material), outlets=_outlets())


def _of_story(material: Material) -> Iterator[Publication]:
    links: defaultdict[int, list[CopyLink]] = defaultdict(list)
    for copy in material.copies:
        links[copy.article_id].append(
            CopyLink(
                other_id=str(copy.other_id),
                share=1.0 if copy.is_exact else copy.containment,
                direction=copy.direction,  # type: ignore[arg-type]  # one of the three choices
            )
        )
    for article in material.articles:
        yield _publication(article, material.texts.get(article.pk, ""), tuple(links[article.pk]))
    for post in material.posts:
        yield _of_post(post)


def publications(articles: Iterable[Article]) -> Iterator[Publication]:
    """The times alone, for who was first."""
    return (_publication(article, "", ()) for article in articles)


def _publication(article: Article, text: str, copies: tuple[CopyLink, ...]) -> Publication:
    social = article.source is not None and article.source.kind in SOCIAL
    told_by_page = article.date_evidence not in {"feed", "address"}
    return Publication(
        id=str(article.pk),
        owner=article.outlet.owner if article.outlet else article.host or article.url,
        first_seen_at=article.first_seen_at,
        published_at=article.published_at if told_by_page else None,
        feed_at=_feed_time(article),
        url=article.url,
        zone=article.source.zone if article.source else "",
        text=text,
        social=social,
        private=social and article.outlet is None,
        paid=article.is_paid,
        copies=copies,
    )


def _of_post(post: Post) -> Publication:
    """All posts of a platform have one owner: no picture and no line is of one account."""
    return Publication(
        id=f"post:{post.pk}",
        owner=post.platform,
        first_seen_at=post.seen_at,
        feed_at=post.posted_at,
        text=post.text,
        social=True,
        private=True,
        account=post.author,
    )


def _feed_time(article: Article) -> datetime | None:
    return article.feed_published_at or (
        article.published_at if article.date_evidence == "feed" else None
    )


def copy_groups(material: Material, flow: FlowGraph) -> list[CopyGroup]:
    """The largest first."""
    articles = {str(article.pk): article for article in material.articles}
    came_from = {edge.target: edge for edge in flow.edges if edge.kind != "cited"}
    groups: defaultdict[str, list[Repeat]] = defaultdict(list)
    for target, edge in came_from.items():
        groups[_root(target, came_from)].append(Repeat(article=articles[target], edge=edge))
    found = [
        CopyGroup(
            original=articles[root],
            repeats=tuple(sorted(repeats, key=lambda each: (each.edge.at, each.article.pk))),
        )
        for root, repeats in groups.items()
    ]
    return sorted(found, key=lambda group: (-len(group.repeats), group.original.pk))


def _root(key: str, came_from: dict[str, Edge]) -> str:
    """Of three that are level each may seem to come from the next; the round is left once made."""
    seen = {key}
    while key in came_from and came_from[key].source not in seen:
        key = came_from[key].source
        seen.add(key)
    return key


def _outlets() -> dict[str, tuple[str, str]]:
    rows = Outlet.objects.order_by("pk").only("name", "domain", "owner_network")[:KNOWN_OUTLETS]
    known: dict[str, tuple[str, str]] = {}
    for outlet in rows:
        for called in (outlet.name, outlet.domain):
            known.setdefault(called, (outlet.name, outlet.owner))
    return known
