"""Who may be named in a topic, and the list of office-holders that says so."""

import re
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import history
from kentongan.core.masking import find
from kentongan.engine.people import is_made_of_names, looks_like_a_person
from kentongan.engine.queries import Node, leaves, pairs
from kentongan.listening import gazetteer, tasks
from kentongan.listening.models import OfficeHolder

HANDLE = re.compile(r"(?:^|\s)@\w")
NUMBER = re.compile(r"\d{5,}")


@transaction.atomic
def record_office_holder(
    *,
    agency: Agency,
    name: str,
    office: str,
    body: str,
    valid_from: date,
    valid_to: date | None = None,
    aliases: Iterable[str] = (),
    is_ours: bool = False,
    by: User | None = None,
) -> OfficeHolder:
    """Put somebody in a public office on the list of who may be watched and quoted by name."""
    return save_office_holder(
        OfficeHolder(
            agency=agency,
            name=name,
            office=office,
            body=body,
            valid_from=valid_from,
            valid_to=valid_to,
            aliases=list(aliases),
            is_ours=is_ours,
        ),
        by=by,
    )


def save_office_holder(holder: OfficeHolder, *, by: User | None) -> OfficeHolder:
    """Those who approve answer for the list; `by` None is the installation itself."""
    if by is not None:
        require(by, holder.agency, *APPROVERS)
    if not holder.office.strip() or not holder.body.strip():
        raise ValidationError({"office": _("Name the public office and the institution.")})
    for term in (holder.name, *holder.aliases):
        check_identifies_nobody(term, field="name")
    try:
        with transaction.atomic(), history.context(by=by, why="office-holder recorded"):
            holder.save()
    except IntegrityError:
        raise ValidationError({"name": _("This person is on the list already.")}) from None
    tasks.start_quoting()
    return holder


def check_identifies_nobody(term: str, *, field: str) -> None:
    """Refuse numbers that identify a person, addresses and handles."""
    if find(term) or NUMBER.search(re.sub(r"\W", "", term)):
        raise ValidationError(
            {field: _("“%(term)s” identifies a person; people are not watched.") % {"term": term}}
        )
    if HANDLE.search(term) or "@" in term:
        raise ValidationError(
            {
                field: _("“%(term)s” is an account; accounts of people are not watched.")
                % {"term": term}
            }
        )


def check_names_nobody(terms: Iterable[tuple[str, str]], query: Node | None) -> None:
    """Refuse names of people who hold no public office; `terms` are pairs of field and words.

    The query is looked at with its aliases already written out, and so are words that only
    together make a name.
    """
    known = gazetteer.load()
    places = gazetteer.places(known)
    told = [*terms, *(("query", term) for term in _together(query))]
    for field, term in told:
        if known.named(term) is None and looks_like_a_person(term, places=places):
            raise ValidationError({field: _refusal(term)})


def _together(query: Node | None) -> list[str]:
    if query is None:
        return []
    single = [leaf.shown for leaf in leaves(query)]
    joined = []
    for one, other in pairs(query):
        term = f"{one.shown} {other.shown}"
        neighbours = other.at - one.at == len(one.shown) + 1
        if neighbours or is_made_of_names(term):
            joined.append(term)
    return [*single, *joined]


def _refusal(term: str) -> str:
    return _(
        "“%(term)s” reads like the name of a person who is not on the list of office-holders;"
        " people are not watched. If it is a place or an institution, write its kind in front"
        " (Desa …, Pasar …). If it is a public official, have the official put on the list."
    ) % {"term": term}
