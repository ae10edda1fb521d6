"""Numbers going round in a story, beside what the office itself says."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kentongan.accounts.models import Agency
from kentongan.engine import numbers
from kentongan.listening.models import Article, Story

from .material import Material, publisher

HOOK = "kentongan_story_numbers"
KINDS: dict[str, str | Promise] = {
    "dead": _("Dead"),
    "missing": _("Missing"),
    "injured": _("Injured"),
    "displaced": _("Displaced"),
    "homes": _("Homes hit"),
    "price": _("Price"),
    "percent": _("Share in percent"),
    "rupiah": _("Sum of money"),
}
BY_TWO = frozenset({"percent", "rupiah"})  # every article has some: two outlets must tell it
MOST_ROWS = 8  # of one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNumber:
    """What the office's own facts say: given by the hook `kentongan_story_numbers`."""

    kind: str
    unit: str
    value: float
    url: str
    as_of: date

    @property
    def told(self) -> str:
        return told(self.value, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One value: who told it first and when, and how many told it."""

    value: float
    unit: str
    about: bool
    outlets: tuple[str, ...]
    at: datetime
    article: Article
    quote: str

    @property
    def told(self) -> str:
        return told(self.value, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGroup:
    """All values of one kind and unit, the newest first. They `differ` when outlets disagree."""

    label: str | Promise
    unit: str
    rows: tuple[NumberRow, ...]
    own: tuple[OwnNumber, ...]

    @property
    def differ(self) -> bool:
        return len({row.value for row in self.rows} | {own.value for own in self.own}) > 1


def told(value: float, unit: str) -> str:
    """1234.5 with "Rp" is "Rp 1.234,5"; a whole number has no decimals."""
    plain = f"{value:,.2f}".rstrip("0").rstrip(".")
    plain = plain.translate(str.maketrans(",.", ".,"))
    if unit.startswith("Rp"):
        return f"Rp {plain}{unit.removeprefix('Rp')}"
    return f"{plain}{unit}"


def numbers_told(
    story: Story, material: Material, agency: Agency | None
) -> tuple[NumberGroup, ...]:
    """The numbers of the story by kind, the gravest first; bought space tells none."""
    found: defaultdict[tuple[str, str], dict[float, list[tuple[Article, numbers.NumberTold]]]]
    found = defaultdict(lambda: defaultdict(list))
    for article in material.free:
        text = f"{article.title}.\n{material.texts.get(article.pk, '')}"
        for each in numbers.read(text):
            found[each.kind, each.unit][each.value].append((article, each))
    own = _own(story, agency)
    groups = []
    for kind, unit in sorted(found, key=lambda key: (list(KINDS).index(key[0]), key[1])):
        rows = [_row(tellers) for tellers in found[kind, unit].values()]
        if kind in BY_TWO:
            rows = [row for row in rows if len(row.outlets) > 1]
        rows.sort(key=lambda row: (row.at, row.value), reverse=True)
        if rows:
            fitting = tuple(each for each in own if (each.kind, each.unit) == (kind, unit))
            groups.append(
                NumberGroup(label=KINDS[kind], unit=unit, rows=tuple(rows[:MOST_ROWS]), own=fitting)
            )
    return tuple(groups)


def _row(tellers: Sequence[tuple[Article, numbers.NumberTold]]) -> NumberRow:
    article, number = tellers[0]
    return NumberRow(
        value=number.value,
        unit=number.unit,
        about=all(each.about for _article, each in tellers),
        outlets=tuple(dict.fromkeys(publisher(each) for each, _number in tellers)),
        at=article.published_at or article.first_seen_at,
        article=article,
        quote=number.quote,
    )


def _own(story: Story, agency: Agency | None) -> list[OwnNumber]:
    if agency is None:
        return []
    givers: list[Callable[[Story, Agency], list[OwnNumber]]] = hooks.get_hooks(HOOK)
    return [number for give in givers for number in give(story, agency)]
