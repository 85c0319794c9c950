"""What real envelopes contain that Alexa's reference does not promise: each is read into the small regular one.

Every case is one that was seen in public or captured envelopes; the first line of a test says which.
"""

import json
from typing import Any

import pytest
from ask_sdk_model import RequestEnvelope

from skill.handlers.envelope import FALLBACK, LONGEST, LONGEST_TOKEN, SILENT, TolerantSerializer
from tests.builders import SKILL_ID, a_slot, an_event, intent_event, launch_event

Json = dict[str, Any]


def without(event: Json, *path: str) -> Json:
    """The envelope less one key."""
    *parents, last = path
    place = event
    for key in parents:
        place = place[key]
    del place[last]
    return event


def regular(event: Json) -> Json:
    """The envelope as the skill sees it, as JSON again; what is None is left out."""
    serializer = TolerantSerializer()
    seen: Json = serializer.serialize(serializer.deserialize(event, RequestEnvelope))
    return seen


def intent_of(event: Json) -> Json:
    """The intent of the regular envelope."""
    intent: Json = regular(event)["request"]["intent"]
    return intent


def slot_of(slot: Any, name: str = "item") -> Json:
    """One slot, as it reads in the regular envelope."""
    event = intent_event("CanIReturn")
    event["request"]["intent"]["slots"] = {name: slot}
    read: Json = intent_of(event)["slots"][name]
    return read


def authorities_of(*authorities: Json) -> list[Json]:
    """What is left of a slot's resolutions."""
    slot = {"value": "lamp", "resolutions": {"resolutionsPerAuthority": list(authorities)}}
    found: list[Json] = slot_of(slot)["resolutions"]["resolutionsPerAuthority"]
    return found


# ---- sessions and contexts


def test_a_session_without_attributes_has_none() -> None:
    """Half of the captured sessions bring no attributes."""
    event = without(intent_event("CanIReturn"), "session", "attributes")
    assert regular(event)["session"]["attributes"] == {}


def test_a_request_without_a_session_is_in_the_middle_of_nothing() -> None:
    """Audio, playback and events bring no session at all."""
    session = regular(without(intent_event("CanIReturn"), "session"))["session"]
    assert session["attributes"] == {}
    assert session["new"] is False


def test_without_a_context_skill_and_token_are_read_from_the_session() -> None:
    """Old devices send no context, and name the skill in the session only."""
    read = regular(without(intent_event("CanIReturn", customer="ada"), "context"))
    assert read["context"]["System"]["application"] == {"applicationId": SKILL_ID}
    assert read["context"]["System"]["user"]["accessToken"] == "demo-ada"


def test_without_a_session_skill_and_token_are_read_from_the_context() -> None:
    """What one part lacks, the other has."""
    read = regular(without(intent_event("CanIReturn", customer="ada"), "session"))
    assert read["session"]["application"] == {"applicationId": SKILL_ID}
    assert read["session"]["user"]["accessToken"] == "demo-ada"


def test_the_skill_that_the_context_names_counts() -> None:
    """A session may name another skill; the SDK checks the context."""
    event = launch_event()
    event["session"]["application"] = {"applicationId": "amzn1.ask.skill.other"}
    assert regular(event)["context"]["System"]["application"] == {"applicationId": SKILL_ID}


def test_a_missing_locale_is_no_locale() -> None:
    """Some requests bring no locale."""
    assert regular(without(launch_event(), "request", "locale"))["request"]["locale"] == ""


@pytest.mark.parametrize(
    ("written", "is_new"),
    [(True, True), ("true", True), (False, False), ("false", False), (None, False), ({}, False)],
    ids=repr,
)
def test_session_new_is_read_as_text_too(written: object, is_new: bool) -> None:
    """session.new came as a string."""
    event = launch_event()
    event["session"]["new"] = written
    assert regular(event)["session"]["new"] is is_new


# ---- slots


def test_an_intent_without_slots_has_none() -> None:
    """An intent without the slots key, or with null."""
    event = intent_event("WhereIsMyOrder")
    event["request"]["intent"]["slots"] = None
    assert intent_of(event) == intent_of(without(event, "request", "intent", "slots"))
    assert intent_of(intent_event("WhereIsMyOrder"))["slots"] == {}


@pytest.mark.parametrize("slot", [{"name": "item"}, {"name": "item", "value": None}, {}, None, [], "lamp", 7], ids=repr)
def test_a_slot_without_a_value_is_empty(slot: object) -> None:
    """A slot without value, or that is no object."""
    assert slot_of(slot) == {"name": "item", "value": "", "resolutions": {"resolutionsPerAuthority": []}}


def test_slot_value_beside_value_changes_nothing() -> None:
    """The newer slotValue repeats the value."""
    slot = a_slot("lamp", "brass-lamp")
    assert slot_of(slot | {"slotValue": {"type": "Simple", **slot}}) == slot_of(slot)


def test_a_slot_with_only_slot_value_is_read_from_it() -> None:
    """The value stood in slotValue alone."""
    slot = a_slot("lamp", "brass-lamp")
    assert slot_of({"slotValue": {"type": "Simple", **slot}}) == slot_of(slot)


def test_a_list_slot_brings_its_first_value() -> None:
    """Multiple-value slots have a list in slotValue and no value."""
    first, second = a_slot("lamp", "brass-lamp"), a_slot("shoes", "shoes")
    assert slot_of({"slotValue": {"type": "List", "values": [first, second]}}) == slot_of(first)


@pytest.mark.parametrize("values", [[], [None], ["lamp"], {}], ids=repr)
def test_a_list_slot_without_values_is_empty(values: object) -> None:
    """Lists that hold nothing to read."""
    assert slot_of({"slotValue": {"type": "List", "values": values}})["value"] == ""


def test_the_key_of_a_slot_is_its_name() -> None:
    """A slot's name differed from the key it stood under."""
    assert slot_of({"name": "Item.Name", "value": "lamp"})["name"] == "item"


def test_a_dotted_slot_name_is_a_name_like_any_other() -> None:
    """Dotted slot names, as Alexa's libraries have them."""
    assert slot_of({"name": "object.item", "value": "lamp"}, "object.item")["value"] == "lamp"


# ---- resolutions


STATIC, DYNAMIC = "amzn1.er-authority.echo-sdk.x.ITEM", "amzn1.er-authority.echo-sdk.dynamic.x.ITEM"


def authority(name: str, *ids: str, code: str = "ER_SUCCESS_MATCH") -> Json:
    """One authority's answer; a miss has no values key at all."""
    values = {"values": [{"value": {"name": one, "id": one}} for one in ids]} if ids else {}
    return {"authority": name, "status": {"code": code}, **values}


def test_a_miss_has_no_values_and_resolves_to_nothing() -> None:
    """ER_SUCCESS_NO_MATCH comes without a values key."""
    assert authorities_of(authority(STATIC, code="ER_SUCCESS_NO_MATCH")) == []


def test_static_may_miss_where_dynamic_matches() -> None:
    """Several authorities answer; all of them are read."""
    found = authorities_of(authority(STATIC, code="ER_SUCCESS_NO_MATCH"), authority(DYNAMIC, "her-lamp"))
    assert [one["authority"] for one in found] == [DYNAMIC]


def test_the_customers_own_entities_come_before_the_models() -> None:
    """Both match; the dynamic one knows the customer."""
    found = authorities_of(authority(STATIC, "lamp"), authority(DYNAMIC, "her-lamp"))
    assert [one["values"][0]["value"]["id"] for one in found] == ["her-lamp", "lamp"]


def test_a_catalogue_of_alexas_own_is_an_authority_too() -> None:
    """Built-in types resolve under the plain name AlexaEntities."""
    found = authorities_of(authority("AlexaEntities", "https://ld.amazonalexa.com/entities/v1/abc"))
    assert found[0]["values"][0]["value"]["id"].endswith("/abc")


@pytest.mark.parametrize("code", ["ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "ER_SOMETHING_NEW", "", None, 7])
def test_a_status_nobody_knows_is_no_match(code: Any) -> None:
    """New enumeration values: the SDK alone refuses the whole request."""
    assert authorities_of(authority(STATIC, "lamp", code=code)) == []


# ---- who asks


def test_a_null_token_is_nobody() -> None:
    """accessToken: null."""
    event = intent_event("CanIReturn")
    for part in (event["session"], event["context"]["System"]):
        part["user"]["accessToken"] = None
    assert "accessToken" not in regular(event)["session"]["user"]


@pytest.mark.parametrize("permissions", [{"consentToken": "secret"}, {"scopes": {"alexa::x": {"status": "DENIED"}}}])
def test_permissions_in_either_spelling_are_left_out(permissions: Json) -> None:
    """Permissions as consentToken or as scopes: nothing here needs them."""
    event = intent_event("CanIReturn", customer="ada")
    plain = regular(event)
    event["context"]["System"]["user"]["permissions"] = permissions
    event["session"]["user"]["permissions"] = permissions
    assert regular(event) == plain


def test_what_the_customer_lets_alexa_tell_comes_with_where_to_ask_for_it() -> None:
    """A status that nobody knows is none; without any that is granted, Alexa's own token is not even kept."""
    event = intent_event("CallMeBack", customer="ada")
    event["context"]["System"] |= {"apiEndpoint": "https://api.eu.amazonalexa.com", "apiAccessToken": "t" * 2_000}
    scopes = {"a": {"status": "GRANTED"}, "b": {"status": "DENIED"}, "c": {"status": "NEW"}, "d": None, "e": {}}
    event["context"]["System"]["user"]["permissions"] = {"scopes": scopes}
    system = regular(event)["context"]["System"]
    assert system["user"]["permissions"]["scopes"] == {"a": {"status": "GRANTED"}}
    assert (system["apiEndpoint"], system["apiAccessToken"]) == ("https://api.eu.amazonalexa.com", "t" * 2_000)
    scopes.pop("a")
    assert "apiAccessToken" not in regular(event)["context"]["System"]


def test_the_longest_token_seen_is_read_whole() -> None:
    """Tokens of up to 2,613 characters."""
    event = intent_event("CanIReturn")
    event["context"]["System"]["user"]["accessToken"] = "t" * 2_613
    assert regular(event)["session"]["user"]["accessToken"] == "t" * 2_613


def test_an_absurd_token_is_cut_and_so_nobodys() -> None:
    """Nothing hostile is kept at full length."""
    event = intent_event("CanIReturn")
    event["context"]["System"]["user"]["accessToken"] = "t" * 100_000
    assert len(regular(event)["session"]["user"]["accessToken"]) == LONGEST_TOKEN


# ---- the request itself


@pytest.mark.parametrize(
    "request_id",
    [
        "amzn1.echo-api.request.0f1e2d3c-1111-2222-3333-444455556666",
        "EdwRequestId.0f1e2d3c-1111-2222-3333-444455556666",
        "0f1e2d3c-1111-2222-3333-444455556666",
    ],
)
def test_a_request_id_may_have_any_shape(request_id: str) -> None:
    """Three shapes of requestId."""
    event = launch_event()
    event["request"]["requestId"] = request_id
    assert regular(event)["request"]["requestId"] == request_id


@pytest.mark.parametrize("timestamp", ["2026-11-23T14:00:00", 1795442400000, None, "yesterday", {}], ids=repr)
def test_a_timestamp_of_any_kind_is_no_hindrance(timestamp: object) -> None:
    """Timestamps without zone, in epoch milliseconds (the SDK alone raises), or missing."""
    plain = regular(launch_event())
    event = launch_event()
    event["request"]["timestamp"] = timestamp
    assert regular(event) == plain == regular(without(launch_event(), "request", "timestamp"))
    assert TolerantSerializer().deserialize(event, RequestEnvelope).request.timestamp is None


EVENTS: list[Json] = [
    {"type": "AlexaSkillEvent.SkillEnabled", "body": {"userInformationPersistenceStatus": "NOT_PERSISTED"}},
    {"type": "AlexaSkillEvent.SkillPermissionAccepted", "body": {"acceptedPermissions": [{"scope": "x"}]}},
    {"type": "SessionEndedRequest"},
    {"type": "SessionEndedRequest", "reason": "USER_INITIATED", "error": {"type": "INVALID_RESPONSE", "message": "m"}},
    {"type": "SessionEndedRequest", "reason": "SOMETHING_NEW"},
    {"type": "Connections.Response", "status": {"code": "200"}, "name": "AskFor", "payload": None},
    {"type": "Connections.Response", "status": {"code": 200}, "result": None},
    {"type": "SessionResumedRequest", "cause": {"result": {"status": "NOT_ACHIEVED"}}},
    {"type": "Alexa.Presentation.APL.UserEvent", "source": {"id": ""}, "token": "", "arguments": ["a", 1, {}, None]},
    {"type": "AudioPlayer.PlaybackFailed", "error": {"type": "MEDIA_ERROR_NEW"}},
    {"type": "Something.Nobody.Knows"},
]


@pytest.mark.parametrize("request_part", EVENTS, ids=lambda part: part["type"])
def test_an_event_is_met_with_silence_whatever_it_carries(request_part: Json) -> None:
    """Events: data in request.body, errors, no reason, status codes as text or number, null results, odd arguments."""
    assert regular(an_event(request_part))["request"]["type"] == SILENT


def test_an_event_needs_no_session_no_device_and_no_version() -> None:
    """An event is only a request and a skill."""
    event = without(without(an_event(EVENTS[0]), "session"), "version")
    event["context"] = {"System": {"application": {"applicationId": SKILL_ID}}}
    read = regular(event)
    assert read["request"]["type"] == SILENT
    assert read["version"] == "1.0"


@pytest.mark.parametrize(
    "context",
    [
        {"Viewport": {"mode": "MOBILE", "dpi": 0}},
        {"Viewports": []},
        {"SomethingNew": {"a": [1]}, "Advertising": None},
        {"Display": {}},
    ],
    ids=lambda context: next(iter(context)),
)
def test_what_no_answer_needs_is_left_out(context: Json) -> None:
    """supportedInterfaces {}, a Viewport with dpi 0, unknown keys everywhere."""
    event = launch_event()
    plain = regular(event)
    event["context"] |= context
    event["context"]["System"] |= {
        "device": {"supportedInterfaces": {}},
        "apiEndpoint": "https://api.fe.amazonalexa.com",
    }
    event |= {"unknown": 1}
    event["request"] |= {"shouldLinkResultBeReturned": False, "dialogState": "SOMETHING_NEW", "metadata": {}}
    assert regular(event) == plain


def test_an_unknown_confirmation_status_is_no_hindrance() -> None:
    """New enumeration values on intent and slot: the SDK alone refuses the whole request."""
    event = intent_event("CanIReturn", item={"value": "lamp", "confirmationStatus": "PERHAPS", "source": "DREAM"})
    event["request"]["intent"]["confirmationStatus"] = "PERHAPS"
    read = TolerantSerializer().deserialize(event, RequestEnvelope)
    assert read.request.intent.slots["item"].value == "lamp"


@pytest.mark.parametrize("odd", ["\x00", "\x1b[2J", "\u202eevil", "\ud800", "\ufffe"], ids=ascii)
def test_what_xml_forbids_goes_through_to_where_speech_is_made_safe(odd: str) -> None:
    """Slot values with control characters and bidirectional overrides: read as said; ssml.py strips what is spoken."""
    read = TolerantSerializer().deserialize(intent_event("CanIReturn", item=f"lamp{odd}"), RequestEnvelope)
    assert read.request.intent.slots["item"].value == f"lamp{odd}"


# ---- what is no envelope at all


def test_a_slot_of_100_kb_is_cut() -> None:
    assert len(slot_of({"value": "x" * 100_000})["value"]) == LONGEST


@pytest.mark.parametrize("name", [None, "", 7, {}, ["CanIReturn"]], ids=repr)
def test_an_intent_without_a_name_was_not_understood(name: object) -> None:
    event = intent_event("CanIReturn")
    event["request"]["intent"]["name"] = name
    assert intent_of(event)["name"] == FALLBACK


@pytest.mark.parametrize("payload", ["", "{", "[]", "null", "7", b"\xff", b"{}", '"x"', [], None, 7, True], ids=repr)
def test_what_is_no_json_object_reads_as_something_not_understood(payload: object) -> None:
    read = TolerantSerializer().deserialize(payload, RequestEnvelope)
    assert read.request.intent.name == FALLBACK
    assert read.session.attributes == {}


@pytest.mark.parametrize("form", [json.dumps, lambda event: json.dumps(event).encode(), lambda event: event])
def test_text_bytes_and_parsed_json_read_alike(form: Any) -> None:
    """Flask hands over text, Lambda what it parsed."""
    read = TolerantSerializer().deserialize(form(intent_event("CanIReturn", item="lamp")), RequestEnvelope)
    assert read.request.intent.slots["item"].value == "lamp"
