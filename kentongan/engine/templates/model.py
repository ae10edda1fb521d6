"""What is remembered of a site, as values that go to JSON and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from kentongan.engine.extract import ExtractedArticle

VERSION: Final = 1  # of the form of the JSON; another one is not read


class NotLearnable(Exception):
    """The pages show no layout in common; `reason` is a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningPage:
    """A page fetched at `fetched_at` (aware); `article` is its consensus reading, if there."""

    html: bytes
    url: str
    fetched_at: datetime
    article: ExtractedArticle | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that tells a field: `kind` is json-ld, meta, tag (title) or css; `name` says which.

    Of a css source the text is taken, or the attribute `attribute`.
    """

    kind: str
    name: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affixes:
    """What a site puts around its titles, blanks and separators included."""

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    def strip(self, title: str) -> str:
        """`title` without the longest prefix and the longest suffix that it carries."""
        for prefix in sorted(self.prefixes, key=len, reverse=True):
            if title.startswith(prefix) and len(title) > len(prefix):
                title = title[len(prefix) :]
                break
        for suffix in sorted(self.suffixes, key=len, reverse=True):
            if title.endswith(suffix) and len(title) > len(suffix):
                return title[: -len(suffix)].strip()
        return title.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTemplate:
    """How the articles of one site are laid out, learned from `pages` of them.

    `body` selects the element with the text, `drops` what in it is no text, `lines` are lines
    that recur over the site's pages. `shortest` (characters) is the shortest text seen.
    `shapes` are the kinds of element seen in the body. `agreement` (0..1) is how far the
    template reads the learning pages as the consensus did.
    """

    body: str
    drops: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    drops_links: bool = False
    shapes: tuple[str, ...] = ()
    title: Source
    affixes: Affixes = field(default_factory=Affixes)
    published: tuple[Source, ...] = ()
    language: str = ""
    shortest: int = 0
    pages: int = 0
    agreement: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """A tree of plain values for `json.dumps` or a JSON column."""
        return {"version": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "SiteTemplate":
        """The template again; ValueError where another version stored it: learn anew."""
        if told.get("version") != VERSION:
            raise ValueError("The template was stored by another version.")
        values = {name: value for name, value in told.items() if name != "version"}
        return cls(
            **values
            | {
                "title": Source(**values["title"]),
                "affixes": Affixes(
                    prefixes=_texts(values["affixes"]["prefixes"]),
                    suffixes=_texts(values["affixes"]["suffixes"]),
                ),
                "published": tuple(Source(**each) for each in values["published"]),
            }
            | {name: _texts(values[name]) for name in ("drops", "lines", "shapes")}
        )


def _texts(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(values)
