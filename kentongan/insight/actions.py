"""Making, advising and sending briefs; recording where the office started."""

from collections.abc import Iterable
from datetime import date, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS, WRITERS, Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history

from . import briefs
from .enums import BriefPeriod, BriefState, EditionKind
from .models import Baseline, Brief, Clipping, Edition, EditionRecipient
from .recipients import tell_recipients

WHOLE = 100  # per cent


@transaction.atomic
def compile_brief(
    *, agency: Agency, date: date, period: BriefPeriod, by: User | None = None
) -> Brief:
    """Gather the brief anew; one that was sent stays as it was sent."""
    if by is not None:
        require(by, agency, *WRITERS)
    sent = Brief.objects.filter(agency=agency, date=date, period=period, state=BriefState.SENT)
    if (done := sent.first()) is not None:
        return done
    span = briefs.window(date, period, agency.zone)
    with history.context(by=by, why="brief gathered"):
        brief, _made = Brief.objects.update_or_create(
            agency=agency,
            date=date,
            period=period,
            defaults={
                "starts_at": span.starts_at,
                "ends_at": span.ends_at,
                "snapshot": briefs.compile_snapshot(agency, span),
                "compiled_at": clocks.now(),
            },
        )
    return brief


@transaction.atomic
def recommend(*, brief: Brief, text: str, by: User) -> Brief:
    """Write what the leader should do; a brief that was sent is not changed."""
    require(by, brief.agency, *WRITERS)
    if brief.state == BriefState.SENT:
        raise ValidationError(_("This brief was sent; write the next one."))
    brief.recommendation, brief.recommended_by = text.strip(), by
    with history.context(by=by, why="recommendation"):
        brief.save(update_fields=["recommendation", "recommended_by"])
    return brief


@transaction.atomic
def send_brief(*, brief: Brief, by: User | None) -> Brief:
    """Send to the leader and everybody registered for it; by the clock when `by` is None.

    Raises ValidationError without a recommendation.
    """
    if by is not None:
        require(by, brief.agency, *(WRITERS | APPROVERS))
    if not brief.recommendation.strip():
        raise ValidationError(
            {
                "recommendation": _(
                    "Write a recommendation to the leader first, even on a quiet day."
                )
            }
        )
    if brief.state == BriefState.SENT:
        return brief
    brief.state, brief.sent_at, brief.sent_by = (
        BriefState.SENT,
        clocks.now(),
        by or brief.recommended_by,
    )
    with history.context(by=by, why="brief sent"):
        brief.save(update_fields=["state", "sent_at", "sent_by"])
    tell_recipients(brief)
    return brief


@transaction.atomic
def save_edition(
    *,
    agency: Agency,
    kind: EditionKind,
    period: BriefPeriod,
    at: time,
    weekdays: list[int],
    active: bool,
    by: User,
) -> Edition:
    """Set when an edition is gathered and sent. A clipping leaves unread: only the head may."""
    require(by, agency, *(APPROVERS if kind == EditionKind.BRIEF else {Role.HEAD}))
    if not weekdays:
        raise ValidationError({"weekdays": _("Choose at least one day.")})
    with history.context(by=by, why="edition"):
        edition, _made = Edition.objects.update_or_create(
            agency=agency,
            kind=kind,
            period=period,
            defaults={"at": at, "weekdays": weekdays, "active": active, "since": clocks.now()},
        )
    return edition


@transaction.atomic
def add_recipient(
    *, edition: Edition, name: str, channel: str, address: str, by: User
) -> EditionRecipient:
    """Register somebody for an edition. Raises ValidationError."""
    require(by, edition.agency, *APPROVERS)
    if channel == "email":
        validate_email(address)
    return EditionRecipient.objects.create(
        edition=edition, name=name.strip(), channel=channel, address=address.strip()
    )


@transaction.atomic
def remove_recipient(*, recipient: EditionRecipient, by: User) -> None:
    require(by, recipient.edition.agency, *APPROVERS)
    recipient.delete()


@transaction.atomic
def choose_articles(*, clipping: Clipping, items: Iterable[int], by: User) -> int:
    """Keep these articles in the clipping and leave out the others; returns how many stay."""
    require(by, clipping.agency, *WRITERS)
    wanted = set(items)
    clipping.items.update(chosen=False)
    return clipping.items.filter(pk__in=wanted).update(chosen=True)


@transaction.atomic
def record_baseline(
    *,
    agency: Agency,
    hours_to_release: int,
    days_to_answer: int,
    paper_share: int,
    by: User | None = None,
) -> Baseline:
    """The office's own answers of the first day; a later answer replaces the earlier.

    Hours from an event to its release, days to an answer, per cent of work on paper (0 to 100).
    An administrator or approver changes them, or the first run (`by` is None).
    """
    if by is not None:
        require(by, agency, Role.ADMIN, *APPROVERS)
    if not 0 <= paper_share <= WHOLE or min(hours_to_release, days_to_answer) < 0:
        raise ValidationError(
            _("Hours and days are not below zero, the share of paper is between 0 and 100.")
        )
    with history.context(by=by, why="starting point recorded"):
        baseline, _made = Baseline.objects.update_or_create(
            agency=agency,
            defaults={
                "hours_to_release": hours_to_release,
                "days_to_answer": days_to_answer,
                "paper_share": paper_share,
                "recorded_at": clocks.now(),
            },
        )
    return baseline
