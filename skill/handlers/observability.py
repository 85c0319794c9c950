"""One JSON line a turn: request id, intent, outcome, milliseconds, requests. Never names, slots, tokens, speech."""

import json
import logging
from time import perf_counter
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestInterceptor, AbstractResponseInterceptor
from ask_sdk_core.handler_input import HandlerInput

from skill.errors import CarelineError

LOG = logging.getLogger("careline")


class Begin(AbstractRequestInterceptor):
    """Notes when the turn began."""

    def process(self, handler_input: HandlerInput) -> None:
        """Kept in the request's attributes, which live as long as the turn."""
        handler_input.attributes_manager.request_attributes = {"started": perf_counter()}


class End(AbstractResponseInterceptor):
    """Writes the line of a turn that was answered."""

    def process(self, handler_input: HandlerInput, response: object) -> None:
        """One line, at INFO."""
        LOG.info("%s", json.dumps(_facts(handler_input)))


def note(handler_input: HandlerInput, *, intent: str, outcome: object = None, requests: int = 0) -> None:
    """Keep what the turn's line will say."""
    facts = {"intent": intent, "dynamodb_requests": requests}
    facts |= {"outcome": type(outcome).__name__} if outcome is not None else {}
    handler_input.attributes_manager.request_attributes.update(facts)


def failed(handler_input: HandlerInput, fault: Exception) -> None:
    """One line, at ERROR, with the cause."""
    LOG.error("%s", json.dumps(_facts(handler_input) | _cause(fault)))


def refused(fault: Exception) -> None:
    """One line, at ERROR, for what never became a turn."""
    LOG.error("%s", json.dumps(_cause(fault)))


def _facts(handler_input: HandlerInput) -> dict[str, Any]:
    request, facts = (
        handler_input.request_envelope.request,
        dict(handler_input.attributes_manager.request_attributes),
    )
    milliseconds = round((perf_counter() - facts.pop("started", perf_counter())) * 1000, 1)
    intent = getattr(getattr(request, "intent", None), "name", request.object_type)
    return {"request_id": request.request_id, "intent": intent, **facts, "ms": milliseconds}


def _cause(fault: Exception) -> dict[str, str]:
    """Our own message, or where a foreign exception was raised; never its text, which may quote a customer's data."""
    cause = str(fault)
    if not isinstance(fault, CarelineError):
        trace = fault.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        cause = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if trace else "unknown"
    return {"fault": type(fault).__name__, "cause": cause}
