from django.urls import path

from . import views

app_name = "delivery"
urlpatterns = [
    path("langganan/", views.subscribe, name="subscribe"),
    path("langganan/konfirmasi/<str:token>/", views.confirm, name="confirm"),
    path("langganan/berhenti/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
