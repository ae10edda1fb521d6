"""An office is saved while it works, lost, and stands again elsewhere."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from kentongan.core.database import EmbeddedPostgres

OFFICE = """
from django.core.management import call_command
from kentongan.newsroom.tests.factories import office, picture, release
call_command("migrate", verbosity=0)
house = office()
page = release(house)
picture("Jembatan Arung")
"""
SEEN = """
import json
from django.apps import apps
from django.test import Client
from kentongan.newsroom.models import ReleasePage
from wagtail.images.models import Image
print(json.dumps({
    "release": ReleasePage.objects.get().title,
    "home": Client().get("/", headers={"host": "localhost"}).status_code,
    "picture": Image.objects.get().file.read().hex(),
}))
"""
pytestmark = pytest.mark.xdist_group("commands")


def kentongan(
    home: Path, *arguments: str, said: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("KENTONGAN_", "DATABASE_URL", "DJANGO_"))
    }
    return subprocess.run(
        [sys.executable, "-m", "kentongan.cli", *arguments],
        env=kept | {"KENTONGAN_HOME": str(home)} | environment,
        input=said,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def seen(home: Path, **environment: str) -> object:
    done = kentongan(home, "manage", "shell", "-v0", "-c", SEEN, **environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place that the server's account may pass through, its servers stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="kt-") as name:
        os.chmod(name, 0o711)  # noqa: S103 - the server's account passes through
        yield Path(name)
        for home in Path(name).iterdir():
            if home.is_dir():
                EmbeddedPostgres(home).stop(now=True)


def test_saved_at_work_lost_and_brought_back(folder: Path) -> None:
    home, file = folder / "kantor", folder / "cadangan.tar"
    assert kentongan(home, "manage", "shell", "-v0", "-c", OFFICE).returncode == 0
    with psycopg.connect(EmbeddedPostgres(home).ensure(), application_name="kentongan"):
        done = kentongan(home, "backup", str(file))
        assert done.returncode == 0, done.stderr[-2000:]
    before = seen(home)
    EmbeddedPostgres(home).stop(now=True)

    moved = folder / "rumah 'baru'"
    done = kentongan(moved, "restore", str(file))
    assert done.returncode == 0, done.stderr[-2000:]
    assert seen(moved) == before
    unsure = kentongan(moved, "restore", str(file), "--force", said="ya\n")
    assert (unsure.returncode, "Tidak jadi" in unsure.stderr) == (1, True)

    server = EmbeddedPostgres(folder / "server", sync=False).ensure()
    third = folder / "ketiga"
    done = kentongan(third, "restore", str(file), DATABASE_URL=server)
    assert done.returncode == 0, done.stderr[-2000:]
    assert seen(third, DATABASE_URL=server) == before
    assert not (third / "postgres").exists()
