"""Addresses that can't be had: one sentence each. Serving itself is tried as a process in test_serve."""

import socket

import pytest
from flask import Flask

from skill.errors import SettingsError
from skill.web.server import serve_forever


def never() -> Flask:
    raise AssertionError("the app was built before there was an address to serve at")


@pytest.mark.parametrize("host", ["192.0.2.1", "nowhere.invalid", "127.0.0.1.1"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match=f"{host} is no address of this machine"):
        serve_forever(never, host, 0)


def test_a_port_in_use_is_refused_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} of 127.0.0.1 is in use"):
            serve_forever(never, "127.0.0.1", port)
