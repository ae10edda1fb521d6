"""Printed documents: `compile_pdf(template, data)` and the data each template shows."""

from kentongan.core.documents.compile import DocumentError, compile_pdf, qr_figure
from kentongan.core.documents.data import (
    BriefClaim,
    BriefData,
    BriefPublication,
    BriefStory,
    Clipping,
    ClippingData,
    Contact,
    DocumentData,
    Figure,
    LeafletData,
    LeafletSection,
    Letterhead,
    PosterData,
    ReceiptData,
    ReleaseData,
)

__all__ = [
    "BriefClaim",
    "BriefData",
    "BriefPublication",
    "BriefStory",
    "Clipping",
    "ClippingData",
    "Contact",
    "DocumentData",
    "DocumentError",
    "Figure",
    "LeafletData",
    "LeafletSection",
    "Letterhead",
    "PosterData",
    "ReceiptData",
    "ReleaseData",
    "compile_pdf",
    "qr_figure",
]
