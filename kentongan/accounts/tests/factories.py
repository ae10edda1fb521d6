"""Made-up agencies and people for tests."""

from datetime import date

import factory
from django.test import Client

from kentongan.accounts import actions
from kentongan.accounts.enums import AgencyKind, Role
from kentongan.accounts.models import Agency, User


class AgencyFactory(factory.django.DjangoModelFactory[Agency]):
    class Meta:
        model = Agency

    slug = factory.Sequence(lambda number: f"kabupaten-{number}")
    name = factory.Sequence(lambda number: f"Kabupaten Contoh {number}")
    short_name = factory.LazyAttribute(lambda agency: agency.name)
    kind = AgencyKind.REGENCY
    region_code = "99.01"
    phone = "(0999) 123456"
    address = "Jalan Lumbung 1"
    counter_hours = "Senin–Jumat 08.00–15.00"


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"orang{number}@contoh.example")
    name = factory.Sequence(lambda number: f"Orang Contoh {number}")


def member(agency: Agency, role: Role, **fields: object) -> User:
    """A person who holds the role there since long ago."""
    user = UserFactory.create(**fields)
    actions.grant_role(user=user, agency=agency, role=role, by=None, valid_from=date(2020, 1, 1))
    return user


def signed_in(user: User) -> Client:
    """A browser in which the person has signed in, second step included."""
    client = Client()
    client.force_login(user)
    session = client.session
    session["sample_sign_in"] = True
    session.save()
    return client
