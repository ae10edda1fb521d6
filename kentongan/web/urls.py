"""Every address of the house, from the most exact to Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("akun/", include("allauth.urls")),
    path("", include(wagtail_urls)),
]
