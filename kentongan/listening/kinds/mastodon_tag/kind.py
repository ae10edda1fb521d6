import html
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.feeds.cleaning import plain
from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, FoundPost, Kind, NotOfThisKind, Watched, Words

HREF = re.compile(r"""<a\b[^>]*?\bhref=["'](https?://[^"'\s]+)""", re.IGNORECASE)
TAG = re.compile(r"/tags/([^/]+)/?$")
MOST = 40  # posts a look
LONGEST = 5000


class MastodonTagKind(Kind):
    """Public posts under a hashtag: texts and counts, without who wrote them."""

    slug: ClassVar[str] = "mastodon_tag"
    label: ClassVar[Words] = gettext_lazy("Mastodon hashtag")
    help: ClassVar[Words] = gettext_lazy(
        "Public posts under a hashtag: text, time and counts. Who wrote them is not kept."
    )
    example: ClassVar[str] = "https://sosial.example/tags/banjir"
    rank: ClassVar[int] = 32

    def claims(self, url: str) -> bool:
        return bool(TAG.match(urlsplit(url).path))

    def address(self, url: str) -> str:
        parts = urlsplit(url)
        tag = TAG.match(parts.path)
        if not tag:
            return url
        base = f"{parts.scheme}://{parts.netloc}/api/v1/timelines/tag"
        return f"{base}/{quote(tag[1], safe='%')}?limit={MOST}"

    def read(self, response: Response, watched: Watched) -> Brought:
        try:
            rows = json.loads(response.body)
        except ValueError as error:
            raise NotOfThisKind(_("The server does not show hashtags to everybody.")) from error
        if not isinstance(rows, list):
            raise NotOfThisKind(_("The server does not show hashtags to everybody."))
        posts = [_post(row) for row in rows[:MOST] if isinstance(row, dict)]
        kept = tuple(each for each in posts if each is not None)
        return Brought(posts=kept, rejected=len(rows[:MOST]) - len(kept))


def _post(row: Mapping[str, Any]) -> FoundPost | None:
    """None for what is not public or has no text."""
    account, content = row.get("account"), str(row.get("content") or "")
    text = plain(content, limit=LONGEST)
    if row.get("visibility") != "public" or not text or not isinstance(account, dict):
        return None
    return FoundPost(
        platform="Mastodon",
        text=text,
        author=str(account.get("acct") or ""),
        address=str(row.get("url") or row.get("uri") or ""),
        posted_at=instant(row.get("created_at")),
        likes=count(row, "favourites_count"),
        shares=count(row, "reblogs_count"),
        replies=count(row, "replies_count"),
        links=tuple(html.unescape(each) for each in HREF.findall(content[: 4 * LONGEST])),
    )


def instant(value: Any) -> datetime | None:
    """A time with its zone, or nothing."""
    try:
        told = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return told if told.tzinfo else None


def count(row: Mapping[str, Any], name: str) -> int:
    value = row.get(name)
    return min(max(value, 0), 2**31 - 1) if isinstance(value, int) else 0


KIND = MastodonTagKind()
