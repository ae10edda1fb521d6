"""Puts a backup in the place of an installation: the database in one transaction, then files."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.utils.translation import gettext as _

from kentongan.core import schema
from kentongan.core.database import TransferError, restore
from kentongan.core.database.account import keep_owner
from kentongan.core.home import Home
from kentongan.settings import environment

from .errors import BackupError
from .manifest import Manifest
from .reading import Unpacked
from .writing import CONNECTION, count_rows

OLDEST_SERVER = 15
# Rows that somebody entered or gathered; what every migration makes does not count.
_OF_PEOPLE = ("accounts_user", "accounts_agency", "listening_source", "listening_article")
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND backend_type = 'client backend' AND application_name = 'kentongan'"
    " AND pid <> pg_backend_pid()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The installation that a backup is brought back into."""

    home: Home
    url: str

    def has_content(self) -> bool:
        """Whether people or news are in it already. Raises BackupError without a database."""
        with self._connect() as connection:
            tables = {
                name
                for (name,) in connection.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
                )
            }
            strange = bool(tables) and "django_migrations" not in tables
            return strange or any(
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1".encode()).fetchone()  # noqa: S608  # our own names
                for table in _OF_PEOPLE
                if table in tables
            )

    def check(self, manifest: Manifest) -> None:
        """Raises BackupError when this backup cannot be brought back here."""
        newer = schema.gap_of(manifest.migrations).unknown
        if newer:
            raise BackupError(
                _("The backup was made by a newer Kentongan (%(app)s %(name)s). Install it first.")
                % {"app": newer[0][0], "name": newer[0][1]}
            )
        if self.home.is_demo and not manifest.is_demo:
            raise BackupError(
                _("%(home)s is a demo; a real office needs a data folder of its own.")
                % {"home": self.home.path}
            )
        with self._connect() as connection:
            if connection.info.server_version < OLDEST_SERVER * 10_000:
                raise BackupError(
                    _("The database server is too old: PostgreSQL %s or later is needed.")
                    % OLDEST_SERVER
                )
            others: Any = connection.execute(_OTHERS).fetchone()
            if others[0]:
                raise BackupError(_("Kentongan is running here. Stop it first, then try again."))

    def counts(self) -> dict[str, int]:
        with self._connect() as connection:
            return count_rows(connection)

    def _connect(self) -> psycopg.Connection[Any]:
        try:
            return psycopg.connect(
                self.url, autocommit=True, connect_timeout=15, application_name=CONNECTION
            )
        except psycopg.Error as error:
            raise BackupError(
                _("The database does not answer: %s") % " ".join(str(error).split())
            ) from error


def bring_back(content: Unpacked, target: Target) -> None:
    """Replace everything by the backup. Raises BackupError, before which nothing was changed.

    Files are moved last and only within one disk, so that little can fail after the database.
    """
    _check_key(content)
    try:
        restore(target.url, content.dump)
    except TransferError as error:
        raise BackupError(str(error)) from error
    _check_counts(content.manifest, target)
    _move_files(content, target.home)


def _check_key(content: Unpacked) -> None:
    given = environment.text("KENTONGAN_FIELD_KEY")
    if given and given != content.secret("field_key"):
        raise BackupError(
            _("KENTONGAN_FIELD_KEY is not the key of this backup. Unset it, then try again.")
        )


def _check_counts(manifest: Manifest, target: Target) -> None:
    counts = target.counts()
    wrong = [name for name, rows in manifest.counts.items() if counts.get(name) != rows]
    if wrong:
        raise BackupError(
            _("The restored tables do not have the rows that the backup names: %s")
            % ", ".join(wrong)
        )


def _move_files(content: Unpacked, home: Home) -> None:
    for path in sorted((content.folder / "secrets").iterdir()):
        keep_owner(path, home.path)
        os.utime(path)
        path.replace(home.secrets / path.name)
    if content.marker.is_file():
        keep_owner(content.marker, home.path)
        content.marker.replace(home.marker)
    _give(content.media, home)
    old = content.folder / "media.old"
    home.media.replace(old)
    content.media.replace(home.media)
    shutil.rmtree(old, ignore_errors=True)


def _give(folder: Path, home: Home) -> None:
    keep_owner(folder, home.path)
    for inside, folders, names in os.walk(folder):
        for name in (*folders, *names):
            keep_owner(Path(inside) / name, home.path)
