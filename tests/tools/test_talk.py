"""`python -m skill talk`: what is said becomes a turn, whatever its bytes; what Alexa would say is printed."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from tests.tools.command_line import PYTHON, ROOT, environment, invoke, run
from tests.tools.conftest import Env

KEYS = ["said", "intent", "slots", "speech", "reprompt", "card", "open"]


def has_terminals() -> bool:
    """Whether the machine can make a pseudo-terminal: a bare chroot without /dev/pts can't."""
    try:
        ends = pty.openpty()
    except OSError:
        return False
    for end in ends:
        os.close(end)
    return True


needs_a_terminal = pytest.mark.skipif(not has_terminals(), reason="no /dev/pts here, so nobody can sit at a terminal")


def turns(env: Env, *arguments: str, said: str | bytes = "") -> list[dict[str, Any]]:
    result = invoke(env, "talk", "--json", *arguments, said=said)
    assert (result.exit_code, result.exception) == (0, None), result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_is_said_what_it_became_and_what_is_spoken_are_printed(demo_env: Env) -> None:
    result = invoke(demo_env, "talk", "--say", "can i return this item", "--say", "yes")
    assert result.exit_code == 0
    for part in (
        "  said:   can i return this item\n  heard:  CanIReturn\n  Alexa:  Yes, you can return your brass reading lamp",
        "  card:   A return is possible\n  card:   brass reading lamp: can go back until Wednesday, December 16 (",
        "  said:   yes\n  heard:  AMAZON.YesIntent\n  Alexa:  I'll start the return of your brass reading lamp",
    ):
        assert part in result.stdout


def test_slots_links_and_the_end_of_a_conversation_are_shown(demo_env: Env) -> None:
    said = invoke(demo_env, "talk", "--guest", "--say", "where is my lamp").stdout
    assert "  heard:  WhereIsMyOrder item='lamp'\n" in said
    assert said.endswith("  card:   [link your account]\n  (the conversation is over)\n")


def test_a_card_that_asks_to_be_told_the_number_is_shown(demo_env: Env) -> None:
    result = invoke(demo_env, "talk", "--as", "eve", "--say", "call me back", "--say", "stop")
    assert result.exception is None
    assert "  card:   [allow your phone number]\n" in result.stdout
    assert result.stdout.endswith("(the conversation is over)\n")


def test_as_json_there_is_one_object_for_each_thing_said_and_nothing_else(demo_env: Env) -> None:
    result = invoke(demo_env, "talk", "--json", "--say", "can i return this item", "--say", "Yes!", "--say", "stop")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(row) for row in rows] == [KEYS] * 3
    assert [row["said"] for row in rows] == ["can i return this item", "Yes!", "stop"]
    assert [row["intent"] for row in rows] == ["CanIReturn", "AMAZON.YesIntent", "AMAZON.StopIntent"]
    assert [row["open"] for row in rows] == [True, True, False]
    assert rows[0]["card"]["type"] == "Simple"
    assert (rows[2]["card"], rows[2]["reprompt"]) == (None, None)
    assert "--now sets another moment" in result.stderr


def test_slots_are_those_that_were_filled(demo_env: Env) -> None:
    [row] = turns(demo_env, "--say", "can i return my lamp")
    assert (row["intent"], row["slots"]) == ("CanIReturn", {"item": "lamp"})


@pytest.mark.parametrize(
    ("options", "hears"),
    [
        ((), "trail running shoes"),
        (("--as", "dev"), "canvas hammock"),
        (("--guest",), "link your Fern & Fable account"),
        (("--now", "2026-11-26T15:00Z"), "late"),
    ],
)
def test_somebody_speaks_at_some_moment(demo_env: Env, options: tuple[str, ...], hears: str) -> None:
    [row] = turns(demo_env, *options, "--say", "where is my order")
    assert hears in row["speech"]


def test_the_customers_own_items_are_understood(demo_env: Env) -> None:
    assert turns(demo_env, "--as", "dev", "--say", "where is my hammock")[0]["slots"] == {"item": "hammock"}


@pytest.mark.parametrize(
    ("who", "said", "item"),
    [
        ("gus", "where are my tomato seeds", "tomato seeds"),
        ("una", "where is my garden fork", "garden fork"),
        ("hana", "can i return the canvas shoes", "canvas shoes"),
    ],
)
def test_an_item_is_understood_by_its_own_name_too(demo_env: Env, who: str, said: str, item: str) -> None:
    [row] = turns(demo_env, "--as", who, "--say", said)
    assert row["slots"] == {"item": item}
    assert item in row["speech"]


def test_an_item_without_synonyms_is_understood(demo_env: Env, own_shop: Path) -> None:
    [row] = turns(demo_env, "--shop", str(own_shop), "--say", "where is my red kite")
    assert (row["intent"], row["slots"]) == ("WhereIsMyOrder", {"item": "red kite"})


@pytest.mark.parametrize(
    ("options", "said", "day"),
    [
        ((), "call me tomorrow at 3 pm", "2026-11-24"),
        ((), "call me on thursday", "2026-11-26"),
        (("--now", "2026-11-29T15:00Z"), "call me today", "2026-11-29"),
        (("--now", "2026-11-24T03:00Z"), "call me today", "2026-11-23"),  # still Monday night in New York
        (("--now", "2026-11-24T03:00Z", "--as", "hana"), "call me today", "2026-11-24"),  # Tuesday noon in Tokyo
    ],
)
def test_a_day_is_named_as_the_shops_clock_stands_where_the_customer_is(
    demo_env: Env, options: tuple[str, ...], said: str, day: str
) -> None:
    assert turns(demo_env, *options, "--say", said)[0]["slots"]["day"] == day


def test_a_question_that_is_asked_back_is_answered(demo_env: Env) -> None:
    rows = turns(demo_env, "--as", "hana", "--say", "can i return my shoes", "--say", "the second one")
    assert rows[0]["open"]
    assert "canvas shoes" in rows[1]["speech"]


def test_lines_piped_in_are_turns_of_one_conversation(demo_env: Env) -> None:
    rows = turns(demo_env, said="can i return this item\n\n   \nyes\nno\n")
    assert [row["intent"] for row in rows] == ["CanIReturn", "AMAZON.YesIntent", "AMAZON.NoIntent"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"where is my order\r\n", "where is my order"),
        (b"where is my order", "where is my order"),
        (b"where is \xff my order\n", "where is \N{REPLACEMENT CHARACTER} my order"),
        (b"where is my order\0\n", "where is my order\0"),
        (b"  Where is my ORDER?  \n", "  Where is my ORDER?  "),
        ("\N{LINE SEPARATOR}where is my order\x85\n".encode(), "\N{LINE SEPARATOR}where is my order\x85"),
    ],
)
def test_a_line_is_kept_as_it_came_without_its_end(demo_env: Env, line: bytes, said: str) -> None:
    [row] = turns(demo_env, said=line)
    assert (row["said"], row["intent"]) == (said, "WhereIsMyOrder")


def test_a_very_long_line_is_a_turn_too(demo_env: Env) -> None:
    said = "where is my order and so on " * 4000
    assert [row["said"] for row in turns(demo_env, said=said)] == [said]


def test_nothing_piped_in_is_no_conversation(demo_env: Env) -> None:
    assert turns(demo_env, said=b"") == []
    assert turns(demo_env, said=b"\n\r\n\n") == []


def test_as_and_guest_together_are_a_usage_error(demo_env: Env) -> None:
    result = invoke(demo_env, "talk", "--as", "ben", "--guest", "--say", "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--as and --guest name two speakers" in result.stderr


@pytest.mark.parametrize("nobody", ["zed", "", "ADA"])
def test_a_customer_who_is_not_there_is_answered_with_those_who_are(demo_env: Env, nobody: str) -> None:
    result = invoke(demo_env, "talk", "--as", nobody, "--say", "x")
    assert f'there is no customer "{nobody}" in this shop; there are ada, ben, cleo, ' in str(result.exception)


def test_a_shop_without_customers_is_asked_as_a_guest(demo_env: Env, empty_shop: Path) -> None:
    result = invoke(demo_env, "talk", "--json", "--shop", str(empty_shop), "--say", "how do i contact customer service")
    assert json.loads(result.stdout)["open"]
    assert "you speak as a guest" in result.stderr
    result = invoke(demo_env, "talk", "--shop", str(empty_shop), "--as", "ada", "--say", "x")
    assert "it has no customers; add some to its customers.toml" in str(result.exception)


@pytest.mark.usefixtures("learnt")
def test_a_data_folder_that_cannot_be_written_does_not_matter_to_a_shop_in_memory(demo_env: Env) -> None:
    env = demo_env | {"CARELINE_DATA": "/dev/null/data"}
    assert turns(env, "--shop", "demo", "--say", "where is my order")[0]["intent"] == "WhereIsMyOrder"


# From here on real processes: what matters is how they end, and with what.


def test_a_reader_that_goes_away_is_no_fault(demo_env: Env) -> None:
    pipe = ["sh", "-c", '"$@" | head -n 1', "sh"]
    result = run(demo_env, "talk", "--say", "where is my order", "--say", "stop", shell=pipe)
    assert result.stdout == b"  said:   where is my order\n"
    assert b"Traceback" not in result.stderr
    assert b"Exception" not in result.stderr


def test_closed_streams_are_no_fault(demo_env: Env) -> None:
    closed = ["sh", "-c", '"$@" <&- >&-', "sh"]
    result = run(demo_env, "talk", shell=closed)
    assert (result.returncode, result.stdout, result.stderr.count(b"\n")) == (0, b"", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_full_disk_is_one_sentence(demo_env: Env) -> None:
    result = run(demo_env, "talk", "--say", "x", shell=["sh", "-c", '"$@" >/dev/full', "sh"])
    *_, last = result.stderr.decode().splitlines()
    assert (result.returncode, last) == (2, "careline: [Errno 28] No space left on device")


def test_words_that_are_not_utf8_can_be_said_and_shown_by_a_terminal_that_lacks_a_character(demo_env: Env) -> None:
    env = demo_env | {"PYTHONIOENCODING": "latin-1"}
    said = ["sh", "-c", '"$@" --say "$(printf "caf\\303\\251 \\377")"', "sh"]
    result = run(env, "talk", shell=said)
    assert (result.returncode, result.stdout.splitlines()[0]) == (0, b"  said:   caf\xe9 ?")


@needs_a_terminal
def test_at_a_terminal_the_shop_opens_and_asks_until_it_is_left(demo_env: Env) -> None:
    shown, code = at_a_terminal(demo_env, b"where is my order\r", b"\r", b"stop \xff\r", b"\x04")
    assert code == 0
    assert "Type what you would say; Ctrl-D ends." in shown
    assert shown.index("Welcome back to Fern & Fable") < shown.index("heard:  WhereIsMyOrder")
    assert shown.count("You:") == 4


@needs_a_terminal
def test_ctrl_c_leaves_the_terminal_without_a_word_of_complaint(demo_env: Env) -> None:
    # A Ctrl-C before Python waits is seen with the next line only, or never: then it is pressed again, as people do.
    shown, code = at_a_terminal(demo_env, b"\x03\r", b"\x03\r", b"\x03\r")
    assert code == 0
    assert "Traceback" not in shown


@needs_a_terminal
def test_at_a_terminal_json_is_still_all_there_is(demo_env: Env) -> None:
    shown, code = at_a_terminal(demo_env, at_once=b"where is my order\r\x04", options=["--json"])
    assert code == 0
    assert "Type what" not in shown
    assert [json.loads(line)["said"] for line in shown.splitlines() if line.startswith("{")] == ["where is my order"]


def at_a_terminal(env: Env, *typed: bytes, at_once: bytes = b"", options: Sequence[str] = ()) -> tuple[str, int]:
    """What somebody sees who types `at_once`, and then each of `typed` when asked; and the exit code."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PYTHON, "talk", *options],
        cwd=ROOT,
        env=environment(env) | {"TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=take_the_terminal,  # noqa: PLW1509 - no other thread forks here
    ) as process:
        os.close(theirs)
        watchdog = Timer(30, process.kill)
        watchdog.start()
        os.write(ours, at_once)
        shown, keys, asked = b"", iter(typed), 0
        while piece := read(ours):
            shown += piece
            while shown.count(b"You:") > asked:
                asked += 1
                os.write(ours, next(keys, b""))
        os.close(ours)
        watchdog.cancel()
        return shown.decode(errors="replace"), process.wait(timeout=20)


def take_the_terminal() -> None:
    """So that Ctrl-C becomes a signal to the process."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other side has closed
        return b""
