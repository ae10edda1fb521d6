"""Extraction: text, moment and kind of saved pages with known text, beside the peers.

    script/bench extraction [--sample N]

Ours and each peer read the same page one after the other, so that a busy machine slows all alike.
"""

import re
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

import trafilatura
from _pages import Sample, f1, index_pages, indonesian, score, zyte
from _report import Row, report
from htmldate import find_date
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from kentongan.engine.charset import decode
from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article
from kentongan.engine.text import clean, strip_markup

NOW = datetime.now(UTC)
MINUTE = timedelta(minutes=1)
ROUNDS = 3
AWARE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
ZONE = re.compile(
    r"\d(?:Z|[+-]\d\d:?\d\d)\b|\b(?:WIB|WITA|WIT|GMT|UTC|[ECMP][SD]T|AE[SD]T|CES?T|JST|SGT)\b|\bago\b"
    r"|\d{10,13}",
    re.IGNORECASE,
)
PUBLISHED = (
    r'"datePublished"\s*:\s*"([^"]+)"',
    r'<meta[^>]+(?:property|name|itemprop)="(?:article:published_time|datePublished)"'
    r'[^>]+content="([^"]+)"',
)


def kentongan(html: bytes) -> ExtractedArticle:
    return extract_article(html, url="file:page.html", fetched_at=NOW)


def by_trafilatura(html: bytes, **options: bool) -> str:
    found = trafilatura.bare_extraction(html, include_comments=False, **options)
    return str(getattr(found, "text", "") or "")


def by_readability(html: bytes) -> str:
    try:
        return strip_markup(Document(decode(html).text).summary(html_partial=True))
    except Exception:
        return ""


def by_resiliparse(html: bytes) -> str:
    return extract_plain_text(decode(html).text, main_content=True, alt_texts=False)


PEERS: dict[str, Callable[[bytes], str]] = {
    "trafilatura": by_trafilatura,
    "trafilatura precision": lambda html: by_trafilatura(html, favor_precision=True),
    "trafilatura fast": lambda html: by_trafilatura(html, fast=True),
    "readability-lxml": by_readability,
    "resiliparse": by_resiliparse,
}


def measure(sample: int | None) -> Iterable[Row]:
    english, local = zyte(sample), indonesian()
    yield from text_rows(english, local)
    yield speed_row(english)
    yield from moment_rows(english, local)
    yield from field_rows(english, local)


def text_rows(english: list[Sample], local: list[Sample]) -> Iterable[Row]:
    ours = [score(one.text, kentongan(one.html).text) for one in english]
    for name, read in PEERS.items():
        peer = f1([score(one.text, read(one.html)) for one in english])
        least = 0.966 if name == "trafilatura precision" else None
        yield Row(what="F1, zyte", value=f1(ours), peer=name, peer_value=peer, must=least)
    ours = [score(one.text, kentongan(one.html).text) for one in local]
    for name, read in PEERS.items():
        peer = f1([score(one.text, read(one.html)) for one in local])
        yield Row(what="F1, Indonesian", value=f1(ours), peer=name, peer_value=peer, must=peer)
    yield Row(what="worst page, Indonesian", value=min(one.f1 for one in ours), must=0.5)


def speed_row(samples: list[Sample]) -> Row:
    """Seconds of the best round for each page, summed: noise of the machine falls out."""
    ours = peer = 0.0
    for one in samples:
        ours += min(_seconds(kentongan, one.html) for _ in range(ROUNDS))
        peer += min(_seconds(by_trafilatura, one.html) for _ in range(ROUNDS))
    return Row(
        what="pages a second against trafilatura, zyte",
        value=peer / ours,
        unit="x",
        must=0.7,
        note=f"{len(samples) / ours:.1f} and {len(samples) / peer:.1f} pages/s",
    )


def moment_rows(english: list[Sample], local: list[Sample]) -> Iterable[Row]:
    carrying = [(one, told) for one in english if (told := told_moment(one.html))]
    carrying += [(one, one.date) for one in local if one.date]
    right = days = minutes = 0
    for one, told in carrying:
        found = kentongan(one.html).published_at
        right += found is not None and abs(found - told) < MINUTE
        peer = find_date(decode(one.html).text, original_date=True, outputformat="%Y-%m-%d %H:%M")
        days += (peer or "")[:10] == f"{told:%Y-%m-%d}"
        minutes += peer == f"{told:%Y-%m-%d %H:%M}"
    size = len(carrying)
    yield Row(
        what="published exact to the minute, with zone",
        value=right / size,
        peer="htmldate",
        peer_value=minutes / size,
        must=0.95,
        note=f"{size} pages that carry it; htmldate has the day right on {days}",
    )
    guessed = [
        one.name
        for one in (*english, *local)
        if kentongan(one.html).published_at and not ZONE.search(decode(one.html).text)
    ]
    yield Row(what="zones told without evidence", value=len(guessed), must=0, at_most=True)


def told_moment(html: bytes) -> datetime | None:
    """The moment with its zone in the page's JSON-LD or meta tags, read apart from the engine."""
    text = decode(html).text
    for pattern in PUBLISHED:
        told = {match for match in re.findall(pattern, text) if AWARE.fullmatch(match.strip())}
        moments = {datetime.fromisoformat(one.strip()) for one in told if one[:4] > "1990"}
        if moments:
            return moments.pop() if len(moments) == 1 else None
    return None


def field_rows(english: list[Sample], local: list[Sample]) -> Iterable[Row]:
    found = [(one, kentongan(one.html)) for one in local]
    titles = sum(clean(article.title) == clean(one.title) for one, article in found)
    yield Row(what="titles right, Indonesian", value=titles / len(local), must=0.9)
    articles = sum(kentongan(one.html).kind is not PageKind.INDEX for one in english)
    yield Row(what="articles not taken for an index", value=articles / len(english), must=1.0)
    pages = index_pages()
    right = sum(kentongan(html).kind is PageKind.INDEX for html in pages.values())
    yield Row(what="index pages told as such", value=right / len(pages), must=1.0)


def _seconds(read: Callable[[bytes], object], html: bytes) -> float:
    started = time.perf_counter()
    read(html)
    return time.perf_counter() - started


if __name__ == "__main__":
    report(measure)
