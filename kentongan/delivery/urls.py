from django.urls import path

from .views import accounts, deciding, outbox, public

app_name = "delivery"
OFFICE = "admin/sampaikan"
urlpatterns = [
    path(f"{OFFICE}/antrean/", outbox.outbox, name="outbox"),
    path(f"{OFFICE}/periksa/", outbox.unconfirmed, name="unconfirmed"),
    path(f"{OFFICE}/pos-manual/", outbox.by_hand, name="by_hand"),
    path(f"{OFFICE}/antrean/<int:key>/", outbox.delivery, name="delivery"),
    path(f"{OFFICE}/antrean/<int:key>/bukti/", deciding.prove, name="prove"),
    path(f"{OFFICE}/antrean/<int:key>/periksa/", deciding.settle, name="settle"),
    path(f"{OFFICE}/antrean/<int:key>/batalkan/", deciding.cancel, name="cancel"),
    path(f"{OFFICE}/antrean/<int:key>/bukti.jpg", deciding.proof_photo, name="proof_photo"),
    path(f"{OFFICE}/antrean/<int:key>/gambar.jpg", deciding.kit_picture, name="kit_picture"),
    path(f"{OFFICE}/kanal/", accounts.accounts, name="accounts"),
    path(f"{OFFICE}/kanal/<int:key>/", accounts.account, name="account"),
    path(f"{OFFICE}/kanal/<int:key>/sakelar/", accounts.switch, name="switch"),
    path(f"{OFFICE}/tahan/", accounts.holds, name="holds"),
    path(f"{OFFICE}/tahan/<int:key>/lepas/", accounts.release, name="release"),
    path("langganan/", public.subscribe, name="subscribe"),
    path("langganan/konfirmasi/<str:token>/", public.confirm, name="confirm"),
    path("langganan/berhenti/<str:token>/", public.unsubscribe, name="unsubscribe"),
]
