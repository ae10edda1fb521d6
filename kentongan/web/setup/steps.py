"""The steps in order. What is done is seen from the records, so a broken-off run goes on there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kentongan.accounts import actions as accounts
from kentongan.accounts.enums import APPROVERS, Role
from kentongan.accounts.models import Agency, Membership, User
from kentongan.core import clocks
from kentongan.delivery import actions as delivery
from kentongan.insight import actions as insight
from kentongan.insight.models import Baseline
from kentongan.listening import actions as listening
from kentongan.listening.models import Source
from kentongan.newsroom import actions as newsroom
from kentongan.web.models import FirstRun

from .forms import AdministratorForm, BaselineForm, ListeningForm, OfficeForm, PeopleForm

Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One screen: its form, and the action its answers end in (raises ValidationError)."""

    slug: str
    title: str | Promise
    why: str | Promise
    form: type[forms.Form]
    is_done: Callable[[FirstRun], bool]
    take: Callable[[FirstRun, Data], None]


def office() -> Agency | None:
    return Agency.objects.filter(parent=None).order_by("pk").first()


def first_open(run: FirstRun) -> Step | None:
    """The first step that is not done; None when all are."""
    return next((step for step in STEPS if not step.is_done(run)), None)


def waiting_people() -> list[User]:
    """Those who were named and have not set a password yet."""
    people = User.objects.filter(memberships__isnull=False).distinct().order_by("pk")
    return [each for each in people if not each.has_usable_password()]


@transaction.atomic
def finish(run: FirstRun) -> None:
    run.finished_at = clocks.now()
    run.save(update_fields=["finished_at"])


@transaction.atomic
def _make_office(run: FirstRun, data: Data) -> None:
    agency = accounts.create_agency(**data)
    delivery.ensure_accounts(agency=agency)
    newsroom.ensure_templates(agency=agency)


@transaction.atomic
def _make_administrator(run: FirstRun, data: Data) -> None:
    _appoint(Role.ADMIN, data["name"], data["email"], password=data["password"])


@transaction.atomic
def _make_people(run: FirstRun, data: Data) -> None:
    _appoint(Role.HEAD, data["approver_name"], data["approver_email"])
    if data["writer_email"]:
        _appoint(Role.WRITER, data["writer_name"], data["writer_email"])


def _listen(run: FirstRun, data: Data) -> None:
    """Sources that can be read are kept even when another one cannot."""
    agency = office()
    if agency is not None and data["topics"]:
        listening.add_starter_topics(agency=agency)
    faults = []
    for address in data["sources"]:
        if Source.objects.filter(url=address).exists():
            continue
        try:
            listening.add_source(url=address)
        except ValidationError as error:
            faults.append(f"{address}: {' '.join(error.messages)}")
    if faults:
        raise ValidationError({"sources": faults})
    run.sources_done = True
    run.save(update_fields=["sources_done"])


def _record_baseline(run: FirstRun, data: Data) -> None:
    agency = office()
    if agency is None:
        raise ValidationError(_("Name the office first."))
    insight.record_baseline(agency=agency, **data)


def _appoint(role: Role, name: str, email: str, *, password: str | None = None) -> None:
    agency = office()
    if agency is None:
        raise ValidationError(_("Name the office first."))
    user = accounts.create_user(email=email, name=name, password=password)
    accounts.grant_role(user=user, agency=agency, role=role, by=None)


def _holds(*roles: Role) -> bool:
    return Membership.objects.filter(role__in=roles).exists()


STEPS = (
    Step(
        slug="kantor",
        title=gettext_lazy("Your office"),
        why=gettext_lazy("It stands on every page, receipt and report."),
        form=OfficeForm,
        is_done=lambda run: office() is not None,
        take=_make_office,
    ),
    Step(
        slug="pengelola",
        title=gettext_lazy("You, the administrator"),
        why=gettext_lazy("You give others their roles; you neither write nor approve."),
        form=AdministratorForm,
        is_done=lambda run: _holds(Role.ADMIN),
        take=_make_administrator,
    ),
    Step(
        slug="orang",
        title=gettext_lazy("The second person"),
        why=gettext_lazy("Nothing goes public on the word of one person alone."),
        form=PeopleForm,
        is_done=lambda run: _holds(*APPROVERS),
        take=_make_people,
    ),
    Step(
        slug="pantauan",
        title=gettext_lazy("What you listen to"),
        why=gettext_lazy("The first news is there a few minutes later."),
        form=ListeningForm,
        is_done=lambda run: run.sources_done,
        take=_listen,
    ),
    Step(
        slug="hari-pertama",
        title=gettext_lazy("How you work today"),
        why=gettext_lazy("An estimate is enough; in a year you see what has changed."),
        form=BaselineForm,
        is_done=lambda run: Baseline.objects.exists(),
        take=_record_baseline,
    ),
)
