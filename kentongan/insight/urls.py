from django.urls import path

from . import views

app_name = "insight"
urlpatterns = [
    path("admin/ukur/laporan/", views.brief_list, name="briefs"),
    path("admin/ukur/laporan/buat/", views.make, name="make_brief"),
    path("admin/ukur/laporan/<int:pk>/", views.brief, name="brief"),
    path("admin/ukur/laporan/<int:pk>/kirim/", views.send, name="send_brief"),
    path("admin/ukur/laporan/<int:pk>/laporan.pdf", views.brief_pdf, name="brief_pdf"),
]
