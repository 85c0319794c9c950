"""`python -m skill`: every command can be found and explained, and whatever goes wrong is a sentence, never a trace."""

import re
import sys
from collections.abc import Callable

import pytest

from skill import errors
from skill.__main__ import COMMANDS, run
from skill.tools.complaint import complaint
from tests.tools.command_line import invoke
from tests.tools.command_line import run as run_process
from tests.tools.conftest import Env

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(demo_env: Env, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line in this process as Python does it; its exit code, stdout and stderr."""

    def ended(changes: Env, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["skill", *arguments])
        for name, value in (demo_env | changes).items():
            monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ending:
            run()
        return int(ending.value.code or 0), *capsys.readouterr()

    return ended


def test_all_commands_are_listed_with_what_they_do(demo_env: Env) -> None:
    result = invoke(demo_env, "--help")
    assert result.exit_code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z]\w+ ", result.stdout, re.MULTILINE), name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_every_option_of_it_has_help(demo_env: Env, name: str) -> None:
    result = invoke(demo_env, name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {name} ")
    _, _, options = result.stdout.partition("Options:\n")
    lines = re.sub(r"\n {10,}", " " * 10, options.partition("\n\n")[0]).splitlines()
    assert [line for line in lines if not re.search(r"\S  +\w", line)] == []


@pytest.mark.parametrize("arguments", [["dance"], ["talk", "--dance"], ["talk", "dance"], ["import", "customers"]])
def test_what_is_not_there_is_a_usage_error(demo_env: Env, arguments: list[str]) -> None:
    result = invoke(demo_env, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


def test_without_a_command_all_are_listed(demo_env: Env) -> None:
    assert "Commands:" in invoke(demo_env).output


@pytest.mark.parametrize(
    ("changes", "arguments", "said"),
    [
        ({}, ["talk", "--as", "zed", "--say", "x"], 'there is no customer "zed" in this shop'),
        ({"CARELINE_SKILL_ID": "mine"}, ["customers"], 'CARELINE_SKILL_ID is "mine", but a skill id starts with'),
        ({"AWS_ENDPOINT_URL_DYNAMODB": None, "CARELINE_DATA": "/dev/null"}, ["table"], "another folder with CARELINE_"),
        ({"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:1"}, ["customers"], "check AWS_ENDPOINT_URL_DYNAMODB"),
        ({"AWS_ENDPOINT_URL_DYNAMODB": "nowhere"}, ["customers"], "Invalid endpoint: nowhere"),
    ],
)
def test_what_a_person_must_mend_is_one_sentence_and_exit_code_2(
    command: Command, changes: Env, arguments: list[str], said: str
) -> None:
    code, out, err = command(changes, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("careline: ")
    assert said in err


def test_the_sentence_is_all_that_a_real_process_says(demo_env: Env) -> None:
    result = run_process(demo_env | {"CARELINE_SKILL_ID": "mine"}, "talk", "--say", "x")
    assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (2, b"", 1)


FAULTS = [
    fault for fault in vars(errors).values() if isinstance(fault, type) and issubclass(fault, errors.StorageFault)
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_table_is_told_with_what_to_do_and_its_cause(fault: type[errors.StorageFault]) -> None:
    said = complaint(fault("the cause"))
    assert "the cause" in said
    if fault not in (errors.StorageFault, errors.ItemCorrupt):  # whose causes are sentences
        assert "; " in said


def test_a_fault_of_the_system_is_told_as_the_system_says_it() -> None:
    assert complaint(OSError(28, "No space left on device")) == "[Errno 28] No space left on device"
