"""What the loop did, in numbers that are the same for the same seed."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.db.models import Count

from kentongan.delivery.models import Delivery
from kentongan.desk.models import CitizenCase
from kentongan.insight import briefs
from kentongan.insight.models import Brief
from kentongan.listening.enums import READABLE, Urgency
from kentongan.listening.models import Alert, Article, Copy, Story
from kentongan.newsroom.models import ReleasePage
from kentongan.planning.models import Issue
from kentongan.verification.models import Claim


def summary(folder: Path) -> dict[str, Any]:
    """The counts of the whole loop; the newest brief is written to the folder as PDF/UA."""
    return {
        "articles": Article.objects.filter(kind__in=READABLE).count(),
        "copies": Copy.objects.values("article").distinct().count(),
        "stories": Story.objects.count(),
        "claims_queued": Claim.objects.count(),
        "claims_matched": Claim.objects.filter(matches__isnull=False).distinct().count(),
        "alerts": Alert.objects.exclude(urgency=Urgency.LOW).count(),
        "issues": Issue.objects.count(),
        "releases_published": ReleasePage.objects.live().count(),
        "deliveries": _deliveries(),
        "tickets": CitizenCase.objects.count(),
        "brief_pdf": _brief(folder),
    }


def _deliveries() -> dict[str, dict[str, int]]:
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    rows = Delivery.objects.order_by().values("account__channel", "state").annotate(n=Count("pk"))
    for row in rows.order_by("account__channel", "state"):
        found[row["account__channel"]][row["state"]] = row["n"]
    return dict(found)


def _brief(folder: Path) -> str:
    brief = Brief.objects.exclude(recommendation="").order_by("-date").first()
    if brief is None:
        return ""
    path = folder / f"laporan-{brief.date:%Y-%m-%d}.pdf"
    path.write_bytes(briefs.pdf(brief))
    return str(path)
