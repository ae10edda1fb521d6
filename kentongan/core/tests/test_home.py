"""The data folder: its layout, its secrets, its mark as a sample."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from kentongan.core.home import Home, HomeError


def test_a_home_is_made_with_closed_folders(tmp_path: Path) -> None:
    home = Home(tmp_path / "rumah baru").ensure()
    for folder in (home.media, home.secrets, home.backups, home.logs):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert not home.is_demo


def test_secrets_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    key = home.secret("secret_key")
    assert len(key) >= 50
    assert Home(tmp_path).ensure().secret("secret_key") == key
    for path in home.secrets.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in home.secrets.iterdir()) == ["field_key", "secret_key"]
    assert Fernet(home.secret("field_key"))


def test_all_who_ask_first_get_the_same_secret(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(home.secret, ["webhook"] * 32))
    assert len(answers) == 1


def test_an_empty_secret_is_not_used(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    (home.secrets / "secret_key").write_text("")
    with pytest.raises(HomeError, match="empty"):
        home.secret("secret_key")


def test_folders_that_exist_keep_their_rights(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    os.chmod(tmp_path / "media", 0o755)  # noqa: S103 - an administrator's own choice
    assert Home(tmp_path).ensure().media.stat().st_mode & 0o777 == 0o755


def test_a_sample_home_stays_one(tmp_path: Path) -> None:
    home = Home(tmp_path).ensure()
    home.mark_demo({"smtp_port": 2525})
    assert Home(tmp_path).is_demo
    assert '"smtp_port": 2525' in home.marker.read_text()


def test_an_unusable_place_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="Set KENTONGAN_HOME"):
        Home(tmp_path / "file" / "home").ensure()
