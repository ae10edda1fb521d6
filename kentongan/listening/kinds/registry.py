"""Finds the kinds by walking the folders beside this file."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from kentongan.engine.fetch import Response

from .base import Kind

HERE = Path(__file__).parent


def _found() -> Iterator[Kind]:
    for place in sorted(HERE.glob("*/kind.py")):
        kind: Kind = import_module(f"{__package__}.{place.parent.name}.kind").KIND
        if kind.slug != place.parent.name:
            raise LookupError(f"{place}: the slug is not the folder's name")
        yield kind


KINDS: dict[str, Kind] = {
    kind.slug: kind for kind in sorted(_found(), key=lambda kind: (kind.rank, kind.slug))
}


def get(slug: str) -> Kind:
    """Raises LookupError."""
    return KINDS[slug]


def choices(*, on_the_web: bool = False) -> list[tuple[str, Any]]:
    """For the model's field and for forms; `on_the_web` leaves out what has no web address."""
    told = [kind for kind in KINDS.values() if kind.is_polled or not on_the_web]
    return [(kind.slug, kind.label) for kind in told]


def claiming(url: str) -> Kind | None:
    """The kind that knows an address by its looks."""
    return next((kind for kind in KINDS.values() if kind.claims(url)), None)


def recognise(response: Response) -> Kind | None:
    """The kind of an answer."""
    return next((kind for kind in KINDS.values() if kind.fits(response)), None)
