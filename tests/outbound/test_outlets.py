"""Which outlet the settings name, and what arrives at those on AWS (moto in their place)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from moto.server import ThreadedMotoServer

from skill.config import Settings
from skill.errors import EventRefused, OutletDown, SettingsError
from skill.outbound import aws
from skill.outbound.event import as_json
from skill.outbound.outlet import Outlet
from skill.outbound.outlets import outlet_of
from skill.outbound.ses import Mailbox
from skill.outbound.sns import Topic
from skill.outbound.sqs import Queue
from skill.outbound.webhook import Webhook
from skill.outbound.zendesk import Zendesk
from tests.outbound.given import an_event

SNS, SQS = "arn:aws:sns:us-east-1:123456789012:careline", "arn:aws:sqs:us-east-1:123456789012:careline"
SERVICES = ("SNS", "SQS", "SESV2", "SES")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """moto's SNS, SQS and SES."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield "http://127.0.0.1:{1}".format(*server.get_host_and_port())
    server.stop()


@pytest.fixture(autouse=True)
def environment(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What botocore reads by itself."""
    for name in SERVICES:
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{name}", endpoint)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "careline")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


def outlet(named: str, **others: str) -> Outlet:
    return outlet_of(Settings(outlet=named, **{f"outlet_{name}": held for name, held in others.items()}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        (SNS, Topic),
        (f"{SNS}.fifo", Topic),
        (SQS, Queue),
        ("arn:aws-cn:sqs:cn-north-1:123456789012:careline.fifo", Queue),
        ("mailto:desk@shop.example", Mailbox),
        ("https://shop.example/hook", Webhook),
        ("http://127.0.0.1:8080/hook", Webhook),
        ("zendesk+https://shop.zendesk.com", Zendesk),
    ],
)
def test_the_shape_of_the_setting_names_the_outlet(named: str, kind: type[Outlet]) -> None:
    assert isinstance(outlet(named, secret="s3cret", sender="desk@shop.example"), kind)


@pytest.mark.parametrize(
    "named",
    [
        *("", "careline", "arn:aws:sns:us-east-1:12:careline", "arn:aws:s3:::careline", "mailto:", "mailto:desk"),
        *("mailto:a@b.example,c@d.example", "http://shop.example", "https://", "https://[", "https://shop.example:x"),
        *(
            "zendesk+http://shop.zendesk.com",
            "ftp://shop.example",
            "https://shöp.example",
            "http://127.0.0.1.evil.example",
        ),
    ],
)
def test_what_can_be_no_outlet_is_said_in_one_sentence(named: str) -> None:
    with pytest.raises(SettingsError, match=r"^CARELINE_OUTLET ") as error:
        outlet(named, secret="s3cret", sender="desk@shop.example")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("named", "secret", "missing"),
    [
        ("mailto:desk@shop.example", "", "CARELINE_OUTLET_SENDER"),
        ("https://shop.example", "", "CARELINE_OUTLET_SECRET"),
        ("zendesk+https://shop.zendesk.com", "", "CARELINE_OUTLET_SECRET"),
        ("https://shop.example", "whsec_x", "CARELINE_OUTLET_SECRET"),
    ],
)
def test_what_an_outlet_needs_besides_is_named(named: str, secret: str, missing: str) -> None:
    with pytest.raises(SettingsError, match=f"^{missing} "):
        outlet(named, secret=secret)


def received(url: str) -> list[dict[str, Any]]:
    found = aws.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    return list(found.get("Messages", []))


@pytest.mark.parametrize("ending", ["", ".fifo"])
def test_a_queue_gets_the_envelope_and_its_type(ending: str) -> None:
    fifo = {"Attributes": {"FifoQueue": "true"}} if ending else {}
    url = aws.client("sqs").create_queue(QueueName=f"tickets{ending}", **fifo)["QueueUrl"]
    for _ in range(2):
        outlet(SQS.replace("careline", f"tickets{ending}")).send(an_event())
    messages = received(url)
    assert [each["Body"] for each in messages] == [as_json(an_event())] * (1 if ending else 2)
    assert messages[0]["MessageAttributes"]["type"]["StringValue"] == "careline.ticket.opened"


@pytest.mark.parametrize("ending", ["", ".fifo"])
def test_a_topic_hands_the_envelope_to_whoever_subscribed(ending: str) -> None:
    fifo = {"FifoQueue": "true"} if ending else {}
    sqs, sns = aws.client("sqs"), aws.client("sns")
    url = sqs.create_queue(QueueName=f"heard{ending}", Attributes=fifo)["QueueUrl"]
    topic = sns.create_topic(Name=f"events{ending}", Attributes={"FifoTopic": "true"} if ending else {})["TopicArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=SQS.replace("careline", f"heard{ending}"))
    outlet(topic).send(an_event())
    (message,) = received(url)
    assert json.loads(message["Body"])["Message"] == as_json(an_event())


def test_a_mailbox_gets_a_letter_in_plain_words(endpoint: str) -> None:
    aws.client("sesv2").create_email_identity(EmailIdentity="desk@shop.example")
    outlet("mailto:people@shop.example", sender="desk@shop.example").send(an_event("a return"))


@pytest.mark.parametrize("named", [SNS.replace("careline", "nowhere"), SQS.replace("careline", "nowhere")])
def test_a_queue_or_topic_that_is_not_there_is_down_and_no_fault_of_the_event(named: str) -> None:
    with pytest.raises(OutletDown):
        outlet(named).send(an_event())


def test_a_sender_that_is_not_verified_is_down() -> None:
    with pytest.raises(OutletDown):
        outlet("mailto:people@shop.example", sender="stranger@elsewhere.example").send(an_event())


@pytest.mark.parametrize("named", [SNS, SQS, "mailto:people@shop.example"])
def test_nobody_there_is_down(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SERVICES:
        monkeypatch.setenv(f"AWS_ENDPOINT_URL_{name}", "http://127.0.0.1:9")
    with pytest.raises(OutletDown, match="EndpointConnectionError"):
        outlet(named, sender="desk@shop.example").send(an_event())


def test_without_credentials_it_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    with pytest.raises(OutletDown, match="NoCredentialsError"):
        outlet(SQS).send(an_event())


@pytest.mark.parametrize("code", sorted(aws.REFUSALS))
def test_what_is_said_of_this_message_is_a_refusal_that_quotes_nothing(code: str) -> None:
    from botocore.exceptions import ClientError

    with pytest.raises(EventRefused, match=f"^{code}$"), aws.answered():
        raise ClientError({"Error": {"Code": code, "Message": "secret words"}}, "Publish")


@pytest.mark.parametrize("code", ["Throttling", "AccessDenied", "NotFound", "KMSThrottling", "MessageRejected", "?"])
def test_any_other_error_would_be_said_of_any_message(code: str) -> None:
    from botocore.exceptions import ClientError

    with pytest.raises(OutletDown), aws.answered():
        raise ClientError({"Error": {"Code": code, "Message": "secret words"}}, "Publish")
