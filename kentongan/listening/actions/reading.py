"""Reading the page behind an entry; what is refused keeps the feed's text."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.core import clocks
from kentongan.engine import extract
from kentongan.engine.fetch import FetchError, Response
from kentongan.listening import polling, storing
from kentongan.listening.clients import web
from kentongan.listening.enums import FetchState
from kentongan.listening.models import Article

GONE = (404, 410)
PAGE_TRIES = 3
PATIENCE = timedelta(days=3)  # with a site that does not answer at all


def read_page(*, article: Article) -> Article:
    """Read the page behind an entry. What is refused keeps the feed's text.

    Raises HostBusy when the site wants us later, NoAnswer when it cannot be reached; the page goes
    on waiting then, a few days at most.
    """
    if web.is_inside(article.url) and not _comes_from_inside(article):
        return _refuse(article, str(polling.PRIVATE))
    try:
        response = web.read(article.url)
    except web.ClosedByRobots:
        return _refuse(article, _("robots.txt does not let us read this page"))
    except web.NoAnswer as error:
        if clocks.now() - article.first_seen_at > PATIENCE:
            return _refuse(article, str(error))
        raise
    except FetchError as error:
        return _try_later(article, polling.failed(error).detail)
    if response.status in GONE:
        article.fetch_state, article.fetch_detail = FetchState.GONE, f"HTTP {response.status}"
        article.save(update_fields=["fetch_state", "fetch_detail"])
        return article
    if not response.ok:
        return _try_later(article, f"HTTP {response.status}")
    return _keep_page(article, response)


def _comes_from_inside(article: Article) -> bool:
    return article.source is not None and web.is_inside(article.source.url)


def _keep_page(article: Article, response: Response) -> Article:
    page = extract.extract_article(response.body, url=response.final_url, fetched_at=clocks.now())
    reading = storing.from_page(page)
    if reading.kind not in {"article", "stub"}:
        return _refuse(article, _("the page is a list or is blocked; the feed’s text was kept"))
    with transaction.atomic():
        article.fetch_state, article.fetch_detail = FetchState.DONE, ""
        article.fetch_tries = 0
        storing.revise(article, reading, at=clocks.now())
    return article


def _refuse(article: Article, why: str) -> Article:
    article.fetch_state, article.fetch_detail = FetchState.REFUSED, why[:300]
    article.save(update_fields=["fetch_state", "fetch_detail"])
    return article


def _try_later(article: Article, why: str) -> Article:
    article.fetch_tries += 1
    article.fetch_detail = why[:300]
    if article.fetch_tries >= PAGE_TRIES:
        article.fetch_state = FetchState.REFUSED
    article.save(update_fields=["fetch_tries", "fetch_detail", "fetch_state"])
    return article
