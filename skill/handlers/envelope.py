"""Reads any envelope, however odd, into the small regular one the SDK understands. It answers nothing.

Real envelopes lack sessions, contexts, slots and locales, carry enumeration values the SDK has never heard of (it
then refuses the whole request) and much that no answer needs. What Careline reads is kept; the rest is left out,
which also spares the SDK the work of turning it into objects.
"""

import json
from collections.abc import Mapping
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer

Json = Mapping[str, Any]
LONGEST = 200  # characters of a slot value: nobody says more, and nothing longer is worth matching
LONGEST_TOKEN = 8_192  # real account-linking tokens were seen up to 2,613 characters
SPOKEN_TO = frozenset({"LaunchRequest", "IntentRequest"})
SILENT = "SessionEndedRequest"  # every event is read as one: neither may be answered with speech
FALLBACK = "AMAZON.FallbackIntent"


class TolerantSerializer(DefaultSerializer):
    """The SDK's serializer, with `regular` in front of it: both Lambda and Flask read through this one."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """The SDK's object for a payload (JSON text or parsed). What is no JSON object reads as an empty envelope."""
        return super().deserialize(json.dumps(regular(_parsed(payload))), obj_type)


def regular(envelope: Json) -> dict[str, Any]:
    """The envelope with every key the skill reads, of the right type, and no other."""
    session, request = _object(envelope, "session"), _object(envelope, "request")
    system = _object(_object(envelope, "context"), "System")
    user = {**_object(session, "user"), **_object(system, "user")}
    app = {"applicationId": application_id(envelope)}
    user = {"userId": _text(user, "userId"), "accessToken": _text(user, "accessToken", LONGEST_TOKEN) or None}
    return {
        "version": "1.0",
        "session": {
            "new": session.get("new") in (True, "true"),
            "sessionId": _text(session, "sessionId"),
            "application": app,
            "user": user,
            "attributes": dict(_object(session, "attributes")),
        },
        "context": {"System": {"application": app, "user": user}},
        "request": _request(request),
    }


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
    return payload if isinstance(payload, Mapping) else {}


def _request(request: Json) -> dict[str, Any]:
    """A launch or an intent as such; whatever is an event as SILENT; what can't be told as not understood."""
    kind = _text(request, "type")
    common = {"requestId": _text(request, "requestId"), "locale": _text(request, "locale")}
    if kind == "IntentRequest" and _text(_object(request, "intent"), "name"):
        return {"type": kind, **common, "intent": _intent(_object(request, "intent"))}
    if kind == "LaunchRequest":
        return {"type": kind, **common}
    if kind and kind not in SPOKEN_TO:
        return {"type": SILENT, **common}
    return {"type": "IntentRequest", **common, "intent": {"name": FALLBACK, "slots": {}}}


def _intent(intent: Json) -> dict[str, Any]:
    slots = {str(key): _slot(str(key), slot) for key, slot in _object(intent, "slots").items()}
    return {"name": _text(intent, "name"), "slots": slots}


def _slot(name: str, slot: Any) -> dict[str, Any]:
    """A slot under the key it came with. List slots bring their first value; only matched resolutions are kept."""
    slot = slot if isinstance(slot, Mapping) else {}
    inner = _object(slot, "slotValue")
    if isinstance(inner.get("values"), list):
        inner = next((value for value in inner["values"] if isinstance(value, Mapping)), {})
    value = _text(slot, "value") or _text(inner, "value")
    matched = _matched(_object(slot, "resolutions")) or _matched(_object(inner, "resolutions"))
    return {"name": name, "value": value, "resolutions": {"resolutionsPerAuthority": matched}}


def _matched(resolutions: Json) -> list[dict[str, Any]]:
    """The authorities that know the value, the customer's own (dynamic) entities first."""
    found = []
    for authority in _list(resolutions, "resolutionsPerAuthority"):
        values = [_object(v, "value") for v in _list(authority, "values") if isinstance(v, Mapping)]
        named = [{"value": {"name": _text(v, "name"), "id": _text(v, "id")}} for v in values]
        if named and _text(_object(authority, "status"), "code") == "ER_SUCCESS_MATCH":
            found.append({"authority": _text(authority, "authority"), "values": named})
    return sorted(found, key=lambda a: "echo-sdk.dynamic" not in str(a["authority"]))


def _object(parent: Any, key: str) -> Json:
    value = parent.get(key) if isinstance(parent, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _list(parent: Any, key: str) -> list[Any]:
    value = parent.get(key) if isinstance(parent, Mapping) else None
    return value if isinstance(value, list) else []


def _text(parent: Json, key: str, longest: int = LONGEST) -> str:
    """Text, cut to `longest`. A token cut short is a wrong token, which is what an absurd one deserves."""
    value = parent.get(key)
    return value[:longest] if isinstance(value, str) else ""
