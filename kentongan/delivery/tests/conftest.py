from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kentongan.accounts.models import Agency
from kentongan.accounts.tests.factories import AgencyFactory
from kentongan.delivery.channels.email.double import Double as MailDouble
from kentongan.delivery.channels.telegram.double import Double as TelegramDouble


@pytest.fixture
def agency(db: None) -> Agency:
    return AgencyFactory.create(email="humas@kabupaten.contoh.example")


@pytest.fixture
def mailbox(tmp_path: Path, settings: Any) -> Iterator[MailDouble]:
    double = MailDouble(tmp_path / "mail").start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", double.port
    settings.EMAIL_TIMEOUT = 2
    yield double
    double.stop()


@pytest.fixture
def telegram(tmp_path: Path, settings: Any) -> Iterator[TelegramDouble]:
    double = TelegramDouble(tmp_path / "telegram").start()
    host = "telegram.localhost"
    settings.KENTONGAN_TELEGRAM_API = f"http://{host}:{double.port}"
    settings.KENTONGAN_RESOLVER_MAP = {(host, double.port): ("127.0.0.1", double.port)}
    yield double
    double.stop()
