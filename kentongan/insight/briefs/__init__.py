"""The daily media brief: what is in it, and its forms as PDF and as text for WhatsApp."""

from .document import pdf
from .form import week_rows
from .message import LIMIT, whatsapp
from .snapshot import Window, compile_snapshot, preview, window

__all__ = [
    "LIMIT",
    "Window",
    "compile_snapshot",
    "pdf",
    "preview",
    "week_rows",
    "whatsapp",
    "window",
]
