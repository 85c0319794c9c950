"""The customer's mobile number, where they let Alexa tell it. It is asked for anew in each turn and kept nowhere."""

import re

from ask_sdk_core.exceptions import AskSdkException
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model.services import ServiceException

from skill.speech.call_me_back import MOBILE_NUMBER

NOT_ALLOWED = (401, 403)
E164 = re.compile(r"\+[1-9][0-9]{6,14}")


def mobile_number(handler_input: HandlerInput) -> str | None:
    """The number (E.164); "" where Alexa has none or does not answer, None where she may not tell."""
    system = handler_input.request_envelope.context.system
    scopes = (system.user.permissions and system.user.permissions.scopes) or {}
    if MOBILE_NUMBER not in scopes or not system.api_access_token or not system.api_endpoint:
        return None
    try:
        held = handler_input.service_client_factory.get_ups_service().get_profile_mobile_number()
    except ServiceException as refused:
        return None if refused.status_code in NOT_ALLOWED else ""
    except AskSdkException:  # an answer that is no number
        return ""
    return _e164(str(getattr(held, "country_code", "")), str(getattr(held, "phone_number", "")))


def _e164(country_code: str, number: str) -> str:
    whole = "+" + re.sub(r"[^0-9]", "", country_code + number)
    return whole if E164.fullmatch(whole) else ""
