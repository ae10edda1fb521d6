from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .progress import loaded


@hooks.register("insert_global_admin_css")
def _office_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("web/office.css"))


@hooks.register("insert_global_admin_js")
def _loading_bar() -> str:
    if loaded() is None:
        return ""
    return format_html('<script src="{}" defer></script>', static("web/progress.js"))
