"""robots.txt: obeyed, remembered for a day, and silence means wait."""

from datetime import UTC, datetime, timedelta

import pytest

from kentongan.engine.fetch import (
    BadResponse,
    FetchError,
    MemoryFetcher,
    Refused,
    Response,
    TooSlow,
    Unreachable,
)
from kentongan.engine.fetch.robots import Access, RobotsCache

NOW = datetime(2025, 11, 24, 5, 0, tzinfo=UTC)
ROBOTS = "https://warta.example/robots.txt"
RULES = b"""User-agent: *
Disallow: /rahasia/
Crawl-delay: 7

User-agent: Kentongan
Disallow: /khusus/
Crawl-delay: 3
Sitemap: https://warta.example/peta.xml
"""


def answer(status: int, body: bytes = b"") -> Response:
    return Response(url=ROBOTS, final_url=ROBOTS, chain=(ROBOTS,), status=status, body=body)


@pytest.mark.parametrize(
    ("path", "access"),
    [("/", Access.ALLOWED), ("/rahasia/1", Access.ALLOWED), ("/khusus/1", Access.DENIED)],
)
def test_our_own_group_counts(path: str, access: Access) -> None:
    fetcher = MemoryFetcher({ROBOTS: RULES})
    verdict = RobotsCache("Kentongan").check(
        f"https://warta.example{path}", fetcher=fetcher, at=NOW
    )
    assert (verdict.access, verdict.crawl_delay) == (access, 3)
    assert verdict.sitemaps == ("https://warta.example/peta.xml",)
    assert verdict.allowed == (access is Access.ALLOWED)


def test_others_follow_the_general_group() -> None:
    cache = RobotsCache("Lain")
    fetcher = MemoryFetcher({ROBOTS: RULES})
    verdict = cache.check("https://warta.example/rahasia/", fetcher=fetcher, at=NOW)
    assert (verdict.access, verdict.crawl_delay) == (Access.DENIED, 7)


def test_rules_are_asked_once_a_day_for_each_site() -> None:
    fetcher = MemoryFetcher({ROBOTS: RULES})
    cache = RobotsCache("Kentongan")
    for hours in (0, 1, 23, 24.5):
        at = NOW + timedelta(hours=hours)
        cache.check("https://WARTA.example/a", fetcher=fetcher, at=at)
    assert len(fetcher.requests) == 2


@pytest.mark.parametrize("status", [404, 403, 410, 301])
def test_a_site_without_rules_may_be_read(status: int) -> None:
    fetcher = MemoryFetcher({ROBOTS: answer(status, b"User-agent: *\nDisallow: /")})
    assert RobotsCache("K").check("https://warta.example/", fetcher=fetcher, at=NOW).allowed


@pytest.mark.parametrize(
    "silence",
    [
        answer(500),
        answer(503),
        answer(429),
        Unreachable("no", url=ROBOTS),
        TooSlow("no", url=ROBOTS, sent=True),
    ],
)
def test_a_site_that_cannot_tell_is_left_alone_for_longer_each_time(
    silence: Response | FetchError,
) -> None:
    fetcher = MemoryFetcher({ROBOTS: silence})
    cache = RobotsCache("Kentongan")
    at, waits = NOW, []
    for _again in range(8):
        verdict = cache.check("https://warta.example/", fetcher=fetcher, at=at)
        assert verdict.access == Access.WAIT
        waits.append((verdict.until - at).total_seconds() / 60)
        at = verdict.until
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    fetcher.pages[ROBOTS] = RULES
    assert cache.check("https://warta.example/", fetcher=fetcher, at=at).allowed


def test_damaged_rules_are_no_rules_but_a_refused_address_stays_refused() -> None:
    fetcher = MemoryFetcher({ROBOTS: BadResponse("cut", url=ROBOTS, sent=True)})
    cache = RobotsCache("Kentongan")
    assert cache.check("https://warta.example/", fetcher=fetcher, at=NOW).allowed
    inside = MemoryFetcher({"http://10.0.0.1/robots.txt": Refused("private", url="")})
    with pytest.raises(Refused):
        cache.check("http://10.0.0.1/", fetcher=inside, at=NOW)
