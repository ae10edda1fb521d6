from django.utils.translation import gettext_lazy as _

from kentongan.delivery.channels.base import Channel, Way
from kentongan.delivery.envelopes import Envelope, Receipt
from kentongan.delivery.errors import PermanentFailure


class WebsiteChannel(Channel):
    slug = "website"
    label = _("Website")
    way = Way.RECORDED
    supports_media = True
    supports_edit = True
    supports_withdraw = True
    evidence = _("The page was fetched and shows this version. Who read it is not known.")

    def _send(self, envelope: Envelope) -> Receipt:
        raise PermanentFailure("recorded")
