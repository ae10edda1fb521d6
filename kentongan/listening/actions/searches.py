"""Searches kept under a name, under the same refusals as topics."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import STAFF, WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks
from kentongan.listening.models import SavedSearch, Topic

from .naming import check_identifies_nobody, check_names_nobody
from .topics import check_topic, create_topic

LONGEST = 1000  # characters of an address


@transaction.atomic
def save_search(*, agency: Agency, name: str, query: str, by: User) -> SavedSearch:
    """Keep a search for oneself; `query` is that of its address.

    Raises ValidationError for a name that is taken and for what may not be watched.
    """
    require(by, agency, *STAFF)
    name = name.replace("\0", "").strip()[:80]
    if not name:
        raise ValidationError({"name": _("Give the search a name.")})
    _check(name, query)
    try:
        with transaction.atomic():
            return SavedSearch.objects.create(
                agency=agency, name=name, query=query, by=by, at=clocks.now()
            )
    except IntegrityError:
        raise ValidationError({"name": _("There is a search of this name already.")}) from None


@transaction.atomic
def share_search(*, search: SavedSearch, shared: bool, by: User) -> SavedSearch:
    """Show it to the whole office and on the public page of what is watched, or no longer."""
    _own(search, by)
    search.shared = shared
    search.save(update_fields=["shared"])
    return search


@transaction.atomic
def remove_search(*, search: SavedSearch, by: User) -> None:
    """Only its owner takes it away."""
    _own(search, by)
    search.delete()


def topic_of_search(*, search: SavedSearch, by: User) -> Topic:
    """Watch what a search looks for. Raises ValidationError, also where it has no words."""
    require(by, search.agency, *WRITERS)
    return create_topic(agency=search.agency, name=search.name, words=[], query=search.words, by=by)


def _check(name: str, query: str) -> None:
    if len(query) > LONGEST:
        raise ValidationError({"query": _("The search is too long to be kept.")})
    if words := SavedSearch(query=query).words:
        check_topic(Topic(name=name, query=words))
    check_identifies_nobody(name, field="name")
    check_names_nobody([("name", name)], None)


def _own(search: SavedSearch, by: User) -> None:
    if search.by_id != by.pk:
        raise PermissionDenied
