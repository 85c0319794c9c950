"""What the questions about reaching the shop say alike: a channel's name, hours, wait and language."""

from datetime import timedelta

from skill.domain.contact import Channel
from skill.domain.people import Role
from skill.intents.reaching import ChannelNow
from skill.speech.phrases import Words

A_DAY, AN_INSTANT = timedelta(days=1), timedelta(microseconds=1)
LIVE = frozenset({Channel.PHONE, Channel.CHAT})


def called(now: ChannelNow, words: Words) -> str:
    """ "phone line"."""
    return words.phrase(f"contact_support.channel_{now.point.channel}")


def by(now: ChannelNow, words: Words) -> str:
    """ "by phone", or "by phone from tomorrow at 9 AM"."""
    way = words.phrase(f"contact_support.by_{now.point.channel}")
    if now.is_open or now.opens is None:
        return way
    day, time = words.day("plain_day", words.files.day_of(now.opens)), words.clock_time(now.opens)
    return words.phrase("contact_support.from", by=way, moment=words.phrase("phrases.moment", day=day, time=time))


def you(now: ChannelNow, words: Words) -> str:
    """ "You", "For sellers, you" where it is theirs, "For returns, you" where it is just for them."""
    return _led("you", now, words)


def our(now: ChannelNow, words: Words) -> str:
    """ "Our", and the same."""
    return _led("our", now, words)


def _led(word: str, now: ChannelNow, words: Words) -> str:
    about = words.phrase("seller_support.lead") if now.point.audience is Role.SELLER else _about(now, words)
    key = f"{word}_for" if about else word
    return words.phrase(f"contact_support.{key}", about=_capital(about))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _about(now: ChannelNow, words: Words) -> str:
    return words.phrase(f"contact_support.for_{now.about}") if now.about else ""


def until(now: ChannelNow, words: Words) -> str:
    """ "until 8 PM", "until 1 PM tomorrow"; "any time" where it does not close within a day."""
    if now.closes is None or now.closes - words.now > A_DAY:
        return words.phrase("contact_support.any_time")
    day = words.files.day_of(now.closes - AN_INSTANT)  # midnight belongs to the day that it ends
    told = {"time": words.clock_time(now.closes), "day": words.day("on_day", day)}
    return words.phrase("contact_support.until" if day == words.today else "contact_support.until_day", **told)


def answer(now: ChannelNow, words: Words) -> str:
    """ ", with an answer in 1 to 3 business days", ", with about 4 minutes to wait", or nothing."""
    if now.point.wait_minutes is not None:
        key = "wait" if now.point.channel in LIVE else "soon"
        return words.phrase(f"contact_support.{key}", minutes=words.count("minutes", now.point.wait_minutes))
    if now.point.answer_days is None:
        return ""
    least, most = now.point.answer_days
    days = words.count("business_days", most)
    span = days if least == most else words.phrase("contact_support.answer_range", least=least, days=days)
    return words.phrase("contact_support.answer", days=span)


def foreign(now: ChannelNow, words: Words) -> str:
    """ "You'll be answered in Spanish.", where that is not the customer's language; else nothing."""
    name = language(now.foreign, words)
    return words.phrase("contact_support.foreign", language=name) if name else ""


def prepare(now: ChannelNow, words: Words) -> str:
    """ "Please have your order number ready."; nothing where the shop says nothing of it."""
    return words.phrase("contact_support.prepare", prepare=now.point.prepare) if now.point.prepare else ""


def language(tag: str, words: Words) -> str:
    """What people call that language (BCP 47); the tag itself where nobody here knows it."""
    locale = words.catalogue.locale
    return str(locale.languages.get(tag.partition("-")[0].casefold(), tag))


def card_line(now: ChannelNow, words: Words) -> str:
    """Where, until when or from when on, and what to have ready there."""
    if now.is_open:
        told = {"until": until(now, words), "answer": answer(now, words)}
        line = words.phrase("contact_support.card_open", **named(now, words), **told)
    elif now.opens:
        line = words.phrase("contact_support.card_opens", **named(now, words), opens=words.moment(now.opens))
    else:
        line = words.phrase("contact_support.card_shut", **named(now, words))
    ready = now.point.prepare
    return words.phrase("contact_support.card_prepare", line=line, prepare=ready) if ready else line


def named(now: ChannelNow, words: Words) -> dict[str, str]:
    """What a card calls a channel, and where it is."""
    channel = _capital(called(now, words))
    if now.about:
        channel = words.phrase("contact_support.card_for", channel=channel, about=_about(now, words))
    if now.foreign:
        channel = words.phrase("contact_support.card_foreign", channel=channel, language=language(now.foreign, words))
    return {"channel": channel, "where": now.point.telephone or now.point.email or now.point.url}
