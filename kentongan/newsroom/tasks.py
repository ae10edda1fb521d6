"""Jobs of the newsroom; each may run twice."""

from kentongan.core.tasks import periodic

from . import actions


@periodic("* * * * *")
def publish_due(timestamp: int) -> int:
    """Every minute: what was approved for a time that has come."""
    return actions.publish_due()
