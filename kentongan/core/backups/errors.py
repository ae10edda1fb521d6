from kentongan.core.home import HomeError


class BackupError(HomeError):
    """A backup cannot be made or used; the message says why and what to do."""
