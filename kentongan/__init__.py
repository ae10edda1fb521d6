"""Kentongan: the open operations room for government public relations."""

__version__ = "0.1.0"
