"""Jobs of listening: thin, repeatable, under two seconds a step."""

import time
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Min

from kentongan.accounts.models import Agency
from kentongan.core import clocks
from kentongan.core.tasks import defer_once, periodic, task

from . import actions, addresses, alerts, analysis, reading, triage
from .clients import web
from .enums import FetchState
from .models import Article, Coding, Source, TableImport, Topic
from .trends import keeping, scanning

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
STEP_SECONDS = 1.5  # after this a job hands the rest to the next one
MOST_PAGES = 60  # of one host in a step
MOST_BYTES = 8_000_000
TRY_AGAIN = (30.0, 600.0)  # seconds after the first and the second failure of a page


@periodic("* * * * *", queue="listening")
def poll_due(timestamp: int) -> int:
    return actions.poll_due()


@periodic("20 * * * *", queue="listening")
def forget_posts(timestamp: int) -> None:
    actions.forget_posts()


@periodic("*/2 * * * *", queue="listening")
def place_posts(timestamp: int) -> int:
    return analysis.place_posts()


@periodic("* * * * * */20", queue="listening")
def analyse_new(timestamp: int) -> None:
    if actions.analyse().more:
        analyse.defer()


@task(queue="listening")
def poll_source(source_id: int) -> None:
    source = Source.objects.filter(pk=source_id, active=True).select_related("outlet").first()
    if source is not None:
        actions.poll(source=source)


@task(queue="listening")
def read_host(host: str) -> None:
    """Read a site's waiting pages, one after the other; the rest is another job.

    They are kept together in one transaction: a worker killed before leaves them waiting. A page
    that could not be read is asked for again when time has passed, not at once.
    """
    waiting = Article.objects.filter(host=host, fetch_state=FetchState.PENDING)
    fresh = waiting.filter(fetch_tries=0)
    batch = fresh if fresh.exists() else waiting
    pause = _read_batch(host, batch.select_related("source").order_by("pk")[:MOST_PAGES])
    if pause:
        defer_once(read_again, f"again:{host}", wait=pause, host=host)
    elif fresh.exists():
        start_reading(host)
    elif waiting.exists():
        tries = waiting.aggregate(least=Min("fetch_tries"))["least"]
        wait = TRY_AGAIN[min(tries, len(TRY_AGAIN)) - 1]
        defer_once(read_again, f"again:{host}", wait=wait, host=host)


def _read_batch(host: str, batch: Iterable[Article]) -> float:
    """Fetch and keep as many as one step allows; the seconds the site wants us to wait."""
    deadline, size, pause = time.monotonic() + STEP_SECONDS, 0, 0.0
    pages = []
    for article in batch:
        try:
            page = actions.fetch_page(article=article)
        except web.HostBusy as busy:
            pause = busy.seconds
            break
        if page is not None:
            pages.append(page)
            size += len(page.body)
        if time.monotonic() > deadline or size > MOST_BYTES:
            break
    if pages:
        actions.keep_pages(host=host, pages=pages)
        start_analysis()
    return pause


@task(queue="listening")
def read_again(host: str) -> None:
    """Has no lock: a job that waits for its time would keep others from the same site."""
    start_reading(host)


def start_poll(source: Source) -> None:
    """Look at a source soon; not while its site is being read by somebody else."""
    name = addresses.host(source.url)
    defer_once(poll_source, f"poll:{source.pk}", lock=f"host:{name}", source_id=source.pk)


def start_reading(host: str) -> None:
    defer_once(read_host, f"read:{host}", lock=f"host:{host}", host=host)


@task(queue="listening", lock="listening.analyse")
def analyse() -> None:
    if actions.analyse().more:
        analyse.defer()


def start_analysis() -> None:
    """Soon, for what was read; a demo whose clock stands still does so at its own ticks."""
    if not clocks.is_frozen():
        defer_once(analyse, "listening.analyse", lock="listening.analyse")


@task(queue="listening")
def match_topic(topic_id: int, below: int | None = None) -> None:
    """A new topic meets the articles of the last month, a batch in each job."""
    topic = Topic.objects.filter(pk=topic_id, active=True).first()
    if topic is None:
        return
    more = analysis.match_recent(topic, below=below)
    if more is not None:
        match_topic.defer(topic_id=topic_id, below=more)
    else:
        now = clocks.now()
        keeping.count_again(now - analysis.RECENT, now, topic=topic)


@task(queue="listening")
def quote_recent(below: int | None = None) -> None:
    """The list of office-holders has changed: recent articles are read for quotes again."""
    more = analysis.quote_recent(below=below)
    if more is not None:
        quote_recent.defer(below=more)


def start_quoting() -> None:
    defer_once(quote_recent, "listening.quotes")


def start_ringing() -> None:
    """Have the rules of alerts asked soon; once, however many batches wait for it."""
    defer_once(ring, "listening.ring", lock="listening.ring")


@task(queue="listening")
def ring() -> int:
    """The rules against what is new, then whoever is to be told at once."""
    made = alerts.evaluate()
    return made + alerts.escalate()


@task(queue="listening", lock="listening.ring")
def ring_story(story_id: int) -> int:
    """A person has coded an article of the story."""
    made = alerts.evaluate(stories=[story_id])
    return made + alerts.escalate()


@periodic("* * * * *", queue="listening")
def ring_on(timestamp: int) -> int:
    """What a killed worker left out, who is to be told next, and the digest of the day."""
    return keep_ringing()


def keep_ringing() -> int:
    """The demo's ticks call it too, for nothing periodic runs while its clock stands still."""
    made = alerts.evaluate() + alerts.escalate()
    return made + alerts.send_digests()


@periodic("40 2 * * *", queue="listening")
def learn_at_night(timestamp: int) -> None:
    """Every agency's coding is learned anew."""
    for agency in Coding.objects.filter(machine=False).order_by().values("agency").distinct():
        start_learning(agency["agency"])


@task(queue="listening")
def learn_tones(agency_id: int) -> None:
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is not None:
        actions.learn_tones(agency=agency)


def start_learning(agency_id: int) -> None:
    defer_once(learn_tones, f"tones:{agency_id}", agency_id=agency_id)


@task(queue="listening")
def learn_topic(topic_id: int) -> None:
    topic = Topic.objects.filter(pk=topic_id).first()
    if topic is not None:
        triage.learn(topic)


def start_lesson(topic_id: int) -> None:
    """Soon; marks made meanwhile are learned in one go."""
    defer_once(learn_topic, f"lesson:{topic_id}", topic_id=topic_id)


@task(queue="listening")
def take_rows(table_id: int) -> None:
    """Rows of a table, as many as one step allows; the rest is another job."""
    table = TableImport.objects.filter(pk=table_id).first()
    if table is not None and actions.take_rows(table=table):
        start_import(table_id)


def start_import(table_id: int) -> None:
    name = f"table:{table_id}"
    defer_once(take_rows, name, lock=name, table_id=table_id)


@periodic("*/10 * * * *", queue="listening")
def recheck_due(timestamp: int) -> int:
    return actions.recheck_due()


@task(queue="listening")
def recheck_host(host: str, keys: list[int]) -> None:
    """Look at read pages of a site again; who is not reached has another round."""
    rows = Article.objects.filter(pk__in=keys, fetch_state=FetchState.DONE)
    try:
        actions.recheck(host=host, articles=list(rows.select_related("source").order_by("pk")))
    except web.HostBusy:
        return


def start_recheck(host: str, keys: list[int]) -> None:
    defer_once(recheck_host, f"recheck:{host}", lock=f"host:{host}", host=host, keys=keys)


@periodic("50 2 * * *", queue="listening")
def find_twins(timestamp: int) -> int:
    return actions.find_twins()


@periodic("20 3 * * *", queue="listening")
def purge_pages(timestamp: int) -> int:
    """Pages and traces of copies that are past their time, files that nobody took over."""
    actions.forget_imports()
    return reading.purge()


@periodic("10 2 * * *", queue="listening")
def tidy_trends(timestamp: int) -> None:
    """Old and rare terms are forgotten; then every day kept is counted anew, one in each job."""
    keeping.tidy(clocks.now())
    count_day.defer(back=0)


@task(queue="listening")
def count_day(back: int) -> None:
    """The day that ended so many days ago, and then the one before it."""
    end = clocks.now().replace(minute=0, second=0, microsecond=0) - DAY * back + HOUR
    keeping.count_again(end - DAY, end)
    if DAY * (back + 1) < keeping.KEPT:
        count_day.defer(back=back + 1)


@periodic("30 4 * * 1", queue="listening")
def scan_signals(timestamp: int) -> None:
    """Every Monday, before the week's brief: one agency in each job."""
    for key in Topic.objects.active().order_by().values_list("agency", flat=True).distinct():
        scan_agency.defer(agency_id=key)


@task(queue="listening")
def scan_agency(agency_id: int) -> None:
    agency = Agency.objects.filter(pk=agency_id).first()
    if agency is not None:
        scanning.scan(agency)
