"""The weekly scan: the weak signals of an agency's board as they stood, kept for the brief."""

from datetime import datetime, timedelta

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.listening.models import SignalMark, SignalScan

from . import steep, wording

KEPT = timedelta(days=400)  # a year can be looked back on


def scan(agency: Agency) -> SignalScan:
    """Keep this week's signals; asked twice in a week, the later one stays."""
    now = clocks.now()
    today = clocks.to_zone(now, agency.zone).date()
    monday = today - timedelta(days=today.weekday())
    SignalScan.objects.filter(agency=agency, at__lt=now - KEPT).delete()
    found, _new = SignalScan.objects.update_or_create(
        agency=agency, week=monday, defaults={"at": now, "signals": _signals(agency, now)}
    )
    return found


def _signals(agency: Agency, now: datetime) -> list[dict[str, object]]:
    words = wording.load(now, agency.zone)
    weak = wording.weak(words)
    articles = wording.examples(words, {each.term for each in weak})
    marks = {each.term: each for each in SignalMark.objects.filter(agency=agency)}
    return [
        {
            "letter": column.letter,
            "term": each.found.term,
            "owners": each.found.owners,
            "title": each.article.title if each.article else "",
        }
        for column in steep.board(weak, articles, marks)
        for each in column.signals
    ]
