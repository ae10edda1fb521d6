"""Reading saved pages, feeds and sitemaps from files: nothing is fetched, each file is told of."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.core import clocks
from kentongan.engine import extract, feeds, sitemaps
from kentongan.listening import storing
from kentongan.listening.enums import ArticleKind, FetchState, Outcome
from kentongan.listening.models import Article
from kentongan.listening.models.articles import FILE

from .outlets import outlet_of

LARGEST = 20 * 1024 * 1024  # bytes of one file, unpacked
PAGES = frozenset({".html", ".htm", ".xhtml"})
FEEDS = frozenset({".rss", ".xml", ".atom", ".rdf", ".json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What became of one file; `article_id` where it is one article."""

    path: str
    outcome: Outcome
    detail: str = ""
    article_id: int | None = None


def ingest(paths: Iterable[Path]) -> Iterator[IngestResult]:
    """Read files and folders, in the order of their names. A bad file never stops the rest."""
    for path in paths:
        for file in _files(path):
            yield _ingest_file(file)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    wanted = PAGES | FEEDS | {".gz"}
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in wanted)


def _ingest_file(path: Path) -> IngestResult:
    try:
        body, suffix = _open(path)
    except (OSError, EOFError, ValueError) as error:
        return IngestResult(path=str(path), outcome=Outcome.NOT_READABLE, detail=str(error))
    with transaction.atomic():
        if suffix in FEEDS:
            return _feed_or_sitemap(path, body)
        return _page(path, body)


def _open(path: Path) -> tuple[bytes, str]:
    """The bytes, unpacked under a bound, and the suffix that says what they are."""
    opener = gzip.open if path.suffix.lower() == ".gz" else open
    with opener(path, "rb") as file:
        body = file.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise ValueError(_("The file is larger than 20 MB."))
    if not body.strip():
        raise ValueError(_("The file is empty."))
    name = Path(path.stem) if path.suffix.lower() == ".gz" else path
    return body, name.suffix.lower()


def _page(path: Path, body: bytes) -> IngestResult:
    now = clocks.now()
    page = extract.extract_article(body, url=path.absolute().as_uri(), fetched_at=now)
    reading = storing.from_page(page)
    if reading.kind == ArticleKind.INDEX:
        return IngestResult(path=str(path), outcome=Outcome.INDEX)
    if reading.kind == ArticleKind.BLOCKED:
        return IngestResult(path=str(path), outcome=Outcome.BLOCKED)
    url = reading.canonical_url or f"{FILE}{path.absolute()}"
    outlet = outlet_of(url, page.site_name)
    article, made = storing.create(url=url, reading=reading, at=now, outlet=outlet)
    changed = not made and storing.revise(article, reading, at=now)
    outcome = Outcome.STORED if made else (Outcome.REVISED if changed else Outcome.SAME)
    return IngestResult(
        path=str(path), outcome=outcome, detail=_told(article), article_id=article.pk
    )


def _told(article: Article) -> str:
    """The title, whether it is a short item, and what the page does not tell."""
    missing = [] if article.kind == ArticleKind.ARTICLE else [str(ArticleKind(article.kind).label)]
    if not article.address_known:
        missing.append(_("address unknown"))
    if article.published_at is None:
        missing.append(_("no time zone told") if article.published_local else _("no time told"))
    return f"{article.title} ({', '.join(missing)})" if missing else article.title


def _feed_or_sitemap(path: Path, body: bytes) -> IngestResult:
    now = clocks.now()
    try:
        feed = feeds.parse(body, url=path.absolute().as_uri(), content_type=None, fetched_at=now)
    except feeds.NotAFeed as error:
        return _sitemap(path, body, error)
    new = 0
    for entry in feed.entries:
        if entry.url:
            reading = storing.from_entry(entry, default_language=feed.language or "id")
            _article, made = storing.create(
                url=entry.url, reading=reading, at=now, outlet=outlet_of(entry.url, feed.title),
                fetch_state=FetchState.DONE,
            )  # fmt: skip
            new += made
    detail = _("%(seen)s entries, %(new)s new") % {"seen": len(feed.entries), "new": new}
    return IngestResult(path=str(path), outcome=Outcome.FEED, detail=detail)


def _sitemap(path: Path, body: bytes, feed_error: feeds.NotAFeed) -> IngestResult:
    try:
        sitemap = sitemaps.parse(body, url=path.absolute().as_uri(), fetched_at=clocks.now())
    except sitemaps.NotASitemap:
        return IngestResult(path=str(path), outcome=Outcome.NOT_READABLE, detail=feed_error.reason)
    detail = _("%(count)s addresses") % {"count": len(sitemap.pages)}
    return IngestResult(path=str(path), outcome=Outcome.SITEMAP, detail=detail)
