"""A program of its own: a PDF from stdin to JSON, its text and its first pages as pictures.

It runs beside us (`scans.py`), so that a file that makes the reader hang or crash harms nothing.
"""

import base64
import io
import json
import sys
from importlib import import_module
from typing import Any

MOST_PAGES = 4
LONGEST_SIDE = 2400  # pixels
MOST_CHARACTERS = 100_000


def main() -> None:
    library: Any = import_module("pypdfium2")
    document = library.PdfDocument(sys.stdin.buffer.read())
    texts, pictures = [], []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        texts.append(page.get_textpage().get_text_bounded())
        scale = min(2.5, LONGEST_SIDE / max(*page.get_size(), 1))
        out = io.BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(out, "JPEG", quality=85)
        pictures.append(base64.b64encode(out.getvalue()).decode())
    told = {"text": "\n".join(texts)[:MOST_CHARACTERS], "pictures": pictures}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
