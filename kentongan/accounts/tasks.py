from kentongan.core.tasks import periodic

from . import groups


@periodic("5 * * * *")
def follow_the_calendar(timestamp: int) -> None:
    """Roles begin and end by date: every hour the groups follow."""
    groups.synchronise()
