"""The graph of a story: nodes in order of time, who took it from whom, the curve of its spread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kentongan.engine.flow.citing import citations
from kentongan.engine.flow.first import TIE, first_publisher, told_time
from kentongan.engine.flow.hints import Hint, coordination
from kentongan.engine.flow.model import CopyLink, FirstPublisher, Publication, TimeEvidence

EdgeKind = Literal["copied", "cited", "same_owner"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One publication: `at` (aware) by this evidence."""

    id: str
    at: datetime
    evidence: TimeEvidence
    owner: str
    social: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`target` took it from `source`; `at` (aware) is when the target came out.

    "copied" and "same_owner": `share` of the shorter text is common, 0..1; they are the same
    thing inside one network. "cited": `outlet` is named in the text; `source` is "" when that
    outlet has no article here. Not `sure`: less than `TIE` apart, so it may be the other way.
    """

    kind: EdgeKind
    source: str
    target: str
    at: datetime
    share: float = 0.0
    outlet: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From `at` (aware) on so many outlets (owners) and posts had it."""

    at: datetime
    outlets: int
    posts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """At `at` (aware) the story first came from media to social media, or the other way.

    `after` is the time since its first on the side it came from; not `sure` below `TIE`: it may
    be the other way. `id` is empty where the account is a private one.
    """

    at: datetime
    to: Literal["media", "social"]
    id: str
    after: timedelta
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowGraph:
    """All that can be said of how a story went round; every list is in order of time."""

    first: FirstPublisher | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    spread: tuple[Step, ...]
    jumps: tuple[Jump, ...]
    hints: tuple[Hint, ...]


def trace(
    items: Iterable[Publication], *, outlets: Mapping[str, tuple[str, str]] | None = None
) -> FlowGraph:
    """Trace a story through its publications; paid ones are left out.

    `outlets`: what an outlet is called (name, domain) -> (how it is named here, its owner).
    """
    free = {item.id: item for item in items if not item.paid}
    times = {item.id: told_time(item) for item in free.values()}
    ordered = sorted(free.values(), key=lambda item: (times[item.id][0], item.id))
    at = {key: time for key, (time, _evidence) in times.items()}
    copied = list(_copied(ordered, at))
    cited = list(_cited(ordered, at, outlets or {}))
    first = first_publisher(
        ordered,
        citing={edge.target for edge in cited},
        copied={edge.source for edge in copied if edge.kind == "copied"},
    )
    return FlowGraph(
        first=first,
        nodes=tuple(
            Node(id=item.id, at=at[item.id], evidence=times[item.id][1], owner=item.owner,
                 social=item.social)
            for item in ordered
        ),
        edges=tuple(sorted([*copied, *cited], key=lambda e: (e.at, e.target, e.kind, e.source))),
        spread=tuple(_spread(ordered, at)),
        jumps=tuple(_jumps(ordered, at)),
        hints=coordination((at[item.id], item) for item in ordered),
    )  # fmt: skip


def _copied(ordered: Sequence[Publication], at: Mapping[str, datetime]) -> Iterator[Edge]:
    """For each publication the one it most likely took its text from: the earlier, the likest."""
    by_id = {item.id: item for item in ordered}
    place = {item.id: number for number, item in enumerate(ordered)}
    sources: dict[str, list[tuple[float, int, str]]] = {}
    for item in ordered:
        for link in item.copies:
            if link.other_id in by_id and link.other_id != item.id:
                source, target = _direction(item.id, link, at, place)
                sources.setdefault(target, []).append((-link.share, place[source], source))
    for target, found in sources.items():
        share, _place, source = min(found)
        same = by_id[source].owner == by_id[target].owner
        yield Edge(
            kind="same_owner" if same else "copied",
            source=source,
            target=target,
            at=at[target],
            share=round(-share, 3),
            sure=at[target] - at[source] >= TIE,
        )


def _direction(
    key: str, link: CopyLink, at: Mapping[str, datetime], place: Mapping[str, int]
) -> tuple[str, str]:
    """Time tells; of two that are level the longer one took the shorter in."""
    other = link.other_id
    if abs(at[key] - at[other]) < TIE and link.direction != "mutual":
        return (other, key) if link.direction == "contains" else (key, other)
    return (other, key) if place[other] < place[key] else (key, other)


def _cited(
    ordered: Sequence[Publication],
    at: Mapping[str, datetime],
    outlets: Mapping[str, tuple[str, str]],
) -> Iterator[Edge]:
    if not outlets:
        return
    owners = dict(outlets.values())
    names = {called: name for called, (name, _owner) in outlets.items()}
    for number, item in enumerate(ordered):
        for citation in () if item.private else citations(item.text, names):
            owner = owners[citation.outlet]
            if owner == item.owner:
                continue
            earlier = [other.id for other in ordered[:number] if other.owner == owner]
            yield Edge(
                kind="cited", source=earlier[0] if earlier else "", target=item.id,
                at=at[item.id], outlet=citation.outlet,
            )  # fmt: skip


def _spread(ordered: Sequence[Publication], at: Mapping[str, datetime]) -> Iterator[Step]:
    owners: set[str] = set()
    posts = 0
    for item in ordered:
        if item.social:
            posts += 1
        elif item.owner in owners:
            continue
        else:
            owners.add(item.owner)
        yield Step(at=at[item.id], outlets=len(owners), posts=posts)


def _jumps(ordered: Sequence[Publication], at: Mapping[str, datetime]) -> Iterator[Jump]:
    seen = {ordered[0].social} if ordered else set()
    for item in ordered:
        if item.social not in seen:
            seen.add(item.social)
            after = at[item.id] - at[ordered[0].id]
            yield Jump(
                at=at[item.id], to="social" if item.social else "media",
                id="" if item.private else item.id, after=after, sure=after >= TIE,
            )  # fmt: skip
