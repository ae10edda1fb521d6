"""Which addresses in a mail lead to news, and which tell the sender who has opened it."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import lxml.etree
import lxml.html

MOST = 60  # links of one mail
LONGEST = 2048  # characters
LEAST_WORDS = 3  # of a link that is a headline, not a button
PERSONAL = frozenset(
    {
        "e", "email", "eid", "uid", "cid", "sid", "subscriber", "subscriber_id", "recipient",
        "token", "key", "hash", "user", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "ck_subscriber_id",
    }
)  # fmt: skip
# Addresses of leaving, of preferences, of counting clicks, of the mail as a page.
FURNITURE = re.compile(
    r"unsubscri|optout|opt-out|berhenti|preferenc|preferensi|manage|view-?in-?browser|webversion"
    r"|forward|/track|/click|/open|/wf/|/ls/|/c/|pixel",
    re.IGNORECASE,
)
# A long run of letters and digits without a word in it stands for one reader.
TOKEN = re.compile(r"(?=[^/?&=]*\d)(?=[^/?&=]*[A-Za-z])[A-Za-z0-9_~.=+%]{24,}")
ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")


def found(html: str, *, home: str) -> tuple[list[tuple[str, str]], int]:
    """(address, words) of each headline that leads to `home` or below it, each once.

    The number counts the links that lead elsewhere or through a counter and are left alone: to
    follow one would tell the sender that this office has read the mail.
    """
    kept: dict[str, str] = {}
    left = 0
    for url, words in _anchors(html):
        if len(words.split()) < LEAST_WORDS:
            continue
        if counts_readers(url) or not _belongs(url, home):
            left += 1
        else:
            kept.setdefault(without_reader(url), words)
    return list(kept.items())[:MOST], left


def counts_readers(url: str) -> bool:
    """Whether an address leads to a counter or out of the list, or carries one reader's mark."""
    parts = urlsplit(url)
    return bool(FURNITURE.search(parts.path) or TOKEN.search(f"{parts.path}?{parts.query}"))


def without_reader(url: str) -> str:
    """The address without what stands for one reader."""
    parts = urlsplit(url)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, True)
        if name.lower() not in PERSONAL and "@" not in value
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def quieted(text: str) -> str:
    """A text without addresses that count readers; others lose what stands for a reader."""

    def replace(match: re.Match[str]) -> str:
        url = match[0]
        try:
            return "" if counts_readers(url) else without_reader(url)
        except ValueError:
            return ""

    return ADDRESS.sub(replace, text)


def _anchors(html: str) -> list[tuple[str, str]]:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return []
    told = []
    for anchor in root.iter("a"):
        url = str(anchor.get("href") or "").strip()[:LONGEST]
        words = " ".join(str(anchor.text_content()).split())
        if url.startswith(("http://", "https://")) and words:
            told.append((url, words))
    return told


def _belongs(url: str, home: str) -> bool:
    try:
        name = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    return name == home or name.endswith(f".{home}")
