"""`python -m skill serve`: a real process, asked over a real socket and stopped by real signals."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from skill.errors import SettingsError
from skill.tools.serve import ANY_SKILL, UNSIGNED, serve
from tests.web.client import Client, envelope, intent

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-W", "error", "-m", "skill", "serve", "--shop", "demo")


@dataclass
class Served:
    """A process that serves, and what it said on stderr until then."""

    process: "subprocess.Popen[str]"
    client: Client
    said: str

    def stop(self, with_signal: signal.Signals) -> tuple[int, str]:
        """Its exit code, and what it said after it was told to stop."""
        self.process.send_signal(with_signal)
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "AWS_"))}
    return kept | {"AWS_EC2_METADATA_DISABLED": "true"}


@contextmanager
def served(*options: str) -> Iterator[Served]:
    with subprocess.Popen(
        [*COMMAND, "--port", "0", *options],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr
            said = ""
            while not (serving := re.search(r"serves at http://127\.0\.0\.1:(\d+) ", said)):
                line = process.stderr.readline()
                assert line, said
                said += line
            yield Served(process, Client(int(serving[1]), None), said)
        finally:
            process.kill()


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_unsigned_requests_are_answered_until_a_signal_stops_it(with_signal: signal.Signals) -> None:
    with served("--unsigned") as server:
        assert UNSIGNED in server.said
        reply = server.client.post(json.dumps(envelope(intent("ContactSupport"))).encode(), {})
        assert reply.status == 200
        assert "phone" in reply.text
        assert server.stop(with_signal) == (0, "")


def test_signatures_are_asked_for_by_default_and_a_port_is_had_by_one() -> None:
    with served() as server:
        assert ANY_SKILL in server.said
        assert UNSIGNED not in server.said
        assert server.client.post(json.dumps(envelope()).encode(), {}).status == 400
        port = str(server.client.port)
        second = subprocess.run(
            [*COMMAND, "--port", port], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        said = second.stderr.splitlines()[-1]
        assert (second.returncode, said.startswith(f"careline: port {port} of 127.0.0.1 is in use;")) == (2, True), said
        assert "Traceback" not in second.stderr
        assert server.client.send("GET", "/health").status == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "0", "10.0.0.1", "192.168.1.1", "nowhere.invalid"])
def test_unsigned_requests_are_refused_on_an_address_that_others_reach(host: str) -> None:
    result = CliRunner().invoke(serve, ["--unsigned", "--host", host, "--shop", str(ROOT / "demo"), "--port", "0"])
    assert isinstance(result.exception, SettingsError)
    assert "--unsigned" in str(result.exception)


@pytest.mark.parametrize("options", [["--port", "65536"], ["--port", "x"], ["--shop", "nowhere"], ["--now", "noon"]])
def test_an_option_that_cannot_be_meant_is_a_usage_error(options: list[str]) -> None:
    result = CliRunner().invoke(serve, options)
    assert result.exit_code == 2
    assert options[0] in result.output
