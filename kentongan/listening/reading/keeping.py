"""Pages as they were served, packed, for some days: a better extractor can read them again."""

import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from kentongan.core import clocks
from kentongan.engine import extract
from kentongan.engine.extract import paging
from kentongan.listening import storing
from kentongan.listening.enums import READABLE, FetchState
from kentongan.listening.models import Article, CopySignature, Posting, RawPage
from kentongan.listening.readings import Reading, from_page

BATCH = 100
LEVEL = 3  # a fifth of the size; the highest saves little more and takes four times as long
POSTINGS_KEPT = timedelta(days=90)  # how long an article is found again as somebody's copy
OWN = "own:"  # the office's own texts are kept for good


def kept(article: Article, body: bytes, url: str, *, at: datetime) -> RawPage:
    """The row that keeps a page, not stored yet."""
    packed = zlib.compress(body, LEVEL)
    return RawPage(article=article, host=article.host, url=url[:2048], fetched_at=at, packed=packed)


def unpack(page: RawPage) -> bytes:
    return zlib.decompress(bytes(page.packed))


def read_again(host: str = "") -> Iterator[tuple[Article, bool]]:
    """Read the newest kept page of every article again, by the consensus of today.

    Yields each article, and whether its words changed; it is analysed anew then.
    """
    rows = RawPage.objects.filter(host=host) if host else RawPage.objects.all()
    newest = rows.order_by("article_id", "-fetched_at", "pk").distinct("article_id")
    last = 0
    while batch := list(newest.filter(article_id__gt=last)[:BATCH]):
        last = batch[-1].article_id
        yield from _read_batch(batch)


@transaction.atomic
def _read_batch(batch: list[RawPage]) -> list[tuple[Article, bool]]:
    articles = Article.objects.select_related("source").in_bulk([each.article_id for each in batch])
    more = _further(batch)
    pairs = []
    for page in batch:
        article = articles.get(page.article_id)
        if article is None:
            continue
        reading = _whole(page, more[page.article_id])
        if reading.kind in READABLE:
            article.fetch_state, article.fetch_detail = FetchState.DONE, ""
            pairs.append((article, reading))
    changes = storing.revise_many(pairs, at=clocks.now())
    return [(article, changed) for (article, _reading), changed in zip(pairs, changes, strict=True)]


def _further(batch: list[RawPage]) -> defaultdict[int, list[RawPage]]:
    """The other pages of each article, fetched in the same go."""
    found: defaultdict[int, list[RawPage]] = defaultdict(list)
    firsts = {page.article_id: page for page in batch}
    rows = RawPage.objects.filter(
        article_id__in=firsts, fetched_at__in={page.fetched_at for page in batch}
    )
    for page in rows.exclude(pk__in=[page.pk for page in batch]).order_by("pk"):
        if page.fetched_at == firsts[page.article_id].fetched_at:
            found[page.article_id].append(page)
    return found


def _whole(first: RawPage, more: list[RawPage]) -> Reading:
    readings = [
        from_page(extract.extract_article(unpack(page), url=page.url, fetched_at=page.fetched_at))
        for page in (first, *more)
    ]
    text = paging.join([each.text for each in readings]) if more else readings[0].text
    return replace(readings[0], text=text)


def purge() -> int:
    """Nightly: pages past their days, and the copy index past its quarter; returns the pages."""
    now = clocks.now()
    before = now - timedelta(days=settings.KENTONGAN_RAW_DAYS)
    gone, _each = RawPage.objects.filter(fetched_at__lt=before).delete()
    day = (now - POSTINGS_KEPT).date()
    Posting.objects.filter(day__lt=day).exclude(item__startswith=OWN).delete()
    CopySignature.objects.filter(day__lt=day).exclude(item__startswith=OWN).delete()
    return gone
