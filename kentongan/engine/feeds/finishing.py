"""From what a reader found to entries that can be trusted."""

import hashlib
import re
from collections import Counter
from datetime import UTC, datetime
from functools import lru_cache

from kentongan.engine import dates
from kentongan.engine.feeds.cleaning import first_image, is_whole, plain, safe_html, whole_url
from kentongan.engine.feeds.values import MAX_ENTRIES, Entry, Feed, RawEntry, RawFeed

_TITLE_CHARS = 500
_SUMMARY_CHARS = 5000
_ID_CHARS = 500
_NAME_CHARS = 200
_AUTHORS = 20
_CATEGORIES = 50
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)")
# Stands for an unknown time of fetching; dates that lean on it are dropped.
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class _Clock(dict[str, dates.DateReading]):
    """Readings of the dates of one feed, in which many entries tell the same."""

    def __init__(self, fetched_at: datetime | None) -> None:
        super().__init__({"": dates.NOTHING})
        self._fetched_at = fetched_at

    def __missing__(self, text: str) -> dates.DateReading:
        reading = dates.read(text, fetched_at=self._fetched_at or _NO_TIME)
        if self._fetched_at is None and reading.zone_evidence == "relative":
            reading = dates.NOTHING
        self[text] = reading
        return reading


def finish(raw: RawFeed, *, url: str, fetched_at: datetime | None) -> Feed:
    """The feed with clean, unique, bounded entries, in the feed's order."""
    problems = list(raw.problems)
    if len(raw.entries) > MAX_ENTRIES:
        problems.append(f"The feed has more than {MAX_ENTRIES} entries; the rest is not read.")
    own = whole_url(raw.base, base=url) or url
    home = whole_url(raw.home, base=own)
    base = own if raw.base else home or url
    clock = _Clock(fetched_at)
    entries = [_entry(each, base, clock) for each in raw.entries[:MAX_ENTRIES]]
    kept = [entry for entry in entries if entry.url or entry.title or entry.summary]
    if len(kept) < len(entries):
        problems.append("Entries without address, title and text were left out.")
    unique = _merged(_apart(kept, problems), problems)
    undated = sum(1 for entry in unique if entry.published_raw and not _is_dated(entry))
    if undated:
        problems.append(f"The date of {undated} entries could not be read.")
    return Feed(
        title=plain(raw.title, limit=_TITLE_CHARS),
        home_url=home,
        language=_language(raw.language),
        kind=raw.kind,
        entries=tuple(unique),
        problems=tuple(problems),
    )


def _entry(raw: RawEntry, base: str, clock: _Clock) -> Entry:
    told = raw.id.strip()
    url = whole_url(raw.url, base=base) or (whole_url(told, base=base) if is_whole(told) else None)
    updated_raw = raw.updated.strip()
    published_raw = raw.published.strip() or updated_raw
    published, updated = clock[published_raw], clock[updated_raw]
    title = plain(raw.title, limit=_TITLE_CHARS)
    image = raw.image or first_image(raw.content) or first_image(raw.summary)
    return Entry(
        id=_bounded(told) or url or _fingerprint(title, published_raw, raw.summary),
        url=url,
        title=title,
        summary=plain(raw.summary or raw.content, limit=_SUMMARY_CHARS),
        content_html=safe_html(raw.content, base=url or base) if raw.content else None,
        published_at=published.instant,
        published_local=published.local,
        published_raw=published_raw[: dates.MAX_LENGTH],
        zone_evidence=published.zone_evidence,
        updated_at=updated.instant,
        updated_raw=updated_raw[: dates.MAX_LENGTH],
        authors=_names(raw.authors, _AUTHORS),
        image_url=whole_url(image, base=url or base) if image else None,
        categories=_names(raw.categories, _CATEGORIES),
    )


def _is_dated(entry: Entry) -> bool:
    return entry.published_at is not None or entry.published_local is not None


def _apart(entries: list[Entry], problems: list[str]) -> list[Entry]:
    """Entries that share an id though they are different get one from address and title."""
    counts = Counter(entry.id for entry in entries)
    faces: dict[str, set[str]] = {}
    for entry in entries:
        if counts[entry.id] > 1:
            faces.setdefault(entry.id, set()).add(entry.url or entry.title)
    shared = {told for told, seen in faces.items() if len(seen) > 1}
    if not shared:
        return entries
    problems.append("Different entries carry the same id; their address and title stand for it.")
    return [
        entry._replace(id=_bounded(f"{entry.url or ''} {entry.title}".strip()))
        if entry.id in shared
        else entry
        for entry in entries
    ]


def _merged(entries: list[Entry], problems: list[str]) -> list[Entry]:
    """One entry per id: the first, completed from those after it."""
    found: dict[str, Entry] = {}
    for entry in entries:
        first = found.get(entry.id)
        found[entry.id] = entry if first is None else _completed(first, entry)
    if len(found) < len(entries):
        problems.append("Entries with the same id were merged.")
    return list(found.values())


def _completed(first: Entry, other: Entry) -> Entry:
    missing = {
        name: getattr(other, name)
        for name in ("url", "title", "summary", "content_html", "image_url", "authors")
        if not getattr(first, name)
    }
    if not _is_dated(first):
        missing |= {
            name: getattr(other, name)
            for name in ("published_at", "published_local", "published_raw", "zone_evidence")
        }
    return first._replace(**missing)


def _names(names: tuple[str, ...], most: int) -> tuple[str, ...]:
    if not names:
        return ()
    cleaned = dict.fromkeys(_name(name[: 20 * _NAME_CHARS]) for name in names[:most])
    cleaned.pop("", None)
    return tuple(cleaned)


@lru_cache(maxsize=512)
def _name(text: str) -> str:
    """A name in plain text; a feed repeats its few categories and authors."""
    return plain(text, limit=_NAME_CHARS)


def _bounded(text: str) -> str:
    return text if len(text) <= _ID_CHARS else _fingerprint(text)


def _fingerprint(*parts: str) -> str:
    return "sha256:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _language(text: str) -> str | None:
    """The primary subtag of a language tag, such as `id`; some feeds put the country US there."""
    match = _LANGUAGE.match(text.strip().lower())
    return match[1] if match and match[1] != "us" else None
