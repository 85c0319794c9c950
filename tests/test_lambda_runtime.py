"""The Lambda function as AWS runs it: its own runtime client, SnapStart's hooks, the settings of template.yaml."""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from skill import config
from skill.storage.dynamodb import Connection
from skill.tools.shop_folder import token_of
from tests.builders import SKILL_ID, an_event, intent_event, launch_event
from tests.runtime_api import RunningLambda, running_lambda

HANDLER = "lambda_function.lambda_handler"
SLOT = "a very private thing"
PRIVATE = (token_of("ada"), SLOT, "amzn1.ask.account.SOMEONE")
NUMBERS = count(1)


def ask(function: RunningLambda, event: object) -> dict[str, Any]:
    """The response to the event; fails when the invocation ended in an error or is no answer Alexa takes."""
    request_id = f"invocation-{next(NUMBERS)}"
    posted = function.invoke(event, request_id)
    assert posted.path == f"invocation/{request_id}/response", posted
    assert posted.body["version"] == "1.0"
    return dict(posted.body["response"])


def spoken(response: Mapping[str, Any]) -> str:
    speech = response["outputSpeech"]
    assert speech["type"] == "SSML"
    ssml: str = speech["ssml"]
    assert ssml.startswith("<speak>")
    assert ssml.endswith("</speak>")
    assert ("reprompt" in response) is (response["shouldEndSession"] is False)
    return ssml


def turns(function: RunningLambda) -> list[dict[str, Any]]:
    """The log's lines about turns; fails unless every line, a library's too, is a JSON object."""
    read = [json.loads(line) for line in function.lines()]
    assert all(isinstance(line, dict) for line in read)
    return [line for line in read if "logger" not in line]


def leaked(function: RunningLambda) -> list[str]:
    """What must not be in the log, and is."""
    written = "\n".join(function.lines())
    return [private for private in PRIVATE if private in written]


def environment(connection: Connection) -> dict[str, str]:
    """What template.yaml and the role give the function, and where DynamoDB is instead of AWS."""
    return {
        config.SKILL_ID: SKILL_ID,
        config.TABLE: "careline",
        "PYTHONWARNINGS": "ignore::SyntaxWarning",
        config.ENDPOINT: connection.endpoint_url or "",
        "AWS_ACCESS_KEY_ID": connection.access_key or "",
        "AWS_SECRET_ACCESS_KEY": connection.secret_key or "",
    }


# Nothing listens on port 9 of this machine.
NOWHERE = environment(Connection("http://127.0.0.1:9", access_key="x", secret_key="x"))


@pytest.fixture(scope="module")
def function(demo_table: Connection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningLambda]:
    """The function on the demo shop's table."""
    with running_lambda(HANDLER, environment(demo_table), tmp_path_factory.mktemp("function")) as running:
        yield running


def test_launch_asks_what_the_customer_wants(function: RunningLambda) -> None:
    response = ask(function, launch_event())
    assert "Fern &amp; Fable" in spoken(response)
    assert response["shouldEndSession"] is False


def test_help_asks_too(function: RunningLambda) -> None:
    response = ask(function, intent_event("AMAZON.HelpIntent"))
    assert spoken(response)
    assert response["shouldEndSession"] is False


@pytest.mark.parametrize("name", ["WhereIsMyOrder", "CanIReturn"])
@pytest.mark.parametrize("customer", [None, "ada"], ids=["no token", "a demo shop's token"])
def test_a_question_about_ones_own_orders_asks_to_link_the_account(
    function: RunningLambda, name: str, customer: str | None
) -> None:
    response = ask(function, intent_event(name, customer=customer))
    assert spoken(response)
    assert response["card"] == {"type": "LinkAccount"}
    assert response["shouldEndSession"] is True


def test_contact_needs_no_account(function: RunningLambda) -> None:
    response = ask(function, intent_event("ContactSupport"))
    assert spoken(response)
    assert response["card"]["type"] in ("Simple", "Standard")


def test_another_skills_envelope_hears_a_refusal(function: RunningLambda) -> None:
    event = json.loads(json.dumps(launch_event()).replace(SKILL_ID, SKILL_ID[:-1] + "3"))
    response = ask(function, event)
    assert "Fern" not in spoken(response)
    assert response["shouldEndSession"] is True
    assert turns(function)[-1]["fault"] == "NotThisSkill"


@pytest.mark.parametrize(
    "event",
    [{}, [], "x", 5, None, {"request": None, "session": [], "context": 7}, {"request": {"type": "IntentRequest"}}],
    ids=repr,
)
def test_what_is_no_envelope_gets_a_spoken_answer(function: RunningLambda, event: object) -> None:
    assert spoken(ask(function, event))


def test_an_ended_session_is_not_spoken_to(function: RunningLambda) -> None:
    response = ask(function, an_event({"type": "SessionEndedRequest", "reason": "USER_INITIATED"}))
    assert "outputSpeech" not in response


def test_a_turn_leaves_one_line_that_names_nobody(function: RunningLambda) -> None:
    before = len(turns(function))
    ask(function, intent_event("WhereIsMyOrder", customer="ada", item=SLOT))
    [line] = turns(function)[before:]
    assert line["intent"] == "WhereIsMyOrder"
    assert "fault" not in line
    assert not leaked(function)


def test_the_snapshot_is_taken_before_the_first_invocation(function: RunningLambda) -> None:
    ask(function, launch_event())
    assert function.api.asked[:2] == ["restore/next", "invocation/next"]


def test_without_dynamodb_the_apology_is_spoken_and_the_cause_is_logged(tmp_path: Path) -> None:
    with running_lambda(HANDLER, NOWHERE, tmp_path) as function:
        response = ask(function, intent_event("ContactSupport", customer="ada", channel=SLOT))
        [line] = turns(function)
        assert not leaked(function)
    assert spoken(response)
    assert response["shouldEndSession"] is True
    # FaultsInLog in template.yaml counts the lines that have this field.
    assert line["fault"] == "StorageUnreachable"


def test_a_missing_skill_id_stops_the_start_with_a_sentence_that_names_it(tmp_path: Path) -> None:
    with running_lambda(HANDLER, NOWHERE | {config.SKILL_ID: ""}, tmp_path) as function:
        posted = function.next_post()
    assert posted.path == "init/error"
    assert posted.body["errorType"] == "SettingsError"
    assert posted.body["errorMessage"].startswith(f"{config.SKILL_ID} is not set, so ")
