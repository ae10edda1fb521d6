"""Plain text, safe HTML and whole addresses out of what feeds hold."""

import html
import re
import unicodedata
from collections import Counter
from urllib.parse import urljoin, urlsplit

import nh3

MAX_HTML_CHARS = 200_000
MAX_URL_CHARS = 2000
# Markup is longer than the text in it; more than this much of it is not looked at.
_MARKUP_PER_TEXT = 20

_BREAKS = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/?h[1-6]|/?blockquote)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
# An HTML5 parser needs quadratic time for tags that are opened and never closed.
_MAX_OPEN_TAGS = 400
_NEVER_CLOSED = frozenset({"br", "img", "hr", "input", "p", "li", "wbr", "source", "col", "meta"})
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BARE_HOST = re.compile(r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/:?]|$)", re.IGNORECASE)
# So plainly an address that there is nothing to mend.
_SOUND = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]{1,5})?(?:/[!-~]*)?")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FIRST_IMAGE = re.compile(
    r"""<img\b[^<>]{0,1000}?\bsrc\s*=\s*["']([^"'<>]{1,2000})""", re.IGNORECASE
)


def plain(text: str, *, limit: int) -> str:
    """One line of text without markup, at most `limit` characters, cut at a word."""
    text = text[: limit * _MARKUP_PER_TEXT]
    if "<" not in text and "&" not in text:
        simple = text.strip()
        if "  " not in simple and simple.isprintable():  # as most titles are
            return _cut(_composed(simple), limit)
    else:
        text = _BREAKS.sub(" ", text)
        text = _without_tags(text)
        text = html.unescape(text)
        if "&" in text:  # escaped twice, as many feeds do
            text = html.unescape(text)
    text = _SPACES.sub(" ", _CONTROLS.sub("", text)).strip()
    return _cut(_composed(text), limit)


def safe_html(text: str, *, base: str) -> str | None:
    """HTML that may be shown, with whole addresses; None when nothing is left.

    None too for markup that is nested beyond all reason.
    """
    text = text[:MAX_HTML_CHARS]
    if not text.strip() or _is_hostile(text):
        return None
    cleaned = nh3.clean(
        text,
        url_schemes={"http", "https", "mailto"},
        attribute_filter=lambda tag, name, value: _attribute(name, value, base),
    ).strip()
    return cleaned or None


def whole_url(text: str, *, base: str) -> str | None:
    """An http or https address, made whole with `base`; None for anything else."""
    text = text.strip()
    if len(text) <= MAX_URL_CHARS and _SOUND.fullmatch(text):
        return text
    text = "".join(text.split())
    if not text or len(text) > MAX_URL_CHARS:
        return None
    if _BARE_HOST.match(text) and _is_host(text, base):
        text = f"{urlsplit(base).scheme or 'https'}://{text}"
    try:
        joined = text if is_whole(text) else urljoin(base, text)
        parts = urlsplit(joined)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return joined


def first_image(markup: str) -> str:
    """The address of the first picture in `markup`, or the empty text."""
    if "<" not in markup:
        return ""
    match = _FIRST_IMAGE.search(markup[:MAX_HTML_CHARS])
    return html.unescape(match[1]) if match else ""


def is_whole(text: str) -> bool:
    """Whether `text` looks like a complete web address."""
    return text.startswith(("http://", "https://")) and " " not in text


def _without_tags(text: str) -> str:
    if _is_hostile(text):
        return _ANY_TAG.sub(" ", text)
    return nh3.clean(text, tags=set(), clean_content_tags={"script", "style"})


def _is_hostile(text: str) -> bool:
    """Whether more tags are open at once than any article has."""
    if text.count("<") <= _MAX_OPEN_TAGS:
        return False
    open_tags: Counter[str] = Counter()
    depth = 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if not tag[1]:
            open_tags[name] += name not in _NEVER_CLOSED
            depth += name not in _NEVER_CLOSED
        elif open_tags[name] > 0:
            open_tags[name] -= 1
            depth -= 1
        if depth > _MAX_OPEN_TAGS:
            return True
    return False


def _is_host(text: str, base: str) -> bool:
    """`www.a.id/x` and `a.id/x` on a.id are addresses without a scheme; `berita.html` is a path."""
    host = re.split(r"[/:?]", text, maxsplit=1)[0].lower()
    own = (urlsplit(base).hostname or "").removeprefix("www.")
    return host.startswith("www.") or (bool(own) and (host == own or host.endswith(f".{own}")))


def _attribute(name: str, value: str, base: str) -> str | None:
    if name not in ("href", "src"):
        return value
    if _SCHEME.match(value) and not is_whole(value):
        return value if value.lower().startswith("mailto:") else None
    return whole_url(value, base=base)


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head, _, _ = text[: limit - 1].rpartition(" ")
    return (head or text[: limit - 1]) + "…"
