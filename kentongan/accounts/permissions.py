"""Who may do what where: one place asks, everything else calls it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from .enums import Role
from .models import Agency, Delegation, Membership, User


def roles(user: User, agency: Agency) -> frozenset[Role]:
    """Roles held there today, those of an acting officer included."""
    held = user.memberships.current().filter(agency=agency).values_list("role", flat=True)
    acting = user.acting_for.current().filter(agency=agency).values_list("role", flat=True)
    return frozenset(Role(role) for role in {*held, *acting})


def has_role(user: User, agency: Agency, *wanted: Role) -> bool:
    return bool(roles(user, agency) & set(wanted))


def require(user: User, agency: Agency, *wanted: Role) -> None:
    """Raises PermissionDenied, naming the roles that may, unless the person has one of them."""
    if not has_role(user, agency, *wanted):
        names = ", ".join(str(role.label) for role in sorted(wanted))
        raise PermissionDenied(
            _("This needs one of these roles in %(agency)s: %(roles)s.")
            % {"agency": agency.name, "roles": names}
        )


def holds_any(user: Any, wanted: Iterable[Role]) -> bool:
    """Whether a person, signed in or not, has one of the roles in any agency today."""
    if not user.is_authenticated:
        return False
    wanted = list(wanted)
    held = user.memberships.current().filter(role__in=wanted)
    return held.exists() or user.acting_for.current().filter(role__in=wanted).exists()


def agencies_of(user: User, wanted: Iterable[Role]) -> list[Agency]:
    """The agencies in which a person holds one of the roles today, the oldest role first."""
    wanted = list(wanted)
    held = user.memberships.current().filter(role__in=wanted).select_related("agency")
    acting = user.acting_for.current().filter(role__in=wanted).select_related("agency")
    rows = [*held.order_by("valid_from", "pk"), *acting.order_by("valid_from", "pk")]
    return list(dict.fromkeys(row.agency for row in rows))


def people_of(agencies: Iterable[Agency], wanted: Iterable[Role]) -> dict[int, list[User]]:
    """Who holds one of the roles today, by the key of the agency and in order of their names."""
    keys, wanted = [agency.pk for agency in agencies], list(wanted)
    found: dict[int, set[User]] = {key: set() for key in keys}
    held = Membership.objects.current().filter(agency__in=keys, role__in=wanted)
    for row in held.filter(user__is_active=True).select_related("user"):
        found[row.agency_id].add(row.user)
    acting = Delegation.objects.current().filter(agency__in=keys, role__in=wanted)
    for each in acting.filter(acting__is_active=True).select_related("acting"):
        found[each.agency_id].add(each.acting)
    return {key: sorted(found[key], key=lambda one: (one.name, one.pk)) for key in keys}


def primary_agency(user: User) -> Agency | None:
    """The agency whose desk a person sits at: that of the oldest role held today."""
    membership = (
        user.memberships.current().select_related("agency").order_by("valid_from", "pk").first()
    )
    return membership.agency if membership else None


def signature(user: User, agency: Agency) -> str:
    """The name as it is signed: "Plh. Sari" when acting for somebody there today."""
    acting = user.acting_for.current().filter(agency=agency).first()
    return f"{acting.get_kind_display()} {user.name}" if acting else user.name
