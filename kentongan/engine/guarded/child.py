"""The reading process: one page at a time until its parent hangs up."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from kentongan.engine import templates
from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article
from kentongan.engine.extract.body import likeness, shingles
from kentongan.engine.guarded.messages import Job, Lesson, PageRead

resource: Any = None
with suppress(ImportError):  # Windows has no such bounds
    resource = import_module("resource")

READY = "ready"
REMEMBERED = 40  # readings: those of a few sites that are read side by side
ROOM = 512 * 1024 * 1024  # bytes that pages may take on top of what the program itself does

_read_just_now: dict[tuple[bytes, str, datetime], ExtractedArticle] = {}


def serve(told: "Connection[Any, Any]") -> None:
    """Answer until the other side is gone."""
    _warm_up()
    _bind_memory()
    told.send(READY)
    while True:
        try:
            asked = told.recv()
        except EOFError:
            return
        told.send(answer(asked))


def answer(asked: Any) -> PageRead | Lesson:
    """A page for a job, a template for several."""
    return _read(asked) if isinstance(asked, Job) else _learn(asked)


def _read(job: Job) -> PageRead:
    known = None
    if job.template is not None:
        template = templates.SiteTemplate.from_json(job.template)
        known = templates.read(template, job.html, url=job.url, fetched_at=job.fetched_at)
        if known is not None and not job.compare:
            return PageRead(article=known)
    found = _consensus(job)
    if job.template is None or found.kind is not PageKind.ARTICLE:
        return PageRead(article=found)
    if known is None:
        return PageRead(article=found, missed=True)
    return PageRead(article=found, likeness=_likeness(known, found))


def _consensus(job: Job) -> ExtractedArticle:
    """What the extractors agree on; a page that a site is to be learned from was read just now."""
    key = sha256(job.html).digest(), job.url, job.fetched_at
    found = _read_just_now.get(key)
    if found is None:
        found = extract_article(job.html, url=job.url, fetched_at=job.fetched_at)
        while len(_read_just_now) >= REMEMBERED:
            del _read_just_now[next(iter(_read_just_now))]
        _read_just_now[key] = found
    return found


def _likeness(first: ExtractedArticle, second: ExtractedArticle) -> float:
    return likeness(shingles(first.text), shingles(second.text))


def _learn(jobs: Sequence[Job]) -> Lesson:
    pages = [
        templates.LearningPage(
            html=job.html, url=job.url, fetched_at=job.fetched_at, article=_consensus(job)
        )
        for job in jobs
    ]
    try:
        return Lesson(template=templates.learn(pages).as_json())
    except templates.NotLearnable as error:
        return Lesson(why_not=error.reason)


def _warm_up() -> None:
    """Load what a first page loads, so that no page's time or room is spent on it."""
    import trafilatura

    trafilatura.extract("<html><body><p>Halo.</p></body></html>")


def _bind_memory() -> None:
    if sys.platform != "linux" or resource is None:
        return
    with open("/proc/self/statm", encoding="ascii") as file:
        mine = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mine + ROOM, mine + ROOM))


def main(arguments: Sequence[str]) -> None:
    serve(Connection(int(arguments[0])))
