"""What was heard in a turn, put together with the files: which of the customer's things, or which article, is meant."""

from collections.abc import Callable
from datetime import datetime

from skill.domain.files import Files
from skill.domain.values import dataclass, replace
from skill.handlers.periods import in_the_past
from skill.intents.asking import Ask
from skill.intents.said_before import remembered
from skill.matching.articles import proposed
from skill.matching.items import Heard, mention
from skill.matching.older import older
from skill.matching.words import Lexicon

SkuOf = Callable[[Files, Ask], str]


def no_sku(_files: Files, _ask: Ask) -> str:
    """Most questions need no prices."""
    return ""


@dataclass(frozen=True, slots=True)
class Listening:
    """What was heard of an item, what was `told` of it before, and the locale's words and `language` ("en").

    `sku_of` says of a question about prices which item's it needs.
    """

    heard: Heard
    told: Ask
    lexicon: Lexicon
    language: str
    sku_of: SkuOf = no_sku

    def understood(self, files: Files, ask: Ask, now: datetime) -> Ask:
        """The ask about the likeliest articles, the customer's own items, and what has to be read before an answer."""
        if ask.topic and files.help:
            ask = replace(ask, topic=proposed(ask.topic, files.help, self.lexicon, self.language))
        if files.customer is None:
            return ask
        place = self.lexicon.place(self.heard.ordinal or self.heard.item)
        case = replace(ask.case, place=place) if place else ask.case
        placed = in_the_past(ask.placed, files.today(now)) if ask.placed else None
        item = mention(self.heard, files.customer, self.lexicon)
        ask = remembered(replace(ask, case=case, placed=placed, item=item), self.told)
        found = older(self.heard.digits, ask, files)
        if found:
            return replace(ask, older=found)
        sku = self.sku_of(files, ask)
        return replace(ask, sku=sku) if sku else ask
