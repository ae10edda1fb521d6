"""What goes to the reading process, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kentongan.engine.extract import ExtractedArticle


class GaveUp(Exception):
    """The page was not read within its bounds; `reason` is "time" or "memory"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A page to read, with its site's template as JSON; `compare`: by the consensus too."""

    html: bytes
    url: str
    fetched_at: datetime
    template: Mapping[str, Any] | None = None
    compare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """`likeness` (0..1) is that of template and consensus, None where only one of them read.

    `missed` is set where the template could not read what the consensus calls an article.
    """

    article: ExtractedArticle
    likeness: float | None = None
    missed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """The template of a site as JSON, or why there is none."""

    template: Mapping[str, Any] | None = None
    why_not: str = ""
