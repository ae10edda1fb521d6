from django.urls import path

from .views import briefs, clippings, editions

app_name = "insight"
urlpatterns = [
    path("admin/ukur/laporan/", briefs.brief_list, name="briefs"),
    path("admin/ukur/laporan/buat/", briefs.make, name="make_brief"),
    path("admin/ukur/laporan/<int:pk>/", briefs.brief, name="brief"),
    path("admin/ukur/laporan/<int:pk>/kirim/", briefs.send, name="send_brief"),
    path("admin/ukur/laporan/<int:pk>/laporan.pdf", briefs.brief_pdf, name="brief_pdf"),
    path("admin/ukur/kliping/", clippings.index, name="clippings"),
    path("admin/ukur/kliping/<int:pk>/", clippings.clipping, name="clipping"),
    path("admin/ukur/kliping/<int:pk>/pilih/", clippings.choose, name="choose_articles"),
    path("admin/ukur/kliping/<int:pk>/kliping.pdf", clippings.pdf_file, name="clipping_pdf"),
    path("admin/ukur/kliping/<int:pk>/kliping.xlsx", clippings.xlsx_file, name="clipping_xlsx"),
    path("admin/ukur/edisi/", editions.index, name="editions"),
    path("admin/ukur/edisi/<int:pk>/penerima/", editions.add_recipient, name="add_recipient"),
    path("admin/ukur/penerima/<int:pk>/hapus/", editions.remove_recipient, name="remove_recipient"),
]
