"""The face of the package: one page in, one reading out."""

from datetime import datetime

from kentongan.engine import language
from kentongan.engine.extract import details
from kentongan.engine.extract.body import read_body
from kentongan.engine.extract.kinds import judge_kind
from kentongan.engine.extract.model import ExtractedArticle
from kentongan.engine.extract.moments import read_moments
from kentongan.engine.extract.page import open_page
from kentongan.engine.extract.structured import read_structured
from kentongan.engine.extract.titles import read_title


def extract_article(html: bytes, *, url: str, fetched_at: datetime) -> ExtractedArticle:
    """Reads a page. `url` is where it was asked (or `file:...`), `fetched_at` (aware) when.

    Never raises on content; raises ValueError on a naive `fetched_at`.
    """
    if fetched_at.tzinfo is None:
        raise ValueError("fetched_at needs a zone")
    page = open_page(html, url=url)
    told = read_structured(page)
    address = details.read_address(page, told)
    title = read_title(page, told, host=details.read_host(page, address))
    body = read_body(page, told, title=title)
    moments = read_moments(page, told, title=title, address=address or "", fetched_at=fetched_at)
    is_free = details.read_is_free(page, told)
    declared = page.root.get("lang") or page.meta("og:locale", "content-language")
    return ExtractedArticle(
        title=title,
        text=body.text,
        published_at=moments.published.instant,
        modified_at=moments.modified.instant,
        published_local=moments.published.local,
        date_evidence=moments.evidence,
        authors=details.read_authors(page, told),
        language=language.detect(f"{title}\n{body.text}", default=declared).code,
        image_url=details.read_image(page, told),
        canonical_url=address,
        site_name=details.read_site_name(page, told),
        is_accessible_for_free=is_free,
        kind=judge_kind(page, told, body, title=title, address=address, is_free=is_free),
        method=body.method,
        confidence=round(body.agreement, 3),
    )
