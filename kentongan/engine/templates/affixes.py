"""What a site writes before and behind its titles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from kentongan.engine.templates.model import Affixes

_MOST: Final = 8  # affixes a site can have: its name, and that with each section
_LEAST: Final = 2  # pages that must show one


def learn_affixes(titles: Sequence[tuple[str, str]]) -> Affixes:
    """From pairs of a title as written and as it is meant; what recurs around it is an affix."""
    prefixes: Counter[str] = Counter()
    suffixes: Counter[str] = Counter()
    for written, meant in titles:
        before, found, after = written.partition(meant) if meant else ("", "", "")
        if found:
            prefixes[before] += bool(before)
            suffixes[after] += bool(after)
    return Affixes(prefixes=_recurring(prefixes), suffixes=_recurring(suffixes))


def _recurring(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(affix for affix, count in counts.most_common(_MOST) if count >= _LEAST and affix)


def recurring_lines(texts: Iterable[str], *, least: int = 3, share: float = 0.5) -> tuple[str, ...]:
    """Lines on at least `least` texts of a site and on `share` (0..1) of them: no article's own."""
    counts: Counter[str] = Counter()
    size = 0
    for text in texts:
        size += 1
        counts.update({line for line in text.split("\n") if line})
    return tuple(line for line, count in counts.most_common() if count >= max(least, share * size))
