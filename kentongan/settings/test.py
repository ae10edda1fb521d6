"""For the test suite: a home that is thrown away, fast password hashes, mail in memory."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403

KENTONGAN_HOME = Path(tempfile.mkdtemp(prefix="kentongan-test-"))
MEDIA_ROOT = KENTONGAN_HOME / "media"
SECRET_KEY = "test"  # noqa: S105
FIELD_KEY = "a2VudG9uZ2FuLXRlc3Qta2V5LW9mLTMyLWJ5dGVzISE="
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
KENTONGAN_PUBLIC_URL = "http://testserver"
ALLOWED_HOSTS = ["*"]
