import re
from typing import ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from selectolax.lexbor import LexborHTMLParser, LexborNode

from kentongan.engine.charset import decode
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

CHANNEL = re.compile(r"/(?:s/)?(\w{4,64})/?$")
LARGEST = 2_000_000  # bytes that are parsed


class TelegramKind(Kind):
    """The web preview of a public channel; groups have none and are not read (R3)."""

    slug: ClassVar[str] = "telegram"
    label: ClassVar[Words] = gettext_lazy("public Telegram channel")
    help: ClassVar[Words] = gettext_lazy(
        "Public channels of outlets and institutions, by their open preview. Groups are not read."
    )
    example: ClassVar[str] = "https://t.me/korancontoh"
    rank: ClassVar[int] = 34
    is_account: ClassVar[bool] = True

    def claims(self, url: str) -> bool:
        return urlsplit(url).hostname == "t.me"

    def address(self, url: str) -> str:
        parts = urlsplit(url)
        channel = CHANNEL.match(parts.path)
        if not channel:
            raise NotOfThisKind(_("Only public channels are read, such as t.me/name."))
        return f"{parts.scheme}://{parts.netloc}/s/{channel[1]}"

    def read(self, response: Response, watched: Watched) -> Brought:
        tree = LexborHTMLParser(decode(response.body[:LARGEST]).text)
        nodes = tree.css(".tgme_widget_message[data-post]")
        if not nodes and tree.css_first(".tgme_channel_info") is None:
            raise NotOfThisKind(_("This channel has no open preview; it is not read."))
        found = [_found(node, watched) for node in nodes]
        kept = tuple(each for each in found if each is not None)
        return Brought(found=kept, rejected=len(nodes) - len(kept))


def _found(node: LexborNode, watched: Watched) -> Found | None:
    """A message; None for a picture without words."""
    body = node.css_first(".tgme_widget_message_text")
    text = " ".join(body.text(separator=" ").split()) if body else ""
    post = node.attributes.get("data-post")
    if not text or not post:
        return None
    clock = node.css_first("time[datetime]")
    at = instant(clock.attributes.get("datetime")) if clock else None
    reading = stub(text, text=text, language=watched.language, published_at=at)
    return Found(url=f"https://t.me/{post}", reading=reading, is_whole=True)


KIND = TelegramKind()
