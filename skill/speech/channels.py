"""What the questions about reaching the shop say alike: a channel's name, hours, wait and language."""

from datetime import timedelta

from skill.domain.contact import Channel
from skill.domain.people import Role
from skill.intents.reaching import ChannelNow
from skill.speech.phrases import Words

A_DAY = timedelta(days=1)
LIVE = frozenset({Channel.PHONE, Channel.CHAT})


def called(now: ChannelNow, words: Words) -> str:
    """ "phone line"."""
    return words.phrase(f"contact_support.channel_{now.point.channel}")


def by(now: ChannelNow, words: Words) -> str:
    """ "by phone", or "by phone from tomorrow at 9 AM"."""
    way = words.phrase(f"contact_support.by_{now.point.channel}")
    if now.is_open or now.opens is None:
        return way
    return words.phrase("contact_support.from", by=way, moment=words.moment(now.opens))


def lead(now: ChannelNow, words: Words) -> str:
    """ "For sellers:" where it is theirs, "For returns:" where it is just for them; else nothing."""
    if now.point.audience is Role.SELLER:
        return words.phrase("seller_support.lead")
    return _about(now, words)


def _about(now: ChannelNow, words: Words) -> str:
    return words.phrase(f"contact_support.for_{now.about}") if now.about else ""


def until(now: ChannelNow, words: Words) -> str:
    """ "until 8 PM"; "any time" where it does not close within a day."""
    if now.closes is None or now.closes - words.now > A_DAY:
        return words.phrase("contact_support.any_time")
    return words.phrase("contact_support.until", time=words.clock_time(now.closes))


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
    """Where, until when or from when on."""
    where = now.point.telephone or now.point.email or now.point.url
    name = called(now, words)
    channel = f"{name[:1].upper()}{name[1:]}"
    if now.foreign:
        channel = words.phrase("contact_support.card_foreign", channel=channel, language=language(now.foreign, words))
    if now.is_open:
        told = {"until": until(now, words), "answer": answer(now, words)}
        line = words.phrase("contact_support.card_open", channel=channel, where=where, **told)
        return f"{_about(now, words)} {line}"
    key, opens = ("card_opens", words.moment(now.opens)) if now.opens else ("card_shut", "")
    line = words.phrase(f"contact_support.{key}", channel=channel, where=where, opens=opens)
    return f"{_about(now, words)} {line}"
