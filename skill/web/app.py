"""The Flask app: POST /alexa, GET /health, a page for people at /. It checks who asks; the answer is the skill's."""

import json
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge

from skill.bootstrap import Careline
from skill.handlers import observability
from skill.handlers.envelope import application_id
from skill.handlers.faults import closing
from skill.web._flask_ask_sdk import skill_adapter
from skill.web.hooks import OrderHook
from skill.web.refusal import VerificationFailed
from skill.web.verification import Verifier

LARGEST = 64 * 1024  # bytes of a body; Alexa's envelopes have 2,000 to 10,000
PAGE = Path(__file__).with_name("page.html")


def create_app(careline: Careline, verifier: Verifier | None, hook: OrderHook | None = None) -> Flask:
    """The app around a ready skill. Without a verifier it takes unsigned requests: for loopback addresses only.

    With a `hook` it also takes orders, at POST /hooks/orders.
    """
    app = Flask(__name__, static_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST + 1, PROVIDE_AUTOMATIC_OPTIONS=False)
    endpoint, page = AlexaEndpoint(app, careline, verifier), PAGE.read_text(encoding="utf-8")
    app.add_url_rule("/alexa", "alexa", endpoint.answer, methods=["POST"])
    app.add_url_rule("/health", "health", lambda: jsonify(status="ok"))
    app.add_url_rule("/", "page", lambda: page)
    if hook:
        app.add_url_rule("/hooks/orders", "orders", hook.take, methods=["POST"])
    app.register_error_handler(HTTPException, _barely)
    return app


class AlexaEndpoint:
    """Who sent it, when, for which skill: then, and only then, the skill answers."""

    def __init__(self, app: Flask, careline: Careline, verifier: Verifier | None) -> None:
        self._skill, self._verifier = careline.skill, verifier
        self._adapter = skill_adapter(careline.skill, app)

    def answer(self) -> Response:
        """The skill's response; 400 for what is not provably Alexa's, with the reason in the log alone."""
        body = request.get_data()
        if len(body) > LARGEST:  # Flask refuses by Content-Length; a chunked body it only cuts off at its limit
            raise RequestEntityTooLarge
        try:
            self._check(body)
        except VerificationFailed as refusal:
            observability.refused(refusal)
            raise BadRequest from None
        try:
            answer: Response = self._adapter.dispatch_request()
        except Exception as fault:  # noqa: BLE001 the last place before Alexa's own error sound
            observability.refused(fault)
            answer = jsonify(self._skill.serializer.serialize(closing()))
        return answer

    def _check(self, body: bytes) -> None:
        if self._verifier:
            chain, signature = (request.headers.get(name, "") for name in ("SignatureCertChainUrl", "Signature-256"))
            self._verifier.check_signature(chain, signature, body)
        envelope = _envelope(body)
        if self._verifier:
            self._verifier.check_time(envelope)
        if self._skill.skill_id is not None and application_id(envelope) != self._skill.skill_id:
            raise VerificationFailed("skill")


def _envelope(body: bytes) -> dict[str, Any]:
    try:
        envelope = json.loads(body.decode())  # decoded here: given bytes, json.loads would take UTF-16 too
    except (ValueError, RecursionError):
        envelope = None
    if not isinstance(envelope, dict):
        raise VerificationFailed("body")
    return envelope


def _barely(error: HTTPException) -> Response:
    """Status and name as plain text: what exactly was wrong is nobody's business outside."""
    headers = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
    return Response(f"{error.code} {error.name}\n", error.code, headers, mimetype="text/plain")
