"""The Alexa side of "How do I ...?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import search_help as decision
from skill.speech import search_help as words


class SearchHelpHandler(StemHandler):
    """Claims SearchHelp."""

    intent = decision.INTENT
    slots = ("query",)
    stem = Stem(decision.decide, words.say, slots)
