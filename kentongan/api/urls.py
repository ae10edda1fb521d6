from typing import Any, cast

from django.urls import include, path

from kentongan.accounts import access

from . import webhooks
from .public import api

app_name = "api"
_v1, _app, _namespace = api.urls
for _entry in _v1:
    access.public(cast(Any, _entry.callback))

urlpatterns = [
    path("api/v1/", include((_v1, "ninja"), namespace="v1")),
    path("api/webhooks/telegram/<str:token>/", webhooks.telegram, name="telegram_webhook"),
]
