"""The whole loop on the demo regency, headless: real database, queue, HTTP, mail, PDF."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import Played
from tests.running import Program

KEYS = [
    "articles", "copies", "stories", "claims_queued", "claims_matched", "alerts", "issues",
    "releases_published", "deliveries", "tickets", "brief_pdf", "seconds",
]  # fmt: skip


@pytest.mark.xdist_group("loop")
def test_the_loop_runs_from_listening_to_the_brief(played: Played) -> None:
    result = played.result
    assert list(result) == KEYS
    assert result["articles"] == 238
    assert result["tickets"] == 23
    assert result["alerts"] == 10
    assert result["releases_published"] == 2
    assert result["deliveries"]["website"] == {"delivered": 7}
    assert set(result["deliveries"]["email"]) == {"accepted"}
    assert set(result["deliveries"]["telegram"]) == {"accepted"}
    assert result["claims_matched"] > 0
    brief = PdfReader(result["brief_pdf"])
    assert brief.xmp_metadata is not None
    assert "pdfuaid" in Path(result["brief_pdf"]).read_bytes().decode("latin-1")
    assert "CONTOH" in brief.pages[0].extract_text()


@pytest.mark.xdist_group("loop")
def test_no_mail_is_sent_twice(played: Played) -> None:
    seen = [mail["message_id"] for mail in Program("", played.home).mails()]
    assert seen
    assert sorted(seen) == sorted(set(seen))
