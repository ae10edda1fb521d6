import json
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from urllib.parse import parse_qs, quote, unquote, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.engine.fetch import Response
from kentongan.listening.kinds.base import Brought, FoundPost, Kind, NotOfThisKind, Watched, Words
from kentongan.listening.kinds.mastodon_tag.kind import count, instant

API = "https://public.api.bsky.app/xrpc/app.bsky.feed.searchPosts"
PROFILE = "https://bsky.app/profile"
MOST = 50  # posts a look
LONGEST = 3000  # bytes in Bluesky's own rules, characters here
# What people set who want to be read by nobody but members.
MEMBERS_ONLY = "!no-unauthenticated"


class BlueskyTagKind(Kind):
    """Public posts under a hashtag or with a word: texts and counts, without who wrote them."""

    slug: ClassVar[str] = "bluesky_tag"
    label: ClassVar[Words] = gettext_lazy("Bluesky hashtag or word")
    help: ClassVar[Words] = gettext_lazy(
        "Public posts under a hashtag or with a word: text, time and counts. Who wrote them is"
        " not kept."
    )
    example: ClassVar[str] = "https://bsky.app/hashtag/banjir"
    rank: ClassVar[int] = 32
    closed: ClassVar[Words] = gettext_lazy(
        "Bluesky lets only its members search now. It opens its search again at times; we go on"
        " asking, and sign in nowhere."
    )

    def claims(self, url: str) -> bool:
        return bool(_words(url))

    def address(self, url: str) -> str:
        words = _words(url)
        if not words:
            return url
        return f"{API}?q={quote(words, safe='')}&sort=latest&limit={MOST}"

    def read(self, response: Response, watched: Watched) -> Brought:
        try:
            rows = json.loads(response.body)["posts"]
        except (ValueError, KeyError, TypeError) as error:
            raise NotOfThisKind(_("This is no list of Bluesky posts.")) from error
        if not isinstance(rows, list):
            raise NotOfThisKind(_("This is no list of Bluesky posts."))
        posts = [_post(row) for row in rows[:MOST] if isinstance(row, dict)]
        kept = tuple(each for each in posts if each is not None)
        return Brought(posts=kept, rejected=len(rows[:MOST]) - len(kept))


def _words(url: str) -> str:
    """What is searched for: a hashtag's page, or the page of a search. Empty for others."""
    parts = urlsplit(url)
    if parts.hostname != "bsky.app":
        return ""
    folder, _slash, rest = parts.path.strip("/").partition("/")
    if folder == "hashtag" and rest:
        return f"#{unquote(rest).strip('/')}"
    asked = parse_qs(parts.query).get("q", [""])[0] if folder == "search" else ""
    return " ".join(asked.split())


def _post(row: Mapping[str, Any]) -> FoundPost | None:
    """None for what has no text or was not meant for everybody."""
    record, author = row.get("record"), row.get("author")
    key = str(row.get("uri") or "").rpartition("/")[2]
    if not (isinstance(record, dict) and isinstance(author, dict) and key):
        return None
    text = " ".join(str(record.get("text") or "").split())[:LONGEST]
    who = str(author.get("did") or author.get("handle") or "")
    if not text or not who or _for_members_only(author):
        return None
    return FoundPost(
        platform="Bluesky",
        text=text,
        author=who,
        address=f"{PROFILE}/{who}/post/{key}",
        posted_at=instant(record.get("createdAt")),
        likes=count(row, "likeCount"),
        shares=count(row, "repostCount"),
        replies=count(row, "replyCount"),
        links=tuple(_links(record)),
    )


def _links(record: Mapping[str, Any]) -> Iterator[str]:
    """Where words of the post lead, and the page shown below it."""
    for facet in _dicts(record.get("facets")):
        for feature in _dicts(facet.get("features")):
            yield str(feature.get("uri") or "")
    embed = record.get("embed")
    for external in _dicts([embed.get("external")] if isinstance(embed, dict) else []):
        yield str(external.get("uri") or "")


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    rows = value if isinstance(value, list) else []
    return [each for each in rows[:MOST] if isinstance(each, dict)]


def _for_members_only(author: Mapping[str, Any]) -> bool:
    return any(each.get("val") == MEMBERS_ONLY for each in _dicts(author.get("labels")))


KIND = BlueskyTagKind()
