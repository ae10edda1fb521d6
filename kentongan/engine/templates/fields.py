"""Title and moment of publication, from the places that told them on the learning pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from kentongan.engine import dates
from kentongan.engine.dates import NOTHING, DateReading
from kentongan.engine.extract.moments import is_possible, refine
from kentongan.engine.extract.structured import StructuredArticle
from kentongan.engine.templates.document import Document
from kentongan.engine.templates.model import Source
from kentongan.engine.text import clean

_LONGEST: Final = 500  # characters of a title
_EVIDENCE: Final = {"json-ld": "json-ld", "meta": "meta", "css": "visible"}


def value_of(document: Document, told: StructuredArticle, source: Source) -> str:
    """The raw text that the source tells on this page, "" where it is missing."""
    if source.kind == "json-ld":
        return str(getattr(told, source.name))
    if source.kind == "meta":
        return document.meta(source.name)
    node = document.tree.css_first(source.name)
    if node is None:
        return ""
    if source.attribute:
        return node.attributes.get(source.attribute) or ""
    return " ".join(node.text(separator=" ").split())


def title_of(document: Document, told: StructuredArticle, source: Source) -> str:
    """The title with whatever the site puts around it."""
    return clean(value_of(document, told, source)[:_LONGEST]).replace("\n", " ")


def moment_of(
    document: Document,
    told: StructuredArticle,
    sources: Sequence[Source],
    *,
    fetched_at: datetime,
) -> tuple[DateReading, str]:
    """The moment and its evidence: the first source that tells one, refined by those after it."""
    best, evidence = NOTHING, ""
    for source in sources:
        text = value_of(document, told, source)
        reading = dates.read(text, fetched_at=fetched_at) if text else NOTHING
        if not reading.found or not is_possible(reading, fetched_at):
            continue
        if not best.found:
            best, evidence = reading, _EVIDENCE[source.kind]
        else:
            best = refine(best, reading)
    return best, evidence
