"""The texts of an emergency notice, one for each way to reach people, and how long each is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kentongan.core import packs, sms

FIELDS = {
    "what": "apa",
    "place": "di_mana",
    "since": "mulai_kapan",
    "instruction": "yang_harus_dilakukan",
    "contact": "hubungi",
}
WORDS_A_MINUTE = 140
WHATSAPP_LIMIT = 1_000  # characters: what is read without "read more" on a small telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Ready to publish; `link` is the page's address."""

    headline: str
    body: str
    whatsapp: str
    sms: str
    loudspeaker: str
    poster: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a text is and may be, for the counters beside the form."""

    name: str
    used: int
    limit: int

    @property
    def is_over(self) -> bool:
        return self.used > self.limit


@cache
def shipped() -> tuple[Mapping[str, Any], ...]:
    """The ten notices of the pack."""
    return tuple(packs.load("kentongan.newsroom", "emergency"))


def compose(
    content: Mapping[str, Any], fields: Mapping[str, str], *, agency: str, at: str, link: str
) -> Texts:
    """The texts of a template's `content` with the five fields (what, place, since, instruction,
    contact) filled in; `at` is the moment of publication in words."""
    known = {FIELDS[name]: value.strip().rstrip(".") for name, value in fields.items()}
    values = known | {"instansi": agency, "waktu_terbit": at, "tautan": link}
    return Texts(
        headline=packs.fill(content["headline"], values),
        body=packs.fill(content["body"], values).strip(),
        whatsapp=packs.fill(content["whatsapp"], values).strip(),
        sms=sms.plain(packs.fill(content["sms"], values)).strip(),
        loudspeaker=packs.fill(content["loudspeaker"], values).strip(),
        poster=tuple(packs.fill(line, values) for line in content["poster"]),
    )


def lengths(texts: Texts) -> tuple[Length, ...]:
    """SMS in septets of the GSM alphabet, WhatsApp in characters, loudspeaker in words."""
    return (
        Length(name="sms", used=sms.septets(texts.sms), limit=sms.ONE),
        Length(name="whatsapp", used=len(texts.whatsapp), limit=WHATSAPP_LIMIT),
        Length(name="loudspeaker", used=len(texts.loudspeaker.split()), limit=WORDS_A_MINUTE),
    )


def refuse(fields: Mapping[str, str], texts: Texts) -> None:
    """Raises ValidationError, by field, where one is empty or a text does not fit."""
    empty = {name: _("Fill this in.") for name in FIELDS if not fields.get(name, "").strip()}
    if empty:
        raise ValidationError(empty)
    foreign = sms.foreign(texts.sms)
    if foreign:
        raise ValidationError(
            {
                "what": _("SMS cannot carry these signs: %(signs)s. Use plain letters.")
                % {"signs": " ".join(sorted(foreign))}
            }
        )
    for length in lengths(texts):
        if length.is_over:
            raise ValidationError({"instruction": _too_long(length)})


def _too_long(length: Length) -> str:
    messages = {
        "sms": _("The SMS is %(used)s of %(limit)s characters long. Shorten the five fields."),
        "whatsapp": _("The WhatsApp text has %(used)s of %(limit)s characters. Shorten it."),
        "loudspeaker": _("The loudspeaker script has %(used)s of %(limit)s words. Shorten it."),
    }
    return messages[length.name] % {"used": length.used, "limit": length.limit}
