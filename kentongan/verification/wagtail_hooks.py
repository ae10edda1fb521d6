from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kentongan.accounts.models import Agency
from kentongan.listening.timeline import StoryMark

from .models import Claim

SECTION = "kentongan_menu_sort"


@hooks.register(SECTION)
def _queue() -> MenuItem:
    return MenuItem(_("Rumours"), reverse("verification:queue"), icon_name="help", order=10)


@hooks.register(SECTION)
def _library() -> MenuItem:
    address = reverse("verification:fact_checks")
    return MenuItem(_("Fact-checks"), address, icon_name="tick", order=20)


@hooks.register("kentongan_story_marks")
def _marks() -> list[StoryMark]:
    def doubted(agency: Agency) -> Any:
        """Stories that a rumour of the agency goes with, or that one was seen in."""
        claims = Claim.objects.filter(agency=agency)
        seen = claims.filter(sightings__article__story__isnull=False)
        return (
            claims.filter(story__isnull=False)
            .order_by()
            .values("story")
            .union(seen.order_by().values("sightings__article__story"))
        )

    return [StoryMark(slug="kabar", label=_("a rumour"), stories=doubted)]
