"""Measures the extractor on saved pages with known text, beside its peers in the same run.

    .venv/bin/python bench/extraction.py [--only indonesian|zyte|index] [--no-peers]

Reads $KENTONGAN_SHARED/data/extraction (default: ../shared beside the repository). The measures
are those of the article extraction benchmark: 4-grams of words, counted per page. "F1 mean" is
the mean over pages, "F1" that of mean precision and mean recall, as the benchmark publishes it.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import trafilatura
from readability import Document

from kentongan.engine.extract import ExtractedArticle, PageKind, extract_article
from kentongan.engine.text import clean, strip_markup

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("KENTONGAN_SHARED", REPOSITORY.parent / "shared"))
DATA = SHARED / "data" / "extraction"
NOW = datetime.now(UTC)
JAKARTA = timezone(timedelta(hours=7))
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A saved page with what it says; `title` and `date` only where the gold has them."""

    name: str
    html: bytes
    text: str
    title: str = ""
    date: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One page's 4-gram precision and recall; None where the measure leaves the page out."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def indonesian() -> Iterator[Sample]:
    folder = DATA / "indonesian"
    for entry in json.loads((folder / "gold.json").read_text("utf-8")):
        yield Sample(
            name=entry["page"],
            html=(folder / "pages" / entry["page"]).read_bytes(),
            text=entry["content"],
            title=entry["title"],
            date=datetime.fromtimestamp(entry["date"] / 1000, UTC),
        )


def zyte() -> Iterator[Sample]:
    folder = DATA / "zyte"
    for key, entry in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        html = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Sample(name=key, html=html, text=entry.get("articleBody", ""))


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    tokens = WORD.findall(text)
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1)))


def score(gold: str, found: str) -> Score:
    true, said = shingles(gold), shingles(found)
    both = (true & said).total()
    return Score(
        precision=both / said.total() if said else None,
        recall=both / true.total() if true else None,
    )


def mean_of(values: Iterator[float | None]) -> float:
    return statistics.mean(value for value in values if value is not None)


def kentongan_reads(html: bytes) -> ExtractedArticle:
    return extract_article(html, url="file:page.html", fetched_at=NOW)


def trafilatura_reads(html: bytes) -> str:
    found = trafilatura.bare_extraction(html, include_comments=False, favor_precision=True)
    return str(getattr(found, "text", "") or "")


def readability_reads(html: bytes) -> str:
    try:
        return strip_markup(Document(html.decode("utf-8", "replace")).summary(html_partial=True))
    except Exception:
        return ""


def report(name: str, samples: list[Sample], read: Callable[[bytes], str]) -> list[Score]:
    start = time.perf_counter()
    texts = [read(sample.html) for sample in samples]
    seconds = time.perf_counter() - start
    scores = [score(sample.text, text) for sample, text in zip(samples, texts, strict=True)]
    precision = mean_of(one.precision for one in scores)
    recall = mean_of(one.recall for one in scores)
    print(
        f"  {name:<24} F1 {2 * precision * recall / (precision + recall):.4f}  "
        f"precision {precision:.4f}  recall {recall:.4f}  "
        f"F1 mean {statistics.mean(one.f1 for one in scores):.4f}  "
        f"worst {min(one.f1 for one in scores):.2f}  {len(samples) / seconds:.1f} pages/s"
    )
    return scores


def report_fields(samples: list[Sample]) -> None:
    titles = days = minutes = told = articles = 0
    for sample in samples:
        found = kentongan_reads(sample.html)
        titles += clean(found.title) == clean(sample.title)
        articles += found.kind in {PageKind.ARTICLE, PageKind.STUB}
        moment = found.published_at or found.published_local
        if sample.date is None or moment is None:
            continue
        told += 1
        wall = sample.date.astimezone(found.published_at.tzinfo if found.published_at else JAKARTA)
        days += wall.date() == moment.date()
        minutes += abs(wall.replace(tzinfo=None) - moment.replace(tzinfo=None)) < timedelta(
            minutes=1
        )
    size = len(samples)
    print(
        f"  title right {titles}/{size}  date told {told}/{size}  day right {days}/{told}  "
        f"minute right {minutes}/{told}  taken for an article or stub {articles}/{size}"
    )


def report_index() -> None:
    pages = sorted((DATA / "indonesian" / "index_pages").glob("*.html"))
    kinds = {page.name: kentongan_reads(page.read_bytes()).kind for page in pages}
    right = sum(kind is PageKind.INDEX for kind in kinds.values())
    print(f"index pages\n  told as index {right}/{len(pages)}")
    for name, kind in kinds.items():
        if kind is not PageKind.INDEX:
            print(f"    {name}: {kind}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--only", choices=["indonesian", "zyte", "index"])
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    readers: dict[str, Callable[[bytes], str]] = {
        "kentongan": lambda html: kentongan_reads(html).text
    }
    if not options.no_peers:
        readers |= {
            "trafilatura (precision)": trafilatura_reads,
            "readability-lxml": readability_reads,
        }
    for name, load in (("indonesian", indonesian), ("zyte", zyte)):
        if options.only in {None, name}:
            samples = list(load())
            print(f"{name}: {len(samples)} pages")
            for reader, read in readers.items():
                report(reader, samples, read)
            if name == "indonesian":
                report_fields(samples)
            else:
                right = sum(
                    kentongan_reads(sample.html).kind is not PageKind.INDEX for sample in samples
                )
                print(f"  not taken for an index {right}/{len(samples)}")
    if options.only in {None, "index"}:
        report_index()


if __name__ == "__main__":
    main()
