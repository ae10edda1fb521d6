"""Processes are started again when they die, and given up when that is no use."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from kentongan.cli.supervisor import NO_USE, Child, Supervisor

SECONDS = 20.0


def child(code: str, **options: object) -> Child:
    return Child("helper", ["-c", code], **options)  # type: ignore[arg-type]  # as the test says


def within(seconds: float) -> Callable[[], bool]:
    deadline = time.monotonic() + seconds
    return lambda: time.monotonic() > deadline


def test_a_killed_process_is_started_again(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    code = f"import time; open({str(starts)!r}, 'a').write('x'); time.sleep(60)"
    helper = child(code)
    deadline = within(SECONDS)

    def second_start() -> bool:
        lived = len(starts.read_text()) if starts.exists() else 0
        if lived == 1 and helper.process is not None and helper.is_running:
            os.kill(helper.process.pid, signal.SIGKILL)
        return lived > 1 or deadline()

    Supervisor([helper]).run(until=second_start)
    assert len(starts.read_text()) > 1
    assert helper.failures == 0  # being killed is no fault of its own
    assert not helper.is_running


def test_a_process_that_says_so_is_not_started_again() -> None:
    supervisor = Supervisor([child(f"raise SystemExit({NO_USE})")])
    supervisor.run(until=within(SECONDS))
    assert supervisor.has_given_up


def test_a_process_that_keeps_failing_is_given_up_after_its_patience() -> None:
    supervisor = Supervisor([child("raise SystemExit(1)", patience=2)])
    supervisor.run(until=within(SECONDS))
    assert supervisor.has_given_up
    assert supervisor.children[0].failures == 2


def test_the_next_one_is_started_once_the_first_is_ready(tmp_path: Path) -> None:
    sign = tmp_path / "ready"
    code = f"import time; time.sleep(0.5); open({str(sign)!r}, 'w'); time.sleep(60)"
    second = child(f"import os; os._exit(0 if os.path.exists({str(sign)!r}) else 1)")
    Supervisor([child(code, ready=sign.exists), second]).run(
        until=lambda: second.process is not None and second.process.poll() is not None
    )
    assert second.process is not None
    assert second.process.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the children of the dead")
def test_children_end_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    inner = f"import os, time; open({str(noted)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    outer = (
        f"from kentongan.cli.supervisor import *; Supervisor([Child('a', ['-c', {inner!r}])]).run()"
    )
    parent = child(outer)
    parent.start()
    assert parent.process is not None
    deadline = within(SECONDS)
    while not (noted.exists() and noted.read_text()) and not deadline():
        time.sleep(0.05)
    grandchild = psutil.Process(int(noted.read_text()))
    parent.process.kill()
    parent.process.wait()
    psutil.wait_procs([grandchild], timeout=5)
    assert not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE
