"""The whole loop on the demo regency, headless: real database, queue, HTTP, mail, PDF."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

KEYS = [
    "articles", "copies", "stories", "claims_queued", "claims_matched", "issues",
    "releases_published", "deliveries", "tickets", "brief_pdf", "seconds",
]  # fmt: skip
LONGEST = 1200  # seconds; a stuck loop ends here, it is not a measure of speed


@pytest.mark.xdist_group("loop")
def test_the_loop_runs_from_listening_to_the_brief(tmp_path: Path) -> None:
    home = tmp_path / "kabupaten contoh"
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KENTONGAN_", "DATABASE_URL", "DJANGO_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "kentongan.cli", "demo", "--once", "--json"],
        env=environment | {"KENTONGAN_HOME": str(home)},
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    result = json.loads(done.stdout)
    assert list(result) == KEYS
    assert result["articles"] == 238
    assert result["tickets"] == 23
    assert result["releases_published"] == 2
    assert result["deliveries"]["website"] == {"delivered": 7}
    assert set(result["deliveries"]["email"]) == {"accepted"}
    assert set(result["deliveries"]["telegram"]) == {"accepted"}
    assert result["claims_matched"] > 0
    brief = PdfReader(result["brief_pdf"])
    assert brief.xmp_metadata is not None
    assert "pdfuaid" in Path(result["brief_pdf"]).read_bytes().decode("latin-1")
    assert "CONTOH" in brief.pages[0].extract_text()
    assert _sent_twice(home) == []


def _sent_twice(home: Path) -> list[str]:
    """Mails that the double took more than once, by their Message-ID."""
    log = (home / "doubles" / "email" / "log.jsonl").read_text(encoding="utf-8")
    seen = [json.loads(line)["message_id"] for line in log.splitlines()]
    return sorted({each for each in seen if seen.count(each) > 1})
