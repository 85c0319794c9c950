"""The Alexa side of "Can I return this item?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import can_i_return as decision
from skill.speech import can_i_return as words


class CanIReturnHandler(StemHandler):
    """Claims CanIReturn."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "reason", "told", "quantity")
    stem = Stem(decision.decide, words.say, slots)
