"""Feeds as they are, not as they should be: RSS, Atom, RDF and JSON Feed into one shape.

    feed = feeds.parse(response.body, url=response.final_url,
                       content_type=response.headers.get("content-type"), fetched_at=now)

Text is decoded by `engine.charset`, dates are read by `engine.dates` from the raw string and
never get a zone that the feed does not tell, markup is sanitised, addresses are made whole,
entries have unique ids. DTDs with definitions are refused, at most 2,000 entries are read.
"""

from kentongan.engine.feeds.discovery import discover
from kentongan.engine.feeds.reading import parse
from kentongan.engine.feeds.values import MAX_ENTRIES, Entry, Feed, FeedLink, Kind, NotAFeed

__all__ = [
    "MAX_ENTRIES",
    "Entry",
    "Feed",
    "FeedLink",
    "Kind",
    "NotAFeed",
    "discover",
    "parse",
]
