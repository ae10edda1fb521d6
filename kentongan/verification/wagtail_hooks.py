from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

SECTION = "kentongan_menu_sort"


@hooks.register(SECTION)
def _queue() -> MenuItem:
    return MenuItem(_("Rumours"), reverse("verification:queue"), icon_name="help", order=10)


@hooks.register(SECTION)
def _library() -> MenuItem:
    address = reverse("verification:fact_checks")
    return MenuItem(_("Fact-checks"), address, icon_name="tick", order=20)
