from django.utils.translation import gettext_lazy as _

from kentongan.delivery.channels.base import Channel, Way
from kentongan.delivery.envelopes import Envelope, Receipt
from kentongan.delivery.errors import PermanentFailure


class FeedChannel(Channel):
    slug = "feed"
    label = _("News feed (RSS, Atom, JSON Feed)")
    way = Way.RECORDED
    supports_edit = True
    supports_withdraw = True
    evidence = _("The feed was fetched and has this entry. Who reads the feed is not known.")

    def _send(self, envelope: Envelope) -> Receipt:
        raise PermanentFailure("recorded")
