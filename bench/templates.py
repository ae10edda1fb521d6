"""Learned templates: later pages of a site against the consensus and trafilatura.

    script/bench templates [--sample N]        (N sites)

Input: a corpus of 24 layouts x 50 pages written by bench/_layouts.py, and the demo's outlets.
The first six pages of each site teach, the others are read. A redesign is the same outlet in
another layout: it is noticed by the page at which the template is called stale.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import trafilatura
from _layouts import Page, make_site, pages, sites
from _pages import Score, f1, score
from _report import Row, report

from kentongan.demo.outlets.sites import Site as DemoSite
from kentongan.demo.world import load
from kentongan.engine import templates
from kentongan.engine.extract import extract_article
from kentongan.engine.extract.body import likeness, shingles
from kentongan.engine.templates import LearningPage, NotLearnable, SiteTemplate, Trust

NOW = datetime(2026, 6, 20, tzinfo=UTC)
LEARNED_FROM = 6
PAGES = 50
COMPARED = 12  # pages a site read by the consensus too
TIMED = 20
ROUNDS = 2
NOTICED_WITHIN = 5


class Tally:
    """Scores and times over all sites of one kind."""

    def __init__(self) -> None:
        self.ours: list[Score] = []
        self.consensus: list[Score] = []
        self.seconds = self.peer = 0.0
        self.timed = self.read = self.unread = 0
        self.titles = self.moments = 0


def measure(sample: int | None) -> Iterable[Row]:
    generated, slowest, learned = Tally(), 0, 0
    for site in sites()[:sample]:
        found = list(pages(site, PAGES))
        template = learn(found)
        if template is None:
            continue
        learned += 1
        tally(template, found[LEARNED_FROM:], generated)
        other = pages(make_site(site.number, redesigned=True), PAGES, start=PAGES)
        slowest = max(slowest, noticed_after(template, list(other)))
    demo, outlets = Tally(), 0
    for found in demo_pages(sample):
        template = learn(found)
        if template is not None:
            outlets += 1
            tally(template, found[LEARNED_FROM:], demo)
    yield Row(what="layouts learned", value=learned, must=len(sites()[:sample]))
    yield from rows("generated", generated, must_speed=15)
    yield Row(
        what="pages until a redesign is noticed", value=slowest, must=NOTICED_WITHIN, at_most=True
    )
    yield from rows("demo", demo, must_speed=None)
    both = (generated.peer + demo.peer) / (generated.seconds + demo.seconds)
    yield Row(
        what="pages a second against trafilatura, all", value=both, unit="x", must=15,
        note=f"{outlets} outlets of the demo",
    )  # fmt: skip


def rows(name: str, told: Tally, *, must_speed: float | None) -> Iterable[Row]:
    yield Row(
        what=f"pages a second against trafilatura, {name}",
        value=told.peer / told.seconds,
        unit="x",
        must=must_speed,
        note=f"{told.timed / told.seconds:,.0f} and {told.timed / told.peer:,.0f} pages/s",
    )
    consensus = f1(told.consensus)
    yield Row(
        what=f"F1, {name}", value=f1(told.ours), peer="consensus", peer_value=consensus,
        must=consensus - 0.005, note=f"{told.unread} of {told.read + told.unread} left unread",
    )  # fmt: skip
    yield Row(what=f"titles as meant, {name}", value=told.titles / max(1, told.read), must=0.99)
    yield Row(what=f"moments as meant, {name}", value=told.moments / max(1, told.read))


def learn(found: Sequence[Page]) -> SiteTemplate | None:
    try:
        return templates.learn(
            [
                LearningPage(html=one.html, url=one.url, fetched_at=NOW)
                for one in found[:LEARNED_FROM]
            ]
        )
    except NotLearnable as error:
        print(found[0].url if found else "", error.reason)
        return None


def tally(template: SiteTemplate, found: Sequence[Page], told: Tally) -> None:
    for number, page in enumerate(found):
        ours = templates.read(template, page.html, url=page.url, fetched_at=NOW)
        told.read += ours is not None
        told.unread += ours is None
        if ours is not None:
            told.titles += ours.title == page.title
            told.moments += ours.published_at == page.published_at
        if number < COMPARED:
            consensus = extract_article(page.html, url=page.url, fetched_at=NOW)
            told.ours.append(score(page.text, ours.text if ours else consensus.text))
            told.consensus.append(score(page.text, consensus.text))
    for page in found[:TIMED]:
        told.timed += 1
        told.seconds += best(
            lambda page: templates.read(template, page.html, url=page.url, fetched_at=NOW), page
        )
        told.peer += best(
            lambda page: trafilatura.bare_extraction(page.html, include_comments=False), page
        )


def noticed_after(template: SiteTemplate, later: Sequence[Page]) -> int:
    """Pages of another layout until the template is stale, as a worker reads them."""
    trust = Trust(until_check=64, interval=64)
    for number, page in enumerate(later, start=1):
        found = templates.read(template, page.html, url=page.url, fetched_at=NOW)
        if found is None:
            trust = trust.after_miss()
        elif trust.wants_check:
            consensus = extract_article(page.html, url=page.url, fetched_at=NOW)
            trust = trust.after_check(likeness(shingles(found.text), shingles(consensus.text)))
        else:
            trust = trust.after_reading()
        if trust.is_stale:
            return number
    return len(later)


def demo_pages(sample: int | None) -> Iterable[list[Page]]:
    world = load()
    for outlet in world.outlets[:sample]:
        base = f"http://{outlet.slug}.localhost"
        site = DemoSite(world=world, outlet=outlet, base_url=base)
        found = []
        for article in world.articles_of(outlet.slug):
            answer = site.respond(article.path, now=world.end)
            shown = article.version_at(world.end)
            if answer.status == 200 and len("".join(shown.paragraphs)) > 250:
                found.append(
                    Page(
                        url=base + article.path, html=answer.body, title=shown.title,
                        text="\n".join(shown.paragraphs), published_at=article.published_at,
                    )
                )  # fmt: skip
        yield found[:PAGES]


def best(work: Callable[[Page], object], page: Page) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work(page)
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    report(measure)
