"""Opening, following and closing issues; keeping facts and answers."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from kentongan.accounts.enums import WRITERS
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require
from kentongan.core import clocks, history
from kentongan.listening.models import Story
from kentongan.verification.models import Claim

from .enums import TRANSITIONS, IssueStatus, Stage
from .models import QA, Fact, Issue, IssueNote


@transaction.atomic
def open_issue(
    *,
    agency: Agency,
    title: str,
    by: User,
    story: Story | None = None,
    claim: Claim | None = None,
    summary: str = "",
) -> Issue:
    """An issue from a story, a rumour, or on its own; asked twice for one story it is the same."""
    require(by, agency, *WRITERS)
    existing = _existing(agency, story, claim)
    if existing is not None:
        return existing
    if not title.strip():
        raise ValidationError({"title": _("Give the issue a title.")})
    now = clocks.now()
    with history.context(by=by, why="issue opened"):
        return Issue.objects.create(
            agency=agency,
            title=title.strip()[:200],
            summary=summary,
            owner=by,
            story=story,
            claim=claim,
            first_signal_at=min(now, _first_signal(story, claim, now)),
            opened_at=now,
        )


@transaction.atomic
def note_issue(*, issue: Issue, text: str, by: User) -> IssueNote:
    require(by, issue.agency, *WRITERS)
    if not text.strip():
        raise ValidationError({"text": _("Write the note first.")})
    return IssueNote.objects.create(issue=issue, text=text.strip(), by=by, at=clocks.now())


@transaction.atomic
def advance_issue(
    *,
    issue: Issue,
    by: User,
    status: IssueStatus | None = None,
    stage: Stage | None = None,
    impact: int | None = None,
    likelihood: int | None = None,
) -> Issue:
    """Move an issue on; closing needs a decision, see `close_issue`."""
    require(by, issue.agency, *WRITERS)
    if status is not None and status != issue.status:
        if status not in TRANSITIONS[IssueStatus(issue.status)] or status == IssueStatus.CLOSED:
            raise ValidationError({"status": _("This step is not possible from here.")})
        issue.status = status
    issue.stage = stage or issue.stage
    issue.impact = impact or issue.impact
    issue.likelihood = likelihood or issue.likelihood
    issue.full_clean(exclude=["story", "claim", "owner", "agency"], validate_constraints=False)
    with history.context(by=by, why="issue moved on"):
        issue.save()
    return issue


@transaction.atomic
def close_issue(*, issue: Issue, decision: str, by: User) -> Issue:
    require(by, issue.agency, *WRITERS)
    if issue.status == IssueStatus.CLOSED:
        raise ValidationError(_("This step is not possible from here."))
    if not decision.strip():
        raise ValidationError({"decision": _("Write down what was decided.")})
    issue.status, issue.decision, issue.closed_at = IssueStatus.CLOSED, decision, clocks.now()
    with history.context(by=by, why="issue closed"):
        issue.save()
    return issue


@transaction.atomic
def record_fact(
    *,
    agency: Agency,
    statement: str,
    source: str,
    owner: str,
    as_of: date,
    valid_until: date,
    by: User,
    value: str = "",
) -> Fact:
    require(by, agency, *WRITERS)
    _check_period(as_of, valid_until)
    with history.context(by=by, why="fact recorded"):
        return Fact.objects.create(
            agency=agency, statement=statement, value=value, source=source, owner=owner,
            as_of=as_of, valid_until=valid_until,
        )  # fmt: skip


@transaction.atomic
def record_qa(
    *,
    agency: Agency,
    question: str,
    answer: str,
    source: str,
    owner: str,
    as_of: date,
    valid_until: date,
    by: User,
    facts: list[Fact] | None = None,
) -> QA:
    require(by, agency, *WRITERS)
    _check_period(as_of, valid_until)
    with history.context(by=by, why="answer recorded"):
        row = QA.objects.create(
            agency=agency, question=question, answer=answer, source=source, owner=owner,
            as_of=as_of, valid_until=valid_until,
        )  # fmt: skip
        row.facts.set(facts or [])
    return row


@transaction.atomic
def renew_fact(*, fact: Fact, as_of: date, valid_until: date, by: User) -> Fact:
    """The unit has looked again: the fact holds for longer."""
    require(by, fact.agency, *WRITERS)
    _check_period(as_of, valid_until)
    fact.as_of, fact.valid_until = as_of, valid_until
    with history.context(by=by, why="fact renewed"):
        fact.save(update_fields=["as_of", "valid_until"])
    return fact


def _existing(agency: Agency, story: Story | None, claim: Claim | None) -> Issue | None:
    same = Q(pk=None)
    if claim is not None:
        same |= Q(claim=claim)
    if story is not None:
        same |= Q(story=story)
    return Issue.objects.filter(same, agency=agency).first()


def _first_signal(story: Story | None, claim: Claim | None, now: datetime) -> datetime:
    if story is not None:
        return story.first_at
    return claim.first_seen_at if claim is not None else now


def _check_period(as_of: date, valid_until: date) -> None:
    if valid_until < as_of:
        raise ValidationError({"valid_until": _("“Valid until” is before “as of”.")})
