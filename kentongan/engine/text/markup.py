"""Plain text out of the markup that feeds and provider messages carry."""

import html as entities
import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from kentongan.engine.text.tokens import MAX_CHARACTERS, clean

_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG: Final = re.compile(r"&lt;/?[a-zA-Z]")
_BLOCKS: Final = (
    "address, article, aside, blockquote, br, div, dd, dl, dt, figcaption, figure, footer, h1, h2, "
    "h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, table, td, th, tr, ul"
)
_UNSEEN: Final = ["script", "style", "noscript", "template", "iframe", "object", "head"]


def strip_markup(html: str) -> str:
    """The text a reader sees, blocks on lines of their own; twice-escaped markup is undone once.

    Plain text comes back as it is, cleaned. Input beyond `MAX_CHARACTERS` is cut.
    """
    source = html[:MAX_CHARACTERS]
    if not _TAG.search(source) and _ESCAPED_TAG.search(source):
        source = entities.unescape(source)
    if not _TAG.search(source):
        return clean(entities.unescape(source))
    # HTML folds the line breaks of its source into blanks; ours mark the ends of blocks.
    tree = LexborHTMLParser("<body>" + " ".join(source.split()))
    tree.strip_tags(_UNSEEN)
    for node in tree.css(_BLOCKS):
        node.insert_before("\n")
        node.insert_after("\n")
    body = tree.body
    return clean(body.text() if body else "")
