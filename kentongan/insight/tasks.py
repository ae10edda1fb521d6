from kentongan.core.tasks import periodic

from . import editions


@periodic("* * * * *")
def run_editions(timestamp: int) -> int:
    return editions.run_due()
