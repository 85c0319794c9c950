"""Webhooks and Zendesk, over real sockets: what is posted, how it is signed, and what each answer means."""

import hmac
import json
import socket
from base64 import b64decode, b64encode
from collections.abc import Iterator
from hashlib import sha256

import pytest

from skill.errors import EventRefused, OutletDown
from skill.intents.effects import OpenTicket
from skill.outbound import posting
from skill.outbound.event import as_json, from_json
from skill.outbound.posting import Address
from skill.outbound.telling import event_of
from skill.outbound.webhook import Webhook, signature
from skill.outbound.zendesk import PATH, Zendesk
from tests.builders import a_ticket
from tests.outbound.given import EFFECTS, an_event
from tests.outbound.receiver import Receiver, receiver

SECRET = "whsec_" + b64encode(b"k" * 24).decode()
USER = "desk@shop.example/token:t0ken"


@pytest.fixture
def shop() -> Iterator[Receiver]:
    """The shop's own web server."""
    with receiver() as running:
        yield running


def webhook(shop: Receiver) -> Webhook:
    return Webhook(Address(f"{shop.url}/hooks/careline?shop=1"), SECRET, lambda: 1_795_442_400.9)


@pytest.mark.parametrize("name", EFFECTS)
def test_a_webhook_brings_the_envelope_as_it_is(shop: Receiver, name: str) -> None:
    webhook(shop).send(an_event(name))
    ((path, headers, body),) = shop.posted
    assert path == "/hooks/careline?shop=1"
    assert headers["content-type"] == "application/cloudevents+json"
    assert body.decode() == as_json(an_event(name))


def test_who_has_the_secret_can_check_the_signature_over_id_time_and_body(shop: Receiver) -> None:
    webhook(shop).send(an_event())
    ((_, headers, body),) = shop.posted
    assert headers["webhook-id"] == from_json(body.decode()).id
    assert headers["webhook-timestamp"] == "1795442400"
    version, _, signed = headers["webhook-signature"].partition(",")
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert version == "v1"
    assert b64decode(signed) == hmac.digest(b"k" * 24, content, sha256)


def test_the_signature_is_that_of_the_specifications_own_example() -> None:
    body = b'{"test": 2432232314}'
    signed = signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_that_is_plain_text_is_used_as_it_is() -> None:
    assert signature("plain", "a", "1", b"{}") != signature("whsec_" + b64encode(b"other").decode(), "a", "1", b"{}")
    assert signature("plain", "a", "1", b"{}") == signature("whsec_" + b64encode(b"plain").decode(), "a", "1", b"{}")


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_what_is_taken_is_taken(shop: Receiver, status: int) -> None:
    shop.status = status
    webhook(shop).send(an_event())


@pytest.mark.parametrize("status", sorted(posting.REFUSALS))
def test_what_is_said_of_this_body_is_a_refusal(shop: Receiver, status: int) -> None:
    shop.status = status
    with pytest.raises(EventRefused, match=f"^HTTP {status}$"):
        webhook(shop).send(an_event())


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404, 408, 410, 429, 500, 502, 503, 504])
def test_any_other_status_would_be_said_of_any_event(shop: Receiver, status: int) -> None:
    shop.status = status
    shop.headers = {"location": f"{shop.url}/elsewhere"}
    with pytest.raises(OutletDown, match=f"^HTTP {status}$"):
        webhook(shop).send(an_event())
    assert len(shop.posted) == 1, "no redirect is followed"


def test_nobody_there_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(OutletDown, match="ConnectionRefused"):
        Webhook(Address(f"http://127.0.0.1:{port}"), SECRET).send(an_event())


def test_who_takes_the_question_and_says_nothing_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(OutletDown, match="TimeoutError"):
        Webhook(Address(f"http://127.0.0.1:{silent.getsockname()[1]}"), SECRET).send(an_event())


def test_a_receiver_without_a_certificate_is_down(shop: Receiver) -> None:
    with pytest.raises(OutletDown, match="SSL"):
        Webhook(Address(shop.url.replace("http:", "https:")), SECRET).send(an_event())
    assert shop.posted == []


def test_zendesk_gets_a_ticket_that_only_agents_see_and_a_key_to_know_it_again(shop: Receiver) -> None:
    shop.status = 201
    Zendesk(Address(shop.url + PATH), USER).send(an_event("a ticket"))
    ((path, headers, body),) = shop.posted
    event = an_event("a ticket")
    assert path == "/api/v2/tickets.json"
    assert headers["idempotency-key"] == event.id
    assert b64decode(headers["authorization"].removeprefix("Basic ")).decode() == USER
    ticket = json.loads(body)["ticket"]
    assert {*json.loads(body)} == {"ticket"}
    assert ticket["subject"] == "Ticket 204811375, order FF-20261119-1001"
    assert ticket["external_id"] == event.id
    assert ticket["comment"]["public"] is False
    assert "In the customer's words: It never came." in ticket["comment"]["body"]
    assert ticket["tags"] == ["careline", "careline_ticket_opened"]


def test_hostile_words_are_one_bounded_line_of_a_letter(shop: Receiver) -> None:
    words = "</div><script>alert(1)</script>\r\nBcc: everybody@example.com\n\n" + "x" * 8_000
    told = (("Reply-To: me\r\n", "\u202emirrored"),)
    ticket = a_ticket(words=words, told=told, order_number="1\r\nBcc: x@example.com")
    shop.status = 201
    Zendesk(Address(shop.url + PATH), USER).send(event_of("ada", OpenTicket(ticket)))
    ((_, _, body),) = shop.posted
    sent = json.loads(body)["ticket"]
    assert sent["subject"].isprintable()
    assert len(sent["subject"]) <= 120
    lines = sent["comment"]["body"].split("\n")
    assert not [line for line in lines if not line.isprintable() or line.startswith("Bcc")]
    assert len(sent["comment"]["body"]) < 12_000


def test_secrets_are_not_shown() -> None:
    assert SECRET not in repr(Webhook(Address("https://shop.example"), SECRET))
    assert "t0ken" not in repr(Zendesk(Address("https://shop.example"), USER))
