"""Words out of a scan by Tesseract, where the server has it: a proposal for a person to correct."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from kentongan.delivery import pictures
from kentongan.listening.enums import ScanKind

PROGRAM = "tesseract"
SECONDS = 25.0  # for one page
PDF_SECONDS = 20.0
LEAST_TEXT = 60  # characters of a PDF that has words of its own
MOST_CHARACTERS = 100_000
LANGUAGES = ("ind", "eng")


class CannotRead(Exception):
    """Why, in words."""


def taken(file: UploadedFile[bytes]) -> tuple[ContentFile[bytes], ScanKind]:
    """What is kept of a file that was handed in. Raises ValidationError."""
    if (file.size or 0) > pictures.LARGEST_FILE:
        raise ValidationError(_("The file is larger than 10 MB. Choose a smaller one."))
    head = file.read(5)
    file.seek(0)
    if head != b"%PDF-":
        return pictures.clean(file), ScanKind.IMAGE
    return ContentFile(file.read(), name=f"{get_random_string(20)}.pdf"), ScanKind.PDF


def missing(kind: str) -> str:
    """What the server lacks to read such a scan, and how to get it; or nothing."""
    if kind == ScanKind.PDF and not find_spec("pypdfium2"):
        return _(
            "This server cannot read words out of a PDF. Ask your IT staff to install the extra:"
            " pip install 'kentongan[ocr]'."
        )
    if not shutil.which(PROGRAM):
        return _(
            "This server cannot read words out of pictures. Ask your IT staff to install Tesseract:"
            " apt install tesseract-ocr tesseract-ocr-ind."
        )
    return ""


def words_of(data: bytes, kind: str) -> str:
    """The words of a scan. Raises CannotRead."""
    if lack := missing(kind):
        raise CannotRead(lack)
    if kind == ScanKind.IMAGE:
        return _recognised(data)
    told = _opened(data)
    if len(told["text"].strip()) >= LEAST_TEXT:
        return str(told["text"]).strip()
    return "\n\n".join(_recognised(base64.b64decode(each)) for each in told["pictures"])


def _opened(data: bytes) -> dict[str, str]:
    """The PDF by a program of its own, which may hang or crash without harm."""
    program = [sys.executable, str(Path(__file__).with_name("pdfs.py"))]
    try:
        done = subprocess.run(  # noqa: S603  # no argument is a stranger's
            program, input=data, capture_output=True, timeout=PDF_SECONDS, check=True
        )
        told: dict[str, str] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise CannotRead(
            _("The PDF cannot be opened. Take a picture of the page instead.")
        ) from error
    return told


def _recognised(picture: bytes) -> str:
    command = [PROGRAM, "stdin", "stdout", "-l", _languages()]
    try:
        done = subprocess.run(  # noqa: S603  # no argument is a stranger's
            command, input=picture, capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(_("Reading took too long. Cut the scan to the one article.")) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotRead(_("The scan could not be read. Take a sharper picture.")) from error
    text = done.stdout.decode("utf-8", "replace")[:MOST_CHARACTERS]
    return text.replace("\f", "\n").replace("-\n", "").strip()


@lru_cache(maxsize=1)
def _languages() -> str:
    """Those of ours that this Tesseract knows."""
    try:
        done = subprocess.run(  # noqa: S603  # no argument is a stranger's
            [PROGRAM, "--list-langs"], capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return LANGUAGES[-1]
    known = done.stdout.decode("utf-8", "replace").split()
    return "+".join(each for each in LANGUAGES if each in known) or LANGUAGES[-1]
