"""The Alexa side of "How do sellers reach you?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import seller_support as decision
from skill.speech import seller_support as words


class SellerSupportHandler(StemHandler):
    """Claims SellerSupport."""

    intent = decision.INTENT
    slots = ("channel",)
    stem = Stem(decision.decide, words.say, slots)
