"""Topics and articles: one query language, whichever form a topic was written in."""

from .compiling import compiled, document, matcher, tree
from .preview import Preview, preview
from .wording import explained

__all__ = ["Preview", "compiled", "document", "explained", "matcher", "preview", "tree"]
