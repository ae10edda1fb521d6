"""What each document shows, as values that are ready to print.

Times and numbers are already text in the agency's zone and language; a template formats nothing.
`sample=True` prints "CONTOH" over the page. Texts are data: markup in them is printed, not obeyed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who speaks: the agency, what it belongs to, and how to reach it."""

    name: str
    parent: str = ""
    address: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture and what it says: `svg` is its source, or `asset` names one of `assets`.

    `alt` is required (an empty one is refused); `table` holds the same facts, header row first.
    """

    alt: str
    svg: str = ""
    asset: str = ""
    caption: str = ""
    credit: str = ""
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefStory:
    """One story of the period; tones are counts in words, of articles that people coded.

    `copies` are those of its `articles` that repeat another's text; `publishers` is 0 where the
    articles do not tell whose they are, `url` empty where the first does not tell its address.
    """

    title: str
    articles: int
    copies: int
    publishers: int
    summary: str = ""
    reach: str = ""
    first_publisher: str = ""
    outlets: str = ""
    tone_headline: str = ""
    tone_body: str = ""
    tone_coded: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefClaim:
    """A rumour of the period and where our answer stands."""

    claim: str
    state: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPublication:
    """Something we published and how many media picked it up."""

    title: str
    picked_up: int
    published_at: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefData:
    """`brief`: the media brief. Without a recommendation it is not made.

    `figures` are numbers with what they count; `agenda` is day, hour and appointment; `week` the
    rows of the weekly form.
    """

    letterhead: Letterhead
    sample: bool
    title: str
    period: str
    generated_at: str
    recommendation: str
    recommended_by: str = ""
    stories: tuple[BriefStory, ...] = ()
    hoaxes: tuple[BriefClaim, ...] = ()
    published: tuple[BriefPublication, ...] = ()
    charts: tuple[Figure, ...] = ()
    note: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    agenda: tuple[tuple[str, str, str], ...] = ()
    week: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterData:
    """`poster`: an emergency notice on one A4 page in 28 pt, to be read from a distance."""

    letterhead: Letterhead
    sample: bool
    title: str
    kind: str
    what: str
    actions: tuple[str, ...]
    place: str = ""
    contact: str = ""
    issued_at: str = ""
    valid_until: str = ""
    qr: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptData:
    """`receipt`: what a citizen takes home; the number is printed in pairs, with the PIN."""

    letterhead: Letterhead
    sample: bool
    number: str
    pin: str
    kind: str
    subject: str
    received_at: str
    due_at: str = ""
    reply_by: str = ""
    taken_by: str = ""
    track_url: str = ""
    hours: str = ""
    qr: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person on duty whom journalists may call."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseData:
    """`release`: a press release. Corrections stand above the text, newest first."""

    letterhead: Letterhead
    sample: bool
    number: str
    title: str
    dateline: str
    lead: str
    body: tuple[str, ...]
    published_at: str
    subtitle: str = ""
    embargo: str = ""
    key_messages: tuple[str, ...] = ()
    spokesperson: str = ""
    signed_for: str = ""
    contact: Contact | None = None
    corrections: tuple[str, ...] = ()
    photos: tuple[Figure, ...] = ()
    url: str = ""
    qr: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """One article as evidence: who, when, where, and an excerpt (not the whole text)."""

    title: str
    publisher: str
    published_at: str
    excerpt: str = ""
    tone_headline: str = ""
    tone_body: str = ""
    topic: str = ""
    url: str = ""
    qr: Figure | None = None
    scan: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippingData:
    """`clipping`: articles of a period, a table of contents first."""

    letterhead: Letterhead
    sample: bool
    title: str
    period: str
    generated_at: str
    articles: tuple[Clipping, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletSection:
    """A question that readers have, and its answer; `steps` are numbered."""

    heading: str
    text: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafletData:
    """`leaflet`: one sheet to hand out or to pin up, with its edition and date."""

    letterhead: Letterhead
    sample: bool
    title: str
    lead: str
    sections: tuple[LeafletSection, ...]
    edition: str = ""
    issued_at: str = ""
    contact: str = ""
    picture: Figure | None = None
    qr: Figure | None = None


DocumentData = BriefData | PosterData | ReceiptData | ReleaseData | ClippingData | LeafletData
