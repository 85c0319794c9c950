"""What the app answers to whom, over real sockets; who may ask is in test_signed_requests."""

import json
import socket
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from skill.bootstrap import Careline
from skill.tools.shop_folder import ShopFolder
from skill.web.app import LARGEST, create_app
from tests.web.client import Client, Reply, envelope, intent, serving


@pytest.fixture(scope="module")
def unsigned(careline: Careline) -> Iterator[Client]:
    with serving(create_app(careline, None)) as port:
        yield Client(port, None)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_post_reaches_the_skill(client: Client, method: str) -> None:
    reply = client.send(method, "/alexa")
    assert (reply.status, reply.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize("path", ["/", "/health"])
def test_the_other_places_are_for_reading(client: Client, path: str) -> None:
    assert client.send("POST", path, b"{}").status == 405


def test_an_unknown_place_says_no_more_than_that(client: Client) -> None:
    reply = client.send("GET", "/admin")
    assert (reply.status, reply.text) == (404, "404 Not Found\n")


def test_health_is_told_without_asking_anybody(client: Client) -> None:
    reply = client.send("GET", "/health")
    assert (reply.status, reply.json) == (200, {"status": "ok"})


def padded(size: int) -> bytes:
    """A right envelope of so many bytes."""
    body = json.dumps(envelope()).encode()
    return body + b" " * (size - len(body))


def test_a_body_of_64_kilobytes_is_read_and_one_byte_more_is_not(client: Client) -> None:
    assert client.post(padded(LARGEST)).status == 200
    assert client.post(padded(LARGEST + 1)).status == 413
    assert client.post(padded(LARGEST * 4)).status == 413


def test_a_body_in_chunks_has_the_same_limit(client: Client) -> None:
    assert chunked(client, padded(LARGEST)).status == 200
    assert chunked(client, padded(LARGEST + 1)).status == 413
    assert chunked(client, padded(LARGEST * 4)).status == 413


def chunked(client: Client, body: bytes) -> Reply:
    pieces = (body[start : start + 8192] for start in range(0, len(body), 8192))
    return client.send("POST", "/alexa", pieces, client.signed(body))


@pytest.mark.parametrize("head", [b"Content-Length: 9999999999", b"Transfer-Encoding: chunked"])
def test_a_body_without_end_is_refused_before_it_has_come(client: Client, head: bytes) -> None:
    chunk = b"%x\r\n%b\r\n" % (LARGEST + 1, b" " * (LARGEST + 1))
    with socket.create_connection(("127.0.0.1", client.port), timeout=10) as connection:
        connection.sendall(b"POST /alexa HTTP/1.1\r\nHost: localhost\r\n%b\r\n\r\n%b" % (head, chunk))
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null"])
def test_without_signatures_bad_json_is_still_refused(unsigned: Client, body: bytes) -> None:
    reply = unsigned.post(body, {})
    assert (reply.status, reply.text) == (400, "400 Bad Request\n")


def test_without_signatures_neither_header_nor_timestamp_is_asked_for(unsigned: Client) -> None:
    request = envelope({"timestamp": None})
    assert unsigned.post(json.dumps(request).encode(), {}).status == 200


def test_without_signatures_another_skill_is_still_refused(unsigned: Client) -> None:
    request = envelope(skill_id="amzn1.ask.skill.another")
    assert unsigned.post(json.dumps(request).encode(), {}).status == 400


def test_a_fault_before_the_skill_is_spoken_and_not_shown(
    careline: Careline, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A serializer that fails stands for whatever fails outside the skill's own last resort."""

    def fail(payload: object, obj_type: object) -> None:
        raise RuntimeError("Jane Doe, 1 Main Street")

    monkeypatch.setattr(careline.skill.serializer, "deserialize", fail)
    with serving(create_app(careline, None)) as port:
        reply = Client(port, None).post(json.dumps(envelope()).encode(), {})
    assert reply.status == 200
    assert reply.json["response"]["shouldEndSession"] is True
    assert "sorry" in reply.json["response"]["outputSpeech"]["ssml"]
    assert "Jane" not in caplog.text + reply.text
    assert json.loads(caplog.records[-1].message)["fault"] == "RuntimeError"


class Page(HTMLParser):
    """Which tags, attributes and words a page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_tells_a_person_what_this_is(client: Client) -> None:
    reply = client.send("GET", "/")
    page = Page(reply.text)
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert page.attributes["lang"] == "en"
    assert page.tags.count("h1") == page.tags.count("title") == page.tags.count("main") == 1
    for told in ("/alexa", "/health", "make talk", "--unsigned"):
        assert told in page.words


def test_the_page_loads_nothing(client: Client) -> None:
    page = client.send("GET", "/").text
    assert Page(page).attributes["href"] == "data:,", "the only link is an empty icon"
    assert not {"src", "action"} & {*Page(page).attributes}
    assert "url(" not in page
    assert "script" not in page


QUESTIONS = ("WhereIsMyOrder", "CanIReturn", "ContactSupport", "ReturnPolicyInfo", "AMAZON.HelpIntent", "Unknown")
ODD: tuple[dict[str, object], ...] = (
    {"type": "SessionEndedRequest", "reason": "USER_INITIATED"},
    {"type": "AlexaSkillEvent.SkillEnabled"},
    {"type": "Alexa.Presentation.APL.UserEvent", "source": {"id": ""}},
    {"type": "IntentRequest", "intent": None},
    {"type": "IntentRequest", "intent": {"name": "CanIReturn", "slots": {"item": None, "x": []}}},
    {"type": "IntentRequest", "locale": "xx-XX", "intent": {"name": "CanIReturn"}},
    intent("WhereIsMyOrder", item="\ud800 \u0000 <speak> &" + "x" * 20_000),
    intent("WhereIsMyOrder", item="trail shoes"),
    intent("ContactSupport", channel="phone"),
    {"type": 7},
    {},
)


@pytest.mark.parametrize("token", [None, "linked"])
@pytest.mark.parametrize("request_", [*map(intent, QUESTIONS), *ODD], ids=lambda request: str(request)[:60])
def test_flask_answers_what_lambda_answers(
    client: Client, careline: Careline, demo_shop: ShopFolder, request_: dict[str, object], token: str | None
) -> None:
    assert demo_shop.demo
    asked = envelope(request_, token=token and next(iter(demo_shop.demo.accounts)))
    reply = client.ask(asked)
    assert (reply.status, reply.json) == (200, careline.handle(json.loads(json.dumps(asked))))
