"""What an officer fills in, in the order of a release."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

TITLE = FieldPanel("title")
CORRECTION = FieldPanel("correction_note")
CONTACT = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_phone")])],
    heading=_("Contact on duty"),
)

RELEASE_PANELS = [
    TITLE,
    FieldRowPanel([FieldPanel("kind"), FieldPanel("dateline")]),
    FieldPanel("lead"),
    FieldPanel("body"),
    FieldPanel("key_messages"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("spokesperson_name"), FieldPanel("spokesperson_position")])],
        heading=_("Spokesperson"),
    ),
    CONTACT,
    InlinePanel(
        "photos",
        heading=_("Pictures"),
        label=_("picture"),
        panels=[
            FieldPanel("image"),
            FieldPanel("alt_text"),
            FieldPanel("caption"),
            FieldPanel("credit"),
        ],
    ),
    InlinePanel(
        "attachments",
        heading=_("Attachments"),
        label=_("attachment"),
        panels=[FieldPanel("document"), FieldPanel("title")],
    ),
    FieldPanel("boilerplate"),
    FieldPanel("sources"),
    FieldPanel("facts"),
    FieldPanel("embargo_until"),
    CORRECTION,
]
CLARIFICATION_PANELS = [
    TITLE,
    FieldPanel("fact"),
    FieldPanel("warning"),
    FieldPanel("claim_text"),
    FieldPanel("explanation"),
    FieldPanel("closing_fact"),
    FieldRowPanel([FieldPanel("verdict"), FieldPanel("about_own_agency")]),
    FieldPanel("independent_check"),
    FieldPanel("evidence"),
    FieldPanel("right_of_reply"),
    CONTACT,
    FieldPanel("embargo_until"),
    CORRECTION,
]
EMERGENCY_PANELS = [
    TITLE,
    FieldPanel("what"),
    FieldPanel("place"),
    FieldPanel("since"),
    FieldPanel("instruction"),
    FieldPanel("contact"),
    FieldPanel("valid_until"),
    CORRECTION,
]
