"""ClaimReview (schema.org), the form in which houses exchange fact-checks, both ways.

What schema.org has no field for (type and topic of a hoax) is told as defined terms among the
keywords, whose sets are named by our codes: another installation reads them back, others pass by.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from .enums import HoaxTopic, HoaxType, Verdict
from .models import FactCheck

CONTEXT = "https://schema.org"
RATINGS = {
    Verdict.TRUE: 5,
    Verdict.PARTLY_TRUE: 3,
    Verdict.MISLEADING: 2,
    Verdict.FALSE: 1,
    Verdict.SCAM: 1,
}
"""From 1 (false) to 5 (true); the other verdicts are not on that scale."""
SETS = {"hoax_type": ("jenis-hoaks", HoaxType), "topic": ("topik-hoaks", HoaxTopic)}

Review = dict[str, Any]


def rating(verdict: str, words: str) -> Review:
    """A Rating whose name is the verdict in words."""
    told: Review = {"@type": "Rating", "alternateName": words}
    if verdict in RATINGS:
        told |= {"ratingValue": RATINGS[Verdict(verdict)], "bestRating": 5, "worstRating": 1}
    return told


def review_of(row: FactCheck) -> Review:
    """One fact-check as ClaimReview; `review_fields` reads the same back."""
    told = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": row.url,
        "datePublished": row.published_at.isoformat() if row.published_at else None,
        "inLanguage": row.language,
        "headline": row.title,
        "claimReviewed": row.claim or row.title,
        "reviewBody": row.conclusion,
        "author": {"@type": "Organization", "name": row.publisher},
        "creditText": row.source_review,
        "itemReviewed": {"@type": "Claim", "name": row.claim or row.title},
        "reviewRating": rating(row.verdict, row.publisher_rating or str(row.get_verdict_display())),
        "keywords": list(_keywords(row)),
    }
    return {name: value for name, value in told.items() if value}


def feed_of(rows: Iterable[FactCheck], *, name: str, at: datetime) -> Review:
    """Many fact-checks as a DataFeed, as Data Commons gathers them."""
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": name,
        "dateModified": at.isoformat(),
        "dataFeedElement": [{"@type": "DataFeedItem", "item": review_of(row)} for row in rows],
    }


def review_fields(review: Mapping[str, Any]) -> Review:
    """The fields of `FactCheckForm` as far as one ClaimReview tells them."""
    words = str(_first(_first(review.get("reviewRating")).get("alternateName")).get("name", ""))
    published = _word(review.get("datePublished"))
    return {
        "url": _word(review.get("url")),
        "publisher": _word(_first(review.get("author")).get("name")),
        "source_review": _word(review.get("creditText"))[:150],
        "title": _word(review.get("headline") or review.get("claimReviewed"))[:500],
        "claim": _word(review.get("claimReviewed")),
        "conclusion": _word(review.get("reviewBody")),
        "verdict": words,
        "publisher_rating": words[:150],
        "published": published,
        "language": _word(review.get("inLanguage"))[:8],
        **{name: _code(review.get("keywords"), *SETS[name]) for name in SETS},
    }


def _keywords(row: FactCheck) -> Iterator[Review]:
    for name, (terms, kind) in SETS.items():
        if code := getattr(row, name):
            yield {
                "@type": "DefinedTerm",
                "inDefinedTermSet": terms,
                "termCode": code,
                "name": str(kind(code).label),
            }


def _code(keywords: Any, terms: str, kind: Any) -> str:
    """Our code among the keywords of another house, or "" where there is none."""
    for each in keywords if isinstance(keywords, list) else [keywords]:
        if isinstance(each, dict) and each.get("inDefinedTermSet") == terms:
            code = str(each.get("termCode", ""))
            return code if code in kind.values else ""
    return ""


def _first(value: Any) -> Mapping[str, Any]:
    """An object where JSON-LD may have an object, a list of them, or only its name."""
    if isinstance(value, list):
        value = value[0] if value else {}
    if isinstance(value, dict):
        return value
    return {"name": value if isinstance(value, str) else ""}


def _word(value: Any) -> str:
    return str(_first(value).get("name", "")).strip()
