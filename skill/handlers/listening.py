"""What was heard in a turn, put together with the customer's file: which of their things is meant."""

from dataclasses import dataclass, replace
from datetime import datetime

from skill.domain.files import Files
from skill.handlers.periods import in_the_past
from skill.intents.asking import Ask, remembered
from skill.matching.items import Heard, mention
from skill.matching.older import older
from skill.matching.words import Lexicon


@dataclass(frozen=True, slots=True)
class Listening:
    """What was heard of an item, what was `told` of it before, and the locale's words."""

    heard: Heard
    told: Ask
    lexicon: Lexicon

    def understood(self, files: Files, ask: Ask, now: datetime) -> Ask:
        """The ask about the customer's own items, and about what has to be read before it can be answered."""
        if files.customer is None:
            return ask
        placed = in_the_past(ask.placed, files.today(now)) if ask.placed else None
        ask = replace(ask, placed=placed, item=mention(self.heard, files.customer, self.lexicon))
        return replace(remembered(ask, self.told), older=older(self.heard.digits, ask, files))
