"""Pictures that people hand in: checked by opening them, and written anew without their data."""

from __future__ import annotations

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_PIXELS = 40_000_000
LONGEST_SIDE = 2000
FORMATS = ("JPEG", "PNG", "WEBP")


def clean(photo: UploadedFile[bytes] | ContentFile[bytes]) -> ContentFile[bytes]:
    """A JPEG without place, device or time of the photo. Raises ValidationError."""
    if (photo.size or 0) > LARGEST_FILE:
        raise ValidationError(_("The photo is larger than 10 MB. Choose a smaller one."))
    try:
        with Image.open(photo, formats=FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PIXELS:
                raise ValidationError(_("The photo has too many pixels. Choose a smaller one."))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This is not a photo that can be read (JPEG, PNG, WebP).")
        ) from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = BytesIO()
    fresh.save(out, "JPEG", quality=85)
    return ContentFile(out.getvalue(), name=f"{get_random_string(20)}.jpg")


def fit(path: str, *, width: int, height: int, mark: str = "") -> bytes:
    """A stored picture cut to a channel's size, as JPEG; `mark` is written over its foot.

    Raises OSError when it is not there or is no picture.
    """
    with default_storage.open(path) as stored, Image.open(stored, formats=FORMATS) as opened:
        if opened.width * opened.height > LARGEST_PIXELS:
            raise OSError(path)
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    picture = ImageOps.fit(upright, (width, height))
    if mark:
        _write_over(picture, mark)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def reduced(path: str, *, longest: int) -> bytes:
    """A stored picture whose longer side has at most so many pixels, as JPEG. Raises OSError."""
    with default_storage.open(path) as stored, Image.open(stored, formats=FORMATS) as opened:
        if opened.width * opened.height > LARGEST_PIXELS:
            raise OSError(path)
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((longest, longest))
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _write_over(picture: Image.Image, mark: str) -> None:
    size = max(16, picture.height // 20)
    draw = ImageDraw.Draw(picture)
    top = picture.height - 2 * size
    draw.rectangle((0, top, picture.width, picture.height), fill="black")
    draw.text((size, top + size // 3), mark, fill="white", font=ImageFont.load_default(size))
