"""Which sources list nearly the same: found out by what their last looks brought."""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from itertools import combinations

from django.db import transaction

from kentongan.core import clocks
from kentongan.listening.addresses import tidy
from kentongan.listening.models import Source, SourceLinks, SourceTwin

from .sources import LEAST_ENTRIES, SAME_SHARE

MOST_LINKS = 200  # of one look
CROWD = 20  # sources that share a link, from which on it tells nothing


def remember_links(source: Source, urls: Iterable[str]) -> None:
    """What the last look that listed anything listed, as numbers."""
    marks = sorted({_mark(tidy(url)) for url in list(urls)[:MOST_LINKS]})
    if marks:
        SourceLinks.objects.update_or_create(source=source, defaults={"marks": marks})


@transaction.atomic
def find_twins() -> int:
    """Daily: pairs of active sources of which one lists at least four fifths of the other.

    The share is of the shorter list. Returns how many pairs.
    """
    lists = {
        row.source_id: set(row.marks)
        for row in SourceLinks.objects.filter(source__active=True)
        if len(row.marks) >= LEAST_ENTRIES
    }
    holders: dict[int, list[int]] = {}
    for key in sorted(lists):
        for mark in lists[key]:
            holders.setdefault(mark, []).append(key)
    shared = Counter(
        pair
        for keys in holders.values()
        if 1 < len(keys) <= CROWD
        for pair in combinations(keys, 2)
    )
    found = [
        SourceTwin(source_id=first, other_id=second, share=share, at=clocks.now())
        for (first, second), count in sorted(shared.items())
        if (share := count / min(len(lists[first]), len(lists[second]))) >= SAME_SHARE
    ]
    SourceTwin.objects.all().delete()
    SourceTwin.objects.bulk_create(found)
    return len(found)


def _mark(url: str) -> int:
    """A signed 64-bit number for an address."""
    return int.from_bytes(blake2b(url.encode(), digest_size=8).digest(), "big", signed=True)
