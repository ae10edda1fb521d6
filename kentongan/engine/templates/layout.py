"""Where the text of an article stands among the elements of its page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from kentongan.engine.templates.document import INLINE, UNSEEN, Document
from kentongan.engine.templates.selectors import selectors_of, shape_of
from kentongan.engine.text import words

_GRAM: Final = 4  # words
_SAME: Final = 0.7  # share of a block's word runs in the text that makes it a part of the text
_MOST_BLOCKS: Final = 3_000
_ENOUGH: Final = 0.93  # share of the text that the body holds
_FEW_WORDS: Final = 3
_UNSEEN: Final = frozenset({*UNSEEN, "head", "title"})
_INLINE: Final = frozenset(INLINE)
_FURNITURE: Final = 0.15  # an element of whose words less than this is text
_MOST_DROPS: Final = 24


@dataclass(slots=True)
class Weight:
    """Letters under an element: all of them, and those that the consensus has too."""

    text: int = 0
    all: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of text between the borders of blocks, as a page shows it."""

    text: str
    owner: LexborNode
    is_text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A learning page measured against its consensus text."""

    document: Document
    blocks: list[Block]
    weights: dict[int, Weight] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(len(block.text) for block in self.blocks if block.is_text)


def measure(document: Document, text: str) -> Layout:
    """Every block of the page, told apart by whether the consensus text has it."""
    said = words(text)
    grams = {tuple(said[at : at + _GRAM]) for at in range(len(said) - _GRAM + 1)}
    lines = {tuple(words(line)) for line in text.split("\n")}
    blocks = [
        Block(text=told, owner=owner, is_text=_is_of(told, grams, lines))
        for told, owner in _blocks(document)
    ]
    layout = Layout(document=document, blocks=blocks)
    for block in blocks:
        node: LexborNode | None = block.owner
        while node is not None and node.tag != "html":
            weight = layout.weights.setdefault(node.mem_id, Weight())
            weight.all += len(block.text)
            weight.text += len(block.text) * block.is_text
            node = node.parent
    return layout


def find_body(layouts: Sequence[Layout]) -> str | None:
    """The selector under which the pages have the most of their text and the least else."""
    best: tuple[float, str] | None = None
    seen: set[str] = set()
    for layout in sorted(layouts, key=lambda each: -len(each.blocks))[:3]:
        for node in _homes(layout):
            for rank, selector in enumerate(selectors_of(node)):
                if selector in seen or len(seen) > 600:
                    continue
                seen.add(selector)
                score = _worth(selector, layouts) - rank / 10_000
                if best is None or score > best[0]:
                    best = score, selector
    return best[1] if best and best[0] > 0 else None


def find_drops(layouts: Sequence[Layout], body: str) -> tuple[list[str], list[str]]:
    """Shapes of elements in the body that are no text, and all shapes seen there."""
    sums: dict[str, Weight] = {}
    inside: list[tuple[LexborNode, Layout]] = []
    for layout in layouts:
        home = layout.document.tree.css_first(body)
        if home is None:
            continue
        for node in home.css("*"):
            weight = layout.weights.get(node.mem_id)
            if weight is None or node.mem_id == home.mem_id or node.tag in _INLINE:
                continue
            total = sums.setdefault(shape_of(node), Weight())
            total.text += weight.text
            total.all += weight.all
            inside.append((node, layout))
    drops = [shape for shape, sum_ in sums.items() if sum_.text < _FURNITURE * sum_.all]
    drops.sort(key=lambda shape: -sums[shape].all)
    kept = [shape for shape in sums if shape not in drops]
    return drops[:_MOST_DROPS], kept


def find_lines(layouts: Sequence[Layout], body: str, least: int) -> list[str]:
    """Lines of the body on at least `least` of the pages that the consensus does not take."""
    counts: Counter[str] = Counter()
    for layout in layouts:
        home = layout.document.tree.css_first(body)
        if home is None:
            continue
        counts.update(
            {
                block.text
                for block in layout.blocks
                if not block.is_text and _is_under(block.owner, home)
            }
        )
    return [line for line, count in counts.most_common(60) if count >= least]


def links_are_furniture(layouts: Sequence[Layout], body: str) -> bool:
    """Whether the blocks of the body that are one link are mostly no text."""
    text = other = 0
    for layout in layouts:
        home = layout.document.tree.css_first(body)
        if home is None:
            continue
        links = {" ".join(link.text().split()) for link in home.css("a")}
        for block in layout.blocks:
            if len(block.text.split()) >= _FEW_WORDS and any(
                block.text.endswith(link) and 2 * len(link) > len(block.text) for link in links
            ):
                text += block.is_text
                other += not block.is_text
    return other > 0 and text <= other / 4


def _blocks(document: Document) -> Iterator[tuple[str, LexborNode]]:
    body = document.tree.body
    if body is None:
        return
    owner: LexborNode | None = None
    parts: list[str] = []
    count = 0
    for node in body.traverse(include_text=True):
        if node.tag == "-text":
            home = _home_of(node)
            if home is None:
                continue
            if owner is not None and home.mem_id != owner.mem_id:
                yield from _flush(parts, owner)
                parts = []
            owner = home
            parts.append(node.text_content or "")
        elif node.tag not in _INLINE and owner is not None:
            yield from _flush(parts, owner)
            parts = []
        count += 1
        if count > _MOST_BLOCKS * 10:
            break
    if owner is not None:
        yield from _flush(parts, owner)


def _flush(parts: list[str], owner: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    text = " ".join("".join(parts).split())
    if text:
        yield text, owner


def _home_of(node: LexborNode) -> LexborNode | None:
    """The block that a piece of text stands in; None for what is never shown."""
    home: LexborNode | None = None
    above = node.parent
    while above is not None and above.tag != "body":
        if above.tag in _UNSEEN:
            return None
        if home is None and above.tag not in _INLINE:
            home = above
        above = above.parent
    return home or above


def _is_of(told: str, grams: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    said = words(told)
    if tuple(said) in lines:
        return True
    runs = [tuple(said[at : at + _GRAM]) for at in range(len(said) - _GRAM + 1)]
    return bool(runs) and sum(run in grams for run in runs) >= _SAME * len(runs)


def _homes(layout: Layout) -> Iterator[LexborNode]:
    """The deepest element that holds nearly all of the text, then the ones above it."""
    total = layout.total
    deepest: LexborNode | None = None
    depth = -1
    for block in layout.blocks:
        if not block.is_text:
            continue
        chain = list(_up(block.owner))
        for at, node in enumerate(chain):
            weight = layout.weights[node.mem_id]
            if weight.text >= _ENOUGH * total:
                if len(chain) - at > depth:
                    depth, deepest = len(chain) - at, node
                break
    if deepest is not None:
        yield from list(_up(deepest))[:4]


def _up(node: LexborNode) -> Iterator[LexborNode]:
    current: LexborNode | None = node
    while current is not None and current.tag not in {"html", "body"}:
        yield current
        current = current.parent


def _is_under(node: LexborNode, home: LexborNode) -> bool:
    return any(each.mem_id == home.mem_id for each in _up(node))


def _worth(selector: str, layouts: Sequence[Layout]) -> float:
    """Mean share of the text caught, less a little for whatever else is caught with it."""
    worth = 0.0
    for layout in layouts:
        node = layout.document.tree.css_first(selector)
        weight = layout.weights.get(node.mem_id) if node is not None else None
        if weight is None or not weight.all or not layout.total:
            continue
        worth += weight.text / layout.total - 0.2 * (1 - weight.text / weight.all)
    return worth / len(layouts)
