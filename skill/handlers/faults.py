"""Faults become speech here and nowhere else. The last answer is a constant that touches nothing that can fail."""

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response, ResponseEnvelope
from ask_sdk_model.ui import SsmlOutputSpeech

from skill.handlers import observability
from skill.handlers.envelope import SILENT
from skill.handlers.front import Front
from skill.handlers.reply import silent
from skill.speech.builtin import apology

LAST_WORDS = "<speak>I'm sorry, something went wrong. Please try again a little later.</speak>"


class FaultHandler(AbstractExceptionHandler):
    """Says sorry for every fault a handler raised, ends the session, and logs the cause."""

    def __init__(self, front: Front) -> None:
        self.front = front

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """True: there is no fault that may reach the customer as silence."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """One sentence by the kind of fault, session closed; nothing is said to an event."""
        observability.failed(handler_input, exception)
        if handler_input.request_envelope.request.object_type == SILENT:
            return silent(handler_input)
        locale = handler_input.request_envelope.request.locale or ""
        return self.front.reply(handler_input, apology(self.front.language(locale).catalogue, exception))


def closing() -> ResponseEnvelope:
    """The whole response of the last words, session closed."""
    speech = SsmlOutputSpeech(ssml=LAST_WORDS)
    return ResponseEnvelope(version="1.0", response=Response(output_speech=speech, should_end_session=True))
