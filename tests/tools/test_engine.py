"""The local engine: one to a folder, shared by everybody who names it, gone when the last of them is gone."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from skill.errors import SettingsError
from skill.storage.dynamodb import Connection, connect
from skill.tools.engine import connection_to, installed_dynoxide, local_engine
from skill.tools.engine_keeper import answers

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LOCAL = connection_to(0)
MISSING = Path("no-such-folder/dynoxide")

# Another program that uses the folder until its stdin is closed.
USER = """
import sys
from pathlib import Path
from skill.tools.engine import local_engine
with local_engine(Path(sys.argv[1]), *map(Path, sys.argv[2:])) as running:
    print(running.connection.endpoint_url, flush=True)
    sys.stdin.read()
"""


# An engine that the keeper's death does not stop, as on every system but Linux.
STUBBORN = """#!{python}
import signal, socket, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
server = socket.create_server(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])))
print("listening", flush=True)
while True:
    server.accept()[0].close()
"""


@pytest.fixture(autouse=True)
def _dynoxide_is_installed() -> None:
    assert installed_dynoxide().is_file(), "these tests need the engine: run make test, or npm ci"


def test_data_in_a_folder_survives_a_restart(tmp_path: Path) -> None:
    with local_engine(tmp_path) as running:
        assert running.keeps_data
        assert running.notice is None
        write(running.connection, "kept")
    with local_engine(tmp_path) as running:
        assert read(running.connection) == "kept"


def test_data_in_a_folder_survives_the_engine_being_killed(tmp_path: Path) -> None:
    with local_engine(tmp_path) as running:
        write(running.connection, "kept")
        os.kill(record(tmp_path)["pid"], signal.SIGKILL)
        until(lambda: not answers(port_of(running.connection)))
    with local_engine(tmp_path) as running:
        assert read(running.connection) == "kept"


def test_a_killed_engine_is_replaced_while_its_user_is_still_there(tmp_path: Path) -> None:
    with local_engine(tmp_path) as first:
        os.kill(record(tmp_path)["pid"], signal.SIGKILL)
        until(lambda: not answers(port_of(first.connection)))
        with local_engine(tmp_path) as second:
            write(second.connection, "works")


def test_data_in_memory_is_gone_with_the_context() -> None:
    with local_engine(None) as running:
        assert not running.keeps_data
        assert running.notice is None
        write(running.connection, "forgotten")
    with local_engine(None) as running:
        assert tables(running.connection) == []


def test_two_engines_in_memory_know_nothing_of_each_other() -> None:
    with local_engine(None) as one, local_engine(None) as other:
        write(one.connection, "here")
        assert tables(other.connection) == []


def test_two_programs_on_one_folder_share_one_engine_and_its_data(tmp_path: Path) -> None:
    with another_program(tmp_path) as other, local_engine(tmp_path) as running:
        assert told_endpoint(other) == running.connection.endpoint_url
        write(running.connection, "seen by both")


def test_programs_that_start_at_once_end_with_one_engine(tmp_path: Path) -> None:
    with another_program(tmp_path) as a, another_program(tmp_path) as b, another_program(tmp_path) as c:
        assert len({told_endpoint(program) for program in (a, b, c)}) == 1


def test_the_engine_goes_on_when_the_one_who_started_it_leaves_and_stops_after_the_last(tmp_path: Path) -> None:
    with another_program(tmp_path) as starter:
        told_endpoint(starter)
        with local_engine(tmp_path) as running:
            pid = record(tmp_path)["pid"]
            leave(starter)
            write(running.connection, "still there")
            assert record(tmp_path)["pid"] == pid
    until(lambda: not is_alive(pid))


def test_no_process_is_left_when_a_program_is_killed(tmp_path: Path) -> None:
    with another_program(tmp_path) as program:
        told_endpoint(program)
        running = record(tmp_path)
        program.kill()
        until(lambda: not is_alive(running["pid"]))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
def test_no_engine_is_left_when_its_keeper_is_killed(tmp_path: Path) -> None:
    with local_engine(tmp_path) as running:
        os.kill(record(tmp_path)["keeper"], signal.SIGKILL)
        until(lambda: not answers(port_of(running.connection)))


def test_an_engine_that_outlives_its_keeper_is_joined_and_never_doubled(tmp_path: Path) -> None:
    program = tmp_path / "dynoxide"
    program.write_text(STUBBORN.format(python=sys.executable))
    program.chmod(0o755)
    with local_engine(tmp_path, program) as first:
        left_behind = record(tmp_path)
        try:
            os.kill(left_behind["keeper"], signal.SIGKILL)
            until(lambda: not is_alive(left_behind["keeper"]))
            with local_engine(tmp_path, program) as second:
                assert first.connection == second.connection
        finally:
            os.kill(left_behind["pid"], signal.SIGKILL)


def test_an_engine_that_was_told_to_end_leaves_its_record_empty(tmp_path: Path) -> None:
    with local_engine(tmp_path):
        pass
    until(lambda: (tmp_path / "engine.json").read_text() == "")


def test_a_record_left_behind_is_not_believed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        taken = stranger.getsockname()[1]
        (tmp_path / "engine.json").write_text(json.dumps({"pid": os.getpid(), "keeper": 1, "port": taken}))
        with local_engine(tmp_path) as running:
            assert port_of(running.connection) != taken
            write(running.connection, "works")


def test_a_record_of_nonsense_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "engine.json").write_text('["half' * 50)
    with local_engine(tmp_path) as running:
        write(running.connection, "works")


def test_the_engine_listens_on_loopback_only() -> None:
    with local_engine(None) as running, pytest.raises(OSError, match=r"refused|assign|unreachable"):
        socket.create_connection(("127.0.0.2", port_of(running.connection)), timeout=2).close()


def test_real_credentials_never_go_to_a_local_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    monkeypatch.setenv("AWS_REGION", "eu-central-1")
    with local_engine(None) as running:
        client = connect(running.connection)
        assert (running.connection.access_key, client.meta.region_name) == ("careline", "us-east-1")


def test_without_the_program_moto_answers_and_says_that_data_goes(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        with local_engine(tmp_path, MISSING) as running:
            assert not running.keeps_data
            assert "in memory" in (running.notice or "")
            assert "npm ci" in (running.notice or "")
            assert tables(running.connection) == []
            write(running.connection, "forgotten")


def test_moto_prints_nothing_at_the_person_using_it(tmp_path: Path) -> None:
    with another_program(tmp_path, MISSING) as program:
        assert tables(replace(LOCAL, endpoint_url=told_endpoint(program))) == []
        leave(program)
        assert program.stdout
        assert program.stderr
        assert program.stdout.read() + program.stderr.read() == ""


def test_without_the_program_memory_that_was_asked_for_needs_no_notice() -> None:
    with local_engine(None, MISSING) as running:
        assert running.notice is None


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_data_folder_that_is_a_file_is_named_with_its_remedy(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SettingsError, match=rf"{place} can't be used .*CARELINE_DATA"), local_engine(tmp_path / place):
        pass


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root can't write to")
def test_a_data_folder_that_cannot_be_written_is_named_with_its_remedy() -> None:
    unwritable = Path("/proc/careline")
    with pytest.raises(SettingsError, match=rf"{unwritable} can't be used .*CARELINE_DATA"), local_engine(unwritable):
        pass


def test_a_database_that_is_none_is_named_with_the_engines_own_words(tmp_path: Path) -> None:
    (tmp_path / "careline.db").write_bytes(b"not a database " * 100)
    with pytest.raises(SettingsError, match="not a valid SQLite database"), local_engine(tmp_path):
        pass


@pytest.mark.parametrize(
    ("script", "heard"),
    [("echo Disk full >&2; exit 1", "Disk full"), ("exit 3", "did not start"), (None, "Exec format|Permission")],
)
def test_a_program_that_does_not_start_says_why(tmp_path: Path, script: str | None, heard: str) -> None:
    program = tmp_path / "dynoxide"
    program.write_text(f"#!/bin/sh\n{script}\n" if script else "\0")
    program.chmod(0o755)
    with pytest.raises(SettingsError, match=heard), local_engine(tmp_path, program):
        pass


@contextmanager
def another_program(*arguments: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", USER, *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def told_endpoint(program: "subprocess.Popen[str]") -> str:
    assert program.stdout
    return program.stdout.readline().strip()


def leave(program: "subprocess.Popen[str]") -> None:
    assert program.stdin
    program.stdin.close()
    assert program.wait(timeout=10) == 0


def record(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "engine.json").read_text())
    return found


def port_of(connection: Connection) -> int:
    assert connection.endpoint_url
    return int(connection.endpoint_url.rpartition(":")[2])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and ") Z " in stat.read_text())  # dead, though nobody has asked how it ended


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it did not happen within ten seconds"
        time.sleep(0.01)


def client_of(connection: Connection) -> "DynamoDBClient":
    return connect(connection)


def write(connection: Connection, value: str) -> None:
    client = client_of(connection)
    client.create_table(
        TableName="throwaway",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
    )
    client.put_item(TableName="throwaway", Item={"pk": {"S": "one"}, "value": {"S": value}})


def read(connection: Connection) -> str:
    return client_of(connection).get_item(TableName="throwaway", Key={"pk": {"S": "one"}})["Item"]["value"]["S"]


def tables(connection: Connection) -> list[str]:
    return client_of(connection).list_tables()["TableNames"]
