"""The Alexa side of "Where is my order?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import where_is_my_order as decision
from skill.speech import where_is_my_order as words


class WhereIsMyOrderHandler(StemHandler):
    """Claims WhereIsMyOrder."""

    intent = decision.INTENT
    slots = ("item", "meantItem", "ordinal", "orderDigits", "part", "seller", "date")
    stem = Stem(decision.decide, words.say, slots, lists=True)
