"""Words for every outcome of skill/intents/seller_support.py; how a channel is told, ContactSupport says."""

from skill.intents import seller_support as it
from skill.speech import contact_support
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words."""
    match outcome:
        case it.ForSellersOnly():
            return words.speech("seller_support.only", ask="reach_us")
        case it.NoSellerChannels():
            return words.speech("seller_support.none")
        case _:
            return contact_support.say(outcome, words)
