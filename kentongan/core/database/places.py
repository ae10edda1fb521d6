"""Where a home's server keeps its data and its socket.

Both are folders of our own making. A folder that we did not make is used as it is or not at all:
its owner and its rights are never changed.
"""

import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from kentongan.core.database.account import Account, keep_owner
from kentongan.core.database.errors import PlaceError
from kentongan.core.database.lock import State

# A socket's path may have 103 bytes on macOS and 107 on Linux, its name `.s.PGSQL.5432` takes 14.
SOCKET_FOLDER_BYTES = 88
_SYSTEM_PLACE = Path("/var/lib/kentongan")
_MARKER = "home"
_PRIVATE = 0o700


def find_cluster(home: Path, state: State, account: Account) -> Path:
    """The folder that holds `data`, the log and the server's settings; made when missing.

    It is `postgres` in the home; for root whose home the server's account cannot enter (such as
    one in /root) it is a folder below /var/lib/kentongan, and the home records which.
    Raises PlaceError when the recorded folder belongs to another home.
    """
    if state.cluster:
        return _recorded(Path(state.cluster), home)
    inside = home / "postgres"
    if account.can_enter(inside if inside.exists() else home):
        return make_folder(inside, account=None, home=home)
    if (inside / "data").exists():
        raise PlaceError(_cannot_enter(inside, account))
    return _outside(home, account)


def recorded_cluster(home: Path, state: State) -> Path:
    """Where the cluster is or would be, without making anything."""
    return Path(state.cluster) if state.cluster else home / "postgres"


def find_socket(cluster: Path, state: State, account: Account) -> Path:
    """A short private folder for the socket, the recorded one if it is still ours."""
    recorded = Path(state.socket) if state.socket else None
    if recorded and _is_private(recorded, account):
        return recorded
    inside = cluster / "run"
    if len(os.fsencode(inside)) <= SOCKET_FOLDER_BYTES:
        return make_folder(inside, account=account, home=cluster)
    for base in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - made by mkdtemp, 0700
        if len(os.fsencode(base)) + len("/kentongan-pg-12345678") <= SOCKET_FOLDER_BYTES:
            folder = Path(tempfile.mkdtemp(prefix="kentongan-pg-", dir=base))
            account.give(folder)
            return folder
    raise PlaceError(
        f"No folder with a short path was found for the database's socket: {cluster} and the"
        " temporary folder are both too long. Set TMPDIR to a shorter path."
    )


def make_folder(path: Path, *, account: Account | None, home: Path) -> Path:
    """Make a folder for the account alone (0700), or one to pass through (0711) without account.

    One that exists already is left as it is.
    """
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        return path
    except OSError as error:
        raise PlaceError(f"The folder {path} cannot be made: {error.strerror}") from error
    if account:
        account.give(path)
    else:
        path.chmod(0o711)
        keep_owner(path, home)
    return path


def _outside(home: Path, account: Account) -> Path:
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    for folder in (_SYSTEM_PLACE, _SYSTEM_PLACE / name):
        try:
            folder.mkdir(mode=0o711, parents=True)
        except FileExistsError:
            pass
        except OSError as error:
            raise PlaceError(_cannot_enter(home, account)) from error
    cluster = _SYSTEM_PLACE / name
    if not account.can_enter(cluster) or cluster.stat().st_uid != 0:
        raise PlaceError(_cannot_enter(home, account))
    (cluster / _MARKER).write_text(str(home), encoding="utf-8")
    return cluster


def _recorded(cluster: Path, home: Path) -> Path:
    if cluster == home / "postgres":
        return make_folder(cluster, account=None, home=home)
    if cluster.parent != _SYSTEM_PLACE:
        # The home was moved or copied: what it holds itself is what counts.
        return make_folder(home / "postgres", account=None, home=home)
    marker = cluster / _MARKER
    owner = marker.read_text(encoding="utf-8") if marker.exists() else ""
    if owner != str(home):
        raise PlaceError(
            f"The data of {home} are recorded to be in {cluster}, which belongs to"
            f" {owner or 'no home'}. If you moved or copied the home, restore a backup into a new"
            " one instead."
        )
    return cluster


def _cannot_enter(home: Path, account: Account) -> str:
    return (
        f"PostgreSQL must run as {account.name}, who cannot enter {home}, and no folder could be"
        f" made in {_SYSTEM_PLACE}. Set KENTONGAN_HOME to a folder that {account.name} can enter,"
        " or run Kentongan as an ordinary user."
    )


def _is_private(folder: Path, account: Account) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return folder.is_dir()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == _PRIVATE
    return private and found.st_uid == account.uid
