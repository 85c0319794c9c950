"""The skill object: the SDK's CustomSkill that reads tolerantly, logs one line a turn and never raises."""

from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_model.services import ApiClient

from skill.errors import NotThisSkill
from skill.handlers import observability
from skill.handlers.alexa_api import AlexaApi
from skill.handlers.builtin import BuiltinHandler
from skill.handlers.envelope import TolerantSerializer
from skill.handlers.faults import FaultHandler, closing
from skill.handlers.front import Front
from skill.handlers.stem import StemHandler


class CarelineSkill(CustomSkill):
    """One skill for Lambda and Flask. `skill_id` None (local tools only) answers every skill's envelopes.

    `alexa`: how Alexa's own services are asked; by HTTPS where none is given.
    """

    def __init__(
        self,
        front: Front,
        handlers: tuple[type[StemHandler], ...],
        skill_id: str | None,
        alexa: ApiClient | None = None,
    ) -> None:
        builder = CustomSkillBuilder(api_client=alexa or AlexaApi())
        for handler in handlers:
            builder.add_request_handler(handler(front))
        builder.add_request_handler(BuiltinHandler(front))
        builder.add_exception_handler(FaultHandler(front))
        builder.add_global_request_interceptor(observability.Begin())
        builder.add_global_response_interceptor(observability.End())
        builder.skill_id = skill_id
        super().__init__(builder.skill_configuration)
        self.serializer = TolerantSerializer()

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> ResponseEnvelope:
        """The response; a constant sentence for another skill's envelope and for what no handler can handle."""
        try:
            named = request_envelope.context.system.application.application_id
            if self.skill_id is not None and named != self.skill_id:
                raise NotThisSkill("the envelope names another skill id than CARELINE_SKILL_ID")
            return super().invoke(request_envelope, context)
        except Exception as fault:  # noqa: BLE001 the last place before Alexa's own error sound
            observability.refused(fault)
            return closing()

    def handle(self, event: Any, context: object = None) -> dict[str, Any]:
        """Envelope in, response out, as parsed JSON: the whole of Lambda's handler."""
        response: dict[str, Any] = self.serializer.serialize(
            self.invoke(self.serializer.deserialize(event, RequestEnvelope), context)
        )
        return response
