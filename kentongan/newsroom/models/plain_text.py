"""The words of a rich text, as paragraphs."""

from lxml import html

BLOCKS = {"p", "h2", "h3", "li"}
TEXT_LIMIT = 200_000  # characters


def paragraphs(markup: str) -> list[str]:
    """`["One.", "Two."]` of `<p>One.</p><p>Two.</p>`; empty for an empty field."""
    if not markup.strip():
        return []
    tree = html.fragment_fromstring(markup[:TEXT_LIMIT], create_parent="div")
    found = [" ".join(element.text_content().split()) for element in tree.iter(*BLOCKS)]
    if not found:
        found = [" ".join(tree.text_content().split())]
    return [text for text in found if text]
