"""The number to call, from Alexa's own service: where it is allowed and there; else none. No network."""

import json
from dataclasses import dataclass, field
from http.client import HTTPSConnection
from typing import Any

import pytest
from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse

from skill.errors import NotAlexa
from skill.handlers import alexa_api
from skill.handlers.alexa_api import AlexaApi
from skill.speech.call_me_back import MOBILE_NUMBER
from skill.tools.shop_folder import ShopFolder
from tests.builders import intent_event
from tests.handlers.answers import spoken
from tests.handlers.in_memory import careline_in_memory

Json = dict[str, Any]
ENDPOINT = "https://api.amazonalexa.com"
HERS = {"countryCode": "1", "phoneNumber": "2125550164"}


@dataclass
class Alexa(ApiClient):  # type: ignore[misc]
    """Alexa's service, which answers always the same and remembers what it was asked."""

    status: int = 200
    body: str = json.dumps(HERS)
    asked: list[ApiClientRequest] = field(default_factory=list)

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """The answer."""
        self.asked.append(request)
        return ApiClientResponse(headers=[], body=self.body, status_code=self.status)


class Silent(Alexa):
    """Alexa's service when nobody answers."""

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Nothing, in time."""
        raise TimeoutError


def ask(shop: ShopFolder, alexa: ApiClient, status: str = "GRANTED", who: str = "cleo", **system: Any) -> Json:
    """Cleo, of whom the shop has no number, wants to be called."""
    event = intent_event("CallMeBack", customer=who)
    event["context"]["System"] |= {"apiEndpoint": ENDPOINT, "apiAccessToken": "secret-token", **system}
    for user in (event["context"]["System"]["user"], event["session"]["user"]):
        user["permissions"] = {"scopes": {MOBILE_NUMBER: {"status": status}}}
    return careline_in_memory(shop.shop, *shop.customers, alexa=alexa).handle(event)


def card(answer: Json) -> Any:
    return answer["response"].get("card")


def test_a_number_that_alexa_may_tell_is_called_and_known_by_its_end(demo_shop: ShopFolder) -> None:
    alexa = Alexa()
    answer = ask(demo_shop, alexa)
    assert "ending in 64" in spoken(answer)
    assert "555" not in json.dumps(answer)
    [request] = alexa.asked
    assert request.url == f"{ENDPOINT}/v2/accounts/~current/settings/Profile.mobileNumber"
    assert dict(request.headers)["Authorization"] == "Bearer secret-token"


@pytest.mark.parametrize("status", ["DENIED", "", "SOMETHING_NEW"])
def test_where_it_is_refused_or_was_never_asked_a_card_asks_and_alexa_is_not(
    demo_shop: ShopFolder, status: str
) -> None:
    alexa = Alexa()
    answer = ask(demo_shop, alexa, status)
    assert card(answer) == {"type": "AskForPermissionsConsent", "permissions": [MOBILE_NUMBER]}
    assert answer["response"]["shouldEndSession"] is False
    assert "Shall I tell you how to reach us?" in spoken(answer)
    assert alexa.asked == []


@pytest.mark.parametrize("status", [401, 403])
def test_where_alexa_says_that_it_is_not_allowed_the_card_asks(demo_shop: ShopFolder, status: int) -> None:
    answer = ask(demo_shop, Alexa(status, alexa_api.NOTHING))
    assert card(answer)["type"] == "AskForPermissionsConsent"


@pytest.mark.parametrize(
    "alexa",
    [
        Alexa(204, ""),
        Alexa(429, "{}"),
        Alexa(500, "oh no"),
        Alexa(200, "null"),
        Alexa(200, "[]"),
        Alexa(200, "{"),
        Alexa(200, '{"countryCode": "1", "phoneNumber": "none"}'),
        Alexa(200, '{"countryCode": null, "phoneNumber": 7}'),
        Alexa(200, '{"countryCode": "0", "phoneNumber": "2125550164"}'),
        Silent(),
    ],
    ids=lambda alexa: f"{type(alexa).__name__} {alexa.status} {alexa.body}",
)
def test_where_alexa_has_no_number_or_no_answer_nobody_is_asked_to_allow_it_again(
    demo_shop: ShopFolder, alexa: Alexa
) -> None:
    answer = ask(demo_shop, alexa)
    assert "I don't have a phone number for you" in spoken(answer)
    assert card(answer) is None


@pytest.mark.parametrize("system", [{"apiEndpoint": None}, {"apiAccessToken": None}, {"apiAccessToken": 7}])
def test_an_envelope_that_does_not_say_where_to_ask_is_like_a_refusal(demo_shop: ShopFolder, system: Json) -> None:
    alexa = Alexa()
    assert card(ask(demo_shop, alexa, **system))["type"] == "AskForPermissionsConsent"
    assert alexa.asked == []


def test_who_is_not_asking_to_be_called_has_no_number_looked_up(demo_shop: ShopFolder) -> None:
    alexa = Alexa()
    event = intent_event("ContactSupport", customer="cleo")
    event["context"]["System"]["user"]["permissions"] = {"scopes": {MOBILE_NUMBER: {"status": "GRANTED"}}}
    careline_in_memory(demo_shop.shop, *demo_shop.customers, alexa=alexa).handle(event)
    assert alexa.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://api.amazonalexa.com/x",
        "https://api.amazonalexa.com.evil.example/x",
        "https://evil.example/api.amazonalexa.com",
        "https://api.amazonalexa.com@evil.example/x",
        "https://api.amazonalexa.com:8443/x",
        "https://127.0.0.1/x",
        "",
    ],
)
def test_the_token_goes_to_alexas_hosts_alone(url: str) -> None:
    with pytest.raises(NotAlexa):
        AlexaApi().invoke(ApiClientRequest(headers=[("Authorization", "secret")], url=url, method="GET"))


HOSTS = ("api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com")


@pytest.mark.parametrize(("host", "status"), [*((host, 200) for host in HOSTS), (HOSTS[0], 403)])
def test_alexas_hosts_are_asked_once_briefly_and_for_little(
    monkeypatch: pytest.MonkeyPatch, host: str, status: int
) -> None:
    made: list[Any] = []

    class Connection:
        """Stands in for the connection that a test may not make."""

        def __init__(self, named: str, timeout: float) -> None:
            self.status = status
            made.append((named, timeout))

        def request(self, method: str, path: str, headers: dict[str, str]) -> None:
            made.append((method, path, headers))

        def getresponse(self) -> "Connection":
            return self

        def read(self, most: int) -> bytes:
            return b"x" * min(most, 10**6)

        def getheaders(self) -> list[tuple[str, str]]:
            return []

        def close(self) -> None:
            made.append("closed")

    monkeypatch.setattr(alexa_api, HTTPSConnection.__name__, Connection)
    request = ApiClientRequest(headers=[("Authorization", "t")], url=f"https://{host}/v2/x", method="GET")
    answer = AlexaApi().invoke(request)
    assert made == [(host, alexa_api.SECONDS), ("GET", "/v2/x", {"Authorization": "t"}), "closed"]
    assert answer.status_code == status
    assert answer.body == ("x" * alexa_api.MOST_BYTES if status == 200 else alexa_api.NOTHING)  # refusals say nothing
