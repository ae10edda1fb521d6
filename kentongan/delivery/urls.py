from django.urls import path

from . import views

app_name = "delivery"
urlpatterns = [
    path("admin/sampaikan/antrean/", views.outbox, name="outbox"),
    path("admin/sampaikan/antrean/<int:pk>/", views.delivery, name="delivery"),
    path("admin/sampaikan/antrean/<int:pk>/periksa/", views.settle, name="settle"),
    path("admin/sampaikan/antrean/<int:pk>/bukti/", views.prove, name="prove"),
    path("admin/sampaikan/kanal/", views.accounts, name="accounts"),
    path("langganan/", views.subscribe, name="subscribe"),
    path("langganan/konfirmasi/<str:token>/", views.confirm, name="confirm"),
    path("langganan/berhenti/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
