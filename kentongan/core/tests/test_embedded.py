"""The embedded PostgreSQL: strange places, other accounts, killed processes, dumps."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from kentongan.core.database import (
    EmbeddedPostgres,
    PlaceError,
    StartError,
    TransferError,
    WrongVersionError,
    dump,
    restore,
)
from kentongan.core.database.processes import find_postmaster

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and accounts of POSIX")
ROOT = os.name != "nt" and os.geteuid() == 0
ORDINARY = 65534  # nobody


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    """A home whose data folder is made once; each test works on a copy."""
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        os.chmod(folder, 0o711)  # noqa: S103 - the server's account passes through
        home = Path(folder) / "home"
        server = EmbeddedPostgres(home, owner=True, sync=False)
        server.ensure()
        server.stop()
        yield home


@pytest.fixture
def home(template: Path) -> Iterator[Path]:
    """A fresh home with a space and a quote in its path, and data to start at once."""
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        os.chmod(folder, 0o711)  # noqa: S103 - the server's account passes through
        home = Path(folder) / "rumah 'kita'"
        copy_home(template, home)
        yield home
        EmbeddedPostgres(home).stop(now=True)


def copy_home(source: Path, home: Path) -> None:
    home.mkdir(mode=0o711)
    subprocess.run(["cp", "-a", str(source / "postgres"), str(home)], check=True)


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(query.encode())
        return cursor.fetchall() if cursor.description else []


def pid_of(home: Path) -> int:
    pid = EmbeddedPostgres(home).status().pid
    assert pid is not None
    return pid


def script(home: Path, code: str) -> list[str]:
    """A command that runs the code with `server` at hand, as another program would."""
    lines = (
        "import sys, time",
        "from pathlib import Path",
        "from kentongan.core.database import EmbeddedPostgres",
        f"server = EmbeddedPostgres(Path({str(home)!r}), sync=False)",
        code,
    )
    return [sys.executable, "-c", "\n".join(lines)]


def run(home: Path, code: str) -> str:
    done = subprocess.run(
        script(home, code), capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout.strip()


def test_a_new_home_gets_a_server_that_answers(home: Path) -> None:
    url = EmbeddedPostgres(home).ensure()
    settings = "SELECT current_setting('server_encoding'), datcollate FROM pg_database"
    assert rows(url, settings)[0] == ("UTF8", "C")
    shown = [rows(url, f"SHOW {name}")[0][0] for name in ("max_connections", "listen_addresses")]
    assert shown == ["200", ""]
    assert rows(url, "SHOW dynamic_shared_memory_type") == [("mmap",)]


def test_only_vector_comes_along(home: Path) -> None:
    url = EmbeddedPostgres(home).ensure()
    rows(url, "CREATE EXTENSION vector")
    assert rows(url, "SELECT '[1,2]'::vector <-> '[1,2]'::vector") == [(0.0,)]


def test_asking_twice_keeps_the_same_server(home: Path) -> None:
    server = EmbeddedPostgres(home)
    assert server.url is None
    first = server.ensure()
    pid = pid_of(home)
    assert server.ensure() == first == server.url
    assert pid_of(home) == pid


def test_a_long_path_gets_a_short_private_socket(template: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        os.chmod(folder, 0o711)  # noqa: S103 - the server's account passes through
        home = Path(folder) / ("panjang" * 20)
        copy_home(template, home)
        server = EmbeddedPostgres(home)
        assert rows(server.ensure(), "SELECT 1") == [(1,)]
        postmaster = find_postmaster(home / "postgres" / "data")
        assert postmaster is not None
        socket = Path(postmaster.socket)
        assert len(str(socket)) < 88
        assert socket.stat().st_mode & 0o777 == 0o700
        server.stop(now=True)
        assert EmbeddedPostgres(home).ensure() == server.url, "the address stays the same"
        server.stop(now=True)
        socket.rmdir()


def test_a_removed_socket_brings_a_new_server(home: Path) -> None:
    url = EmbeddedPostgres(home).ensure()
    (home / "postgres" / "run" / ".s.PGSQL.5432").unlink()
    assert rows(EmbeddedPostgres(home).ensure(), "SELECT 1") == [(1,)]
    assert EmbeddedPostgres(home).url == url


def test_nobody_else_may_enter(home: Path) -> None:
    EmbeddedPostgres(home).ensure()
    for name in ("data", "run", "log"):
        assert (home / "postgres" / name).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_root_drops_to_a_system_account(home: Path) -> None:
    EmbeddedPostgres(home).ensure()
    assert psutil.Process(pid_of(home)).uids().real != 0
    assert home.stat().st_uid == 0


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_roots_private_folder_stays_private() -> None:
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        home = Path(folder) / "home"
        server = EmbeddedPostgres(home, sync=False)
        try:
            assert rows(server.ensure(), "SELECT 1") == [(1,)]
            data = server.status().data
            assert not data.is_relative_to(folder)
            assert Path(folder).stat().st_mode & 0o777 == 0o700
        finally:
            server.stop(now=True)
            shutil.rmtree(data.parent)


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_an_ordinary_user_has_a_server_of_their_own() -> None:
    with tempfile.TemporaryDirectory(prefix="kt-") as folder:
        os.chown(folder, ORDINARY, ORDINARY)
        home = Path(folder) / "home"

        def whole_life() -> str:
            server = EmbeddedPostgres(home, sync=False)
            answer = rows(server.ensure(), "SELECT 1")
            uid = psutil.Process(pid_of(home)).uids().real
            return f"{answer} {uid} {server.stop()}"

        assert as_ordinary_user(whole_life) == f"[(1,)] {ORDINARY} True"
        # Root works in that home as its owner and leaves nothing behind that locks them out.
        EmbeddedPostgres(home).ensure()
        assert psutil.Process(pid_of(home)).uids().real == ORDINARY
        EmbeddedPostgres(home).stop()
        assert {path.stat().st_uid for path in home.iterdir()} == {ORDINARY}


@pytest.mark.skipif(not ROOT, reason="needs root")
def test_anothers_home_is_refused_in_words(home: Path) -> None:
    EmbeddedPostgres(home).ensure()
    said = as_ordinary_user(lambda: EmbeddedPostgres(home).ensure())
    assert "must belong to the account" in said


def as_ordinary_user(work: Callable[[], str]) -> str:
    """What the work returns, or its error in words, when done by another account.

    In a fork, because that account may not be able to enter the folder of our Python.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(ORDINARY)
            os.setuid(ORDINARY)
            said = work()
        except Exception as error:
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("pid", [os.getpid(), 1, 4_000_000], ids=["us", "init", "nobody"])
def test_a_stale_pid_file_is_no_server(home: Path, pid: int) -> None:
    data = home / "postgres" / "data"
    lines = [str(pid), str(data), "1700000000", "5432", str(home / "postgres" / "run"), "", "ready"]
    (data / "postmaster.pid").write_text("\n".join(lines) + "\n")
    assert not EmbeddedPostgres(home).status().running
    assert rows(EmbeddedPostgres(home).ensure(), "SELECT 1") == [(1,)]


def test_the_server_outlives_a_killed_client_and_still_stops(home: Path) -> None:
    code = (
        "import psycopg\nc = psycopg.connect(server.ensure())\n"
        "c.execute('SELECT 1')\nprint('ready', flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(script(home, code), stdout=subprocess.PIPE, text=True) as client:
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
        server = EmbeddedPostgres(home)
        server.ensure()
        assert not server.stop(), "somebody else is using it"
        client.kill()
    server.ensure()
    wait_until_alone(server)
    assert server.stop()
    assert not server.status().running


def wait_until_alone(server: EmbeddedPostgres) -> None:
    for _ in range(200):
        if server.status().clients == 0:
            return
        time.sleep(0.02)


def test_a_killed_server_recovers_what_was_committed(home: Path) -> None:
    server = EmbeddedPostgres(home)
    url = server.ensure()
    rows(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    for _ in range(3):
        before = pid_of(home)
        os.kill(before, signal.SIGKILL)
        assert rows(server.ensure(), "SELECT count(*) FROM kept") == [(1000,)]
        assert pid_of(home) != before


def test_a_killed_server_with_a_busy_backend_recovers(home: Path) -> None:
    server = EmbeddedPostgres(home)
    with psycopg.connect(server.ensure(), autocommit=True) as busy:
        busy.execute("SELECT 1")
        backend = psutil.Process(busy.info.backend_pid)
        backend.suspend()  # it cannot notice that its server is gone
        os.kill(pid_of(home), signal.SIGKILL)
        assert rows(server.ensure(), "SELECT 1") == [(1,)]
        assert not backend.is_running()


def test_a_killed_backend_brings_the_server_back_by_itself(home: Path) -> None:
    server = EmbeddedPostgres(home)
    with psycopg.connect(server.ensure(), autocommit=True) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
    assert rows(server.ensure(), "SELECT 1") == [(1,)]


def test_the_server_outlives_its_killed_owner(home: Path) -> None:
    code = (
        "EmbeddedPostgres(server.home, owner=True).ensure()\n"
        "print('ready', flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen(script(home, code), stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "ready\n"
        guest = EmbeddedPostgres(home)
        guest.ensure()
        assert guest.status().owner_pid == owner.pid
        assert not guest.stop(), "the owner keeps it although no client is connected"
        owner.kill()
    new = EmbeddedPostgres(home, owner=True)
    new.ensure()
    assert new.owner
    with psycopg.connect(new.ensure()):
        assert new.stop(), "the owner stops it whoever is connected"


def test_two_processes_at_once_start_one_server(home: Path) -> None:
    code = "server.ensure(); print(server.status().pid); sys.stdin.read()"
    command = script(home, code)
    starters = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    pids = {starter.stdout.readline() for starter in starters if starter.stdout}
    assert len(pids) == 1
    for starter in starters:
        starter.communicate()
        assert starter.returncode == 0


def test_the_last_one_out_stops_it(home: Path) -> None:
    run(home, "server.ensure()")  # ended without a word
    assert EmbeddedPostgres(home).status().running
    assert run(home, "server.ensure(); print(server.stop())") == "True"
    with EmbeddedPostgres(home) as url:
        assert rows(url, "SELECT 1") == [(1,)]
    assert not EmbeddedPostgres(home).status().running
    assert not EmbeddedPostgres(home).stop()


def test_another_major_version_is_refused(home: Path) -> None:
    (home / "postgres" / "data" / "PG_VERSION").write_text("16\n")
    with pytest.raises(WrongVersionError, match=r"PostgreSQL 16.*brings PostgreSQL 18"):
        EmbeddedPostgres(home).ensure()
    assert (home / "postgres" / "data" / "global" / "pg_control").exists()


def test_a_failed_start_shows_the_log(home: Path) -> None:
    settings = home / "postgres" / "data" / "postgresql.conf"
    settings.write_text(settings.read_text() + "\nwal_level = nonsense\n")
    with pytest.raises(StartError, match="nonsense"):
        EmbeddedPostgres(home).ensure()


def test_a_folder_that_is_not_ours_is_left_alone(home: Path) -> None:
    data = home / "postgres" / "data"
    shutil.rmtree(data)
    data.mkdir()
    (data / "foto.jpg").write_text("x")
    with pytest.raises(Exception, match="not a PostgreSQL data folder"):
        EmbeddedPostgres(home).ensure()
    assert [path.name for path in data.iterdir()] == ["foto.jpg"]


def test_an_interrupted_first_start_is_made_anew(home: Path) -> None:
    place = home / "postgres"
    (place / "data").rename(place / "data.new")
    (place / "data.new" / "PG_VERSION").unlink()
    assert rows(EmbeddedPostgres(home, sync=False).ensure(), "SELECT 1") == [(1,)]


def test_a_home_that_cannot_be_made_says_so() -> None:
    with pytest.raises(PlaceError, match="KENTONGAN_HOME"):
        EmbeddedPostgres(Path("/proc/kentongan")).ensure()


def test_a_dump_comes_back_whole(home: Path) -> None:
    url = EmbeddedPostgres(home).ensure()
    rows(url, "CREATE EXTENSION vector")
    rows(url, "CREATE TABLE kabar (id serial PRIMARY KEY, isi text NOT NULL)")
    rows(url, "INSERT INTO kabar (isi) SELECT 'kabar ' || n FROM generate_series(1, 500) AS n")
    path = home / "cadangan.dump"
    dump(url, path)
    assert path.stat().st_mode & 0o777 == 0o600
    rows(url, "DROP TABLE kabar")
    rows(url, "CREATE TABLE later (n int)")
    for _ in range(2):  # a restored database can be restored again
        restore(url, path)
        dump(url, path)
    assert rows(url, "SELECT count(*), max(isi) FROM kabar") == [(500, "kabar 99")]
    assert rows(url, "SELECT to_regclass('later')") == [(None,)]
    assert rows(url, "INSERT INTO kabar (isi) VALUES ('baru') RETURNING id") == [(501,)]


def test_a_broken_dump_changes_nothing(home: Path) -> None:
    url = EmbeddedPostgres(home).ensure()
    rows(url, "CREATE TABLE kabar AS SELECT md5(n::text) AS isi FROM generate_series(1, 20000) n")
    path = home / "cadangan.dump"
    dump(url, path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(TransferError):
        restore(url, path)
    path.write_bytes(b"not a dump")
    with pytest.raises(TransferError, match="not a backup"):
        restore(url, path)
    assert rows(url, "SELECT count(*) FROM kabar") == [(20000,)]


def test_a_dump_of_no_server_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match="could not be saved"):
        dump(f"postgresql://x:geheim@/x?host={tmp_path}", tmp_path / "a.dump")
    assert list(tmp_path.iterdir()) == []


def test_the_small_command_starts_tells_and_stops(home: Path) -> None:
    def command(verb: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "kentongan.core.database", verb, "--home", str(home)]
        return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)

    assert command("url").returncode == 1
    url = command("start").stdout.strip()
    assert command("url").stdout.strip() == url
    assert "running: True" in command("status").stdout
    assert command("stop").stdout == "stopped\n"
    assert command("status").returncode == 1
