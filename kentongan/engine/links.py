"""Which links of a page lead to articles, learned from how their addresses are built.

    seen = links.find(html, base=url)
    pattern = links.learn(seen, before=pattern)      # keep it for the next look
    articles = pattern.pick(seen)

The addresses of one site's articles are built alike: `/politik/2026/03/02/banjir-di-kalirejo` and
`/olahraga/2026/03/01/laga-malam-ini` have one shape, the menu has another. The shape under which
most headlines stand is the site's; what has no headline is not taken, and a page with too few
links to learn from is read by the length of its titles alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html as lxml_html

HEADLINE = 25  # characters of a link's text that looks like a headline
MOST_LINKS = 60  # that a look takes
LEAST_ALIKE = 5  # headlines of one shape from which it is learned
SHARE = 0.6  # of the links of that shape that are headlines
MOST_SHAPES = 3
_MAX_ANCHORS = 3000
_SLUG_WORDS = 3
_NUMBER = re.compile(r"\d+$")
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address of the page's own site, with the longest text that leads to it."""

    url: str
    title: str

    @property
    def is_headline(self) -> bool:
        return len(self.title) >= HEADLINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The shapes of a site's article addresses; without any, every headline is taken."""

    shapes: tuple[str, ...] = ()
    looks: int = 0  # that agreed with it

    def pick(self, links: Sequence[Link]) -> list[Link]:
        """The articles, in the page's order, at most 60."""
        chosen = [link for link in links if link.is_headline]
        if self.shapes:
            chosen = [link for link in chosen if shape(link.url) in self.shapes]
        return chosen[:MOST_LINKS]

    def as_json(self) -> dict[str, Any]:
        return {"shapes": list(self.shapes), "looks": self.looks}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Pattern":
        return cls(shapes=tuple(told.get("shapes", ())), looks=int(told.get("looks", 0)))


def find(text: str, *, base: str) -> list[Link]:
    """Links to the same host, each address once, in the page's order."""
    titles: dict[str, str] = {}
    for url, title in _anchors(text, base):
        if len(title) > len(titles.get(url, "")):
            titles[url] = title
    return [Link(url=url, title=title) for url, title in titles.items()]


def learn(links: Sequence[Link], *, before: Pattern | None = None) -> Pattern:
    """The pattern after one more look. One that no longer finds anything is learned anew."""
    before = before or Pattern()
    if before.shapes and before.pick(links):
        return Pattern(shapes=before.shapes, looks=before.looks + 1)
    every = Counter(shape(link.url) for link in links)
    headlines = Counter(shape(link.url) for link in links if link.is_headline)
    alike = [
        name
        for name, count in headlines.most_common(MOST_SHAPES)
        if count >= LEAST_ALIKE and count / every[name] >= SHARE
    ]
    return Pattern(shapes=tuple(alike), looks=1 if alike else 0)


def shape(url: str) -> str:
    """How an address is built: `n` a number, `s` a slug, `w` a word, and the query's keys."""
    parts = urlsplit(url)
    built = "/".join(_class_of(part) for part in parts.path.split("/") if part)
    keys = sorted(key for key, _value in parse_qsl(parts.query))
    return f"{built}?{'&'.join(keys)}" if keys else built


def _class_of(part: str) -> str:
    name = _ENDING.sub("", part.lower())
    if _NUMBER.match(name):
        return "n"
    pieces = [piece for piece in re.split(r"[-_.]", name) if piece]
    words = [piece for piece in pieces if not _NUMBER.match(piece)]
    if len(words) >= _SLUG_WORDS:
        return "s"
    return "wn" if len(words) < len(pieces) or re.search(r"\d{3,}", name) else "w"


def _anchors(text: str, base: str) -> Iterator[tuple[str, str]]:
    root = lxml_html.fromstring(text if text.strip() else "<p>")
    for number, anchor in enumerate(root.iter("a")):
        if number >= _MAX_ANCHORS:
            break
        try:
            url = urljoin(base, anchor.get("href") or "").partition("#")[0]
            is_own = urlsplit(url).netloc == urlsplit(base).netloc and url != base
        except ValueError:
            continue
        if is_own:
            yield url, " ".join(str(anchor.text_content()).split())
