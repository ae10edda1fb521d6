"""XML from strangers: no DTD, no entities, no network."""

import re

from lxml import etree

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]{0,500}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\s+([^\s>\[]+)([^>\[]*)([>\[])", re.IGNORECASE)
_START_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
# Where a prolog ends: the first start tag. Comments and instructions before it are short.
_PROLOG_CHARS = 20_000


class HasDtdError(ValueError):
    """The document defines entities or its own grammar, which no feed or sitemap needs."""


class MalformedError(ValueError):
    """The document is not well-formed XML."""


def prepared(text: str) -> str:
    """`text` without declaration and bare DOCTYPE.

    Raises HasDtdError for a DOCTYPE with definitions in it.
    """
    text = text.lstrip("\ufeff \t\r\n")
    if _CONTROLS.search(text, 0, _PROLOG_CHARS):
        text = without_controls(text)
    text = _DECLARATION.sub("", text, count=1).lstrip()
    doctype = _DOCTYPE.search(text, 0, _prolog_end(text))
    if doctype is None:
        return text
    if doctype[3] == "[":
        raise HasDtdError("The document carries a DTD with definitions, which is refused.")
    return text[: doctype.start()] + text[doctype.end() :]


def doctype_name(text: str) -> str | None:
    """The root that a DOCTYPE in the prolog names, in lower case."""
    doctype = _DOCTYPE.search(text, 0, _prolog_end(text))
    return doctype[1].lower() if doctype else None


def root_name(text: str) -> str | None:
    """The local name of the first element in lower case, with its prefix dropped."""
    start = _prolog_end(text)
    match = _START_TAG.match(text, start)
    return match[2].lower() if match else None


def without_controls(text: str) -> str:
    """`text` without the characters that XML forbids."""
    return _CONTROLS.sub("", text)


def tree(text: str, *, recover: bool = False) -> etree._Element:
    """The root of well-formed XML; MalformedError or HasDtdError for anything else.

    Characters that XML forbids are left out. With `recover` the sound part of a damaged document
    is taken.
    """
    if recover:
        text = without_controls(text)
    try:
        root = _parsed(text, recover=recover)
    except (etree.XMLSyntaxError, ValueError) as error:
        cleaned = without_controls(text)  # only now: most documents have none
        if cleaned != text:
            return tree(cleaned)
        raise MalformedError(str(error)) from error
    if root is None:
        raise MalformedError("There is no XML in it.")
    if root.getroottree().docinfo.internalDTD is not None:
        raise HasDtdError("The document carries a DTD, which is refused.")
    return root


def _parsed(text: str, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        collect_ids=False,
        encoding="utf-8",
        recover=recover,
    )
    return etree.fromstring(text.encode("utf-8"), parser)


def local(element: etree._Element) -> str:
    """The element's name without namespace, in lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _prolog_end(text: str) -> int:
    """Where the first start tag begins, past comments, instructions and DOCTYPE."""
    at = 0
    while at < min(len(text), _PROLOG_CHARS):
        at = text.find("<", at)
        if at < 0:
            return len(text)
        if text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!", at):
            end = _declaration_end(text, at)
        else:
            return at
        if end < 0:
            return len(text)
        at = end + 1
    return min(len(text), _PROLOG_CHARS)


def _declaration_end(text: str, at: int) -> int:
    bracket, close = text.find("[", at), text.find(">", at)
    if 0 <= bracket < close:
        return text.find("]", bracket)
    return close
