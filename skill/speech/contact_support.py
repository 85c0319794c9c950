"""Words for every outcome of skill/intents/contact_support.py. The card lists every channel; speech names one."""

from typing import assert_never

from skill.domain.contact import Channel
from skill.intents import contact_support as it
from skill.speech.catalogue import Lines, Speech
from skill.speech.phrases import Words

Channels = tuple[it.ChannelNow, ...]


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case it.BestChannel(best, closed, channels):
            return _closed(closed, best, channels, words) if closed else _one(best, channels, words)
        case it.ChannelAsked(asked, instead, channels):
            return _one(asked, channels, words) if asked.is_open else _closed(asked, instead, channels, words)
        case it.ChannelNotOffered(best, channels):
            return _speech("not_offered", channels, words, ask=_ask(best, channels), by=_by(best, words))
        case it.OtherChannels(others, channels):
            return _speech("others", channels, words, list=words.listed([_by(c, words) for c in others[:3]]))
        case it.NoChannels():
            return words.speech("contact_support.none")
    assert_never(outcome)


def _one(now: it.ChannelNow, channels: Channels, words: Words) -> Speech:
    """An open channel and how to use it."""
    if not now.is_open:
        return _closed(now, None, channels, words)
    return _speech(
        f"{now.point.channel}_open",
        channels,
        words,
        ask=_ask(now, channels),
        until=_until(now, words),
        telephone=now.point.telephone,
        answer=_answer(now, words),
    )


def _closed(now: it.ChannelNow, instead: it.ChannelNow | None, channels: Channels, words: Words) -> Speech:
    """A closed channel, when it opens, and what to do until then."""
    closed = _channel(now, words)
    opens = words.phrase("contact_support.opens", moment=words.moment(now.opens)) if now.opens else ""
    ask = _ask(now, channels)
    if instead is None:
        return _speech("closed", channels, words, ask=ask, closed=closed, opens=opens)
    offer = {"by": _by(instead, words), "answer": _answer(instead, words)}
    return _speech("closed_instead", channels, words, ask=ask, closed=closed, opens=opens, **offer)


def _speech(key: str, channels: Channels, words: Words, ask: str = "", **values: str) -> Speech:
    cards = Lines.of([_card_line(c, words) for c in channels] + [words.phrase("contact_support.prepare")])
    return words.speech(f"contact_support.{key}", ask=ask, cards=cards, **values)


def _ask(spoken: it.ChannelNow, channels: Channels) -> str:
    """The question that the decision left open (see intents/contact_support.py, _next)."""
    if spoken.is_open and spoken.point.channel is Channel.PHONE:
        return "number_again"
    return "other_ways" if len(channels) > 1 else ""


def _channel(now: it.ChannelNow, words: Words) -> str:
    return words.phrase(f"contact_support.channel_{now.point.channel}")


def _by(now: it.ChannelNow, words: Words) -> str:
    return words.phrase(f"contact_support.by_{now.point.channel}")


def _until(now: it.ChannelNow, words: Words) -> str:
    if now.closes is None:
        return words.phrase("contact_support.any_time")
    return words.phrase("contact_support.until", time=words.clock_time(now.closes))


def _answer(now: it.ChannelNow, words: Words) -> str:
    """ ", with an answer in 1 to 3 business days", ", with about 4 minutes to wait", or nothing."""
    if now.point.wait_minutes is not None:
        return words.phrase("contact_support.wait", minutes=words.count("minutes", now.point.wait_minutes))
    if now.point.answer_days is None:
        return ""
    least, most = now.point.answer_days
    days = words.count("business_days", most)
    span = days if least == most else words.phrase("contact_support.answer_range", least=least, days=days)
    return words.phrase("contact_support.answer", days=span)


def _card_line(now: it.ChannelNow, words: Words) -> str:
    where = now.point.telephone or now.point.email or now.point.url
    channel = _channel(now, words).capitalize()
    if now.is_open:
        return words.phrase(
            "contact_support.card_open",
            channel=channel,
            where=where,
            until=_until(now, words),
            answer=_answer(now, words),
        )
    key, opens = ("card_opens", words.moment(now.opens)) if now.opens else ("card_shut", "")
    return words.phrase(f"contact_support.{key}", channel=channel, where=where, opens=opens)
