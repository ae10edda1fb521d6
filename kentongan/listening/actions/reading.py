"""Reading the page behind an entry; what is refused keeps the feed's text."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.core import clocks
from kentongan.engine.extract import paging
from kentongan.engine.fetch import FetchError
from kentongan.engine.guarded import GaveUp
from kentongan.listening import polling, storing
from kentongan.listening.clients import web
from kentongan.listening.enums import READABLE, ArticleKind, FetchState
from kentongan.listening.models import Article, RawPage
from kentongan.listening.reading import Fetched, kept, parse, settled, twin
from kentongan.listening.readings import Reading

GONE = (404, 410)
PAGE_TRIES = 3
MOST_PARTS = 9  # further pages of one article
PATIENCE = timedelta(days=3)  # with a site that does not answer at all


def read_page(*, article: Article) -> Article:
    """Read the page behind an entry. What is refused keeps the feed's text.

    Raises HostBusy when the site wants us later, NoAnswer when it cannot be reached; the page goes
    on waiting then, a few days at most.
    """
    fetched = fetch_page(article=article)
    if fetched is not None:
        keep_pages(host=article.host, pages=[fetched])
    return article


def fetch_page(*, article: Article) -> Fetched | None:
    """The page, still to be kept; None when its outcome is written already. Raises as above."""
    if web.is_inside(article.url) and not _comes_from_inside(article):
        _refuse(article, str(polling.PRIVATE))
        return None
    try:
        response = web.read(article.url)
    except web.ClosedByRobots:
        _refuse(article, _("robots.txt does not let us read this page"))
        return None
    except web.NoAnswer as error:
        if clocks.now() - article.first_seen_at > PATIENCE:
            _refuse(article, str(error))
            return None
        raise
    except FetchError as error:
        _try_later(article, polling.failed(error).detail)
        return None
    if response.status in GONE:
        article.fetch_state, article.fetch_detail = FetchState.GONE, f"HTTP {response.status}"
        article.gone_at = clocks.now()
        article.save(update_fields=["fetch_state", "fetch_detail", "gone_at"])
        return None
    if not response.ok:
        _try_later(article, f"HTTP {response.status}")
        return None
    more = following(response.body, response.final_url)
    return Fetched(article=article, body=response.body, url=response.final_url, more=more)


def following(body: bytes, url: str) -> tuple[tuple[str, bytes], ...]:
    """The further pages of an article, as far as the site gives them now."""
    found: list[tuple[str, bytes]] = []
    while len(found) < MOST_PARTS and (address := paging.following(body, url=url)):
        try:
            response = web.read(address)
        except (web.ClosedByRobots, web.HostBusy, FetchError):
            break
        if not response.ok:
            break
        body, url = response.body, address
        found.append((url, body))
    return tuple(found)


def keep_pages(*, host: str, pages: Sequence[Fetched]) -> None:
    """Read pages of one host and store them in one transaction, each with one outcome."""
    now = clocks.now()
    readings = parse(host, pages)
    with transaction.atomic():
        pairs = [
            (page.article, settled(host, page, reading))
            for page, reading in zip(pages, readings, strict=True)
            if isinstance(reading, Reading) and _takes(page, reading)
        ]
        for page, reading in zip(pages, readings, strict=True):
            if isinstance(reading, GaveUp):
                _refuse(page.article, _("The page is too heavy to be read."))
        storing.revise_many(pairs, at=now)
        if settings.KENTONGAN_RAW_DAYS:
            RawPage.objects.bulk_create(
                [
                    kept(page.article, body, url, at=now)
                    for page in pages
                    for url, body in page.parts
                ]
            )


def _takes(page: Fetched, reading: Reading) -> bool:
    article = page.article
    if reading.kind not in READABLE:
        _refuse(article, _("the page is a list or is blocked; the feed’s text was kept"))
        return False
    known = twin(article, reading, page.url)
    if known is not None:
        article.kind, article.fetch_state = ArticleKind.VARIANT, FetchState.DONE
        article.canonical_url = known.url
        article.save(update_fields=["kind", "fetch_state", "canonical_url"])
        return False
    article.fetch_state, article.fetch_detail, article.fetch_tries = FetchState.DONE, "", 0
    return True


def _comes_from_inside(article: Article) -> bool:
    return article.source is not None and web.is_inside(article.source.url)


def _refuse(article: Article, why: str) -> None:
    article.fetch_state, article.fetch_detail = FetchState.REFUSED, why[:300]
    article.save(update_fields=["fetch_state", "fetch_detail"])


def _try_later(article: Article, why: str) -> None:
    article.fetch_tries += 1
    article.fetch_detail = why[:300]
    if article.fetch_tries >= PAGE_TRIES:
        article.fetch_state = FetchState.REFUSED
    article.save(update_fields=["fetch_tries", "fetch_detail", "fetch_state"])
