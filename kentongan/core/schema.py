"""Which migrations the database has and this program knows, and what lies between the two."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.loader import MigrationLoader

Migration = tuple[str, str]  # app label and name


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """`missing`: migrations still to be made; `unknown`: those of a newer program."""

    missing: tuple[Migration, ...]
    unknown: tuple[Migration, ...]


def gap() -> Gap:
    """How the database differs from this program. Raises Django's database errors."""
    loader = MigrationLoader(connection)
    return _between(loader, set(loader.applied_migrations))


def gap_of(applied: Iterable[Migration]) -> Gap:
    """How a database with these migrations would differ from this program; asks no database."""
    return _between(MigrationLoader(None), set(applied))


def _between(loader: MigrationLoader, applied: set[Migration]) -> Gap:
    # A squashed migration stands for those it replaced.
    replaced = {each for one in loader.disk_migrations.values() for each in one.replaces}
    known = set(loader.disk_migrations)
    unknown = {key for key in applied - known - replaced if key[0] in loader.migrated_apps}
    wanted = {key for key in loader.graph.nodes if key[0] in loader.migrated_apps}
    return Gap(missing=tuple(sorted(wanted - applied)), unknown=tuple(sorted(unknown)))
