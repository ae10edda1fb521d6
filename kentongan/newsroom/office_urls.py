"""Addresses of the newsroom below /admin/."""

from django.urls import path

from .views import emergency, office

app_name = "newsroom_office"
urlpatterns = [
    path("rilis/", office.pages, name="pages"),
    path("rilis/mulai/", office.start, name="start"),
    path("rilis/isu/<int:key>/", office.for_issue, name="for_issue"),
    path("rilis/kabar/<int:key>/", office.for_claim, name="for_claim"),
    path("rilis/<int:key>/persetujuan/", office.approval, name="approval"),
    path("darurat/", emergency.board, name="emergency_board"),
    path("darurat/<int:key>/terbitkan/", emergency.issue, name="issue"),
    path("darurat/<int:key>/hitung/", emergency.count, name="count"),
    path("darurat/<int:key>/setujui/", emergency.approve_template, name="approve_template"),
    path("darurat/pemberitahuan/<int:key>/", emergency.notice, name="notice"),
]
