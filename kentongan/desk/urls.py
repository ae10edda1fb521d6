from django.urls import path

from .views import office, public

app_name = "desk"
urlpatterns = [
    path("tanya/", public.ask, name="ask"),
    path("lapor/", public.report, name="report"),
    path("diterima/", public.received, name="received"),
    path("status/", public.status, name="status"),
    path("status/tambah/", public.say_more, name="say_more"),
    path("status/tutup/", public.leave, name="leave"),
    path("admin/layani/", office.cases, name="cases"),
    path("admin/layani/loket/", office.counter, name="counter"),
    path("admin/layani/telepon/", office.calls, name="calls"),
    path("admin/layani/telepon/<int:pk>/", office.called, name="called"),
    path("admin/layani/<int:pk>/", office.case, name="case"),
    path("admin/layani/<int:pk>/tanda-terima.pdf", office.print_receipt, name="receipt"),
    path("admin/layani/<int:pk>/<slug:verb>/", office.act, name="act"),
    path("halaman-keliru/", public.page_problem, name="page_problem"),
]
