from django.urls import path

from . import views

app_name = "verification"
urlpatterns = [
    path("admin/pilah/", views.queue, name="queue"),
    path("admin/pilah/lapor/", views.report, name="report"),
    path("admin/pilah/cek-fakta/", views.fact_checks, name="fact_checks"),
    path("admin/pilah/<int:pk>/", views.claim, name="claim"),
    path("admin/pilah/<int:pk>/<slug:verb>/", views.act, name="act"),
    path("transparansi/kabar/", views.verdicts, name="verdicts"),
]
