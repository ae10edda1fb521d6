"""A story's page: every figure it shows, from one reading of the tables."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.engine.flow import FlowGraph
from kentongan.listening.enums import FetchState
from kentongan.listening.models import Article, PickUp, Story

from . import telling
from .drawing import flow_picture, spread_picture
from .entries import Entry, entries
from .figures import NumberGroup, numbers_told
from .flowing import CopyGroup, copy_groups, graph
from .material import Material, load, publisher
from .social import Social, jumped, social
from .sparkline import Pulse, pulse


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """The first publisher as it is shown."""

    article: Article
    publisher: str
    at: datetime
    evidence: str
    confidence: str
    reasons: tuple[telling.Reasoned, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One line of the table beside the picture: who took it from whom, how, and when."""

    at: datetime
    taker: str
    source: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneCount:
    """How often people coded this tone; a machine's suggestion counts for nothing here."""

    tone: int
    headlines: int
    bodies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    material: Material
    entries: tuple[Entry, ...]
    flow: FlowGraph
    first: First | None
    pulse: Pulse
    outlets: int
    copies: int
    paid: int
    gone: tuple[Entry, ...]
    flow_svg: SafeString
    spread_svg: SafeString
    takings: tuple[Taking, ...]
    jumps: tuple[str, ...]
    social: Social | None
    groups: tuple[CopyGroup, ...]
    numbers: tuple[NumberGroup, ...]
    headlines: tuple[Entry, ...]
    tones: tuple[ToneCount, ...]
    pick_ups: tuple[PickUp, ...]

    @property
    def own_told(self) -> bool:
        """Whether the office has a figure of its own beside those of the media."""
        return any(group.own for group in self.numbers)


def story_page(story: Story, agency: Agency | None, zone: str) -> StoryPage:
    material = load(story, agency)
    flow = graph(material)
    told = entries(material, flow.first)
    names = _names(material)
    outlets = len({node.owner for node in flow.nodes if not node.social})
    groups = tuple(copy_groups(material, flow))
    return StoryPage(
        material=material,
        entries=told,
        flow=flow,
        first=_first(material, flow),
        pulse=pulse(_times_of_articles(material, flow), clocks.now()),
        outlets=outlets,
        copies=sum(len(group.repeats) for group in groups),
        paid=len(material.articles) - len(material.free),
        gone=tuple(each for each in told if each.article.fetch_state == FetchState.GONE),
        flow_svg=flow_picture(
            flow, names, zone=zone,
            alt=_("How the story went from outlet to outlet; the table below tells the same."),
        ),
        spread_svg=spread_picture(
            flow.spread, zone=zone,
            alt=_("Outlets that had the story by when: %(count)s at the end.") % {"count": outlets},
        ),
        takings=tuple(_takings(material, flow)),
        jumps=tuple(jumped(each) for each in flow.jumps),
        social=social(material, flow, zone),
        groups=groups,
        numbers=numbers_told(story, material, agency),
        headlines=tuple(each for each in told if each.headlines),
        tones=_tones(material),
        pick_ups=material.pick_ups,
    )  # fmt: skip


def _times_of_articles(material: Material, flow: FlowGraph) -> list[tuple[datetime, int]]:
    free = {str(article.pk) for article in material.free}
    return [(node.at, 1) for node in flow.nodes if node.id in free]


def _names(material: Material) -> dict[str, str]:
    """Of each owner: the outlet, or the network where several of its outlets have the story."""
    names: dict[str, set[str]] = {}
    for article in material.articles:
        owner = article.outlet.owner if article.outlet else article.host or article.url
        names.setdefault(owner, set()).add(publisher(article))
    for platform in sorted({post.platform for post in material.posts}):
        names.setdefault(platform, set()).add(platform)
    return {
        owner: next(iter(called)) if len(called) == 1 else f"{owner} ({len(called)})"
        for owner, called in names.items()
    }


def _first(material: Material, flow: FlowGraph) -> First | None:
    if flow.first is None:
        return None
    articles = {str(article.pk): article for article in material.articles}
    found = articles[flow.first.id]
    return First(
        article=found,
        publisher=publisher(found),
        at=flow.first.at,
        evidence=flow.first.evidence,
        confidence=telling.confidence(flow.first),
        reasons=telling.reasons(flow.first),
        ties=tuple(publisher(articles[key]) for key in flow.first.ties),
    )


def _takings(material: Material, flow: FlowGraph) -> list[Taking]:
    articles = {str(article.pk): article for article in material.articles}
    return [
        Taking(
            at=edge.at,
            taker=publisher(articles[edge.target]),
            source=publisher(articles[edge.source]) if edge.source else edge.outlet,
            how=telling.taking(edge),
        )
        for edge in flow.edges
    ]


def _tones(material: Material) -> tuple[ToneCount, ...]:
    free = {article.pk for article in material.free}
    coded = [each for key, each in material.codings.items() if key in free and not each.machine]
    headlines = Counter(each.tone_headline for each in coded)
    bodies = Counter(each.tone_body for each in coded)
    if not coded:
        return ()
    return tuple(
        ToneCount(tone=tone, headlines=headlines[tone], bodies=bodies[tone]) for tone in (-1, 0, 1)
    )
