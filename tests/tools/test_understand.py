"""`python -m skill understand`: one utterance a line in, one object a line out, and nobody is asked anything."""

import json
from typing import Any

import pytest

from tests.tools.command_line import invoke
from tests.tools.conftest import Env


def heard(env: Env, said: bytes) -> list[dict[str, Any]]:
    result = invoke(env, "understand", said=said)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_line_becomes_one_object(demo_env: Env) -> None:
    said = b"where is my order\n\nwhat about the second one\r\n\xff\xfe\ncan i return my lamp"
    rows = heard(demo_env, said)
    assert rows[0] == {"said": "where is my order", "intent": "WhereIsMyOrder", "slots": {}}
    assert [row["said"] for row in rows[1:4]] == ["", "what about the second one", "\N{REPLACEMENT CHARACTER}" * 2]
    assert [rows[n]["intent"] for n in (1, 3)] == ["AMAZON.FallbackIntent"] * 2
    assert rows[4] == {"said": "can i return my lamp", "intent": "CanIReturn", "slots": {"item": "lamp"}}


def test_no_line_is_no_object(demo_env: Env) -> None:
    assert heard(demo_env, b"") == []


def test_no_database_is_needed(demo_env: Env) -> None:
    nowhere = demo_env | {"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:1"}
    assert heard(nowhere, b"talk to a human\n")[0]["intent"] == "ContactSupport"


@pytest.mark.usefixtures("learnt")
def test_a_folder_that_cannot_keep_the_classifier_does_not_matter(demo_env: Env) -> None:
    assert heard(demo_env | {"CARELINE_DATA": "/dev/null/x"}, b"open fern fable\n")[0]["intent"] == "LaunchRequest"
