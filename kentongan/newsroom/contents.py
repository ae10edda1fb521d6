"""What the channels get of a public page."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from kentongan.delivery.envelopes import Content

from .entries import address
from .models import Correction, EmergencyNoticePage, GuardedPage, ReleasePage, Withdrawal

PICTURE = "width-1200"
SUMMARY_LIMIT = 300  # characters


def of(page: GuardedPage) -> Content:
    """The version that is public now; corrections come first, and count into the version."""
    corrections = list(Correction.objects.filter(page_id=page.pk))
    text = page.text
    if corrections:
        text = _("Correction: %(text)s") % {"text": corrections[0].text} + "\n\n" + text
    image_url, image_alt = _picture(page)
    return Content(
        key=page.content_key,
        version=f"{page.live_revision_id}.{len(corrections)}",
        agency_id=page.agency_id,
        title=page.title,
        text=text,
        summary=" ".join(text.split())[:SUMMARY_LIMIT],
        url=address(page),
        image_url=image_url,
        image_alt=image_alt,
        variants=_variants(page),
        sample=settings.KENTONGAN_DEMO,
        urgent=isinstance(page, EmergencyNoticePage),
    )


def of_withdrawal(page: GuardedPage, withdrawal: Withdrawal) -> Content:
    """The notice that takes the place of a withdrawn page."""
    return Content(
        key=page.content_key,
        version=f"{page.latest_revision_id}.withdrawn",
        agency_id=page.agency_id,
        title=page.title,  # each channel says in its own way that it is withdrawn
        text=withdrawal.why,
        summary=withdrawal.why[:SUMMARY_LIMIT],
        url=address(page),
        sample=settings.KENTONGAN_DEMO,
        urgent=isinstance(page, EmergencyNoticePage),
    )


def page_of(key: str) -> GuardedPage | None:
    """The page behind a content key, for example "newsroom.release:12"."""
    number = key.rpartition(":")[2]
    found = Page.objects.filter(pk=int(number)).first() if number.isdigit() else None
    specific = found.specific if found else None
    return specific if isinstance(specific, GuardedPage) else None


def _picture(page: GuardedPage) -> tuple[str, str]:
    photo = page.photos.first() if isinstance(page, ReleasePage) else None
    if photo is None:
        return "", ""
    return f"{settings.KENTONGAN_PUBLIC_URL}{photo.image.get_rendition(PICTURE).url}", (
        photo.alt_text
    )


def _variants(page: GuardedPage) -> dict[str, str]:
    if not isinstance(page, EmergencyNoticePage):
        return {}
    return {
        "manual-whatsapp-journalists": page.whatsapp,
        "manual-whatsapp-channel": page.whatsapp,
        "telegram": page.whatsapp.replace("*", ""),
        "manual-loudspeaker": page.loudspeaker,
        "manual-radio": page.loudspeaker,
        "manual-notice-board": page.poster_lines,
    }
