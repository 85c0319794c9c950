"""The Alexa side of "Cancel my order"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import cancel_order as decision
from skill.speech import cancel_order as words


class CancelOrderHandler(StemHandler):
    """Claims CancelOrder."""

    intent = decision.INTENT
    slots = ("item", "ordinal", "orderDigits")
    stem = Stem(decision.decide, words.say, slots)
