"""Everything that changes who works where."""

from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kentongan.core import clocks, history

from . import groups
from .enums import APPROVERS, WRITERS, AgencyKind, DelegationKind, Role
from .models import Agency, Delegation, Membership, SecondFactorReset, User
from .permissions import primary_agency, require, roles
from .regions import Region

SHORT_NAME = 60  # characters


@transaction.atomic
def create_user(
    *, email: str, name: str, password: str | None = None, by: User | None = None, **fields: str
) -> User:
    """A new account, without a role. Without a password it is opened by a reset link.

    Raises ValidationError where somebody has this e-mail already, in whatever case it is written.
    """
    address = email.strip()
    if User.objects.filter(email__iexact=address).exists():
        raise ValidationError(
            {
                "email": _("An account with the e-mail %(email)s exists already.")
                % {"email": address}
            }
        )
    with history.context(by=by, why="account made"):
        return User.objects.create_user(address, password, name=name, **fields)


@transaction.atomic
def create_agency(
    *, region: Region, by: User | None = None, name: str = "", **contact: str
) -> Agency:
    """The government of a region, or an agency of another `name` seated there.

    `contact` is phone, address, counter_hours, email. Raises ValidationError where it exists.
    """
    agency = Agency(
        slug=slugify(name or region.short_government),
        name=name or region.government,
        short_name=(name or region.short_government)[:SHORT_NAME],
        kind=AgencyKind.BODY if name else region.kind,
        region_code=region.code,
        zone=region.zone,
        local_language=region.local_language,
        **contact,
    )
    agency.full_clean()
    with history.context(by=by, why="agency made"):
        agency.save()
    return agency


@transaction.atomic
def grant_role(
    *,
    user: User,
    agency: Agency,
    role: Role,
    by: User | None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Membership:
    """Give a role from a day on. Only an administrator may, or the first run (`by` is None).

    Raises ValidationError where one person would both administer and write or approve.
    """
    check_role(user=user, agency=agency, role=role, by=by)
    with history.context(by=by, why=f"role {role}"):
        membership, _made = Membership.objects.get_or_create(
            user=user,
            agency=agency,
            role=role,
            valid_from=valid_from or clocks.today(agency.zone),
            defaults={"valid_to": valid_to},
        )
    groups.synchronise()
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by: User | None) -> Membership:
    """The role ends yesterday: from now on it gives nothing."""
    _require_administrator(by, membership.agency)
    with history.context(by=by, why="role ended"):
        yesterday = clocks.today(membership.agency.zone) - timedelta(days=1)
        if membership.valid_from > yesterday:
            membership.delete()
        else:
            membership.valid_to = yesterday
            membership.save(update_fields=["valid_to"])
    groups.synchronise()
    return membership


@transaction.atomic
def delegate(
    *,
    agency: Agency,
    role: Role,
    acting: User,
    principal: User | None,
    kind: DelegationKind,
    valid_from: date,
    valid_to: date,
    letter_number: str,
    by: User | None,
) -> Delegation:
    """An acting officer (Plh./Plt.) holds the role for a time, by a numbered letter."""
    check_role(user=acting, agency=agency, role=role, by=by)
    if not letter_number.strip():
        raise ValidationError({"letter_number": _("Give the number of the letter of assignment.")})
    if valid_to < valid_from:
        raise ValidationError({"valid_to": _("The last day is before the first one.")})
    with history.context(by=by, why=f"{kind} by {letter_number}"):
        delegation = Delegation.objects.create(
            agency=agency,
            role=role,
            acting=acting,
            principal=principal,
            kind=kind,
            valid_from=valid_from,
            valid_to=valid_to,
            letter_number=letter_number,
        )
    groups.synchronise()
    return delegation


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None) -> int:
    """Forget a lost telephone or key; the person sets up a new one at the next sign-in.

    Kept in the history. Gives how many were removed.
    """
    agency = primary_agency(user)
    if by is not None and agency is not None:
        require(by, agency, Role.ADMIN)
    removed, _rows = Authenticator.objects.filter(user=user).delete()
    with history.context(by=by, why="second step reset"):
        SecondFactorReset.objects.create(user=user, by=by, at=clocks.now(), removed=removed)
    return removed


def check_role(*, user: User, agency: Agency, role: Role, by: User | None) -> None:
    """Raises PermissionDenied or ValidationError where this role may not be given."""
    _require_administrator(by, agency)
    _refuse_mixed_duties(user, agency, role)


def _require_administrator(by: User | None, agency: Agency) -> None:
    if by is not None:
        require(by, agency, Role.ADMIN)


def _refuse_mixed_duties(user: User, agency: Agency, role: Role) -> None:
    held = roles(user, agency)
    editorial = WRITERS | APPROVERS
    if (role == Role.ADMIN and held & editorial) or (role in editorial and Role.ADMIN in held):
        raise ValidationError(
            _(
                "%(name)s cannot both administer the system and write or approve."
                " Give one of the two roles to somebody else."
            )
            % {"name": user.name}
        )
