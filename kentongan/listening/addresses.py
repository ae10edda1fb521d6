"""One article, one address: what a link means without its tracking parts."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

LONGEST = 2048  # characters
TRACKING = frozenset({"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "source", "from"})
TRACKING_PREFIX = "utm_"
UNSTORABLE = re.compile("[\x00-\x20\x7f\ud800-\udfff]")


def tidy(url: str) -> str:
    """The address without fragment and tracking parameters; host in lower case."""
    parts = urlsplit(storable(url).strip()[:LONGEST])
    query = [(key, value) for key, value in parse_qsl(parts.query, True) if not _tracks(key)]
    return urlunsplit(
        (parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", urlencode(query), "")
    )


def storable(url: str) -> str:
    """Without blanks, control characters and half characters, which strangers put into JSON."""
    return UNSTORABLE.sub("", url)


def host(url: str) -> str:
    """Host and port, by which requests are kept apart; empty for a saved file."""
    return urlsplit(url).netloc.lower()


def domain(url: str) -> str:
    name = (urlsplit(url).hostname or "").lower()
    return name.removeprefix("www.").removeprefix("m.")


def _tracks(key: str) -> bool:
    return key.lower() in TRACKING or key.lower().startswith(TRACKING_PREFIX)
