from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

SECTION = "kentongan_menu_tell"


@hooks.register(SECTION)
def _outbox() -> MenuItem:
    return MenuItem(_("Outbox"), reverse("delivery:outbox"), icon_name="upload", order=40)


@hooks.register(SECTION)
def _accounts() -> MenuItem:
    return MenuItem(_("Channels"), reverse("delivery:accounts"), icon_name="site", order=50)
