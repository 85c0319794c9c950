"""Serves an app from this very process with gunicorn's threaded worker, until a signal says stop.

gunicorn's own way is to fork. A tool that has a local engine open and has answered questions already must not: threads
and connections do not survive a fork, and the copy would close, at its end, what belongs to the original.
"""

import errno
import os
import socket
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from skill.errors import SettingsError

THREADS = 4
GRACE = 6  # seconds for answers under way when told to stop; a turn takes at most five


def serve_forever(
    app_factory: Callable[[], Flask], host: str, port: int, ready: Callable[[str], object] = lambda _: None
) -> None:
    """Serve until SIGTERM or SIGINT. Needs the main thread. Port 0 is any free one; `ready` is told the address.

    Raises SettingsError for an address that can't be had.
    """
    with _listen(host, port) as listener:
        application = _Application(app_factory)
        log = application.cfg.logger_class(application.cfg)
        worker = _Worker(1, os.getppid(), [listener], application, 0, application.cfg, log)
        ready(_url(listener))
        try:
            worker.init_process()
        finally:
            worker.tmp.close()


class _Application(BaseApplication):  # type: ignore[misc]
    def __init__(self, app_factory: Callable[[], Flask]) -> None:
        self._app_factory = app_factory
        super().__init__()

    def load_config(self) -> None:
        for name, value in {"threads": THREADS, "graceful_timeout": GRACE, "loglevel": "warning"}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app_factory()


class _Worker(ThreadWorker):  # type: ignore[misc]
    def is_parent_alive(self) -> bool:
        """True: its parent is a shell, not gunicorn, and may go."""
        return True

    def handle_quit(self, sig: int, frame: object) -> None:
        """SIGINT lets answers under way finish, as SIGTERM does, and then the caller close what it has open."""
        self.handle_exit(sig, frame)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=128)
    except OSError as error:
        raise SettingsError(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is in use; stop the program that has it, or choose another with --port"
    if error.errno == errno.EACCES:
        return f"port {port} of {host} is not for everybody; choose one above 1023 with --port"
    return f"{host} is no address of this machine; 127.0.0.1 is the one that only this machine can reach"


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
