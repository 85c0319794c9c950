"""Who may ask over HTTPS: requests signed by our own authority, over real sockets. A right one 200, all others 400."""

import base64
import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from skill.web.refusal import Reason
from tests.builders import NOW
from tests.web.authority import Authority, rsa_key
from tests.web.client import CHAIN, PLACE, SIGNATURE, Client, Reply, envelope, signature
from tests.web.conftest import Shelf

BODY = json.dumps(envelope()).encode()
UNTRUSTED: tuple[str, ...] = (
    *("wrong-host", "name-only-in-subject", "expired", "not-yet-valid", "self-signed", "other-root"),
    *("other-root-added", "between-missing", "between-expired", "between-is-no-authority", "for-clients"),
    *("no-pem", "empty", "broken-pem"),
)
NOT_AMAZONS = ("wildcard", "wildcard-beside-others", "rsa-1024", "elliptic-curve")


def assert_refused(reply: Reply, log: pytest.LogCaptureFixture, reason: Reason) -> None:
    """A bare 400 outside; inside one line with the reason as a code, and nothing of what was sent."""
    assert (reply.status, reply.text) == (400, "400 Bad Request\n")
    assert [json.loads(each.message) for each in log.records] == [{"fault": "VerificationFailed", "cause": reason}]


def test_a_request_that_amazon_signed_is_answered(client: Client) -> None:
    reply = client.post(BODY)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "application/json"
    assert "Fern &amp; Fable" in reply.json["response"]["outputSpeech"]["ssml"]


def test_every_wrong_chain_is_tried_below(authority: Authority) -> None:
    assert {*UNTRUSTED, *NOT_AMAZONS} == {*authority.wrong_chains()}


@pytest.mark.parametrize("chain", UNTRUSTED)
def test_a_chain_without_a_trusted_path_to_the_signer_is_refused(
    client: Client, chain: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.post(BODY, client.signed(BODY, f"{PLACE}{chain}.pem")), caplog, "chain")


@pytest.mark.parametrize("chain", NOT_AMAZONS)
def test_a_trusted_chain_that_is_not_alexas_is_refused(
    client: Client, chain: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.post(BODY, client.signed(BODY, f"{PLACE}{chain}.pem")), caplog, "certificate")


def test_a_chain_that_is_not_there_is_refused(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    assert_refused(client.post(BODY, client.signed(BODY, f"{PLACE}nothing.pem")), caplog, "download")


@pytest.mark.parametrize(
    "body",
    [BODY + b" ", BODY[:-1], BODY.replace(b"a-request", b"b-request"), BODY.replace(b"en-US", b"en-UT"), b""],
    ids=["one byte more", "one byte less", "one letter", "one bit", "nothing"],
)
def test_a_body_changed_after_signing_is_refused(client: Client, body: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert_refused(client.post(body, client.signed(BODY)), caplog, "signature")


def test_a_signature_by_another_key_is_refused(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    wrong = client.signed(BODY) | {SIGNATURE: signature(rsa_key(), BODY)}
    assert_refused(client.post(BODY, wrong), caplog, "signature")


def test_other_ways_of_signing_are_refused(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    key = client.key
    assert isinstance(key, RSAPrivateKey)
    for made in (key.sign(BODY, PKCS1v15(), SHA1()), key.sign(BODY, PSS(MGF1(SHA256()), 32), SHA256())):
        caplog.clear()
        wrong = client.signed(BODY) | {SIGNATURE: base64.b64encode(made).decode()}
        assert_refused(client.post(BODY, wrong), caplog, "signature")


def test_the_old_sha_1_header_alone_is_refused(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    key = client.key
    assert isinstance(key, RSAPrivateKey)
    old = base64.b64encode(key.sign(BODY, PKCS1v15(), SHA1())).decode()
    headers = {CHAIN: client.signed(BODY)[CHAIN], "Signature": old}
    assert_refused(client.post(BODY, headers), caplog, "signature")


@pytest.mark.parametrize(("missing", "reason"), [(CHAIN, "url"), (SIGNATURE, "signature")])
def test_a_missing_header_is_refused(
    client: Client, missing: str, reason: Reason, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {name: value for name, value in client.signed(BODY).items() if name != missing}
    assert_refused(client.post(BODY, headers), caplog, reason)


@pytest.mark.parametrize("text", ["", "!", "AAA", "AAAA AAAA", "AAAA-_==", "ÄÖ==", "AAAA", "A" * 4000])
def test_a_signature_that_is_no_base64_of_one_is_refused(
    client: Client, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.post(BODY, client.signed(BODY) | {SIGNATURE: text}), caplog, "signature")


@pytest.mark.parametrize("stray", ["!", " ", "-", "=", "%"])
def test_a_right_signature_with_a_stray_character_is_refused(
    client: Client, stray: str, caplog: pytest.LogCaptureFixture
) -> None:
    right = client.signed(BODY)
    headers = right | {SIGNATURE: f"{right[SIGNATURE][:8]}{stray}{right[SIGNATURE][8:]}"}
    assert_refused(client.post(BODY, headers), caplog, "signature")


@pytest.mark.parametrize("late", [-150, -149.5, 0, 150], ids=lambda seconds: f"{seconds} s")
def test_a_timestamp_within_150_seconds_is_taken(client: Client, late: float) -> None:
    assert client.ask(envelope({"timestamp": (NOW - timedelta(seconds=late)).isoformat()})).status == 200


@pytest.mark.parametrize("zone", ["2026-11-23T14:00:00.000Z", "2026-11-23T15:00:00+01:00", "2026-11-23T05:59:58-08:00"])
def test_a_timestamp_is_a_moment_in_any_zone(client: Client, zone: str) -> None:
    assert client.ask(envelope({"timestamp": zone})).status == 200


@pytest.mark.parametrize(
    "written",
    [
        *[(NOW + timedelta(seconds=seconds)).isoformat() for seconds in (-151, -150.001, 150.001, 151)],
        *("2026-11-23T14:00:00", "2026-11-23", "1795442400000", "", "now", "2026-13-01T00:00:00Z", "Mon, 23 Nov 2026"),
        *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-11-23T14:00:00Z\n2026"),
        *(1795442400000, 1795442400, None, True, [], {}, ["2026-11-23T14:00:00Z"]),
    ],
    ids=repr,
)
def test_a_timestamp_far_off_or_odd_is_refused(
    client: Client, written: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.ask(envelope({"timestamp": written})), caplog, "time")


@pytest.mark.parametrize("request_", [None, [], "x", {}, {"type": "LaunchRequest"}], ids=repr)
def test_an_envelope_without_a_timestamp_is_refused(
    client: Client, request_: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.ask(envelope() | {"request": request_}), caplog, "time")


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"null", b"[]", b"[{}]", b'"text"', b"7", b"{}{}", b"\xef\xbb\xbf{}", b"{\xff}", b"{'a': 1}"),
        *("{}".encode("utf-16"), b"[" * 60_000, b'{"a":' * 10_000, b'{"a": ' + b"9" * 5_000 + b"}"),
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_signed_body_that_is_no_json_object_is_refused(
    client: Client, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert_refused(client.post(body), caplog, "body")


@pytest.mark.parametrize("other", ["amzn1.ask.skill.00000000-0000-0000-0000-000000000000", "", None, 7])
def test_a_request_for_another_skill_is_refused(client: Client, other: str, caplog: pytest.LogCaptureFixture) -> None:
    assert_refused(client.ask(envelope(skill_id=other)), caplog, "skill")


def test_an_old_envelope_that_names_the_skill_only_in_its_session_is_answered(client: Client) -> None:
    old = {key: value for key, value in envelope().items() if key != "context"}
    assert client.ask(old).status == 200


def test_a_chain_is_fetched_once_however_it_is_spelled(client: Client, shelf: Shelf) -> None:
    spellings = (f"{PLACE}right.pem", "HTTPS://S3.AMAZONAWS.COM:443/echo.api/x/../right.pem")
    assert [client.post(BODY, client.signed(BODY, each)).status for each in (*spellings, *spellings)] == [200] * 4
    assert shelf.fetched[f"{PLACE}right.pem"] == 1
