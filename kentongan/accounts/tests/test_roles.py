from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from kentongan.accounts import actions, groups, permissions
from kentongan.accounts.enums import DelegationKind, Role
from kentongan.accounts.models import Agency, Membership
from kentongan.core import clocks

from .factories import AgencyFactory, UserFactory, member

pytestmark = pytest.mark.django_db


def test_a_role_counts_between_its_days_only() -> None:
    agency, user = AgencyFactory.create(), UserFactory.create()
    today = clocks.today()
    actions.grant_role(
        user=user, agency=agency, role=Role.WRITER, by=None,
        valid_from=today - timedelta(days=9), valid_to=today - timedelta(days=1),
    )  # fmt: skip
    actions.grant_role(
        user=user, agency=agency, role=Role.EDITOR, by=None, valid_from=today + timedelta(days=1)
    )
    assert permissions.roles(user, agency) == frozenset()
    assert list(user.groups.all()) == []


def test_groups_follow_the_memberships() -> None:
    agency = AgencyFactory.create(slug="kab")
    user = member(agency, Role.WRITER)
    assert [group.name for group in user.groups.all()] == ["kab:writer"]
    assert user.has_perm("wagtailadmin.access_admin")
    administrator = member(agency, Role.ADMIN)
    actions.end_role(membership=Membership.objects.get(user=user), by=administrator)
    assert list(user.groups.all()) == []


def test_an_acting_officer_has_the_role_and_signs_as_such() -> None:
    agency, head, acting = (
        AgencyFactory.create(),
        UserFactory.create(),
        UserFactory.create(name="Sari"),
    )
    today = clocks.today()
    actions.delegate(
        agency=agency, role=Role.HEAD, acting=acting, principal=head, kind=DelegationKind.PLH,
        valid_from=today, valid_to=today, letter_number="800/12/2026", by=None,
    )  # fmt: skip
    assert permissions.has_role(acting, agency, Role.HEAD)
    assert permissions.signature(acting, agency) == "Plh. Sari"


def test_a_delegation_needs_its_letter() -> None:
    agency = AgencyFactory.create()
    with pytest.raises(ValidationError) as refused:
        actions.delegate(
            agency=agency, role=Role.HEAD, acting=UserFactory.create(), principal=None,
            kind=DelegationKind.PLT, valid_from=date(2026, 1, 1), valid_to=date(2026, 2, 1),
            letter_number=" ", by=None,
        )  # fmt: skip
    assert list(refused.value.message_dict) == ["letter_number"]


@pytest.mark.parametrize("editorial", [Role.WRITER, Role.EDITOR, Role.HEAD])
def test_administrators_neither_write_nor_approve(editorial: Role) -> None:
    agency = AgencyFactory.create()
    with pytest.raises(ValidationError):
        actions.grant_role(user=member(agency, Role.ADMIN), agency=agency, role=editorial, by=None)
    with pytest.raises(ValidationError):
        actions.grant_role(user=member(agency, editorial), agency=agency, role=Role.ADMIN, by=None)


def test_only_an_administrator_gives_roles() -> None:
    agency = AgencyFactory.create()
    with pytest.raises(PermissionDenied):
        actions.grant_role(
            user=UserFactory.create(), agency=agency, role=Role.WRITER, by=member(agency, Role.HEAD)
        )


def test_people_see_their_own_agency_and_overseers_all_below() -> None:
    regency = AgencyFactory.create()
    office = AgencyFactory.create(parent=regency)
    other = AgencyFactory.create()
    visible = Agency.objects.visible_to
    assert set(visible(member(office, Role.WRITER))) == {office}
    assert set(visible(member(regency, Role.LEADER))) == {regency, office}
    assert set(visible(member(other, Role.WRITER))) == {other}


def test_keeping_groups_in_step_costs_the_same_for_many_people(
    django_assert_max_num_queries: object,
) -> None:
    agency = AgencyFactory.create()
    for _number in range(3):
        member(agency, Role.WRITER)
    with django_assert_max_num_queries(40):  # type: ignore[operator]  # a pytest-django fixture
        groups.synchronise()
