"""Speech to Alexa's response: speech, reprompt, card, what is remembered, and whether the microphone stays open."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Intent, Response, Slot
from ask_sdk_model.dialog import ElicitSlotDirective
from ask_sdk_model.ui import AskForPermissionsConsentCard, LinkAccountCard, Reprompt, SimpleCard, SsmlOutputSpeech

from skill.domain.files import CustomerFile
from skill.handlers.entities import own_items
from skill.handlers.session import Session
from skill.intents.asking import Fill, Which
from skill.speech import ssml
from skill.speech.catalogue import Speech

ITEM_SLOT = "item"  # where an intent has it, it is the one that is asked for


def reply(
    handler_input: HandlerInput,
    speech: Speech,
    session: Session,
    slots: tuple[str, ...] = (),
    customer: CustomerFile | None = None,
) -> Response:
    """The response and the session attributes that go with it. Only a question keeps the session open.

    `slots` are all those of the intent that brings the reply back where something is asked for. `customer`: whose
    items' names Alexa shall know from now on.
    """
    asks = session.asks
    handler_input.attributes_manager.session_attributes = session.write() if asks else {}
    response = Response(
        output_speech=SsmlOutputSpeech(ssml=ssml.document(speech.speak)), should_end_session=asks is None
    )
    if speech.reprompt:
        response.reprompt = Reprompt(output_speech=SsmlOutputSpeech(ssml=ssml.document(speech.reprompt)))
    if speech.link_account:
        response.card = LinkAccountCard()
    elif speech.permissions:
        response.card = AskForPermissionsConsentCard(permissions=[*speech.permissions])
    elif speech.card:
        response.card = SimpleCard(title=speech.card.title, content=speech.card.text)
    elicit = _elicit(asks, slots) if isinstance(asks, Which | Fill) else None
    names = own_items(customer) if customer and asks else None
    response.directives = [directive for directive in (elicit, names) if directive] or None
    return response


def silent(handler_input: HandlerInput) -> Response:
    """The answer to an event: Alexa accepts no speech for it."""
    handler_input.attributes_manager.session_attributes = {}
    return Response()


def _elicit(asks: Which | Fill, slots: tuple[str, ...]) -> ElicitSlotDirective:
    """Asks Alexa to bring the reply back as that intent, its words in the slot asked for; the other slots are empty."""
    empty = {name: Slot(name=name) for name in slots}
    chosen = ITEM_SLOT if ITEM_SLOT in slots else slots[0]
    wanted = asks.slot if isinstance(asks, Fill) else chosen
    return ElicitSlotDirective(slot_to_elicit=wanted, updated_intent=Intent(name=asks.intent, slots=empty))
