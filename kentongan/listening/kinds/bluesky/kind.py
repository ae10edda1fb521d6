import json
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import (
    Brought,
    Found,
    Kind,
    NotOfThisKind,
    Watched,
    Words,
    stub,
)
from kentongan.listening.kinds.mastodon_tag.kind import instant

API = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed"
PROFILE = "https://bsky.app/profile"
MOST = 50


class BlueskyKind(Kind):
    """Public posts of one account, by the platform's open interface."""

    slug: ClassVar[str] = "bluesky"
    label: ClassVar[Words] = gettext_lazy("Bluesky account")
    help: ClassVar[Words] = gettext_lazy("Of an outlet or institution; its own public posts.")
    example: ClassVar[str] = "https://bsky.app/profile/koran.example"
    rank: ClassVar[int] = 33
    is_account: ClassVar[bool] = True

    def claims(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.hostname == "bsky.app" and parts.path.startswith("/profile/")

    def address(self, url: str) -> str:
        if not self.claims(url):
            return url
        name = urlsplit(url).path.split("/")[2]
        return f"{API}?actor={quote(name)}&filter=posts_no_replies&limit={MOST}"

    def read(self, response: Response, watched: Watched) -> Brought:
        try:
            rows = json.loads(response.body)["feed"]
        except (ValueError, KeyError, TypeError) as error:
            raise NotOfThisKind(_("This is no list of Bluesky posts.")) from error
        own = [row.get("post") for row in rows[:MOST] if not row.get("reason")]
        found = [_found(post, watched) for post in own if isinstance(post, dict)]
        kept = tuple(each for each in found if each is not None)
        return Brought(found=kept, rejected=len(rows[:MOST]) - len(kept))


def _found(post: Mapping[str, Any], watched: Watched) -> Found | None:
    record = post.get("record") or {}
    handle = (post.get("author") or {}).get("handle")
    key = str(post.get("uri") or "").rpartition("/")[2]
    text = " ".join(str(record.get("text") or "").split())
    if not (handle and key and text):
        return None
    reading = stub(
        text,
        text=text,
        language=watched.language,
        published_at=instant(record.get("createdAt")),
    )
    return Found(url=f"{PROFILE}/{handle}/post/{key}", reading=reading, is_whole=True)


KIND = BlueskyKind()
