"""Address, authors, picture and site name of a page."""

import re
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

from kentongan.engine.extract.head import Head
from kentongan.engine.extract.structured import StructuredArticle

_MAX_AUTHORS: Final = 10
_LONGEST_NAME: Final = 80
_LONGEST_ADDRESS: Final = 2_048
_SHORTEST_TLD_LABELS: Final = 2
_SECOND_LEVEL: Final = frozenset(
    {"co", "go", "or", "ac", "sch", "web", "my", "net", "com", "desa", "gov", "org", "edu", "mil"}
)
_CACHES: Final = ("cdn.ampproject.org", "translate.goog", "archive.org", "google.com")
_BY: Final = re.compile(r"(?i)^(?:oleh|penulis|reporter|pewarta|by|author) ?:? ")
_JOINED: Final = re.compile(r"\s*(?:;|\s&\s|\sdan\s|\sand\s)\s*")


def read_address(page: Head, told: StructuredArticle) -> str | None:
    """The article's own address: canonical, og:url or JSON-LD, else the one it was asked from.

    A page fetched from the web may name only an address of its own site, or any page could
    pass itself off as another outlet's article.
    """
    named = [page.canonical, page.meta("og:url"), told.url]
    usable = [address for address in (_absolute(page, name) for name in named) if address]
    own = [address for address in usable if _is_same_site(page, address)]
    deep = [address for address in own if urlsplit(address).path.strip("/")]
    fallback = _clean(page.url) if page.is_from_web else None
    return next(iter(deep), None) or fallback or next(iter(own), None)


def _absolute(page: Head, address: str) -> str | None:
    joined = urljoin(page.url if page.is_from_web else "", address.strip()[:_LONGEST_ADDRESS])
    return _clean(joined)


def _clean(address: str) -> str | None:
    try:
        parts = urlsplit(address[:_LONGEST_ADDRESS])
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or re.search(r"\s", address):
        return None
    return urlunsplit(parts._replace(fragment=""))


def _is_same_site(page: Head, address: str) -> bool:
    if not page.is_from_web:
        return True
    asked = urlsplit(page.url).hostname or ""
    return asked.endswith(_CACHES) or _site(asked) == _site(urlsplit(address).hostname or "")


def _site(host: str) -> str:
    """The domain a site registers, near enough: kompas.com, republika.co.id."""
    labels = host.lower().rstrip(".").split(".")
    if len(labels) <= _SHORTEST_TLD_LABELS:
        return ".".join(labels)
    deep = labels[-2] in _SECOND_LEVEL and len(labels[-1]) == len("id")
    return ".".join(labels[-3:] if deep else labels[-2:])


def read_authors(page: Head, told: StructuredArticle) -> tuple[str, ...]:
    """Bylines in the page's order, without addresses and the outlet itself."""
    named: list[str] = list(told.authors)
    if not named:
        named = list(page.all_metas("author", "dtk:author", "content_author", "article:author"))
        named += page.bylines
    site = read_site_name(page, told).casefold()
    names = (_BY.sub("", name).strip() for one in named for name in _JOINED.split(one))
    found = dict.fromkeys(name for name in names if _is_name(name) and name.casefold() != site)
    return tuple(found)[:_MAX_AUTHORS]


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and "://" not in text and "@" not in text


def read_image(page: Head, told: StructuredArticle) -> str | None:
    """The absolute address of the leading picture."""
    named = (told.image, page.meta("og:image", "og:image:url"), page.meta("twitter:image"))
    return next(
        (address for address in (_absolute(page, name) for name in named if name) if address), None
    )


def read_site_name(page: Head, told: StructuredArticle) -> str:
    """The outlet as the page calls it, or ""."""
    named = (page.meta("og:site_name"), told.publisher, page.meta("application-name"))
    return next((name for name in named if name and "://" not in name), "")


def read_host(page: Head, address: str | None) -> str:
    """The host of the article's address, "" for a saved page that tells none."""
    return urlsplit(address or page.url).hostname or ""


def read_is_free(page: Head, told: StructuredArticle) -> bool | None:
    """False where the page says that its text is for payers; None where it says nothing."""
    if told.is_free is not None:
        return told.is_free
    tier = page.meta("article:content_tier", "isaccessibleforfree").lower()
    return {"free": True, "true": True, "metered": False, "locked": False, "false": False}.get(tier)
