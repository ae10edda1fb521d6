"""One person, one account."""

import pytest
from django.core.exceptions import ValidationError

from kentongan.accounts import actions
from kentongan.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_email_that_is_known_is_refused_in_words() -> None:
    actions.create_user(email="ada@contoh.example", name="Ada")
    with pytest.raises(ValidationError) as refused:
        actions.create_user(email=" Ada@Contoh.Example ", name="Ada Lain")
    assert refused.value.message_dict == {
        "email": ["Akun dengan surel Ada@Contoh.Example sudah ada."]
    }
    assert User.objects.get().name == "Ada"
