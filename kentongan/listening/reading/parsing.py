"""Fetched pages of one host, read in the guarded process by what is known of the site."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from kentongan.core import clocks
from kentongan.engine.extract import paging
from kentongan.engine.guarded import GaveUp, GuardedReader, Job
from kentongan.engine.templates import Trust
from kentongan.listening.enums import READABLE
from kentongan.listening.models import Article, RawPage, SitePattern
from kentongan.listening.readings import Reading, from_page

from .keeping import unpack

LEARN_FROM = 8  # pages
LEARN_AGAIN = 50  # pages after one try that failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that came, for an article; `url` is where its redirects ended.

    `more` are the addresses and bodies of the pages on which the article goes on.
    """

    article: Article
    body: bytes
    url: str
    more: tuple[tuple[str, bytes], ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, bytes], ...]:
        return ((self.url, self.body), *self.more)


@lru_cache(maxsize=1)
def reader() -> GuardedReader:
    """This process's own."""
    return GuardedReader()


def parse(host: str, pages: Sequence[Fetched]) -> list[Reading | GaveUp]:
    """What each page says, or that it was given up. Keeps the books on the site's layout."""
    pattern = SitePattern.objects.filter(pk=host).first() or SitePattern(host=host)
    found, now = [], clocks.now()
    for count, page in enumerate(pages, start=1):
        found.append(_parse_parts(pattern, page, now))
        pattern.pages += 1
        if _wants_lesson(pattern):
            _learn(pattern, pages[:count], now)
    pattern.save()
    return found


def _parse_parts(pattern: SitePattern, page: Fetched, now: datetime) -> Reading | GaveUp:
    """The article whole; a part that was given up is left out."""
    read = _parse_one(pattern, page, now)
    if isinstance(read, GaveUp) or read.kind not in READABLE or not page.more:
        return read
    parts = [
        _parse_one(pattern, Fetched(article=page.article, body=body, url=url), now)
        for url, body in page.more
    ]
    texts = [part.text for part in parts if isinstance(part, Reading) and part.kind in READABLE]
    return replace(read, text=paging.join([read.text, *texts]))


def _parse_one(pattern: SitePattern, page: Fetched, now: datetime) -> Reading | GaveUp:
    trust = Trust.from_json(pattern.trust) if pattern.trust else Trust()
    job = Job(
        html=page.body,
        url=page.url,
        fetched_at=now,
        template=pattern.learned or None,
        compare=bool(pattern.learned) and trust.wants_check,
    )
    try:
        read = reader().read(job)
    except GaveUp as error:
        return error
    if pattern.learned:
        if read.missed:
            trust = trust.after_miss()
        elif read.likeness is not None:
            trust = trust.after_check(read.likeness)
        else:
            trust = trust.after_reading()
        pattern.trust = trust.as_json()
        if trust.is_stale:
            pattern.learned, pattern.trust, pattern.pages = {}, {}, LEARN_AGAIN
    return from_page(read.article)


def _wants_lesson(pattern: SitePattern) -> bool:
    if pattern.learned:
        return False
    return pattern.pages >= (LEARN_AGAIN if pattern.why_not else LEARN_FROM)


def _learn(pattern: SitePattern, pages: Sequence[Fetched], now: datetime) -> None:
    """From these pages and the newest kept ones of the site."""
    jobs = [Job(html=each.body, url=each.url, fetched_at=now) for each in pages]
    before = RawPage.objects.filter(host=pattern.host).order_by("-pk")
    jobs += [
        Job(html=unpack(each), url=each.url, fetched_at=each.fetched_at)
        for each in before[: max(0, LEARN_FROM - len(jobs))]
    ]
    try:
        lesson = reader().learn(jobs[-LEARN_FROM:])
    except GaveUp as error:
        pattern.why_not = error.reason
    else:
        pattern.learned, pattern.why_not = dict(lesson.template or {}), lesson.why_not[:300]
    pattern.trust, pattern.pages, pattern.learned_at = {}, 0, now
