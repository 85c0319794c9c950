"""Words for every outcome of skill/intents/contact_support.py. The card lists every channel; speech names one."""

from typing import assert_never

from skill.intents import contact_support as it
from skill.speech.catalogue import Lines, Speech
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
            return _speech("not_offered", channels, words, ask=step, by=_by(best, words))
        case it.OtherChannels(others, channels):
            named = tuple(other for other in others if other.is_open)[:3] or others[:1]
            return _speech("others", channels, words, list=words.listed([_by(other, words) for other in named]))
        case it.NumberAgain(point):
            return words.speech("contact_support.again", ask=it.Next.NUMBER_AGAIN, telephone=point.telephone)
        case it.NoChannels():
            return words.speech("contact_support.none")
    assert_never(outcome)


def _one(now: it.ChannelNow, channels: it.Channels, step: it.Next, words: Words) -> Speech:
    """A channel and how to use it."""
    if not now.is_open:
        return _closed(now, None, channels, step, words)
    telephone, until, answer = now.point.telephone, _until(now, words), _answer(now, words)
    key = f"{now.point.channel}_open"
    return _speech(key, channels, words, ask=step, until=until, telephone=telephone, answer=answer)


def _closed(
    now: it.ChannelNow, instead: it.ChannelNow | None, channels: it.Channels, step: it.Next, words: Words
) -> Speech:
    """A closed channel, when it opens, and what to do until then."""
    key = "contact_support.opens" if now.opens else "contact_support.shut"
    moment = words.moment(now.opens) if now.opens else ""
    closed = words.phrase(key, channel=_channel(now, words), moment=moment)
    if instead is None:
        return _speech("closed", channels, words, ask=step, closed=closed)
    offer = {"by": _by(instead, words), "answer": _answer(instead, words)}
    return _speech("closed_instead", channels, words, ask=step, closed=closed, **offer)


def _speech(key: str, channels: it.Channels, words: Words, ask: str = "", **values: str) -> Speech:
    cards = Lines.of([_card_line(c, words) for c in channels] + [words.phrase("contact_support.prepare")])
    return words.speech(f"contact_support.{key}", ask=ask, cards=cards, **values)


def _channel(now: it.ChannelNow, words: Words) -> str:
    return words.phrase(f"contact_support.channel_{now.point.channel}")


def _by(now: it.ChannelNow, words: Words) -> str:
    """ "by phone", or "by phone from tomorrow at 9 AM"."""
    by = words.phrase(f"contact_support.by_{now.point.channel}")
    if now.is_open or now.opens is None:
        return by
    return words.phrase("contact_support.from", by=by, moment=words.moment(now.opens))


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
