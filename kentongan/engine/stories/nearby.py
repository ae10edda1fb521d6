"""Which live stories an article may belong to: those that share the rarest of its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from kentongan.engine.stories.store import LiveTraces, Span

COMPARED = 12
"""Stories compared with exactly: those that share the rarest words."""
LOOKED_AT = 400
"""Stories looked at by shared words, rarest words first, before the choice is made."""
_DIGITS = 9
_EQUAL = 1e-8  # shares that differ less may count as equal
_ROOM = 256  # stories, doubled as needed

Places = npt.NDArray[np.intp]
Shares = npt.NDArray[np.float64]


class Nearby:
    """Stories by the words and names they are found by, each story at a place of its own."""

    def __init__(self, live: LiveTraces, anchors: Collection[str]) -> None:
        """Only by `anchors` is anything found."""
        self._keys = list(live.spans)
        self._places = {key: place for place, key in enumerate(self._keys)}
        known = np.array(list(live.spans.values()), float).reshape(-1, 2)
        self._spans = np.concatenate([known, np.zeros((_ROOM + len(known), 2))]).T
        self._anchors = frozenset(anchors)
        self._by_anchor = live.by_anchor
        self._having: dict[str, set[int]] = {}  # made when an anchor is first looked at or changed
        self._packed: dict[str, Places] = {}

    def put(self, key: str, span: Span) -> None:
        """Know a story from when to when it tells."""
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = len(self._keys)
            self._keys.append(key)
            if place == self._spans.shape[1]:
                self._spans = np.concatenate([self._spans, np.zeros_like(self._spans)], axis=1)
        self._spans[:, place] = span

    def change(self, key: str, *, lost: Collection[str], won: Collection[str]) -> None:
        """A story is no longer found by the anchors it has `lost`, but by those it has `won`."""
        place = self._places[key]
        for anchor in self._anchors.intersection(lost):
            self._places_having(anchor).discard(place)
            self._packed.pop(anchor, None)
        for anchor in self._anchors.intersection(won):
            self._places_having(anchor).add(place)
            self._packed.pop(anchor, None)

    def find(
        self, weighed: Sequence[tuple[str, float]], *, within: Span, barred: Collection[str]
    ) -> list[str]:
        """The stories that share most by weight, best first; `weighed`: anchors, rarest first."""
        places, found = self._shares(weighed, within)
        if barred:
            kept = ~np.isin(places, [self._places[key] for key in barred if key in self._places])
            places, found = places[kept], found[kept]
        if len(found) > COMPARED:  # only what may be among the first is put in order
            least = np.partition(found, -COMPARED)[-COMPARED] - _EQUAL
            places, found = places[found >= least], found[found >= least]
        order = sorted(
            (-round(share, _DIGITS), *order_of(self._keys[place]))
            for place, share in zip(places.tolist(), found.tolist(), strict=True)
        )
        return [key for *_order, key in order[:COMPARED]]

    def _shares(self, weighed: Sequence[tuple[str, float]], within: Span) -> tuple[Places, Shares]:
        """Places of stories alive in the span, and the weight of the anchors each shares."""
        everything = list(self._looked_at(weighed, within))
        if not everything:
            return np.zeros(0, np.intp), np.zeros(0)
        weights = [weight for _each, weight in everything]
        lengths = [len(each) for each, _weight in everything]
        places, which = np.unique(
            np.concatenate([each for each, _weight in everything]), return_inverse=True
        )
        shares = np.bincount(which, np.repeat(weights, lengths), minlength=len(places))
        return places, np.asarray(shares, np.float64)

    def _looked_at(
        self, weighed: Sequence[tuple[str, float]], within: Span
    ) -> Iterator[tuple[Places, float]]:
        since, until = within
        first, last = self._spans
        looked = 0
        for anchor, weight in weighed:
            places = self._having_packed(anchor)
            if not len(places):
                continue
            alive = places[(first[places] <= until) & (last[places] >= since)]
            yield alive, weight
            looked += len(alive)
            if looked >= LOOKED_AT:
                return

    def _having_packed(self, anchor: str) -> Places:
        known = self._packed.get(anchor)
        if known is None:
            having = self._places_having(anchor)
            known = self._packed[anchor] = np.fromiter(having, np.intp, len(having))
        return known

    def _places_having(self, anchor: str) -> set[int]:
        known = self._having.get(anchor)
        if known is None:
            keys = self._by_anchor.get(anchor, ())
            known = self._having[anchor] = set(map(self._places.__getitem__, keys))
        return known


def order_of(name: str) -> tuple[int, str]:
    """Names that are numbers sort as such, so that equal likenesses always end alike."""
    return len(name), name
