"""The clipping (Kliping): the articles of a span by topic, as page, PDF and table."""

from .files import as_xlsx, pdf
from .gathering import gather

__all__ = ["as_xlsx", "gather", "pdf"]
