import json

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from kentongan.newsroom.entries import address
from kentongan.newsroom.models import ClarificationPage
from kentongan.newsroom.verdicts import words
from kentongan.verification.claim_review import CONTEXT, rating

register = template.Library()
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def verdict_label(verdict: str) -> str:
    return str(words(verdict))


@register.filter
def absolute(page: Page) -> str:
    return address(page)


@register.simple_tag
def claim_review(page: ClarificationPage) -> SafeString:
    """The page as schema.org's ClaimReview: data for machines, which no policy has to run."""
    if not page.first_published_at:
        return SafeString("")
    review = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": address(page),
        "datePublished": page.first_published_at.isoformat(),
        "claimReviewed": page.claim_text,
        "author": {"@type": "GovernmentOrganization", "name": page.agency.name},
        "itemReviewed": {"@type": "Claim", "name": page.claim_text},
        "reviewRating": rating(page.verdict, str(words(page.verdict))),
    }
    text = json.dumps(review, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  # escaped above
