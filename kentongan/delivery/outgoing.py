"""The one HTTP client of the channels; in a demo home it reaches the doubles and nothing else."""

from functools import lru_cache

from django.conf import settings

from kentongan.engine.fetch import Fetcher


def fetcher() -> Fetcher:
    return _fetcher(tuple(sorted(settings.KENTONGAN_RESOLVER_MAP.items())))


@lru_cache(maxsize=4)
def _fetcher(hosts: tuple[tuple[tuple[str, int], tuple[str, int]], ...]) -> Fetcher:
    agent = f"Kentongan (+{settings.KENTONGAN_PUBLIC_URL})"
    return Fetcher(user_agent=agent, resolver=dict(hosts))
