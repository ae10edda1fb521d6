"""The database server: the embedded PostgreSQL of a home, and dumps of any PostgreSQL.

Face: `EmbeddedPostgres`, `Status`, `dump`, `restore`, and the errors, all of which are
`PostgresError`. Nothing here imports Django, so the command can start the server before it loads.
"""

from kentongan.core.database.embedded import EmbeddedPostgres, Status
from kentongan.core.database.errors import (
    MissingProgramError,
    PlaceError,
    PostgresError,
    StartError,
    TransferError,
    WrongVersionError,
)
from kentongan.core.database.transfer import dump, restore

__all__ = [
    "EmbeddedPostgres",
    "MissingProgramError",
    "PlaceError",
    "PostgresError",
    "StartError",
    "Status",
    "TransferError",
    "WrongVersionError",
    "dump",
    "restore",
]
