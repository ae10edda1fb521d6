"""Posting by hand: a kit, a person, a proof. A full channel, not a failure."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kentongan.delivery.channels.base import Channel, Kit, PictureSize, Way, Words
from kentongan.delivery.envelopes import Envelope, Receipt
from kentongan.delivery.errors import PermanentFailure

SPOKEN_MINUTE = 850  # characters read aloud calmly in about 60 seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    slug: str
    label: Words
    max_length: int
    kit: Kit


class ManualChannel(Channel):
    way = Way.PERSON
    evidence = _("A person posted it and gave a link or a photo as proof.")

    def __init__(self, preset: Preset) -> None:
        # One class for all presets: they differ in data only.
        self.slug = preset.slug  # type: ignore[misc]  # data of the preset
        self.label = preset.label  # type: ignore[misc]  # data of the preset
        self.max_length = preset.max_length  # type: ignore[misc]  # data of the preset
        self.kit = preset.kit  # type: ignore[misc]  # data of the preset
        self.supports_media = preset.kit.picture is not None  # type: ignore[misc]  # as above

    def _send(self, envelope: Envelope) -> Receipt:
        raise PermanentFailure("by hand")


_SCREENSHOT = _("A link, or a screenshot that shows the post.")
_PHOTO = _("A photo that shows the place.")
_LOOK = _("Look at the post as a reader does: is it complete, is the picture right?")

PRESETS = (
    Preset(
        slug="manual-whatsapp-journalists",
        label=_("WhatsApp group of journalists"),
        max_length=4096,
        kit=Kit(
            checklist=(
                _("Open the group of journalists on the office's telephone."),
                _("Paste the text, and attach the picture if there is one."),
                _("Say who answers questions, and until what time."),
            ),
            picture=PictureSize(width=1200, height=675),
            proof=_("A screenshot of the message in the group, without other people's names."),
        ),
    ),
    Preset(
        slug="manual-whatsapp-channel",
        label=_("WhatsApp channel"),
        max_length=4096,
        kit=Kit(
            checklist=(
                _("Open the agency's official WhatsApp channel."),
                _("Paste the text, and attach the picture if there is one."),
                _LOOK,
            ),
            picture=PictureSize(width=1200, height=675),
            proof=_SCREENSHOT,
        ),
    ),
    Preset(
        slug="manual-instagram-feed",
        label=_("Instagram post"),
        max_length=2200,
        kit=Kit(
            checklist=(
                _("Use the picture of 1080 × 1350; key words must be in the text as well."),
                _("Paste the text, then the alternative text under “Advanced settings”."),
                _LOOK,
            ),
            picture=PictureSize(width=1080, height=1350),
            proof=_SCREENSHOT,
        ),
    ),
    Preset(
        slug="manual-instagram-story",
        label=_("Instagram story"),
        max_length=250,
        kit=Kit(
            checklist=(
                _("Use the picture of 1080 × 1920; leave top and bottom free."),
                _("Add the link sticker with the address."),
                _("A story is gone after 24 hours: keep a screenshot."),
            ),
            picture=PictureSize(width=1080, height=1920),
            proof=_SCREENSHOT,
        ),
    ),
    Preset(
        slug="manual-facebook",
        label=_("Facebook page"),
        max_length=5000,
        kit=Kit(
            checklist=(
                _("Post as the page, not as yourself."),
                _("Paste the text, attach the picture, fill in the alternative text."),
                _LOOK,
            ),
            picture=PictureSize(width=1200, height=630),
            proof=_SCREENSHOT,
        ),
    ),
    Preset(
        slug="manual-radio",
        label=_("Radio"),
        max_length=SPOKEN_MINUTE,
        kit=Kit(
            checklist=(
                _("Read the text aloud once: it should take about a minute."),
                _("Send it to the studio and agree on the times of reading."),
                _("Write down the station and the times."),
            ),
            proof=_("A link to the recording, or a photo of the broadcast log."),
        ),
    ),
    Preset(
        slug="manual-notice-board",
        label=_("Notice board"),
        max_length=1500,
        kit=Kit(
            checklist=(
                _("Print it in large letters: at least 28 points for the title."),
                _("Write telephone number and counter hours under it."),
                _("Put it up at eye level, also for people in wheelchairs."),
                _("Take a photo that shows the board and the place."),
            ),
            picture=PictureSize(width=2480, height=3508),
            proof=_PHOTO,
        ),
    ),
    Preset(
        slug="manual-loudspeaker",
        label=_("Loudspeaker (mosque, village, car)"),
        max_length=SPOKEN_MINUTE,
        kit=Kit(
            checklist=(
                _("Read slowly, twice, in the language that people speak there."),
                _("Begin with who speaks, end with the telephone number."),
                _("Write down the place and the time."),
            ),
            proof=_PHOTO,
        ),
    ),
)

MANUAL_CHANNELS = tuple(ManualChannel(preset) for preset in PRESETS)
