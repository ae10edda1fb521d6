from django.urls import path

from . import webhooks

app_name = "api"
urlpatterns = [
    path("api/webhooks/telegram/<str:token>/", webhooks.telegram, name="telegram_webhook"),
]
