import re
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, NotOfThisKind, Watched, Words
from kentongan.listening.kinds.feed.kind import FeedKind

HOSTS = frozenset({"youtube.com", "www.youtube.com", "m.youtube.com"})
CHANNEL = re.compile(r"/channel/([\w-]+)")


class YouTubeKind(FeedKind):
    """The channel's own feed; nothing but title, text and time is read."""

    slug: ClassVar[str] = "youtube"
    label: ClassVar[Words] = gettext_lazy("YouTube channel")
    help: ClassVar[Words] = gettext_lazy(
        "Of an outlet or institution. The address that begins with /channel/."
    )
    example: ClassVar[str] = "https://www.youtube.com/channel/UC0000000000000000000000"
    rank: ClassVar[int] = 30
    is_account: ClassVar[bool] = True

    def claims(self, url: str) -> bool:
        return urlsplit(url).hostname in HOSTS

    def address(self, url: str) -> str:
        parts = urlsplit(url)
        channel = CHANNEL.match(parts.path)
        if channel:
            base = f"{parts.scheme}://{parts.netloc}"
            return f"{base}/feeds/videos.xml?channel_id={channel[1]}"
        if parts.path.startswith("/feeds/"):
            return url
        raise NotOfThisKind(_("Give the address of the channel that begins with /channel/."))

    def fits(self, response: Response) -> bool:
        return False

    def read(self, response: Response, watched: Watched) -> Brought:
        return as_written(super().read(response, watched))


def as_written(brought: Brought) -> Brought:
    """Entries that are whole as they come: no page is read after them."""
    return replace(brought, found=tuple(replace(each, is_whole=True) for each in brought.found))


KIND = YouTubeKind()
