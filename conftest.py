"""The migrated database is made once, then cloned for every test process."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).parent
LONGEST_NAME = 80  # characters of a test's parameter
TEMPLATE_LOCK = 7263549  # an advisory lock of our own, held while the template is made


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kentongan.settings.test")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A large input is called by its length: names go into the environment of every process."""
    if isinstance(val, str | bytes) and len(val) > LONGEST_NAME:
        return f"{argname}-{len(val)}"
    return None


@pytest.fixture(scope="session")
def database_server() -> str:
    """Address of a server on which databases may be made: the given one, or the embedded one."""
    given = os.environ.get("KENTONGAN_TEST_DATABASE_URL")
    if given:
        return given
    from kentongan.core.database.embedded import EmbeddedPostgres

    return EmbeddedPostgres(ROOT / ".data" / "test").ensure()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, database_server: str, django_db_blocker: Any
) -> Iterator[None]:
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    template = f"kentongan_template_{_fingerprint()}"
    name = f"kentongan_test_{worker}_{os.getpid()}"
    with psycopg.connect(database_server, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        if not _exists(server, template):
            with django_db_blocker.unblock():
                _make_template(server, database_server, template)
        _clone(server, template, name)
        server.execute("SELECT pg_advisory_unlock(%s)", [TEMPLATE_LOCK])
        _point_to(database_server, name)
        yield
        connections.close_all()
        server.execute(_statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))


def _make_template(server: psycopg.Connection[Any], url: str, template: str) -> None:
    building = f"{template}_building"
    server.execute(_statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", building))
    server.execute(_statement("CREATE DATABASE {}", building))
    _point_to(url, building)
    call_command("migrate", verbosity=0, interactive=False)
    connections.close_all()
    server.execute(_statement("ALTER DATABASE {} RENAME TO {}", building, template))


def _clone(server: psycopg.Connection[Any], template: str, name: str) -> None:
    server.execute(_statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))
    server.execute(_statement("CREATE DATABASE {} TEMPLATE {}", name, template))


def _exists(server: psycopg.Connection[Any], name: str) -> bool:
    found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None


def _statement(template: str, *names: str) -> sql.Composed:
    return sql.SQL(template).format(*map(sql.Identifier, names))


def _point_to(url: str, name: str) -> None:
    from kentongan.settings import environment

    connections.close_all()
    config = environment.database(url) | {"NAME": name, "CONN_MAX_AGE": 0}
    settings.DATABASES["default"].update(config)
    connections["default"].settings_dict.update(config)


def _fingerprint() -> str:
    """Changes with anything that shapes a migrated database."""
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    patterns = ("*/migrations/*.py", "*/apps.py", "*/seed*.py", "*/pack/**/*", "*/enums.py")
    for pattern in patterns:
        for path in sorted((ROOT / "kentongan").glob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
