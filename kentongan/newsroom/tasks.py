"""Jobs of the newsroom; each may run twice."""

from wagtail.models import Page

from kentongan.core.tasks import periodic, task

from . import actions
from .confirming import own_fetcher, see
from .models import GuardedPage

TRIES = 20
LONGEST_PAUSE = 30  # seconds; the first are 2, 4, 8, 16


@periodic("* * * * *")
def publish_due(timestamp: int) -> int:
    """Every minute: what was approved for a time that has come."""
    return actions.publish_due()


@task()
def confirm_public(page_id: int, tries: int = 1) -> bool:
    """Fetch a page and the feed over HTTP and record that they show it; try again later if not."""
    page = Page.objects.get(pk=page_id).specific
    if not isinstance(page, GuardedPage) or not page.live:
        return False
    with own_fetcher() as fetcher:
        seen = see(page, fetcher)
    if not seen and tries < TRIES:
        again = confirm_public.configure(schedule_in={"seconds": min(2**tries, LONGEST_PAUSE)})
        again.defer(page_id=page_id, tries=tries + 1)
    return seen
