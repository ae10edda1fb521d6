from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

SECTION = "kentongan_menu_serve"


@hooks.register(SECTION)
def _cases() -> MenuItem:
    return MenuItem(_("Cases"), reverse("desk:cases"), icon_name="comment", order=10)


@hooks.register(SECTION)
def _counter() -> MenuItem:
    return MenuItem(_("Counter and telephone"), reverse("desk:counter"), icon_name="edit", order=20)


@hooks.register(SECTION)
def _calls() -> MenuItem:
    return MenuItem(_("Calls to make"), reverse("desk:calls"), icon_name="mobile-alt", order=30)
