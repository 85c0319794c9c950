"""Facts about template.yaml that must stay true, and that no linter can know."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode import cfn_yaml  # type: ignore[import-untyped]

from skill import config
from skill.outbound.posting import SECONDS
from skill.outbound.stream import RESERVE
from skill.storage import keys

ROOT = Path(__file__).parent.parent
RESOURCES: dict[str, Any] = cfn_yaml.load(str(ROOT / "template.yaml"))["Resources"]
PARAMETERS: dict[str, Any] = cfn_yaml.load(str(ROOT / "template.yaml"))["Parameters"]
FUNCTION: dict[str, Any] = RESOURCES["Function"]["Properties"]
TABLE: dict[str, Any] = RESOURCES["Table"]["Properties"]


OUTBOX: dict[str, Any] = RESOURCES["OutboxFunction"]["Properties"]


def of_type(name: str) -> list[dict[str, Any]]:
    return [resource["Properties"] for resource in RESOURCES.values() if resource["Type"] == name]


def statements(function: dict[str, Any] = FUNCTION) -> list[dict[str, Any]]:
    """Those that always hold, and those that hold for one kind of outlet."""
    found = [statement for policy in function["Policies"] for statement in policy["Statement"]]
    return [statement["Fn::If"][1] if "Fn::If" in statement else statement for statement in found]


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_function_is_python_3_13_on_arm64() -> None:
    assert (FUNCTION["Runtime"], FUNCTION["Architectures"]) == ("python3.13", ["arm64"])


def test_the_handler_is_a_file_of_this_repository() -> None:
    module, _, function = FUNCTION["Handler"].rpartition(".")
    assert re.search(rf"^(def )?{function}\b", (ROOT / f"{module}.py").read_text(), re.MULTILINE)


def test_alexa_reaches_a_published_snapshot() -> None:
    assert FUNCTION["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert FUNCTION["AutoPublishAlias"] == "live"


def test_a_changed_property_becomes_a_new_version_and_the_old_one_is_not_paid_for() -> None:
    assert FUNCTION["AutoPublishAliasAllProperties"] is True
    assert FUNCTION["VersionDeletionPolicy"] == "Delete"


def test_the_time_limit_lies_between_carelines_budget_and_alexas_patience() -> None:
    assert FUNCTION["Timeout"] == 7


def test_only_this_skill_may_call_it() -> None:
    events = FUNCTION["Events"].values()
    assert [(event["Type"], event["Properties"]) for event in events] == [
        ("AlexaSkill", {"SkillId": {"Ref": "SkillId"}})
    ]
    assert not of_type("AWS::Lambda::Permission"), "a second permission could skip the alias or the skill id"


@pytest.mark.parametrize(
    ("skill_id", "accepted"),
    [
        ("amzn1.ask.skill.12345678-abcd-1234-abcd-123456789012", True),
        ("amzn1.ask.skill.", False),
        ("amzn1.ask.skill.12345678-abcd-1234-abcd-123456789012 ", False),
        ("x.amzn1.ask.skill.12345678-abcd-1234-abcd-123456789012", False),
        ("12345678-abcd-1234-abcd-123456789012", False),
        ("", False),
    ],
)
def test_a_skill_id_must_look_like_one(skill_id: str, accepted: bool) -> None:
    assert bool(re.fullmatch(PARAMETERS["SkillId"]["AllowedPattern"], skill_id)) is accepted


def test_nobody_deploys_without_naming_a_skill() -> None:
    assert "Default" not in PARAMETERS["SkillId"]


def test_the_environment_holds_settings_that_careline_or_python_reads() -> None:
    assert set(FUNCTION["Environment"]["Variables"]) == {config.SKILL_ID, config.TABLE, "PYTHONWARNINGS"}


@pytest.mark.parametrize("function", ["Function", "OutboxFunction"])
def test_both_functions_are_the_same_package_for_the_same_machine(function: str) -> None:
    found = RESOURCES[function]["Properties"]
    assert [found[name] for name in ("CodeUri", "Runtime", "Architectures")] == [
        *("dist/lambda/", "python3.13", ["arm64"]),
    ]
    assert (ROOT / f"{found['Handler'].partition('.')[0]}.py").exists()
    packed = re.search(r"@cp (.*) dist/lambda/", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert packed
    assert f"{found['Handler'].partition('.')[0]}.py" in packed[1].split()


def test_the_stream_brings_new_items_of_the_outbox_only_and_gives_up_into_a_queue() -> None:
    stream = OUTBOX["Events"]["Stream"]["Properties"]
    (pattern,) = (json.loads(each["Pattern"]) for each in stream["FilterCriteria"]["Filters"])
    outbox = keys.outbox_partition(0).partition("#")[0] + "#"
    assert pattern == {"dynamodb": {"NewImage": {keys.PARTITION: {"S": [{"prefix": outbox}]}}}}
    assert TABLE["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}, "what is taken away has no new image"
    assert stream["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert stream["BisectBatchOnFunctionError"] is True
    assert stream["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["OutboxDeadLetters", "Arn"]}
    assert OUTBOX["Events"]["Sweep"]["Type"] == "Schedule", "what the stream gave up is still sent"


def test_a_batch_of_the_slowest_sends_fits_its_time_or_is_given_back() -> None:
    slowest = 2 * SECONDS
    assert slowest <= RESERVE
    assert OUTBOX["Timeout"] > 2 * RESERVE


def test_the_second_function_reaches_the_outbox_and_its_one_outlet_and_nothing_else() -> None:
    on_table, *on_outlet = statements(OUTBOX)
    assert on_table["Resource"] == {"Fn::GetAtt": ["Table", "Arn"]}
    assert {*on_table["Action"]} == {f"dynamodb:{name}" for name in ("Query", "DeleteItem", "UpdateItem", "PutItem")}
    assert on_table["Condition"] == {
        "ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["OUTBOX#*", "DEADLETTER#*"]},
    }
    assert {action for statement in on_outlet for action in as_list(statement["Action"])} == {
        *("sns:Publish", "sqs:GetQueueUrl", "sqs:SendMessage", "ses:SendEmail"),
    }
    named = [statement for statement in on_outlet if statement["Resource"] != {"Ref": "Outlet"}]
    assert [statement["Condition"] for statement in named] == [
        {"StringEquals": {"ses:FromAddress": {"Ref": "OutletSender"}}}
    ]


def test_the_second_functions_environment_holds_settings_that_careline_reads() -> None:
    outlet = {config.OUTLET, config.OUTLET_SECRET, config.OUTLET_SENDER}
    assert set(OUTBOX["Environment"]["Variables"]) == {config.TABLE, *outlet, "PYTHONWARNINGS"}
    assert PARAMETERS["OutletSecret"]["NoEcho"] is True


@pytest.mark.parametrize("metric", ["outbox_oldest_seconds", "outbox_set_aside"])
def test_what_the_sweep_logs_is_what_the_alarms_watch(metric: str) -> None:
    filters = [each for each in of_type("AWS::Logs::MetricFilter") if metric in each["FilterPattern"]]
    (fed,) = (each for one in filters for each in one["MetricTransformations"])
    assert fed["MetricValue"] == f"$.{metric}"
    watched = [alarm for alarm in of_type("AWS::CloudWatch::Alarm") if alarm["MetricName"] == fed["MetricName"]]
    assert len(watched) == 1
    assert f'"{metric}"' in (ROOT / "skill/outbound/stream.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("outlet", "accepted"),
    [
        ("", True),
        ("arn:aws:sns:us-east-1:123456789012:careline", True),
        ("arn:aws:sqs:us-east-1:123456789012:careline.fifo", True),
        ("mailto:desk@shop.example", True),
        ("https://shop.example/hook", True),
        ("zendesk+https://shop.zendesk.com", True),
        ("http://shop.example/hook", False),
        ("arn:aws:s3:::careline", False),
    ],
)
def test_an_outlet_must_look_like_one(outlet: str, accepted: bool) -> None:
    assert bool(re.fullmatch(PARAMETERS["Outlet"]["AllowedPattern"], outlet)) is accepted


@pytest.mark.parametrize("name", [config.SKILL_ID, config.TABLE, config.DATA, config.ENDPOINT])
def test_every_setting_is_documented_where_people_deploy(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")


def test_the_function_may_query_its_own_table_and_put_items_of_customers_and_events_for_the_shop_and_nothing_else() -> (
    None
):
    allowed = {action for statement in statements() for action in as_list(statement["Action"])}
    reached = [resource for statement in statements() for resource in as_list(statement["Resource"])]
    writing = [one for one in statements() if one["Action"] != "dynamodb:Query"]
    assert allowed == {"dynamodb:Query", "dynamodb:PutItem"}
    index = {"Fn::Sub": f"${{Table.Arn}}/index/{keys.BY_ENDING}"}
    assert reached == [{"Fn::GetAtt": ["Table", "Arn"]}, index, {"Fn::GetAtt": ["Table", "Arn"]}]
    assert [one["Condition"] for one in writing] == [
        {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [keys.customer_partition("*"), "OUTBOX#*"]}}
    ]


def test_the_table_has_the_keys_that_the_code_spells() -> None:
    assert [(key["AttributeName"], key["KeyType"]) for key in TABLE["KeySchema"]] == [
        (keys.PARTITION, "HASH"),
        (keys.SORT, "RANGE"),
    ]
    assert {a["AttributeName"]: a["AttributeType"] for a in TABLE["AttributeDefinitions"]} == {
        keys.PARTITION: "S",
        keys.SORT: "S",
        keys.ENDING: "S",
    }
    (index,) = TABLE["LocalSecondaryIndexes"]
    assert index["IndexName"] == keys.BY_ENDING
    assert [key["AttributeName"] for key in index["KeySchema"]] == [keys.PARTITION, keys.ENDING]
    assert index["Projection"] == {"ProjectionType": "KEYS_ONLY"}


def test_the_table_is_paid_for_on_demand() -> None:
    assert TABLE["BillingMode"] == "PAY_PER_REQUEST"
    assert "ProvisionedThroughput" not in TABLE


def test_the_table_is_encrypted_and_can_be_restored() -> None:
    assert TABLE["SSESpecification"]["SSEEnabled"] is True
    assert TABLE["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True


def test_the_table_survives_its_stack() -> None:
    assert TABLE["DeletionProtectionEnabled"] is True
    assert RESOURCES["Table"]["DeletionPolicy"] == "Retain"
    assert RESOURCES["Table"]["UpdateReplacePolicy"] == "Retain"
    assert "TableName" not in TABLE, "a fixed name blocks the next stack while the retained table exists"


def test_logs_are_json_and_go_away_after_a_while() -> None:
    assert FUNCTION["LoggingConfig"] == {"LogFormat": "JSON", "LogGroup": {"Ref": "Log"}}
    assert 1 <= RESOURCES["Log"]["Properties"]["RetentionInDays"] <= 90


@pytest.mark.parametrize("metric", ["Errors", "Throttles", "Duration"])
def test_an_alarm_watches_the_function(metric: str) -> None:
    alarms = [alarm for alarm in of_type("AWS::CloudWatch::Alarm") if alarm["MetricName"] == metric]
    assert [{"Name": "FunctionName", "Value": {"Ref": "Function"}}] in [alarm["Dimensions"] for alarm in alarms]


def test_the_slow_alarm_rings_before_lambda_cuts_a_turn_off() -> None:
    threshold = RESOURCES["SlowAlarm"]["Properties"]["Threshold"]
    assert 5000 < threshold < FUNCTION["Timeout"] * 1000


def test_the_alarm_on_spoken_apologies_watches_the_metric_that_the_log_feeds() -> None:
    [fed] = RESOURCES["FaultsInLog"]["Properties"]["MetricTransformations"]
    watched = RESOURCES["FaultsAlarm"]["Properties"]
    assert (watched["Namespace"], watched["MetricName"]) == (fed["MetricNamespace"], fed["MetricName"])
    assert RESOURCES["FaultsInLog"]["Properties"]["LogGroupName"] == FUNCTION["LoggingConfig"]["LogGroup"]
    # That the line of a fault has this field is seen in test_lambda_runtime.py.
    assert RESOURCES["FaultsInLog"]["Properties"]["FilterPattern"] == '{ $.fault = "*" }'
