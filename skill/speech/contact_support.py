"""Words for every outcome of skill/intents/contact_support.py. The card lists every channel; speech names one."""

from collections.abc import Iterator
from typing import assert_never

from skill.intents import contact_support as it
from skill.intents.reaching import ChannelNow, Channels
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Lines, Speech
from skill.speech.channels import answer, by, called, card_line, foreign, our, prepare, until, you
from skill.speech.open_hours import hours_said
from skill.speech.phrases import Words


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.BestChannel(best, closed, channels, step):
            return _closed(closed, best, channels, step, words) if closed else _one(best, channels, step, words)
        case it.ChannelAsked(asked, instead, channels, step) if not asked.is_open:
            return _closed(asked, instead, channels, step, words)
        case it.ChannelAsked(asked, _, channels, step):
            return _one(asked, channels, step, words)
        case it.ChannelNotOffered(best, channels, step):
            return _speech("not_offered", channels, words, ask=step, by=by(best, words))
        case it.OtherChannels(others, channels):
            named = tuple(other for other in others if other.is_open)[:3] or others[:1]
            return _speech("others", channels, words, list=words.listed([by(other, words) for other in named]))
        case it.OpenOn() | it.OpenAllWeek():
            return hours_said(outcome, words)
        case it.NumberAgain(point):
            return words.speech("contact_support.again", ask=it.Next.NUMBER_AGAIN, telephone=point.telephone)
        case it.NoChannels():
            return words.speech("contact_support.none")
    assert_never(outcome)


def _one(now: ChannelNow, channels: Channels, step: it.Next, words: Words) -> Speech:
    """A channel and how to use it."""
    if not now.is_open:
        return _closed(now, None, channels, step, words)
    return in_one_breath(_ways_to_use(now, channels, step, words))


def _ways_to_use(now: ChannelNow, channels: Channels, step: it.Next, words: Words) -> Iterator[Speech]:
    """Ever more briefly: what to have ready goes before how long it takes; the language is always told."""
    wait, ready, told = answer(now, words), prepare(now, words), foreign(now, words)
    for waits, readies in ((wait, ready), ("", ready), (wait, ""), ("", "")):
        values = {"you": you(now, words), "until": until(now, words), "telephone": now.point.telephone}
        key = f"{now.point.channel}_open"
        yield _speech(key, channels, words, ask=step, answer=waits, prepare=readies, foreign=told, **values)


def _closed(now: ChannelNow, instead: ChannelNow | None, channels: Channels, step: it.Next, words: Words) -> Speech:
    """A closed channel, when it opens, and what to do until then."""
    key = "contact_support.opens" if now.opens else "contact_support.shut"
    moment = words.moment(now.opens) if now.opens else ""
    closed = words.phrase(key, our=our(now, words), channel=called(now, words), moment=moment)
    if instead is None:
        return _speech("closed", channels, words, ask=step, closed=closed, foreign=foreign(now, words))
    offer = {"by": by(instead, words), "answer": answer(instead, words), "foreign": foreign(instead, words)}
    return _speech("closed_instead", channels, words, ask=step, closed=closed, **offer)


def _speech(key: str, channels: Channels, words: Words, ask: str = "", **values: str) -> Speech:
    cards = Lines.of([card_line(channel, words) for channel in channels])
    return words.speech(f"contact_support.{key}", ask=ask, cards=cards, **values)
