"""Puts the `uv` program into a folder, for machines that have neither uv nor pip.

`pip install --target` when pip is there; otherwise the wheel is read from the package index and
its checksum compared with the one pinned here.
"""

import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

VERSION = "0.13.9"
INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
WHEELS = {
    ("Linux", "x86_64"): (
        "manylinux_2_17_x86_64.manylinux2014_x86_64",
        "d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19",
    ),
    ("Linux", "aarch64"): (
        "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
        "5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe",
    ),
    ("Darwin", "x86_64"): (
        "macosx_10_12_x86_64",
        "c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5",
    ),
    ("Darwin", "arm64"): (
        "macosx_11_0_arm64",
        "66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63",
    ),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "uv"
    if not _with_pip(target):
        _from_index(target)
    target.chmod(0o755)


def _with_pip(target: Path) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
        done = subprocess.run(
            [*command, scratch, f"uv=={VERSION}"], check=False, capture_output=True
        )
        program = Path(scratch) / "bin" / "uv"
        if done.returncode or not program.is_file():
            return False
        shutil.copy(program, target)
    return True


def _from_index(target: Path) -> None:
    machine = (platform.system(), platform.machine())
    if machine not in WHEELS:
        sys.exit(f"No uv wheel is pinned for {machine}; install uv and run script/setup again.")
    tag, checksum = WHEELS[machine]
    wheel = _download(f"uv-{VERSION}-py3-none-{tag}.whl")
    if hashlib.sha256(wheel).hexdigest() != checksum:
        sys.exit("The downloaded uv wheel is not the pinned one; nothing was installed.")
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        target.write_bytes(archive.read(f"uv-{VERSION}.data/scripts/uv"))


def _download(filename: str) -> bytes:
    page = f"{INDEX}/uv/"
    accept = {"Accept": "application/vnd.pypi.simple.v1+json"}
    with urllib.request.urlopen(urllib.request.Request(page, headers=accept)) as answer:
        files = json.load(answer)["files"]
    address = next(entry["url"] for entry in files if entry["filename"] == filename)
    with urllib.request.urlopen(urllib.parse.urljoin(page, address)) as answer:
        return bytes(answer.read())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
