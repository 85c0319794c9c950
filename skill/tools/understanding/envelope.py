"""Writes what Alexa would have sent for an utterance: a whole request envelope. It answers nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from skill.tools.understanding.heard import Heard, HeardSlot, Match

ANY_SKILL = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
AUTHORITY = "amzn1.er-authority.echo-sdk"


@dataclass(slots=True)
class Device:
    """An Echo somebody speaks to. Request ids count up, so a conversation played twice sends the same envelopes."""

    now: datetime
    locale: str = "en-US"
    skill_id: str | None = None
    token: str | None = None
    _requests: "count[int]" = field(default_factory=lambda: count(1))

    def launch(self) -> dict[str, Any]:
        """ "Alexa, open fern fable"."""
        return self._envelope({"type": "LaunchRequest"}, None)

    def intent(self, heard: Heard, session: Mapping[str, Any] | None) -> dict[str, Any]:
        """What was heard; `session` holds the attributes of the open session, None begins a new one."""
        slots = {name: _slot(name, kind, heard.slots.get(name)) for name, kind in heard.declared.items()}
        intent = {"name": heard.intent, "confirmationStatus": "NONE", "slots": slots}
        dialog = {"dialogState": "IN_PROGRESS" if heard.how == "elicited" else "STARTED"} if heard.dialog else {}
        return self._envelope({"type": "IntentRequest", "intent": intent, **dialog}, session)

    def ended(self, session: Mapping[str, Any]) -> dict[str, Any]:
        """Nobody answered, and Alexa closed the session."""
        return self._envelope({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}, session)

    def _envelope(self, request: dict[str, Any], session: Mapping[str, Any] | None) -> dict[str, Any]:
        number = next(self._requests)
        application = {"applicationId": self.skill_id or ANY_SKILL}
        user = {"userId": "amzn1.ask.account.TALK"} | ({"accessToken": self.token} if self.token else {})
        device = {"deviceId": "amzn1.ask.device.TALK", "supportedInterfaces": {}}
        return {
            "version": "1.0",
            "session": {
                "new": session is None,
                "sessionId": "amzn1.echo-api.session.talk",
                "application": application,
                "attributes": dict(session or {}),
                "user": user,
            },
            "context": {"System": {"application": application, "user": user, "device": device}},
            "request": {
                "requestId": f"amzn1.echo-api.request.talk-{number}",
                "locale": self.locale,
                "timestamp": self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                **request,
            },
        }


def _slot(name: str, kind: str, heard: HeardSlot | None) -> dict[str, Any]:
    """A declared slot as Alexa sends it: nothing but its name when it was not said, else value and resolutions."""
    slot: dict[str, Any] = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
    if heard is None:
        return slot
    slot["value"] = heard.value
    lists = ((AUTHORITY, heard.static), (f"{AUTHORITY}.dynamic", heard.dynamic))
    asked = [_authority(f"{authority}.talk.{kind}", found) for authority, found in lists if found is not None]
    return slot | ({"resolutions": {"resolutionsPerAuthority": asked}} if asked else {})


def _authority(name: str, found: tuple[Match, ...]) -> dict[str, Any]:
    """One list's verdict; without a match there is no `values` key at all."""
    if not found:
        return {"authority": name, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    values = [{"value": {"name": match.name, **({"id": match.id} if match.id else {})}} for match in found]
    return {"authority": name, "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
