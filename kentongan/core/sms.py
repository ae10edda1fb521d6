"""How long a text is as SMS (3GPP TS 23.038): 160 septets fit one message, 153 each of several."""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")
ONE = 160
EACH_OF_SEVERAL = 153
PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


def plain(text: str) -> str:
    """The text with typographic signs replaced by what every telephone shows."""
    return text.translate(PLAIN)


def foreign(text: str) -> set[str]:
    """Characters outside the alphabet, which would cut the message to 70 characters."""
    return set(text) - BASIC - EXTENDED


def septets(text: str) -> int:
    """Length in septets; a sign of the extension table takes two."""
    return sum(2 if sign in EXTENDED else 1 for sign in text)


def parts(text: str) -> int:
    """How many messages the text takes."""
    length = septets(text)
    return 1 if length <= ONE else -(-length // EACH_OF_SEVERAL)
