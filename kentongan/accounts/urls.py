from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("contoh/masuk/", views.sample_sign_in, name="sample_sign_in"),
]
