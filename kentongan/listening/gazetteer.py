"""Who may be named here: office-holders on record, agencies, known institutions."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from kentongan.accounts.models import Agency
from kentongan.accounts.regions import regions
from kentongan.engine import text as texts
from kentongan.engine.people import Gazetteer, Holder
from kentongan.engine.queries import known_aliases
from kentongan.engine.quotes import Speakers

from .models import OfficeHolder

PERSON, BODY, KNOWN = "person:", "agency:", "name:"  # what a holder's key begins with
KINDS_OF_REGION = ("Kabupaten ", "Kota ", "Provinsi ")


def load(day: date | None = None) -> Gazetteer:
    """Holders of a day (today's), and bodies; two queries."""
    people = [_person(each) for each in OfficeHolder.objects.current(day)]
    agencies = [_body(each) for each in Agency.objects.filter(active=True)]
    known = [
        Holder(key=f"{KNOWN}{each.names[0]}", name=each.names[0], aliases=each.names[1:])
        for each in known_aliases()
    ]
    return Gazetteer.of([*known, *agencies, *people])


def speakers(days: Collection[date]) -> dict[date, Speakers]:
    """Who may be quoted on each of the days, in the office held then; two queries for all.

    Of the names that everybody shortens only institutions of the country speak.
    """
    holders = list(OfficeHolder.objects.held_on(days))
    bodies = [_body(each) for each in Agency.objects.filter(active=True)]
    known = [
        Holder(key=f"{KNOWN}{each.names[0]}", name=each.names[0], aliases=each.names[1:])
        for each in known_aliases()
        if each.body == "national"
    ]
    return {
        day: _ready((*known, *bodies, *(_person(each) for each in holders if each.is_held(day))))
        for day in days
    }


@lru_cache(maxsize=16)
def _ready(holders: tuple[Holder, ...]) -> Speakers:
    found = Gazetteer.of(holders)
    return Speakers.of(found, places=places(found))


def _person(holder: OfficeHolder) -> Holder:
    return Holder(
        key=f"{PERSON}{holder.pk}",
        name=holder.name,
        office=holder.office,
        body=holder.body,
        aliases=tuple(holder.aliases),
    )


def _body(agency: Agency) -> Holder:
    short = (agency.short_name,) if agency.short_name else ()
    return Holder(key=f"{BODY}{agency.pk}", name=agency.name, aliases=short)


def places(gazetteer: Gazetteer) -> frozenset[str]:
    """Case-folded names of regions and bodies, whole and word by word: none of them a person."""
    bodies = [name for each in gazetteer.holders if each.is_body for name in each.names()]
    areas = [each.name for each in regions()]
    for kind in KINDS_OF_REGION:
        areas = [name.removeprefix(kind) for name in areas]
    known = {" ".join(texts.words(name)) for name in (*bodies, *areas)}
    return frozenset(known | {word for name in known for word in name.split()})
