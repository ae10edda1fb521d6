"""For working on the code: errors are shown, files are read anew."""

from .base import *  # noqa: F403

DEBUG = True
WHITENOISE_AUTOREFRESH = True
