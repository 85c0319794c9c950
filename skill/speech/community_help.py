"""Words for every outcome of skill/intents/community_help.py. The shop's own help comes first, always."""

from collections.abc import Iterator
from typing import assert_never

from skill.domain.community import Community
from skill.domain.contact import Channel
from skill.intents import community_help as it
from skill.intents.reaching import ChannelNow
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.channels import by, language
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.Places():
            return in_one_breath(_ways(outcome, words))
        case it.NoPlaces(official):
            return words.speech("community_help.none", ask=_asks(official), official=_official(official, words))
    assert_never(outcome)


def _ways(outcome: it.Places, words: Words) -> Iterator[Speech]:
    """Ever fewer of them, then without what they are good for; the last names none, the card all."""
    official, ask = _official(outcome.official, words), _asks(outcome.official)
    cards = Lines.of([words.phrase("community_help.card_unofficial"), *(_line(one, words) for one in outcome.all)])
    full = [words.phrase("community_help.place", name=one.name, good_for=one.good_for) for one in outcome.named]
    briefly = [one.name for one in outcome.named]
    for places in (*(full[:count] for count in range(len(full), 0, -1)), briefly, briefly[:1]):
        told = {"official": official, "list": words.phrase("community_help.and").join(places)}
        yield words.speech("community_help.places", ask=ask, cards=cards, **told)
    yield words.speech("community_help.places_on_card", ask=ask, cards=cards, official=official)


def _official(channel: ChannelNow | None, words: Words) -> str:
    if channel is None:
        return ""
    key = "official_forum" if channel.point.channel is Channel.FORUM else "official"
    return words.phrase(f"community_help.{key}", by=by(channel, words))


def _asks(channel: ChannelNow | None) -> str:
    if channel is None:
        return ""
    return "sellers_forum" if channel.point.channel is Channel.FORUM else "reach_us"


def _line(one: Community, words: Words) -> str:
    key = "card_place_in" if one.language else "card_place"
    tongue = language(one.language, words)
    told = {"name": one.name, "url": one.url, "good_for": one.good_for, "language": tongue}
    return words.phrase(f"community_help.{key}", **told)
