"""The Alexa side of "I need help with my order": what is needed leads to the intent that helps."""

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.handlers.front import Stem
from skill.handlers.request import Turn
from skill.handlers.stem import StemHandler
from skill.intents import get_help as decision
from skill.speech import get_help as words


class GetHelpHandler(StemHandler):
    """Claims GetHelp."""

    intent = decision.INTENT
    slots = ("need",)
    stem = Stem(decision.decide, words.say, slots)

    def answer(self, handler_input: HandlerInput, turn: Turn) -> Response:
        """The answer of the intent that is led to, as if it had been asked for; else the question of this one."""
        if leads_to := decision.LEADS_TO.get(turn.slot(decision.NEED).id):
            return self.front.answer(handler_input, turn, leads_to)
        return super().answer(handler_input, turn)
