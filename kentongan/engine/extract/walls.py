"""Doors that sites shut to programs: known by their words, also where they come with status 200."""

import re
from typing import Final

STATUSES: Final = frozenset({401, 403, 406, 429, 503})
_LONGEST: Final = 60_000  # bytes; what follows a door's first words does not matter
_HEAD: Final = 8_000  # characters
_WORDS: Final = re.compile(
    r"just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|captcha"
    r"|verif(?:y|ying) (?:that )?you are (?:a )?human|checking your browser|request blocked"
    r"|unusual traffic|ddos protection|403 forbidden|enable javascript and cookies"
    r"|bukan robot|akses ditolak|sedang memeriksa peramban"
)
_IS_XML: Final = re.compile(r"\s*(?:<\?xml|<rss|<feed|<rdf:rdf|<urlset|<sitemapindex|\{)")


def is_wall(body: bytes) -> bool:
    """Whether an answer is such a door and not a feed, sitemap or page with something to read."""
    if len(body) > _LONGEST:
        return False
    text = body[:_HEAD].decode("utf-8", errors="replace").casefold()
    return not _IS_XML.match(text) and says_wall(text)


def says_wall(text: str) -> bool:
    """Whether a text in small letters has the words of such a door."""
    return _WORDS.search(text) is not None
