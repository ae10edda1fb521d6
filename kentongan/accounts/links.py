"""Links by which a person sets the first password: made for one account, good once."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from .models import User


def password_link(user: User) -> str:
    """An address that opens the account until its password is set, or three days are over."""
    key = default_token_generator.make_token(user)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key}
    )
    return f"{settings.KENTONGAN_PUBLIC_URL}{path}"
