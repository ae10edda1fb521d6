"""Who said what: quotes of office-holders and institutions, and institutions named in a text."""

from kentongan.engine.quotes.model import Mention, Quote, QuoteReading
from kentongan.engine.quotes.reading import read
from kentongan.engine.quotes.speakers import Speakers

__all__ = ["Mention", "Quote", "QuoteReading", "Speakers", "read"]
