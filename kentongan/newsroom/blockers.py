"""What stands between a draft and its approval: every sentence names the field it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS
from kentongan.accounts.models import Agency, Membership
from kentongan.core import clocks

from .models import Approval, ClarificationPage, EmergencyNoticePage, GuardedPage, ReleasePage

OWN_VERDICT = "clarification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    field: str
    message: str


def find(page: GuardedPage) -> list[Blocker]:
    """Everything that has to be put right first; empty when it may be approved."""
    return [
        Blocker(field=field, message=message)
        for field, message in [*_of_any(page), *_of_kind(page), *_of_people(page)]
    ]


def refuse(page: GuardedPage) -> None:
    """Raises ValidationError, a mapping of field to messages, where something is missing."""
    found = find(page)
    if found:
        messages: dict[str, list[str]] = {}
        for blocker in found:
            messages.setdefault(blocker.field, []).append(blocker.message)
        raise ValidationError(messages)


def no_second_person(agency: Agency, writers: set[int | None]) -> bool:
    """Whether nobody in the agency but the writers could approve today."""
    holders = Membership.objects.current().filter(agency=agency, role__in=list(APPROVERS))
    known = set(holders.values_list("user_id", flat=True))
    acting = agency.delegations.current().filter(role__in=list(APPROVERS))
    return not (known | set(acting.values_list("acting_id", flat=True))) - writers


def _of_any(page: GuardedPage) -> Iterator[tuple[str, str]]:
    if not page.title.strip():
        yield "title", _("Title: give one.")
    if "[" in page.title or "[" in page.text:
        yield "body", _("Text: fill in what still stands in [square brackets].")
    embargo: datetime | None = getattr(page, "embargo_until", None)
    if embargo and not page.live and embargo <= clocks.now():
        yield "embargo_until", _("Embargo until: this time has passed. Choose a later one or none.")
    if page.withdrawal:
        yield "title", _("This page was withdrawn. Write a new one.")
    published = Approval.objects.filter(page_id=page.pk, published_at__isnull=False)
    if published.exists() and not _says_what_changed(page):
        yield (
            "correction_note",
            _("Correction: this page is public. Say what was wrong and what is right."),
        )


def _says_what_changed(page: GuardedPage) -> bool:
    note = page.correction_note.strip()
    return bool(note) and note not in {correction.text for correction in page.corrections}


def _of_kind(page: GuardedPage) -> Iterator[tuple[str, str]]:
    if isinstance(page, ReleasePage):
        yield from _of_release(page)
    elif isinstance(page, ClarificationPage):
        yield from _of_clarification(page)
    elif isinstance(page, EmergencyNoticePage):
        return
    if not getattr(page, "contact_name", "").strip():
        yield "contact_name", _("Contact on duty: name the person whom journalists may call.")
    if not getattr(page, "contact_phone", "").strip():
        yield "contact_phone", _("Telephone of the contact: give the number on duty.")


def _of_release(page: ReleasePage) -> Iterator[tuple[str, str]]:
    if not page.lead.strip():
        yield "lead", _("Lead: write the news in one or two sentences.")
    if not page.text.strip():
        yield "body", _("Text: there is none yet.")
    for place, photo in enumerate(page.photos.all(), start=1):
        if not photo.alt_text.strip():
            yield (
                "photos",
                _("Picture %(place)s, alternative text: say what the picture shows.")
                % {"place": place},
            )
        if not photo.credit.strip():
            yield (
                "photos",
                _("Picture %(place)s, credit: say who took the picture.") % {"place": place},
            )


def _of_clarification(page: ClarificationPage) -> Iterator[tuple[str, str]]:
    if not page.fact.strip():
        yield "fact", _("The fact: say what is true, before everything else.")
    if not page.claim_text.strip():
        yield "claim_text", _("What goes round: say in short what this page answers.")
    if not page.evidence.strip():
        yield "evidence", _("Evidence: name at least one source that readers can check.")
    yield from _of_own_conduct(page)


def _of_own_conduct(page: ClarificationPage) -> Iterator[tuple[str, str]]:
    """About ourselves we only clarify, with evidence and right of reply (refusal R5)."""
    if not page.about_own_agency or page.independent_check:
        return
    if page.verdict and page.verdict != OWN_VERDICT:
        yield (
            "verdict",
            _(
                "Verdict: about our own agency only “Clarification” is allowed, unless an"
                " independent fact-check is linked."
            ),
        )
    if not page.right_of_reply.strip():
        yield (
            "right_of_reply",
            _("Right of reply: say how somebody who sees it differently is heard."),
        )


def _of_people(page: GuardedPage) -> Iterator[tuple[str, str]]:
    if no_second_person(page.agency, page.writer_ids()):
        yield (
            "agency",
            _(
                "Approver: nobody else in %(agency)s may approve today. Ask the administrator to"
                " give the role to a second person, or to name an acting officer."
            )
            % {"agency": page.agency.name},
        )
