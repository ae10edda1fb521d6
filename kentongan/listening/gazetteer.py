"""Who may be named here: office-holders on record, agencies, known institutions."""

from datetime import date

from kentongan.accounts.models import Agency
from kentongan.accounts.regions import regions
from kentongan.engine import text as texts
from kentongan.engine.people import Gazetteer, Holder
from kentongan.engine.queries import known_aliases

from .models import OfficeHolder

PERSON, BODY, KNOWN = "person:", "agency:", "name:"  # what a holder's key begins with
KINDS_OF_REGION = ("Kabupaten ", "Kota ", "Provinsi ")


def load(day: date | None = None) -> Gazetteer:
    """Holders of a day (today's), and bodies; two queries."""
    people = [
        Holder(
            key=f"{PERSON}{each.pk}",
            name=each.name,
            office=each.office,
            body=each.body,
            aliases=tuple(each.aliases),
        )
        for each in OfficeHolder.objects.current(day)
    ]
    agencies = [
        Holder(key=f"{BODY}{each.pk}", name=each.name, aliases=(each.short_name,))
        for each in Agency.objects.filter(active=True)
    ]
    known = [
        Holder(key=f"{KNOWN}{each.names[0]}", name=each.names[0], aliases=each.names[1:])
        for each in known_aliases()
    ]
    return Gazetteer.of([*known, *agencies, *people])


def places(gazetteer: Gazetteer) -> frozenset[str]:
    """Case-folded names of regions and bodies, whole and word by word: none of them a person."""
    bodies = [name for each in gazetteer.holders if each.is_body for name in each.names()]
    areas = [each.name for each in regions()]
    for kind in KINDS_OF_REGION:
        areas = [name.removeprefix(kind) for name in areas]
    known = {" ".join(texts.words(name)) for name in (*bodies, *areas)}
    return frozenset(known | {word for name in known for word in name.split()})
