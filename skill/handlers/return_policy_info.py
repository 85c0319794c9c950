"""The Alexa side of "What is your return policy?"."""

from skill.handlers.front import Stem
from skill.handlers.stem import StemHandler
from skill.intents import return_policy_info as decision
from skill.speech import return_policy_info as words


class ReturnPolicyInfoHandler(StemHandler):
    """Claims ReturnPolicyInfo."""

    intent = decision.INTENT
    slots = ("category",)
    stem = Stem(decision.decide, words.say, slots)
