"""What a new version says otherwise than the public one."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .models import GuardedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph as it was and as it will be; either may be empty."""

    before: str
    after: str


def compare(before: GuardedPage, after: GuardedPage) -> list[Change]:
    return list(_changes(_lines(before), _lines(after)))


def _lines(page: GuardedPage) -> list[str]:
    return [page.title, *(line for line in page.text.splitlines() if line.strip())]


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    for kind, left, left_end, right, right_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield Change(
                before="\n".join(before[left:left_end]), after="\n".join(after[right:right_end])
            )
