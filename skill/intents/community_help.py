"""Where do other customers help? The shop's own help first, then the unofficial places that the shop lists."""

from datetime import datetime

from skill.domain.community import Community, understood
from skill.domain.contact import Channel
from skill.domain.files import Files
from skill.domain.values import dataclass
from skill.intents.asking import MOST_SPOKEN, Answer, Ask, Offer
from skill.intents.reaching import ChannelNow, best_of, channels_now, role_of

INTENT = "CommunityHelp"


@dataclass(frozen=True, slots=True)
class Places:
    """`named` are spoken of, all are on the card. `official` is the sellers' own forum, else the best way right now."""

    named: tuple[Community, ...]
    all: tuple[Community, ...]
    official: ChannelNow | None


@dataclass(frozen=True, slots=True)
class NoPlaces:
    """The shop lists none."""

    official: ChannelNow | None


Outcome = Places | NoPlaces


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """Those in the customer's language; whoever wants the official way is told how."""
    channels = channels_now(files, ask, now, role_of(files))
    forum = next((channel for channel in channels if channel.point.channel is Channel.FORUM), None)
    official = forum or (best_of(channels) if channels else None)
    asks = Offer("ContactSupport", Ask(channel=Channel.FORUM if forum else "")) if official else None
    language = (files.customer and files.customer.language) or ask.language
    places = understood(files.shop.communities, language)
    if not places:
        return Answer(NoPlaces(official), asks=asks)
    return Answer(Places(places[:MOST_SPOKEN], places, official), asks=asks)
