"""The command as a person runs it: in a process and a home of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """<html><head><title>Jalan Lumbung diperbaiki</title>
<meta property="article:published_time" content="2026-03-02T08:15:00"></head>
<body><article><h1>Jalan Lumbung diperbaiki</h1><p>{}</p></article></body></html>"""
SENTENCE = (
    "Dinas Pekerjaan Umum memperbaiki Jalan Lumbung sepanjang dua kilometer mulai Senin pagi. "
)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KENTONGAN_", "DATABASE_URL", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "kentongan.cli", *arguments],
        env=kept | {"KENTONGAN_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "jalan.html"
    file.write_text(PAGE.format(SENTENCE * 6), encoding="utf-8")
    return file


def test_help_and_extract_need_no_django(tmp_path: Path, page: Path) -> None:
    assert run(tmp_path, "--help").returncode == 0
    assert "Jalan Lumbung diperbaiki" in run(tmp_path, "extract", str(page)).stdout


@pytest.mark.xdist_group("commands")
def test_saved_pages_are_read_into_a_new_home(tmp_path: Path, page: Path) -> None:
    home = tmp_path / "rumah baru"
    done = run(home, "ingest", str(page))
    assert "disimpan" in done.stdout, done.stderr[-2000:]
    assert "alamat tidak diketahui" in done.stdout
    again = run(home, "ingest", str(page))
    assert "sudah dikenal" in again.stdout
    assert "Belum kami periksa" in run(home, "verify", "Air keran kota beracun semua").stdout


@pytest.mark.xdist_group("commands")
def test_a_brief_needs_no_agency_yet(tmp_path: Path, page: Path) -> None:
    home, file = tmp_path / "kosong", tmp_path / "laporan.pdf"
    run(home, "ingest", str(page))
    made = run(home, "brief", "--date", "2026-03-02", "--out", str(file))
    assert "1 berita, 1 peristiwa utama" in made.stdout, made.stderr[-2000:]
    assert "1. Jalan Lumbung diperbaiki" in made.stdout
    assert file.read_bytes().startswith(b"%PDF")
