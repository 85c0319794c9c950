"""One engine to a folder: joins the one that runs there or starts it, and lets it go when its last user ends.

Every user holds a shared flock on engine.lock; the engine and its keeper hold engine.json. The kernel drops both
however a process ends, so a file left behind means nothing, and two engines never open the same data.
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from skill.errors import SettingsError
from skill.tools import engine_keeper


@contextmanager
def engine_in(folder: Path, command: Sequence[str], mark: str) -> Iterator[int]:
    """The loopback port of the engine of `folder`, for as long as the context is open.

    The engine belongs to all its users alike: it goes on while one of them is there, whoever started it, and stops
    by itself, within moments, when the last one has left or was killed. `command` starts it, `{port}` standing for the
    port, and prints `mark` once it is up. Raises SettingsError for a folder or an engine that can't be used.
    """
    folder = folder.absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # customers' data
        users = os.open(folder / "engine.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _unusable(folder, error.strerror or str(error)) from error
    try:
        fcntl.flock(users, fcntl.LOCK_SH)  # waits only while the last engine is stopping
        yield _join_or_start(folder, command, mark)
    finally:
        os.close(users)  # closing, not unlocking: a forked child that still uses the engine keeps the lock


def _join_or_start(folder: Path, command: Sequence[str], mark: str) -> int:
    deadline = time.monotonic() + 2 * engine_keeper.START_LIMIT
    record = os.open(folder / "engine.json", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while time.monotonic() < deadline:
            if _is_free(record):
                _start(record, folder, command, mark)
            port = _port(record)
            if port and engine_keeper.answers(port):
                return port
            time.sleep(0.01)
    finally:
        os.close(record)
    raise _unusable(folder, "another program holds engine.json there, but no engine answers")


def _is_free(record: int) -> bool:
    try:
        fcntl.flock(record, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _port(record: int) -> int | None:
    """What the keeper wrote, or None as long as the engine is not up. Meaningful only while the record is locked."""
    try:
        return int(json.loads(os.pread(record, 200, 0))["port"])
    except (ValueError, KeyError, TypeError):
        return None


def _start(record: int, folder: Path, command: Sequence[str], mark: str) -> None:
    os.ftruncate(record, 0)
    keeper = [sys.executable, "-I", "-S", engine_keeper.__file__, str(record), str(folder), mark, *command]
    done = subprocess.run(
        keeper,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        pass_fds=(record,),
        start_new_session=True,  # Ctrl-C is for the user; the engine stops after them
        check=False,
    )
    if done.stderr:
        raise _unusable(folder, done.stderr.strip().rpartition("\n")[2])


def _unusable(folder: Path, why: str) -> SettingsError:
    why = why.removeprefix("error: ").rstrip(".")
    return SettingsError(
        f"The data folder {folder} can't be used ({why}); mend that, or name another folder with CARELINE_DATA."
    )
