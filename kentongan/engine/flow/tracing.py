"""The graph of a story: nodes in order of time, who took it from whom, the curve of its spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from kentongan.engine.flow.citing import citations
from kentongan.engine.flow.first import TIE, first_publisher, told_time
from kentongan.engine.flow.hints import Hint, coordination
from kentongan.engine.flow.model import CopyLink, FirstPublisher, Publication, TimeEvidence

EdgeKind = Literal["copied", "cited", "same_owner"]
Evidence = Literal["credit", "time", "length"]
"""Why a copy points the way it does: the text itself credits the outlet, else time tells; of two
that are level the longer one took the shorter in."""
JUST_BEFORE = timedelta(microseconds=1)


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
    `evidence` says why a copy points this way; `phrase` are the words of a credit or citation.
    """

    kind: EdgeKind
    source: str
    target: str
    at: datetime
    share: float = 0.0
    outlet: str = ""
    sure: bool = True
    evidence: Evidence = "time"
    phrase: str = ""


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
    told = list(_cited(ordered, at, outlets or {}))
    credits = _credits(ordered, told)
    copied = list(_copied(ordered, at, credits))
    by_name = {(edge.target, edge.outlet): edge for edge in credits.values()}
    cited = [by_name.get((edge.target, edge.outlet), edge) for _owner, edge in told]
    first = first_publisher(
        ordered,
        citing={edge.target for edge in cited},
        copied={edge.source for edge in copied if edge.kind == "copied"},
        credits=_behind(copied, at),
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


def _by_credit(at: Mapping[str, datetime], credits: Mapping[str, Edge]) -> Mapping[str, datetime]:
    """Times by which a text that is credited always stands before those that credit it."""
    moved = dict(at)
    for _round in credits:  # a chain of credits is as long as there are credits, at most
        for target, edge in credits.items():
            moved[edge.source] = min(moved[edge.source], moved[target] - JUST_BEFORE)
    return moved


def _copied(
    ordered: Sequence[Publication], at: Mapping[str, datetime], credits: Mapping[str, Edge]
) -> Iterator[Edge]:
    """For each publication the one it most likely took its text from: the one that it credits,
    else the earlier, the likest."""
    by_id = {item.id: item for item in ordered}
    moved = _by_credit(at, credits)
    sources: dict[str, list[tuple[bool, float, datetime, str, Evidence]]] = {}
    for item in ordered:
        for link in item.copies:
            if link.other_id in by_id and link.other_id != item.id:
                source, target, why = _direction(item.id, link, moved, credits)
                found = (why != "credit", -link.share, moved[source], source, why)
                sources.setdefault(target, []).append(found)
    for target, found_of in sources.items():
        not_named, share, _at, source, why = min(found_of)
        same = by_id[source].owner == by_id[target].owner
        yield Edge(
            kind="same_owner" if same else "copied",
            source=source,
            target=target,
            at=at[target],
            share=round(-share, 3),
            sure=not not_named or at[target] - at[source] >= TIE,
            evidence=why,
            phrase="" if not_named else credits[target].phrase,
        )


def _behind(copied: Iterable[Edge], at: Mapping[str, datetime]) -> dict[str, str]:
    """Whose text goes back to one that is credited for it, whatever the clocks say; to which."""
    came_from = {edge.target: edge for edge in copied}
    found: dict[str, str] = {}
    for target in came_from:
        key, seen, is_behind = target, {target}, False
        while key in came_from and came_from[key].source not in seen:
            edge = came_from[key]
            against_time = edge.evidence == "time" and at[edge.source] > at[key]
            is_behind = is_behind or edge.evidence == "credit" or against_time
            key = edge.source
            seen.add(key)
        if is_behind:
            found[target] = key
    return found


def _credits(ordered: Sequence[Publication], told: Sequence[tuple[str, Edge]]) -> dict[str, Edge]:
    """Of each publication that has the text of an outlet it cites: to whose article that leads.

    Two that credit each other credit nobody.
    """
    owners = {item.id: item.owner for item in ordered}
    alike = _alike(ordered, owners)
    found: dict[str, Edge] = {}
    for owner, edge in told:
        same = [each for each in alike.get(edge.target, ()) if owners[each[1]] == owner]
        if same:
            found.setdefault(edge.target, replace(edge, source=min(same)[1]))
    return {
        key: edge
        for key, edge in found.items()
        if edge.source not in found or found[edge.source].source != key
    }


def _alike(
    ordered: Sequence[Publication], owners: Mapping[str, str]
) -> Mapping[str, Sequence[tuple[float, str]]]:
    """Of each publication those that share its text, either way, with less the share."""
    alike: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for item in ordered:
        for link in item.copies:
            if link.other_id in owners and link.other_id != item.id:
                alike[item.id].append((-link.share, link.other_id))
                alike[link.other_id].append((-link.share, item.id))
    return alike


def _direction(
    key: str, link: CopyLink, at: Mapping[str, datetime], credits: Mapping[str, Edge]
) -> tuple[str, str, Evidence]:
    """Source, target and why: a credit above time; of two that are level the longer one took the
    shorter in."""
    other = link.other_id
    for source, target in ((other, key), (key, other)):
        if target in credits and credits[target].source == source:
            return source, target, "credit"
    if abs(at[key] - at[other]) < TIE and link.direction != "mutual":
        pair = (other, key) if link.direction == "contains" else (key, other)
        return *pair, "length"
    pair = (other, key) if (at[other], other) < (at[key], key) else (key, other)
    return *pair, "time"


def _cited(
    ordered: Sequence[Publication],
    at: Mapping[str, datetime],
    outlets: Mapping[str, tuple[str, str]],
) -> Iterator[tuple[str, Edge]]:
    """Each citation, with the owner of the outlet that is named."""
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
            yield owner, Edge(
                kind="cited", source=earlier[0] if earlier else "", target=item.id,
                at=at[item.id], outlet=citation.outlet, phrase=citation.phrase,
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
