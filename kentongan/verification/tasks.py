from kentongan.core.tasks import periodic, task

from . import actions, detection
from .models import Claim


@task()
def match_claim(claim_id: int) -> None:
    claim = Claim.objects.filter(pk=claim_id).first()
    if claim is not None:
        actions.match_claim(claim=claim)


@task()
def match_waiting(fact_check_id: int) -> None:
    """A new fact-check: look again at the rumours that wait."""
    for claim in Claim.objects.waiting().order_by("pk")[:200]:
        actions.match_claim(claim=claim)


@periodic("* * * * * */30")
def read_new_articles(timestamp: int) -> int:
    return detection.detect()
