"""The handler every question has: it claims its own intent and hands the turn to the front."""

from typing import ClassVar

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.handlers import builtin
from skill.handlers.front import Front, Stem
from skill.handlers.request import Turn, read
from skill.intents.asking import Fill, Question, Which


class StemHandler(AbstractRequestHandler):
    """A question's adapter. `slots` are the slots of its intent in the interaction model.

    `takes_back` is the intent that it undoes.
    """

    intent: ClassVar[str]
    slots: ClassVar[tuple[str, ...]]
    stem: ClassVar[Stem]
    takes_back: ClassVar[str] = ""

    def __init__(self, front: Front) -> None:
        self.front = front

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """True for its own intent and no other request."""
        request = handler_input.request_envelope.request
        return bool(request.object_type == "IntentRequest" and request.intent.name == self.intent)

    def handle(self, handler_input: HandlerInput) -> Response:
        """The answer to what was said in its own slots."""
        return self.answer(handler_input, read(handler_input, self.slots))

    def answer(self, handler_input: HandlerInput, turn: Turn) -> Response:
        """The answer to this turn; "never mind", "more" and "help" where something was asked for do not answer that."""
        lexicon, asks = self.front.language(turn.locale).lexicon, self.front.pending(turn)
        said = _reply_to(asks, turn)
        if isinstance(asks, Fill) and lexicon.is_skip(said):
            return builtin.no(self.front, handler_input, turn)
        if lexicon.is_stop(said):
            return builtin.stop(self.front, handler_input, turn)
        if lexicon.is_help(said):
            return builtin.help_now(self.front, handler_input, turn)
        if lexicon.is_more(said):
            return builtin.more(self.front, handler_input, turn)
        if self.front.leaves_it(turn, self.takes_back):
            return builtin.no(self.front, handler_input, turn)
        return self.front.answer(handler_input, turn, self.intent)


def _reply_to(asks: Question | None, turn: Turn) -> str:
    """The words in the slot that was asked for; "" where none was."""
    match asks:
        case Fill(slot=slot):
            return turn.slot(slot).value
        case Which():
            return turn.heard.item or turn.slot("query").value
    return ""
