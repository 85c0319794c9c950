"""The Alexa side of "Is there a forum?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import community_help as decision
from skill.speech import community_help as words


class CommunityHelpHandler(StemHandler):
    """Claims CommunityHelp."""

    intent = decision.INTENT
    slots = ()
    stem = Stem(decision.decide, words.say, slots)
