"""Plain text out of the markup that feeds, pages and provider messages carry."""

import html as entities
import re
from typing import Final

import lxml.etree
import lxml.html

from kentongan.engine.text.tokens import MAX_CHARACTERS, clean

_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG: Final = re.compile(r"&lt;/?[a-zA-Z]")
_BLANKS: Final = re.compile(r"\s+")
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol option p pre section table td th tr ul
    """.split()  # noqa: SIM905 - read as a list of words
)
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "iframe", "object", "head"})


def strip_markup(html: str) -> str:
    """The text a reader sees, blocks on lines of their own; twice-escaped markup is undone once.

    Plain text comes back as it is, cleaned. Input beyond `MAX_CHARACTERS` is cut, and so is what
    is nested deeper than any page of good faith (the parser stops at 256 levels).
    """
    source = html[:MAX_CHARACTERS]
    if not _TAG.search(source) and _ESCAPED_TAG.search(source):
        source = entities.unescape(source)
    if not _TAG.search(source):
        return clean(entities.unescape(source))
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    markup = f"<html><body>{source.replace(chr(0), '')}".encode("utf-8", "replace")
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return ""
    return text_of(root)


def text_of(root: lxml.html.HtmlElement) -> str:
    """The text of a parsed element as `strip_markup` gives it."""
    parts: list[str] = []
    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        if element.tag in _BLOCKS:
            parts.append("\n")
        told = element.text if event == "start" else element.tail
        if told and (event == "start" or element is not root):
            # HTML folds the line breaks of its source into blanks; ours mark the ends of blocks.
            parts.append(_BLANKS.sub(" ", told))
    return clean("".join(parts))
