"""From an issue, a claim or a skeleton to a draft: a text to change, never a blank page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from wagtail.models import Page

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks
from kentongan.newsroom import skeletons
from kentongan.newsroom.models import (
    ClarificationIndexPage,
    ClarificationPage,
    ReleaseIndexPage,
    ReleasePage,
    ReleasePhoto,
)
from kentongan.planning.enums import IssueStatus
from kentongan.planning.models import Fact, Issue
from kentongan.verification.enums import HOAX_LABELS, VERDICT_GIVEN
from kentongan.verification.models import Claim, VerdictDecision

from .seeding import ensure_site

TITLE_LIMIT = 255


@transaction.atomic
def draft_release(
    *,
    agency: Agency,
    by: User,
    issue: Issue | None = None,
    claim: Claim | None = None,
    facts: Iterable[Fact] = (),
    template: str | None = None,
    values: Mapping[str, str] | None = None,
    photos: Iterable[Mapping[str, Any]] = (),
    **fields: Any,
) -> ReleasePage:
    """A new draft, from a skeleton's slug with its `values`, or from `fields` of ReleasePage.

    `photos` are mappings of image, alt_text, caption, credit. `body`, `key_messages` and
    `sources` may be lists of paragraphs or lines. Nobody but the office sees the draft.
    """
    require(by, agency, *WRITERS)
    known = _known(agency, by) | dict(values or {})
    filled = skeletons.values_of(template, known) if template else {}
    content = filled | {name: _as_text(name, value) for name, value in fields.items()}
    content.setdefault("title", getattr(issue, "title", "") or _("Untitled release"))
    content.setdefault("dateline", f"{agency.short_name}, {known['tanggal']}"[:120])
    content["title"] = content["title"][:TITLE_LIMIT]
    page = ReleasePage(agency=agency, owner=by, live=False, issue=issue, claim=claim, **content)
    page.facts = list(facts)
    page.photos = [ReleasePhoto(sort_order=place, **photo) for place, photo in enumerate(photos)]
    _add(parent_of(ReleaseIndexPage), page, by)
    return page


@transaction.atomic
def draft_clarification(
    *, claim: Claim | None = None, by: User, agency: Agency | None = None, **fields: Any
) -> ClarificationPage:
    """A new draft that answers a claim; `fields` are those of ClarificationPage."""
    agency = agency or (claim.agency if claim else None)
    if agency is None:
        raise ValidationError({"agency": _("Say which agency clarifies.")})
    require(by, agency, *WRITERS)
    content = {name: _as_text(name, value) for name, value in fields.items()}
    if claim is not None:
        content = _from_claim(claim) | content
    content.setdefault("title", _("Clarification"))
    content["title"] = content["title"][:TITLE_LIMIT]
    page = ClarificationPage(agency=agency, owner=by, live=False, claim=claim, **content)
    _add(parent_of(ClarificationIndexPage), page, by)
    return page


@transaction.atomic
def draft_for_issue(*, issue: Issue, by: User) -> ReleasePage:
    """The draft an issue leads to; asked again before it is public, it is the same one."""
    require(by, issue.agency, *WRITERS)
    held = Issue.objects.select_for_update().get(pk=issue.pk)
    if held.status == IssueStatus.CLOSED:
        raise ValidationError(_("This issue is closed."))
    draft: ReleasePage | None = ReleasePage.objects.never_published().filter(issue=held).first()
    return draft or draft_release(
        agency=held.agency,
        by=by,
        issue=held,
        claim=held.claim,
        lead=held.summary,
        contact_name=by.name,
        contact_phone=by.phone or held.agency.phone,
    )


@transaction.atomic
def draft_for_claim(*, claim: Claim, by: User) -> ClarificationPage:
    """The clarification of a decided claim: one page, however often it is asked for."""
    require(by, claim.agency, *WRITERS)
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    if held.status not in VERDICT_GIVEN:
        raise ValidationError(_("Two people decide first; then the clarification is written."))
    page: ClarificationPage | None = ClarificationPage.objects.filter(claim=held).last()
    return page or draft_clarification(
        claim=held,
        by=by,
        contact_name=by.name,
        contact_phone=by.phone or held.agency.phone,
    )


def _from_claim(claim: Claim) -> dict[str, Any]:
    return {
        "title": _("Clarification: %(claim)s") % {"claim": claim.text[:200]},
        "claim_text": claim.text,
        "about_own_agency": claim.about_own_agency,
        "warning": _("What follows is what goes round."),
    } | _from_decision(claim)


def _from_decision(claim: Claim) -> dict[str, Any]:
    """The verdict that two people confirmed, with its explanation and evidence."""
    decision = VerdictDecision.objects.filter(claim=claim, state="confirmed").first()
    if decision is None:
        return {}
    evidence = [f"{one.source_name} {one.url}".strip() for one in claim.evidence.all()]
    found = {
        "verdict": decision.verdict,
        "fact": decision.explanation,
        "evidence": "\n".join(evidence),
    }
    if decision.verdict in HOAX_LABELS:
        found["warning"] = _("What follows goes round, and it is not right.")
    return found


def _known(agency: Agency, by: User) -> dict[str, str]:
    today = formats.date_format(clocks.today(agency.zone), "j F Y")
    return {
        "instansi": agency.name,
        "tempat": agency.short_name,
        "tanggal": today,
        "narahubung": by.name,
        "telepon_narahubung": by.phone or agency.phone,
        "hubungi": agency.phone,
    }


def _as_text(name: str, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    if name in {"body", "explanation"}:
        return skeletons.markup(list(value))
    return "\n".join(str(line) for line in value)


def parent_of(kind: type[Page]) -> Page:
    """The list page under which pages of a kind live."""
    found = kind.objects.first()
    if found is None:
        ensure_site()
        found = kind.objects.get()
    return found


def _add(parent: Page, page: Page, by: User) -> None:
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.create")
