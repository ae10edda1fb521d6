"""Where the law forbids delay: one officer publishes at once, a second person checks within the
time of the rule `darurat.konfirmasi`, and every use is listed publicly."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kentongan.accounts.enums import APPROVERS, WRITERS, Role
from kentongan.accounts.models import Agency, User
from kentongan.accounts.permissions import require, signature
from kentongan.core import clocks, history, rules
from kentongan.newsroom import fingerprint, notices
from kentongan.newsroom.enums import ApprovalKind, EmergencyOutcome
from kentongan.newsroom.models import (
    Approval,
    EmergencyIndexPage,
    EmergencyNoticePage,
    EmergencyTemplate,
    EmergencyUse,
)
from kentongan.newsroom.moments import in_words

from .corrections import withdraw
from .drafting import parent_of
from .publishing import publish_approved

CONFIRM_RULE = "darurat.konfirmasi"
ON_DUTY = WRITERS | APPROVERS | {Role.COMPLAINTS_OFFICER, Role.PPID}


def ensure_templates(*, agency: Agency) -> list[EmergencyTemplate]:
    """Give an agency the notices that ship, not yet approved; those it has are left alone."""
    known = set(EmergencyTemplate.objects.filter(agency=agency).values_list("slug", flat=True))
    return EmergencyTemplate.objects.bulk_create(
        EmergencyTemplate(
            agency=agency,
            slug=item["slug"],
            title=item["title"],
            when=item["when"],
            content=dict(item),
        )
        for item in notices.shipped()
        if item["slug"] not in known
    )


@transaction.atomic
def edit_template(
    *, template: EmergencyTemplate, by: User, content: Mapping[str, Any]
) -> EmergencyTemplate:
    """Change the texts; whoever approves them next must be somebody else."""
    require(by, template.agency, *WRITERS, *APPROVERS)
    template.content = template.content | dict(content)
    template.edited_by, template.approved_by, template.approved_at = by, None, None
    with history.context(by=by, why="emergency template changed"):
        template.save()
    return template


@transaction.atomic
def approve_template(*, template: EmergencyTemplate, by: User) -> EmergencyTemplate:
    """The head or the leader allows its use without asking again."""
    require(by, template.agency, Role.HEAD, Role.LEADER)
    if template.edited_by_id == by.pk:
        raise PermissionDenied(_("You changed this template; another person has to approve it."))
    template.approved_by, template.approved_at = by, clocks.now()
    with history.context(by=by, why="emergency template approved"):
        template.save(update_fields=["approved_by", "approved_at"])
    return template


@transaction.atomic
def issue_emergency(
    *,
    template: EmergencyTemplate,
    fields: Mapping[str, str],
    by: User,
    agency: Agency,
    valid_until: datetime | None = None,
) -> EmergencyNoticePage:
    """Publish a notice at once, by one person, from a template approved beforehand.

    `fields`: what, place, since, instruction, contact. Raises ValidationError, by field, where one
    is missing or a text does not fit, or where the template is not approved.
    """
    require(by, agency, *ON_DUTY)
    _refuse_template(template, agency, valid_until)
    page = EmergencyNoticePage(
        agency=agency, owner=by, live=False, template_used=template, valid_until=valid_until
    )
    _write(page, fields)
    parent_of(EmergencyIndexPage).add_child(instance=page)
    now = clocks.now()
    minutes = float(rules.value(CONFIRM_RULE))
    with history.context(by=by, why="emergency notice"):
        EmergencyUse.objects.create(
            page=page,
            agency=agency,
            template=template,
            issued_by=by,
            issued_at=now,
            confirm_by=now + timedelta(minutes=minutes),
        )
    return _publish(page, by)


@transaction.atomic
def confirm_emergency(*, notice: EmergencyNoticePage, by: User) -> EmergencyUse:
    """A second person read it and lets it stand."""
    return _settle(notice, by, EmergencyOutcome.CONFIRMED)


@transaction.atomic
def correct_emergency(
    *, notice: EmergencyNoticePage, by: User, fields: Mapping[str, str], note: str
) -> EmergencyUse:
    """A second person puts the five fields right; the note says what changed."""
    if not note.strip():
        raise ValidationError({"note": _("Correction: say what was wrong and what is right.")})
    use = _settle(notice, by, EmergencyOutcome.CORRECTED)
    draft = notice.get_latest_revision_as_object()
    draft.correction_note = note.strip()
    _write(draft, fields)
    _publish(draft, by)
    return use


@transaction.atomic
def withdraw_emergency(
    *, notice: EmergencyNoticePage, by: User, why: str = ""
) -> EmergencyUse | None:
    """Take a notice back: a second person who finds it wrong, or later, because danger is over."""
    use = EmergencyUse.objects.filter(page=notice).first()
    if use is not None and use.outcome == EmergencyOutcome.OPEN:
        use = _settle(notice, by, EmergencyOutcome.WITHDRAWN)
    withdraw(page=notice, by=by, why=why or _("This notice is no longer in force."))
    return use


def _settle(notice: EmergencyNoticePage, by: User, outcome: EmergencyOutcome) -> EmergencyUse:
    require(by, notice.agency, *APPROVERS)
    use = EmergencyUse.objects.select_for_update(of=("self",)).get(page=notice)
    if use.outcome != EmergencyOutcome.OPEN:
        raise ValidationError(_("A second person has checked this notice already."))
    if use.issued_by_id == by.pk:
        raise PermissionDenied(_("You published this notice; another person has to check it."))
    use.outcome, use.settled_by, use.settled_at = outcome, by, clocks.now()
    with history.context(by=by, why=f"emergency notice {outcome}"):
        use.save()
    return use


def _refuse_template(
    template: EmergencyTemplate, agency: Agency, valid_until: datetime | None
) -> None:
    if template.agency_id != agency.pk:
        raise PermissionDenied(_("This template belongs to another agency."))
    if template.approved_at is None:
        raise ValidationError(
            _("The template “%(title)s” is not approved yet. The head or the leader does that.")
            % {"title": template.title}
        )
    if valid_until is not None and valid_until <= clocks.now():
        raise ValidationError({"valid_until": _("In force until: this time has passed.")})


def _write(page: EmergencyNoticePage, fields: Mapping[str, str]) -> None:
    for name in notices.FIELDS:
        setattr(page, name, fields.get(name, "").strip())
    if not page.slug:
        stamp = clocks.to_zone(clocks.now(), page.agency.zone).strftime("%Y%m%d-%H%M%S")
        page.slug = slugify(f"{page.template_used.slug}-{stamp}")
    texts = notices.compose(
        page.template_used.content,
        {name: getattr(page, name) for name in notices.FIELDS},
        agency=page.agency.short_name,
        at=in_words(clocks.now(), page.agency),
        link=f"{settings.KENTONGAN_PUBLIC_URL}/darurat/{page.slug}/",
    )
    notices.refuse(fields, texts)
    page.title, page.body, page.whatsapp = texts.headline[:255], texts.body, texts.whatsapp
    page.sms, page.loudspeaker = texts.sms, texts.loudspeaker
    page.poster_lines = "\n".join(texts.poster)


def _publish(page: EmergencyNoticePage, by: User) -> EmergencyNoticePage:
    revision = page.save_revision(user=by, log_action=True)
    draft: Any = revision.as_object()
    approval = Approval.objects.create(
        page_id=page.pk,
        revision=revision,
        content_hash=fingerprint.of(draft),
        kind=ApprovalKind.EMERGENCY,
        approved_by=by,
        signature=signature(by, page.agency),
        approved_at=clocks.now(),
        publish_at=clocks.now(),
    )
    published: Any = publish_approved(approval=approval)
    return published
