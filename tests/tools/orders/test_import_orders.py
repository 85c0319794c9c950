"""`import orders FILE...` as people and programs use it: its sentence, its object, its exit code, and never a trace."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings

from skill.config import Settings
from skill.errors import SettingsError
from skill.tools.import_orders import orders
from skill.tools.opening import DEMO_SHOP, open_table
from skill.tools.orders import kinds
from skill.tools.orders.how import reading
from skill.tools.orders.reading import Incoming, incoming
from skill.tools.orders.rejects import Rejects
from tests.tools.command_line import ROOT, environment, invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import SOURCE, an_incoming, file_of, lines
from tests.tools.orders.test_json_files import broken


def run(env: Env, folder: Path, *arguments: str, said: str | bytes = "") -> Result:
    rejects = ("--rejects", str(folder / "rejects.jsonl"))
    command: Any = partial(CliRunner().invoke, orders, obj=lambda kind: SOURCE)
    result: Result = command([*arguments, *rejects], input=said, env=env, catch_exceptions=False)
    return result


def test_people_hear_a_sentence_and_the_same_again_changes_nothing(local_env: Env, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*map(an_incoming, range(12))))
    first, second = run(local_env, tmp_path, file), run(local_env, tmp_path, file)
    assert first.output.startswith("12 orders read: 12 written, 0 unchanged, 0 older, 0 rejected; ")
    assert second.output.startswith("12 orders read: 0 written, 12 unchanged, 0 older, 0 rejected; ")
    assert (first.exit_code, second.exit_code) == (0, 0)


def test_programs_read_one_object_and_standard_input_is_a_file(local_env: Env, tmp_path: Path) -> None:
    result = run(local_env, tmp_path, "-", "--json", said=lines(an_incoming(1), an_incoming(2)) + "{}\n")
    told = json.loads(result.stdout)
    assert told.pop("seconds") >= 0
    assert told == {"read": 3, "written": 2, "unchanged": 0, "older": 0, "rejected": 1}
    assert result.exit_code == 1
    assert result.stderr.startswith("standard input:3: Object missing required field")


def test_twenty_rejects_are_shown_and_all_are_in_the_file(local_env: Env, tmp_path: Path) -> None:
    result = run(local_env, tmp_path, file_of(tmp_path, "{}\n" * 30 + lines(an_incoming(1))))
    assert result.exit_code == 1
    assert result.stderr.count("orders.jsonl:") == 20
    assert "... and 10 more\nAll that was rejected is in" in result.stderr
    assert len((tmp_path / "rejects.jsonl").read_text().splitlines()) == 30


def test_a_remark_names_the_order_it_is_about_and_of_many_alike_the_first(local_env: Env, tmp_path: Path) -> None:
    remarks = ("status: lost is not mapped",), ("status: lost is not mapped", "items: none"), ()
    told = lines(*(replace(an_incoming(number), remarks=said) for number, said in enumerate(remarks)))
    assert run(local_env, tmp_path, file_of(tmp_path, told)).stderr.splitlines() == [
        "order FF-000000 and 1 more: status: lost is not mapped",
        "order FF-000001: items: none",
    ]


def test_a_dry_run_writes_nothing_but_the_rejects(bare_env: Env, tmp_path: Path) -> None:
    result = run(bare_env, tmp_path, file_of(tmp_path, lines(an_incoming(1)) + "{}\n"), "--dry-run")
    assert result.stdout == "2 orders read: 1 can be imported, 1 rejected\n"
    assert (tmp_path / "rejects.jsonl").exists()
    assert not Path(str(bare_env["CARELINE_DATA"])).exists()


def test_rejects_are_never_written_over_what_is_read(local_env: Env, tmp_path: Path) -> None:
    file = file_of(tmp_path, "{}\n", "rejects.jsonl")
    with pytest.raises(SettingsError, match="--rejects"):
        run(local_env, tmp_path, file)
    assert Path(file).read_text() == "{}\n"


def test_the_command_is_among_those_of_import(local_env: Env) -> None:
    assert "orders" in invoke(local_env, "import", "--help").stdout
    assert "--rejects" in invoke(local_env, "import", "orders", "--help").stdout


def test_whoever_was_imported_can_be_played_by_id_and_by_address(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    run(local_env, tmp_path, file_of(tmp_path, lines(an_incoming(1, "c-7", email="Jane@example.org"))))
    for name in ("c-7", "jane@EXAMPLE.org"):
        heard = invoke(local_env, "talk", "--as", name, "--say", "where is my order")
        assert "reading lamp" in heard.stdout
        assert "jane" not in heard.output.lower()
        told = invoke(local_env, "explain", "--customer", name, "--item", "reading lamp", "--json")
        assert json.loads(told.stdout)["outcome"]
    assert "there is no customer" in str(invoke(local_env, "talk", "--as", "x@example.org", "--say", "x").exception)


PROGRAM = """
from tests.tools.orders.given import SOURCE
from skill.tools.import_orders import orders
orders(prog_name="orders", obj=lambda kind: SOURCE)
"""


def test_ctrl_c_ends_with_a_word_and_the_same_again_finishes(local_env: Env, tmp_path: Path) -> None:
    many = 2_000
    file = file_of(tmp_path, lines(*(an_incoming(n, f"c{n % 50}") for n in range(many))))
    command = [sys.executable, "-c", PROGRAM, file, "--json", "--rejects", str(tmp_path / "r")]
    env = environment(local_env)
    with open_table(Settings(data_dir=Path(str(local_env["CARELINE_DATA"])))) as table:
        running = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while running.poll() is None and not table.client.scan(TableName=table.name, Limit=1)["Count"]:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert out, err
        first = json.loads(out)
        assert (running.returncode, err.count("\n")) == (130, 1)
        assert err.startswith("Stopped.")
        assert 0 < first["written"] < many
        again = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)
    told = json.loads(again.stdout)
    assert (again.returncode, told["read"]) == (0, many)
    assert (told["written"], told["unchanged"]) == (many - first["written"], first["written"])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=broken)
def test_whatever_bytes_come_there_is_an_order_or_a_reject_that_can_be_written(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "o.json"
    path.write_bytes(content)
    with Rejects(tmp_path / "rejects.jsonl") as rejects:
        for each in incoming([str(path)], SOURCE):
            assert not isinstance(each, Incoming)
            rejects.write(each)  # type: ignore[arg-type]


def test_a_reject_of_any_numbers_and_half_characters_can_be_written(tmp_path: Path) -> None:
    odd = f'{{"n": {2**70}, "d": 1.10, "t": "\\ud800", "deep": {"[" * 300 + "]" * 300}}}'
    with Rejects(tmp_path / "rejects.jsonl") as rejects:
        (reject,) = incoming([file_of(tmp_path, odd, "o.json")], SOURCE)
        rejects.write(reject)  # type: ignore[arg-type]
    told = json.loads((tmp_path / "rejects.jsonl").read_text())
    assert (told["record"]["n"], told["record"]["t"]) == (2**70, "\ud800")


def test_a_kind_that_nobody_reads_is_said_so() -> None:
    with pytest.raises(SettingsError, match="sheets"):
        kinds.source_of("sheets", reading(None))


@pytest.mark.parametrize(("name", "told"), [("gone.jsonl", "there is no file"), ("", "is a folder")])
def test_a_file_that_is_not_there_is_said_before_anything_is_done(
    local_env: Env, tmp_path: Path, name: str, told: str
) -> None:
    good = file_of(tmp_path, lines(an_incoming(1)))
    with pytest.raises(SettingsError, match=rf"{told}.*Nothing was done yet"):
        run(local_env, tmp_path, good, str(tmp_path / name))
    assert "1 written" in run(local_env, tmp_path, good).output


def test_a_mended_file_of_rejects_is_imported(local_env: Env, tmp_path: Path) -> None:
    good = json.loads(lines(an_incoming(1)))
    first = run(local_env, tmp_path, file_of(tmp_path, json.dumps({})))
    told = json.loads((tmp_path / "rejects.jsonl").read_text())
    mended = file_of(tmp_path, json.dumps(told | {"record": good}), "mended.jsonl")
    assert (first.exit_code, run(local_env, tmp_path, mended).exit_code) == (1, 0)
