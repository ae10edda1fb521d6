"""Settings shared by every way of running; imports without database, home or network."""

import json
import secrets
from pathlib import Path
from urllib.parse import urlparse

from django.utils.translation import gettext_lazy as _

from . import environment as env
from . import intranet
from .accounts import *  # noqa: F403
from .logs import logging_config
from .security import CONTENT_SECURITY_POLICY_PUBLIC

PACKAGE = Path(__file__).resolve().parent.parent

# --- Where this installation keeps its data -------------------------------------------------
KENTONGAN_HOME = env.home()
DEMO_MARKER = KENTONGAN_HOME / "demo.json"
KENTONGAN_DEMO = DEMO_MARKER.is_file()
DEMO = json.loads(DEMO_MARKER.read_text(encoding="utf-8")) if KENTONGAN_DEMO else {}
DATABASE_URL = env.text("DATABASE_URL")
DATABASES = {"default": env.database(DATABASE_URL or "postgresql:///kentongan")}

# A process that was not started through `kentongan` has no home yet: its keys live as long as it.
SECRET_KEY = env.secret(KENTONGAN_HOME, "secret_key") or secrets.token_urlsafe(50)
FIELD_KEY = env.secret(KENTONGAN_HOME, "field_key")

# --- Who may reach it -----------------------------------------------------------------------
DEBUG = env.flag("KENTONGAN_DEBUG")
KENTONGAN_PUBLIC_URL = env.text("KENTONGAN_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
_public = urlparse(KENTONGAN_PUBLIC_URL)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, [_public.hostname])]
CSRF_TRUSTED_ORIGINS = [KENTONGAN_PUBLIC_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _public.scheme == "https"
SESSION_COOKIE_NAME = "kentongan_session"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = CONTENT_SECURITY_POLICY_PUBLIC

INSTALLED_APPS = [
    "kentongan.web",
    "kentongan.demo",
    "kentongan.api",
    "kentongan.insight",
    "kentongan.desk",
    "kentongan.newsroom",
    "kentongan.planning",
    "kentongan.verification",
    "kentongan.listening",
    "kentongan.delivery",
    "kentongan.accounts",
    "kentongan.core",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.embeds",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "kentongan.core.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kentongan.accounts.middleware.SecondFactorMiddleware",
    "kentongan.accounts.middleware.OfficePolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "kentongan.web.urls"
WSGI_APPLICATION = "kentongan.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kentongan.web.context_processors.site",
                "kentongan.newsroom.context_processors.emergency",
            ],
        },
    }
]

# --- Language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True

# --- State in the database, so that web and worker hold none --------------------------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    }
}
# The programming interface counts by the address of the connection: a header is anybody's to write.
NINJA_NUM_PROXIES = 0
SESSION_ENGINE = "django.contrib.sessions.backends.db"
MEDIA_ROOT = KENTONGAN_HOME / "media"
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
# WhiteNoise serves them from the packages themselves: nothing is collected, nothing can be missing.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600  # seconds
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- People and sign-in ---------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/admin/"
# Passkeys on a machine of one's own, where there is no https.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _public.hostname in {"localhost", "127.0.0.1"}

# --- Wagtail --------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Kentongan"
WAGTAILADMIN_BASE_URL = KENTONGAN_PUBLIC_URL
# Wagtail's half a second makes a saving by itself overtake one by hand that began just after.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "indonesian"}
}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
# Approving writes an approval, and publishing follows from it (kentongan.newsroom.actions).
WAGTAIL_FINISH_WORKFLOW_ACTION = "kentongan.newsroom.signals.leave_publishing_to_actions"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "xlsx", "jpg", "png"]

# --- Outside systems ------------------------------------------------------------------------
EMAIL_BACKEND = "kentongan.core.mailing.AfterCommit"
EMAIL_HOST = env.text("KENTONGAN_EMAIL_HOST") or DEMO.get("smtp_host", "")
EMAIL_PORT = env.number("KENTONGAN_EMAIL_PORT", int(DEMO.get("smtp_port", 25)))
EMAIL_HOST_USER = env.text("KENTONGAN_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.secret(KENTONGAN_HOME, "email_password")
EMAIL_USE_TLS = env.flag("KENTONGAN_EMAIL_TLS")
EMAIL_TIMEOUT = 15  # seconds
# The server whose mailboxes newsletters come to; in a demo home there is none.
KENTONGAN_IMAP_HOST = "" if KENTONGAN_DEMO else env.text("KENTONGAN_IMAP_HOST")
KENTONGAN_IMAP_PORT = env.number("KENTONGAN_IMAP_PORT", 993)
KENTONGAN_IMAP_CA = env.text("KENTONGAN_IMAP_CA")
DEFAULT_FROM_EMAIL = env.text("KENTONGAN_EMAIL_FROM", "kentongan@localhost")
KENTONGAN_TELEGRAM_API = DEMO.get("telegram_api") or "https://api.telegram.org"
# The only addresses inside this machine that the fetcher may reach: the demo's own servers.
KENTONGAN_RESOLVER_MAP = {
    (name, int(port)): ("127.0.0.1", int(port)) for name, port in DEMO.get("hosts", [])
}
# Servers of the office's own network that listening may read; nothing else in it is ever read.
_intranet = intranet.read("" if KENTONGAN_DEMO else env.text("KENTONGAN_INTRANET"))
KENTONGAN_INTRANET, KENTONGAN_INTRANET_WRONG = _intranet.places, _intranet.wrong
if KENTONGAN_DEMO:  # A demo home reaches nobody, whatever the environment says.
    EMAIL_HOST, EMAIL_USE_TLS = DEMO.get("smtp_host", "127.0.0.1"), False
    EMAIL_PORT = int(DEMO.get("smtp_port", 25))

# --- Background work ------------------------------------------------------------------------
# A worker says every few seconds that it lives; one that was silent for longer has died, and its
# jobs are given to others. Both in seconds.
KENTONGAN_WORKER_HEARTBEAT = env.number("KENTONGAN_WORKER_HEARTBEAT", 5)
KENTONGAN_WORKER_STALLED = env.number("KENTONGAN_WORKER_STALLED", 20)
# Days for which pages are kept as they were served, so that they can be read again; 0 keeps none.
KENTONGAN_RAW_DAYS = env.number("KENTONGAN_RAW_DAYS", 14)

SILENCED_SYSTEM_CHECKS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = logging_config(level=env.text("KENTONGAN_LOG_LEVEL", "INFO"))
