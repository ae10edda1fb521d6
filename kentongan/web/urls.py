"""Every address of the house, from the most exact to Wagtail's pages."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from kentongan.accounts import access
from kentongan.accounts.views import sign_in, to_sign_in

from . import health, views
from .progress import progress
from .setup.views import for_real

# Wagtail's own view reads only Wagtail's catalogue; ours has what that leaves in English.
_script_texts = access.public(
    JavaScriptCatalog.as_view(packages=["wagtail.admin", "kentongan.web"])
)
_to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    re_path(r"^(?:admin/(?:login|password_reset)|_util/login)/", to_sign_in),
    path("", include("kentongan.insight.urls")),
    path("", include("kentongan.desk.urls")),
    path("", include("kentongan.planning.urls")),
    path("", include("kentongan.verification.urls")),
    path("", include("kentongan.listening.urls")),
    path("", include("kentongan.delivery.urls")),
    path("", include("kentongan.api.urls")),
    path("admin/jsi18n/", _script_texts),
    path("admin/", include(wagtailadmin_urls)),
    path("masuk/", access.public(_to_sign_in)),
    path("akun/login/", sign_in),
    path("akun/", include("allauth.urls")),
    path("", include("kentongan.accounts.urls")),
    path("contoh/mulai-sungguhan/", for_real, name="for_real"),
    path("mulai/", include("kentongan.web.setup.urls")),
    path("contoh/kemajuan/", progress, name="demo_progress"),
    path("tentang/misi/", views.our_mission, name="mission"),
    path("", include("kentongan.newsroom.urls")),
    path("", include(wagtail_urls)),
]
