"""Reads any envelope, however odd, into the few of the SDK's objects that an answer needs. It answers nothing.

Real envelopes lack sessions, contexts, slots and locales, carry enumeration values the SDK has never heard of (it
then refuses the whole request) and much that no answer needs. What Careline reads is kept; the rest is left out.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import (
    Application,
    Context,
    Intent,
    IntentRequest,
    LaunchRequest,
    Permissions,
    PermissionStatus,
    Request,
    RequestEnvelope,
    Scope,
    Session,
    SessionEndedRequest,
    Slot,
    User,
)
from ask_sdk_model.interfaces.system import SystemState
from ask_sdk_model.slu.entityresolution import Resolution, Resolutions, Value, ValueWrapper

from skill.domain.tickets import MOST_WORDS

Json = dict[str, Any]
LONGEST = 200  # characters of a slot value: nobody says more, and nothing longer is worth matching
FREE_SPEECH = MappingProxyType({"words": MOST_WORDS})  # but for what is only handed on
LONGEST_TOKEN = 8_192  # real account-linking tokens were seen up to 2,613 characters
ALEXAS_OWN: Mapping[str, str] = MappingProxyType({"api_endpoint": "apiEndpoint", "api_access_token": "apiAccessToken"})
SPOKEN_TO = frozenset({"", "LaunchRequest", "IntentRequest"})
PLAIN = frozenset({str, int, float, bool})
SILENT = "SessionEndedRequest"  # every event is read as one: neither may be answered with speech
FALLBACK = "AMAZON.FallbackIntent"


class TolerantSerializer(DefaultSerializer):
    """The SDK's serializer, but for how it reads envelopes, and how long it takes: Lambda and Flask have this one."""

    def serialize(self, obj: Any) -> Any:
        """The SDK's objects as JSON's types, without what is None; the SDK takes twice as long for the same."""
        if obj is None or type(obj) in PLAIN:
            return obj
        if isinstance(obj, list):
            return [self.serialize(each) for each in obj]
        if isinstance(obj, dict):
            return {key: self.serialize(held) for key, held in obj.items()}
        if not hasattr(obj, "attribute_map"):  # a date, an enumeration, whatever else the SDK knows
            return super().serialize(obj)
        named = ((key, getattr(obj, name)) for name, key in obj.attribute_map.items())
        return {key: self.serialize(held) for key, held in named if held is not None}

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """The envelope in a payload (JSON text or parsed). What is no JSON object reads as an empty envelope."""
        return read(_parsed(payload)) if obj_type is RequestEnvelope else super().deserialize(payload, obj_type)


def read(envelope: Json) -> RequestEnvelope:
    """The envelope with everything the skill reads, of the right type, and nothing else."""
    session, system = _object(envelope, "session"), _object(_object(envelope, "context"), "System")
    person = {**_object(session, "user"), **_object(system, "user")}
    scopes = _scopes(_object(person, "permissions"))
    permissions = Permissions(scopes=scopes) if scopes else None
    user = User(_text(person, "userId"), _text(person, "accessToken", LONGEST_TOKEN) or None, permissions)
    alexa = {name: _text(system, key, LONGEST_TOKEN) for name, key in ALEXAS_OWN.items()} if scopes else {}
    application = Application(application_id(envelope))
    return RequestEnvelope(
        version="1.0",
        session=Session(
            new=session.get("new") in (True, "true"),
            session_id=_text(session, "sessionId"),
            application=application,
            user=user,
            attributes=dict(_object(session, "attributes")),
        ),
        context=Context(SystemState(application, user, **alexa)),
        request=_request(_object(envelope, "request")),
    )


def _scopes(permissions: Json) -> dict[str, Scope]:
    """What the customer let Alexa tell: a status that nobody here knows is none."""
    held = _object(permissions, "scopes")
    granted = (name for name in held if _text(_object(held, name), "status") == PermissionStatus.GRANTED.value)
    return {name: Scope(PermissionStatus.GRANTED) for name in granted}


def application_id(envelope: Json) -> str:
    """The skill the envelope was made for; old devices name it only in the session. "" when nobody names one."""
    system = _object(_object(envelope, "context"), "System")
    named = _text(_object(system, "application"), "applicationId")
    return named or _text(_object(_object(envelope, "session"), "application"), "applicationId")


def _parsed(payload: Any) -> Json:
    if isinstance(payload, (str, bytes)):
        try:
            payload = json.loads(payload)
        except (ValueError, RecursionError):
            return {}
    return payload if isinstance(payload, dict) else {}


def _request(request: Json) -> Request:
    """A launch or an intent as such; whatever is an event as SILENT; what can't be told as not understood."""
    kind, intent = _text(request, "type"), _object(request, "intent")
    common = {"request_id": _text(request, "requestId"), "locale": _text(request, "locale")}
    if kind == "IntentRequest" and _text(intent, "name"):
        return IntentRequest(intent=_intent(intent), **common)
    if kind == "LaunchRequest":
        return LaunchRequest(**common)
    if kind not in SPOKEN_TO:
        return SessionEndedRequest(**common)
    return IntentRequest(intent=Intent(FALLBACK, {}), **common)


def _intent(intent: Json) -> Intent:
    slots = {str(key): _slot(str(key), slot) for key, slot in _object(intent, "slots").items()}
    return Intent(_text(intent, "name"), slots)


def _slot(name: str, slot: Any) -> Slot:
    """A slot under the key it came with. List slots bring their first value; only matched resolutions are kept."""
    slot = slot if isinstance(slot, dict) else {}
    inner = _object(slot, "slotValue")
    if isinstance(inner.get("values"), list):
        inner = next((value for value in inner["values"] if isinstance(value, dict)), {})
    matched = _matched(_object(slot, "resolutions")) or _matched(_object(inner, "resolutions"))
    longest = FREE_SPEECH.get(name, LONGEST)
    said = _text(slot, "value", longest) or _text(inner, "value", longest)
    return Slot(name, said, resolutions=Resolutions(matched))


def _matched(resolutions: Json) -> list[Resolution]:
    """The authorities that know the value, the customer's own (dynamic) entities first."""
    found = []
    for authority in _list(resolutions, "resolutionsPerAuthority"):
        values = [_object(v, "value") for v in _list(authority, "values") if isinstance(v, dict)]
        named = [ValueWrapper(Value(_text(v, "name"), _text(v, "id"))) for v in values]
        if named and _text(_object(authority, "status"), "code") == "ER_SUCCESS_MATCH":
            found.append(Resolution(_text(authority, "authority"), values=named))
    return sorted(found, key=lambda a: "echo-sdk.dynamic" not in a.authority)


def _object(parent: Any, key: str) -> Json:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, dict) else {}


def _list(parent: Any, key: str) -> list[Any]:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, list) else []


def _text(parent: Json, key: str, longest: int = LONGEST) -> str:
    """Text, cut to `longest`. A token cut short is a wrong token, which is what an absurd one deserves."""
    value = parent.get(key)
    return value[:longest] if isinstance(value, str) else ""
