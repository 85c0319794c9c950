"""Runs one engine program until nobody uses its folder any more; engine_folder starts it, in a process of its own.

It is started as a file, so it imports the standard library only. What it has to say is in the folder's engine.json
(who runs and on which port) or, when the engine does not start, on stderr.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

START_LIMIT = 30.0  # seconds; a JVM on a busy machine takes several
STOP_LIMIT = 5.0  # seconds an engine has to end by itself
TRIES = 5  # somebody may take the free port between our looking and the engine's binding


class NotStartedError(Exception):
    """The engine ended or did not answer in time; the message is what it said last."""


def keep(record: int, folder: Path, mark: str, command: list[str]) -> None:
    """Start the engine and stay until it ends, which is at the latest when the last user of `folder` has gone.

    `record` is the open and locked engine.json. The engine inherits it, so the lock stands exactly as long as
    keeper or engine lives. `{port}` in the command becomes the port; `mark` is in a line that the engine prints.
    """
    with (folder / "engine.lock").open("rb+") as users:
        port, engine = _start_on_a_free_port(record, mark, command)
        os.pwrite(record, json.dumps({"pid": engine.pid, "keeper": os.getpid(), "port": port}).encode(), 0)
        _let_go_of_the_starter()
        threading.Thread(target=_stop_when_unused, args=(users.fileno(), engine), daemon=True).start()
        for _ in _output(engine):
            pass  # read and forgotten, or the engine would stand still when the pipe is full
        engine.wait()
        os.ftruncate(record, 0)


def _start_on_a_free_port(record: int, mark: str, command: list[str]) -> tuple[int, "subprocess.Popen[str]"]:
    for left in reversed(range(TRIES)):
        port = _free_port()
        engine = _spawn([part.replace("{port}", str(port)) for part in command], record)
        problem = _problem_starting(engine, port, mark)
        if problem is None:
            return port, engine
        if left == 0 or "in use" not in problem:
            break
    raise NotStartedError(problem)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _spawn(command: list[str], record: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=(record,),
        preexec_fn=_end_with_the_keeper(),  # noqa: PLW1509 - no other thread runs yet
    )


def _end_with_the_keeper() -> Callable[[], None] | None:
    """On Linux the kernel stops the engine should the keeper be killed; elsewhere its lock keeps it usable."""
    if sys.platform != "linux":
        return None
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG


def _problem_starting(engine: "subprocess.Popen[str]", port: int, mark: str) -> str | None:
    """Waits until the engine answers; what it said last if it ends instead, or has to be ended."""
    last_words = f"the engine did not start within {START_LIMIT:.0f} seconds, or without a word"
    watchdog = threading.Timer(START_LIMIT, engine.kill)
    watchdog.start()
    try:
        for line in _output(engine):
            last_words = line.strip() or last_words
            if mark in line and _comes_to_answer(engine, port):
                return None
        engine.wait()
        return last_words
    finally:
        watchdog.cancel()


def _output(engine: "subprocess.Popen[str]") -> IO[str]:
    assert engine.stdout  # noqa: S101 - it was started with a pipe
    return engine.stdout


def _comes_to_answer(engine: "subprocess.Popen[str]", port: int) -> bool:
    while engine.poll() is None:
        if answers(port):
            return True
        time.sleep(0.005)
    return False


def answers(port: int) -> bool:
    """Whether somebody listens on this loopback port."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _let_go_of_the_starter() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _stop_when_unused(users: int, engine: "subprocess.Popen[str]") -> None:
    """Every user holds a shared lock; the kernel drops it however the user ends, and the last one lets us in."""
    fcntl.flock(users, fcntl.LOCK_EX)
    engine.terminate()
    time.sleep(STOP_LIMIT)  # the process ends before that when the engine does
    engine.kill()


if __name__ == "__main__":
    if os.fork():
        os._exit(0)  # nobody has to wait for the keeper, and it becomes nobody's zombie
    try:
        keep(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
    except (NotStartedError, OSError) as error:
        sys.exit(str(error))
