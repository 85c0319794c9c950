"""The Alexa side of "The price dropped" and "I was charged more"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import dispute_price as decision
from skill.speech import dispute_price as words


class DisputePriceHandler(StemHandler):
    """Claims DisputePrice."""

    intent = decision.INTENT
    slots = ("item", "ordinal")
    stem = Stem(decision.decide, words.say, slots, sku_of=decision.sku_of)
