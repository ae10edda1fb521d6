from kentongan.core.tasks import defer_once, periodic, task

from . import actions, detection
from .models import Claim

STEP = 50  # rumours that one job compares


@task()
def match_claim(claim_id: int) -> None:
    claim = Claim.objects.filter(pk=claim_id).first()
    if claim is not None:
        actions.match_claim(claim=claim)


@task()
def match_waiting(after: int = 0) -> None:
    """New fact-checks: look again at the rumours that wait, some in a step, until all are done."""
    claims = list(Claim.objects.waiting().filter(pk__gt=after).order_by("pk")[:STEP])
    for claim in claims:
        actions.match_claim(claim=claim)
    if len(claims) == STEP:
        match_waiting.defer(after=claims[-1].pk)


def look_again() -> None:
    """Soon, and once for however many fact-checks came in until then."""
    defer_once(match_waiting, "verification.match_waiting")


@periodic("* * * * * */30")
def read_new_articles(timestamp: int) -> int:
    return detection.detect()
