from django.urls import path

from . import views

app_name = "setup"
urlpatterns = [
    path("", views.step, name="step"),
    path("<str:token>/", views.open_link, name="open"),
]
