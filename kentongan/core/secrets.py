"""Encryption of tokens and contact details at rest, with the key of the home."""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class WrongKey(ValueError):
    """This text was encrypted with another installation's key."""


def encrypt(text: str) -> str:
    return _box(settings.FIELD_KEY).encrypt(text.encode()).decode() if text else ""


def decrypt(token: str) -> str:
    """The clear text. Raises WrongKey when the home's key has changed."""
    if not token:
        return ""
    try:
        return _box(settings.FIELD_KEY).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise WrongKey from error


@lru_cache(maxsize=2)
def _box(key: str) -> Fernet:
    if not key:
        raise ImproperlyConfigured("No field key: start the program through `kentongan`.")
    return Fernet(key)
