"""The Alexa side of "Cancel my order", and of "cancel it", which also means a return or the question that is open."""

from collections.abc import Mapping

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.handlers import builtin
from skill.handlers.front import Stem
from skill.handlers.reply import ITEM_SLOT
from skill.handlers.request import Turn
from skill.handlers.stem import StemHandler
from skill.intents import cancel_order as decision
from skill.intents import cancel_return, return_status, start_return, where_is_my_order
from skill.intents.asking import Confirm, Offer, WhatNext
from skill.speech import cancel_order as words

# What "it" is, where one of these questions was answered last: an order, or a return.
IT: Mapping[str, str] = {
    where_is_my_order.INTENT: decision.INTENT,
    decision.INTENT: decision.INTENT,
    return_status.INTENT: cancel_return.INTENT,
    start_return.INTENT: cancel_return.INTENT,
    cancel_return.INTENT: cancel_return.INTENT,
}


class CancelOrderHandler(StemHandler):
    """Claims CancelOrder."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "orderDigits")
    stem = Stem(decision.decide, words.say, slots)

    def answer(self, handler_input: HandlerInput, turn: Turn) -> Response:
        """The answer to this turn; "cancel it" is about what was just spoken of, if anything was."""
        lexicon = self.front.language(turn.locale).lexicon
        is_it = turn.filled == {ITEM_SLOT} and lexicon.is_pronoun(turn.slot(ITEM_SLOT).value)
        if turn.is_first or not is_it or self.front.caller(turn) is None:
            return super().answer(handler_input, turn)
        return self._cancel_it(handler_input, turn)

    def _cancel_it(self, handler_input: HandlerInput, turn: Turn) -> Response:
        matter = turn.session.matter
        match asks := self.front.pending(turn):
            case Confirm(intent=decision.INTENT | cancel_return.INTENT):
                return self.front.answer(handler_input, turn, asks.intent)
            case Confirm():
                return builtin.no(self.front, handler_input, turn)
            case Offer() | WhatNext() | None if matter in IT or not matter:
                return self.front.answer(handler_input, turn, IT.get(matter, self.intent))
        return builtin.stop(self.front, handler_input, turn)
