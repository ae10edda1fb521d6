"""Floors under reading feeds; `script/bench feeds` measures the speed too."""

from calendar import timegm
from datetime import UTC, datetime
from statistics import mean

import feedparser
import pytest

from kentongan.engine import feeds

from . import floors

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["feeds.cnn", "feeds.korea_times"])
def test_a_real_feed_is_read_as_feedparser_reads_it(name: str) -> None:
    body = floors.needs(name).read_bytes()
    ours = feeds.parse(body, url="https://contoh.id/rss", content_type=None, fetched_at=NOW).entries
    theirs = feedparser.parse(body).entries
    assert len(ours) == len(theirs)
    pairs = list(zip(ours, theirs, strict=True))
    same = [
        one.url == other.get("link") and one.title == " ".join(other.get("title", "").split())
        for one, other in pairs
    ]
    floors.check(name, mean(same))
    for one, other in pairs:
        if told := other.get("published_parsed"):
            assert one.published_at == datetime.fromtimestamp(timegm(told), UTC)
