"""The back office's menu is the loop: listen, sort, decide, tell, serve, measure.

An app adds its entries with `@hooks.register("kentongan_menu_<section>")`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    slug: str
    label: str | Promise
    icon: str

    @property
    def hook(self) -> str:
        return f"kentongan_menu_{self.slug}"


SECTIONS = (
    Section(slug="listen", label=_("Listen"), icon="view"),
    Section(slug="sort", label=_("Sort out"), icon="tick-inverse"),
    Section(slug="decide", label=_("Decide"), icon="crosshairs"),
    Section(slug="tell", label=_("Tell"), icon="rotate"),
    Section(slug="serve", label=_("Serve"), icon="group"),
    Section(slug="measure", label=_("Measure"), icon="order"),
)
