import re
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy

from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, Watched, Words
from kentongan.listening.kinds.feed.kind import FeedKind
from kentongan.listening.kinds.youtube.kind import HOSTS, as_written

ACCOUNT = re.compile(r"/@[\w.]+(?:\.rss)?/?$")


class MastodonKind(FeedKind):
    """The public feed of one account."""

    slug: ClassVar[str] = "mastodon"
    label: ClassVar[Words] = gettext_lazy("Mastodon account")
    help: ClassVar[Words] = gettext_lazy("Of an outlet or institution; its public posts.")
    example: ClassVar[str] = "https://sosial.example/@koran"
    rank: ClassVar[int] = 31
    is_account: ClassVar[bool] = True

    def claims(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.hostname not in HOSTS and bool(ACCOUNT.match(parts.path))

    def address(self, url: str) -> str:
        return url if url.endswith(".rss") else f"{url.rstrip('/')}.rss"

    def fits(self, response: Response) -> bool:
        return False

    def read(self, response: Response, watched: Watched) -> Brought:
        return as_written(super().read(response, watched))


KIND = MastodonKind()
