"""`gunicorn wsgi:app`, in real processes: right settings serve, a missing one stops it with one sentence."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from skill.config import ENDPOINT, SKILL_ID, TABLE
from skill.storage.dynamodb import Connection
from skill.web.production import production_app
from tests import builders
from tests.web.client import Client

ROOT = Path(__file__).parents[2]
WHOLE = {SKILL_ID: builders.SKILL_ID, TABLE: "careline"}
INCOMPLETE: tuple[tuple[dict[str, str], str], ...] = (
    ({}, SKILL_ID),
    ({TABLE: "careline"}, SKILL_ID),
    ({SKILL_ID: builders.SKILL_ID}, TABLE),
    ({SKILL_ID: "   ", TABLE: "careline"}, SKILL_ID),
    ({SKILL_ID: "my skill", TABLE: "careline"}, SKILL_ID),
)


def gunicorn(settings: Mapping[str, str], listener: socket.socket) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "AWS_"))}
    options = ("--bind", f"fd://{listener.fileno()}", "--threads", "2", "--no-control-socket")
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "wsgi:app", *options],
        cwd=ROOT,
        env=kept | dict(settings),
        pass_fds=(listener.fileno(),),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_with_its_settings_gunicorn_serves_signed_requests_only(demo_table: Connection) -> None:
    whole = WHOLE | {ENDPOINT: demo_table.endpoint_url or "", "AWS_DEFAULT_REGION": "us-east-1"}
    with socket.create_server(("127.0.0.1", 0)) as listener, gunicorn(whole, listener) as process:
        client = Client(listener.getsockname()[1], None)
        assert client.send("GET", "/health").json == {"status": "ok"}
        assert client.post(b"{}", {}).status == 400
        process.terminate()
        said, complained = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said == '{"fault": "VerificationFailed", "cause": "url"}\n'
    assert "Traceback" not in complained


def test_without_its_settings_gunicorn_stops_and_says_why() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, gunicorn({}, listener) as process:
        _, said = process.communicate(timeout=20)
    assert process.returncode != 0
    assert "Traceback" not in said
    assert said.count(f"careline: {SKILL_ID} is not set") == 1


@pytest.mark.parametrize(("settings", "named"), INCOMPLETE)
def test_the_variable_that_is_missing_is_named_in_one_sentence(
    settings: dict[str, str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        production_app(settings)
    assert stop.value.code == 4, "what gunicorn takes for an app that will never load"
    said = capsys.readouterr().err
    assert said.startswith(f"careline: {named} ")
    assert said.count("\n") == 1
    assert "set it to" in said or "copy it from" in said
