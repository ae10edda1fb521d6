"""An officer who approves signs in with the password and the code of an app."""

import time

import pytest

from tests.running import Program, command

from .conftest import Visit
from .visitor import Visitor, one_time_code

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("loop")]
EMAIL, PASSWORD = "ratna@arungsari.example", "kentongan-bambu-petung-7"
STEP = 30  # seconds that a code holds
CODE = f"""
from kentongan.accounts import actions
from kentongan.accounts.enums import Role
from kentongan.accounts.models import Agency
user = actions.create_user(email={EMAIL!r}, name="Ratna Kusuma")
user.set_password({PASSWORD!r})
user.save()
agency = Agency.objects.filter(parent=None).order_by("pk")[0]
actions.grant_role(user=user, agency=agency, role=Role.HEAD, by=None)
"""


def _sign_in(officer: Visitor) -> None:
    officer.go("/akun/login/")
    officer.fill("Surel", EMAIL)
    officer.page.locator("input[type=password]").fill(PASSWORD)
    officer.press("Masuk")


def test_an_approver_signs_in_with_a_code(demo: Program, visit: Visit) -> None:
    done = command(demo.home, "manage", "shell", "-c", CODE)
    assert done.returncode == 0, done.stderr.decode()[-2000:]

    officer = visit(demo)
    _sign_in(officer)
    officer.go("/admin/")
    assert "/akun/2fa/" in officer.page.url, "no second factor, no office"
    officer.look("langkah-kedua")
    secret = officer.set_up_code(PASSWORD)
    officer.go("/admin/")
    assert "Hari ini" in officer.text

    later = visit(demo)
    _sign_in(later)
    assert "Hari ini" not in later.text, "the password alone opened the office"
    later.look("masuk-kode")
    time.sleep(STEP - time.time() % STEP + 1)  # a code holds once
    later.page.locator("input[name=code]").fill(one_time_code(secret))
    later.page.locator("main form button[type=submit]").first.click()
    later.page.wait_for_load_state()
    later.go("/admin/")
    assert "Hari ini" in later.text
