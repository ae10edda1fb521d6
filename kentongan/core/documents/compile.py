"""Turns data and one of our templates into a PDF that is PDF/UA-1 and PDF/A-2a at once."""

import dataclasses
import io
import json
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import segno
from django.utils.translation import gettext as _

from kentongan.core.documents.data import DocumentData, Figure

TEMPLATES = Path(__file__).parent / "templates"
DATA_LIMIT = 5_000_000  # characters of JSON; a document that long is a mistake
ASSET_LIMIT = 30_000_000  # bytes of all pictures together
_SINGLE_TRIES = 8  # letters replaced one by one before all unusual ones are
_EVERYWHERE = ((0x20, 0x24F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x20A0, 0x20BF))


class DocumentError(Exception):
    """The document cannot be made; the message says why in words."""


def compile_pdf(
    template: str,
    data: DocumentData | Mapping[str, Any],
    *,
    assets: Mapping[str, bytes] | None = None,
    at: datetime | None = None,
) -> bytes:
    """The PDF of a template (`brief`, `poster`, `receipt`, `release`, `clipping`, `leaflet`).

    `assets` are picture files by name, for `Figure.asset`; `at` is the date the file says it was
    made at. A picture without alternative text, a missing field or a broken picture raises
    DocumentError. Letters that no font has are printed as □, emoji are left out.
    """
    if not (TEMPLATES / f"{template}.typ").is_file() or template == "base":
        raise DocumentError(_("There is no document template %(name)s.") % {"name": template})
    with tempfile.TemporaryDirectory(prefix="kentongan-doc-") as folder:
        root = Path(folder)
        _lay_out(root, assets or {})
        return _compile(root / f"{template}.typ", _json(data), at)


def qr_figure(text: str, *, alt: str) -> Figure:
    """A QR code of an address as a picture; `alt` says what it leads to."""
    code = segno.make(text, error="m")
    drawn = io.BytesIO()
    code.save(drawn, kind="svg", scale=4, border=4, light="white", xmldecl=False)
    return Figure(svg=drawn.getvalue().decode(), alt=alt)


def _lay_out(root: Path, assets: Mapping[str, bytes]) -> None:
    """Copy the templates and pictures into a folder, the only one the document may read."""
    for path in TEMPLATES.glob("*.typ"):
        shutil.copyfile(path, root / path.name)
    if sum(map(len, assets.values())) > ASSET_LIMIT:
        raise DocumentError(_("The pictures are too large for one document."))
    for name, content in assets.items():
        if Path(name).name != name or name.endswith(".typ"):
            raise DocumentError(_("%(name)s is not a name for a picture.") % {"name": name})
        (root / name).write_bytes(content)


def _json(data: DocumentData | Mapping[str, Any]) -> str:
    values = data if isinstance(data, Mapping) else dataclasses.asdict(data)
    text = json.dumps(_printable(dict(values)), ensure_ascii=False)
    if len(text) > DATA_LIMIT:
        raise DocumentError(_("The document is too long. Choose a shorter period."))
    return text


def _printable(value: Any) -> Any:
    """The same data without letters that no printed page may have."""
    if isinstance(value, str):
        return "".join(filter(None, map(_printable_letter, unicodedata.normalize("NFC", value))))
    if isinstance(value, Mapping):
        return {str(key): _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    return value


def _printable_letter(letter: str) -> str:
    if letter in "\n\t" or letter.isascii():
        return letter if letter in "\n\t" or letter.isprintable() else ""
    category = unicodedata.category(letter)
    emoji = (category == "So" and ord(letter) > 0x1F000) or letter in "\ufe0f\u200d"
    if emoji or category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return ""
    return letter


def _compile(source: Path, text: str, at: datetime | None) -> bytes:
    import typst

    for attempt in range(_SINGLE_TRIES + 2):
        try:
            made = typst.compile(
                source,
                root=source.parent,
                format="pdf",
                pdf_standards=["ua-1", "a-2a"],
                sys_inputs={"data": text},
                timestamp=at and at.replace(microsecond=0),
                # No package is ever fetched: this folder has none.
                package_path=source.parent,
                package_cache_path=source.parent,
            )
        except typst.TypstError as error:
            letters = _missing_letters(error.message)
            if not letters or attempt > _SINGLE_TRIES:
                raise DocumentError(_in_words(error.message)) from error
            text = _without(text, letters if attempt < _SINGLE_TRIES else None)
        else:
            return made if isinstance(made, bytes) else b"".join(made or [])
    raise DocumentError(_("The document could not be made."))


def _missing_letters(message: str) -> str:
    """The letters that a message says no font has: `the text "…" could not be displayed`."""
    _before, found, rest = message.partition('the text `"')
    if not found or "could not be displayed" not in rest:
        return ""
    shown = rest.partition('"`')[0]
    if shown.startswith("\\u{"):
        return chr(int(shown[3:].rstrip("}"), 16))
    return shown


def _without(text: str, letters: str | None) -> str:
    """The text with these letters, or all that are not in every font, printed as □."""
    if letters is not None:
        return text.translate({ord(letter): "□" for letter in letters if not letter.isascii()})
    usual = (any(low <= ord(one) <= high for low, high in _EVERYWHERE) for one in text)
    return "".join(one if kept else "□" for one, kept in zip(text, usual, strict=True))


def _in_words(message: str) -> str:
    if "missing alt text" in message or "KENTONGAN-ALT" in message:
        return _("A picture has no alternative text. Describe what it shows and try again.")
    if "decode" in message or "failed to parse SVG" in message:
        return _("A picture cannot be read. Save it as JPG or PNG and try again.")
    return _("The document could not be made: %(reason)s") % {"reason": message}
