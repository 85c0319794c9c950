"""One realistic en-US Echo Show IntentRequest envelope; BENCH_INTENT and BENCH_TOKEN choose whose question it is."""

import os
from typing import Any


def envelope(
    intent: str = os.environ.get("BENCH_INTENT", "WhereIsMyOrder"),
    slots: dict[str, dict[str, str]] | None = None,
    skill: str = os.environ.get("BENCH_SKILL", "amzn1.ask.skill.test"),
    token: str | None = os.environ.get("BENCH_TOKEN"),
) -> dict[str, Any]:
    user = {"userId": "amzn1.ask.account.AAA"} | ({"accessToken": token} if token else {})
    item = {"name": "item", "value": "trail shoes", "confirmationStatus": "NONE", "source": "USER"}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": {"applicationId": skill},
            "user": user,
            "attributes": {},
        },
        "context": {
            "System": {
                "application": {"applicationId": skill},
                "user": user,
                "device": {
                    "deviceId": "d",
                    "supportedInterfaces": {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}},
                },
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "x",
            },
            "Viewport": VIEWPORT,
        },
        "request": {
            "type": "IntentRequest",
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": "2026-11-23T00:00:00Z",
            "locale": "en-US",
            "intent": {"name": intent, "confirmationStatus": "NONE", "slots": slots or {"item": item}},
            "dialogState": "COMPLETED",
        },
    }


VIEWPORT = {
    "experiences": [{"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}],
    "shape": "RECTANGLE",
    "pixelWidth": 1024,
    "pixelHeight": 600,
    "dpi": 160,
    "currentPixelWidth": 1024,
    "currentPixelHeight": 600,
    "touch": ["SINGLE"],
    "video": {"codecs": ["H_264_42"]},
}
