"""Which system account runs the server: our own, or an ordinary one when we are root.

PostgreSQL refuses to run as root. When we are root, its programs run as the owner of the data
folder, else as the owner of the home, else as an existing system account.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kentongan.core.database.errors import PlaceError, PostgresError
from kentongan.core.database.program import clean_environment

if sys.platform != "win32":
    import pwd

_SYSTEM_ACCOUNTS = ("kentongan", "postgres", "_postgres", "nobody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """How a program ended: its exit code and everything it wrote."""

    code: int
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account that runs the server; `switch` is True when we are root and must change to it."""

    uid: int
    gid: int
    name: str
    switch: bool

    def run(
        self, command: Sequence[str], *, timeout: float, env: Mapping[str, str] | None = None
    ) -> Finished:
        """Run a program as this account and wait for it.

        Output goes to a file, not a pipe: the server inherits it from `pg_ctl` and would keep a
        pipe open for as long as it lives.
        """
        with tempfile.TemporaryFile() as output:
            try:
                code = self._call(command, output.fileno(), timeout, env)
            except subprocess.TimeoutExpired:
                code = -1
            except OSError as error:
                raise PostgresError(f"{command[0]} cannot be run: {error.strerror}") from error
            output.seek(0)
            return Finished(code=code, output=output.read().decode(errors="replace").strip())

    def _call(
        self, command: Sequence[str], output: int, timeout: float, env: Mapping[str, str] | None
    ) -> int:
        user = self.uid if self.switch else None
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=timeout,
            check=False,
            cwd=os.path.abspath(os.sep),
            env=clean_environment(env),
            user=user,
            group=self.gid if self.switch else None,
            extra_groups=[] if self.switch else None,
        ).returncode

    def can_enter(self, folder: Path) -> bool:
        """Whether this account can reach the folder (asked of the system, so ACLs count)."""
        if not self.switch:
            return os.access(folder, os.X_OK)
        question = ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)]
        return self.run(question, timeout=20).code == 0

    def give(self, path: Path) -> None:
        """Make this account the owner of a file or folder that we have just made."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def choose_account(data: Path, home: Path) -> Account:
    """The account for the server of this home.

    Raises PlaceError when the data folder belongs to another account and we are not root.
    """
    if sys.platform == "win32":
        return Account(uid=0, gid=0, name=os.environ.get("USERNAME", ""), switch=False)
    me = os.geteuid()
    owner = data.stat().st_uid if data.exists() else None
    if me != 0:
        if owner not in (None, me):
            raise PlaceError(
                f"{data} belongs to the account {_name(owner)}. Run Kentongan as {_name(owner)},"
                " or choose another KENTONGAN_HOME."
            )
        return Account(uid=me, gid=os.getegid(), name=_name(me), switch=False)
    for uid in (owner, home.stat().st_uid):
        if uid:
            return _account(uid)
    return _account(_system_uid())


def keep_owner(path: Path, home: Path) -> None:
    """When root works in another account's home, what it makes there belongs to that account."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    owner = home.stat()
    if owner.st_uid != 0:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


if sys.platform != "win32":

    def _account(uid: int) -> Account:
        try:
            entry = pwd.getpwuid(uid)
        except KeyError:
            raise PlaceError(
                f"The account number {uid} that owns the data has no name on this machine."
            ) from None
        return Account(uid=uid, gid=entry.pw_gid, name=entry.pw_name, switch=True)

    def _system_uid() -> int:
        for name in _SYSTEM_ACCOUNTS:
            try:
                uid = pwd.getpwnam(name).pw_uid
            except KeyError:
                continue
            if uid != 0:
                return uid
        raise PlaceError(
            "PostgreSQL does not run as root and no ordinary system account was found. Make an"
            " account named kentongan, or run Kentongan as an ordinary user."
        )

    def _name(uid: int | None) -> str:
        try:
            return pwd.getpwuid(uid or 0).pw_name
        except KeyError:
            return str(uid)
