"""Office-holders and institutions: the only ones who may be watched by name or quoted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kentongan.engine import text as texts
from kentongan.engine.people.names import without_titles


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds an office, or speaks for a body; `key` is the caller's.

    A body itself is a Holder without `office`.
    """

    key: str
    name: str
    office: str = ""
    body: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_body(self) -> bool:
        return not self.office

    def names(self) -> tuple[str, ...]:
        """Full name with and without titles, and the aliases."""
        return tuple(dict.fromkeys((self.name, without_titles(self.name), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Holders by name and by office, case-folded words joined by blanks."""

    holders: tuple[Holder, ...] = ()
    by_name: dict[str, Holder] = field(default_factory=dict)
    by_office: dict[str, Holder] = field(default_factory=dict)

    @classmethod
    def of(cls, holders: Iterable[Holder]) -> "Gazetteer":
        """An office that two people hold names neither."""
        told = tuple(holders)
        names = {_plain(name): holder for holder in told for name in holder.names()}
        offices: dict[str, Holder] = {}
        twice: set[str] = set()
        for holder in told:
            for office in _offices(holder):
                if offices.setdefault(office, holder) is not holder:
                    twice.add(office)
        return cls(told, names, {key: each for key, each in offices.items() if key not in twice})

    def named(self, text: str) -> Holder | None:
        """The holder of that name, with or without titles; office-holders and bodies alike."""
        found = self.by_name.get(_plain(text))
        return found or self.by_name.get(_plain(without_titles(text)))

    def in_office(self, text: str) -> Holder | None:
        return self.by_office.get(_plain(text))


def _plain(text: str) -> str:
    return " ".join(texts.words(text))


def _offices(holder: Holder) -> Sequence[str]:
    """ "kepala pelaksana bpbd arungsari", and its first part where the place is left out."""
    if not holder.office:
        return ()
    with_body = _plain(f"{holder.office} {holder.body}")
    return tuple(dict.fromkeys((_plain(holder.office), with_body)))
