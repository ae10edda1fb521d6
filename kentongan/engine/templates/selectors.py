"""Selectors that name the same element on every page of a site."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from selectolax.lexbor import LexborNode

_NAME: Final = re.compile(r"^[A-Za-z_][\w-]{0,60}$")
# Numbers in a name are those of an article or of a build.
_PASSING: Final = re.compile(r"\d{3}|^(?:post|article|node|entry)-\d|__\w*\d")
_DEEPEST: Final = 6  # steps below an ancestor with a name
_MOST: Final = 200  # selectors for one element


def names_of(node: LexborNode) -> list[str]:
    """Selectors of a node by its own names alone, the most telling first."""
    told = node.attributes
    found = []
    ident = told.get("id") or ""
    if _is_lasting(ident):
        found.append(f"{node.tag}#{ident}")
    if told.get("itemprop"):
        value = (told["itemprop"] or "").split()
        if value and _NAME.match(value[0]):
            found.append(f'{node.tag}[itemprop~="{value[0]}"]')
    classes = classes_of(node)
    if len(classes) > 1:
        found.append(f"{node.tag}.{'.'.join(classes)}")
    found += [f"{node.tag}.{name}" for name in classes]
    return found


def classes_of(node: LexborNode) -> list[str]:
    """The lasting class names of a node."""
    return [name for name in (node.attributes.get("class") or "").split() if _is_lasting(name)][:6]


def shape_of(node: LexborNode) -> str:
    """What kind of element this is, as a selector: the tag with its classes, or with none."""
    classes = classes_of(node)
    if classes:
        return f"{node.tag}.{'.'.join(classes)}"
    ident = node.attributes.get("id") or ""
    if _is_lasting(ident):
        return f"{node.tag}#{ident}"
    return f"{node.tag}:not([class])"


def selectors_of(node: LexborNode) -> Iterator[str]:
    """Selectors that could name `node`, the most lasting first; each is to be tried."""
    own = names_of(node)
    yield from own
    yielded = 0
    steps: list[list[str]] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in {"html", "-undef"} and len(steps) < _DEEPEST:
        steps.insert(0, _places(current))
        parent = current.parent
        anchors = names_of(parent)[:3] if parent is not None else []
        if parent is not None and parent.tag == "body":
            anchors = ["body"]
        for anchor in anchors:
            for path in product(*steps):
                yield " > ".join((anchor, *path))
                yielded += 1
                if yielded >= _MOST:
                    return
        current = parent


def _places(node: LexborNode) -> list[str]:
    """How a node may be told from its siblings."""
    tag = str(node.tag)
    named = names_of(node)[:1]
    before = after = 0
    sibling = node.prev
    while sibling is not None:
        before += sibling.tag == tag
        sibling = sibling.prev
    sibling = node.next
    while sibling is not None:
        after += sibling.tag == tag
        sibling = sibling.next
    if not before and not after:
        return [*named, tag]
    return [*named, f"{tag}:nth-of-type({before + 1})", f"{tag}:nth-last-of-type({after + 1})"]


def _is_lasting(name: str) -> bool:
    return _NAME.match(name) is not None and _PASSING.search(name) is None
