"""R2: no watch topic that is an identity number, a telephone number, an address or a handle."""

import pytest
from django.core.exceptions import ValidationError

from kentongan.accounts.models import Agency
from kentongan.listening import actions
from kentongan.listening.models import Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["name", "words", "phrases"])
@pytest.mark.parametrize(
    "term",
    [
        "3374010101900001",
        "33 7401 010190 0001",
        "0812 3456 7890",
        "+62-812-3456-7890",
        "198501012010011001",
        "warga@contoh.example",
        "@lurah_tegalsari",
        "akun @lurah_tegalsari",
    ],
)
def test_a_term_that_points_at_a_person_is_refused(agency: Agency, field: str, term: str) -> None:
    fields = {"name": "Banjir", "words": ["banjir"], "phrases": []}
    fields[field] = term if field == "name" else [term]
    with pytest.raises(ValidationError):
        actions.create_topic(agency=agency, **fields)  # type: ignore[arg-type]  # as listed
    assert not Topic.objects.exists()


def test_a_term_of_an_event_is_watched(agency: Agency) -> None:
    assert actions.create_topic(agency=agency, name="Banjir 2026", words=["banjir"]).active
