"""At least one situation for every answer that an intent can give: decisions are made in them, and put into words.

Names of things are as long as real ones, so that what is said of them shows whether it fits into one breath.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from skill.domain.articles import Article, Found, HelpFile
from skill.domain.community import Community
from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import CustomerFile, Files, ShopFile
from skill.domain.opening import WEEK, DayOfWeek, SpecialHours
from skill.domain.orders import Line, OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.domain.people import Role
from skill.domain.policies import (
    Evidence,
    Fact,
    ItemCondition,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
    ReturnPolicy,
    ReturnTerms,
)
from skill.domain.prices import PriceRecord
from skill.domain.problems import OF_ITEM, Problem
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import CancellationRequest, Cause, Return, ReturnStatus
from skill.domain.tickets import MOST_WORDS, Ticket, TicketStatus
from skill.domain.tickets import Topic as Concern
from skill.intents.asking import Ask, Case, Mention, Part, Topic, Wish
from tests.builders import (
    NEW_YORK,
    NOW,
    a_call_back,
    a_cancellation,
    a_contact_point,
    a_customer,
    a_line,
    a_parcel,
    a_policy,
    a_price,
    a_return,
    a_season,
    a_shop,
    a_ticket,
    an_adjustment,
    an_article,
    an_order,
    at,
    day,
    files,
    hours,
    meaning,
    money,
    received,
)
from tests.intents.on_the_way import ON_THE_WAY

NOTHING_SAID = Ask()


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a decision may look at."""

    files: Files
    ask: Ask = NOTHING_SAID
    now: datetime = NOW


PHONE = a_contact_point(Channel.PHONE, hours("09:00", "20:00"))
CHAT = a_contact_point(Channel.CHAT, hours("08:00", "23:00"))
FORM = a_contact_point(Channel.FORM, answer_days=(1, 3))
EMAIL = a_contact_point(Channel.EMAIL, answer_days=(2, 2))
EVERY_WAY = a_shop(contact_points=(PHONE, CHAT, FORM, EMAIL))
ALWAYS = a_contact_point(Channel.PHONE)
MESSAGES = a_contact_point(Channel.MESSAGING, wait_minutes=30)
CLOSED = SpecialHours(day("2026-11-01"), day("2026-12-31"))
SHUT_TO_YEARS_END: Mapping[str, Any] = {"special_opening_hours_specification": (CLOSED,)}
NIGHT = at("2026-11-24 03:00", NEW_YORK)
NOT_SAID = Mention()
UNOPENED = (Fact.UNOPENED,)
NONCE = "3f2a"
BY_MAIL: Mapping[str, Any] = {
    "methods": (ReturnMethod.MAIL,),
    "refund_types": (RefundType.FULL,),
    "refund_days": (5, 7),
    "merchant_return_link": "https://fernandfable.example/returns",
}
FREE = ReturnTerms(ReturnFees.FREE, label_source=ReturnLabelSource.DOWNLOAD)

LAMP = a_line("brass reading lamp", parcel=a_parcel(delivered=at("2026-11-16 17:40")), number="FF-20261110-0987")
FEEDER = a_line("hanging bird feeder", parcel=a_parcel(delivered=at("2026-10-06 18:00")), number="FF-20261001-6002")
UNDATED = a_line("heirloom tomato seeds", parcel=a_parcel(status=DeliveryStatus.DELIVERED), number="FF-20261018-6006")
SHOES = a_line("trail running shoes", parcel=a_parcel(expected="2026-11-24"), number="FF-20261119-1001")
JACKET = a_line("waxed rain jacket", parcel=a_parcel(expected="2026-12-04"), number="FF-20261118-2044")
UNPACKED = a_line("cast iron skillet", number="FF-20261122-2051")
LATE = a_line("double canvas hammock", parcel=a_parcel(expected="2026-11-21"), number="FF-20261113-4102")
PACKING = a_line(
    "cast iron skillet",
    parcel=a_parcel(status=DeliveryStatus.PREPARING, expected="2026-11-27"),
    number="FF-20261122-2052",
)
OUT = a_line(
    "noise cancelling headphones",
    parcel=a_parcel(status=DeliveryStatus.OUT_FOR_DELIVERY, expected="2026-11-23"),
    number="FF-20261121-2045",
)
FINAL = a_line(
    "forged garden shears",
    final_sale=True,
    parcel=a_parcel(delivered=at("2026-11-18 18:00")),
    number="FF-20261112-6001",
)
REFUNDED = a_line(
    "folding garden chair",
    refunded_quantity=1,
    parcel=a_parcel(delivered=at("2026-11-18 18:00")),
    number="FF-20261112-6009",
)
CUPS = a_line(
    "porcelain tea cups",
    quantity=3,
    price=money("20.00 USD"),
    parcel=a_parcel(delivered=at("2026-11-18 18:00")),
    number="FF-20261112-6010",
)
CANCELLED = a_line("camping gas stove", status=OrderStatus.CANCELLED, number="FF-20261030-6004")
RETURNED = a_line("white linen shirt", status=OrderStatus.RETURNED, number="FF-20261020-6005")
GIFT = a_line("black fountain pen", parcel=a_parcel(expected="2026-11-25"), number="FF-20261120-5003", is_gift=True)
SET = a_customer(
    an_order("stoneware teapot", "merino wool throw", parcels=[a_parcel("1", "2", delivered=at("2026-11-22 20:15"))])
)
BOX = a_customer(
    an_order(
        *("porcelain tea cups", "rolled oat biscuits", "silver sugar tongs", "earl grey tea"),
        parcels=[a_parcel("1", "2", "3", "4", expected="2026-11-27")],
    )
)


PAIR = a_customer(an_order("stoneware teapot", "merino wool throw", number="FF-20261122-2060"))
PARTLY = a_customer(
    an_order("stoneware teapot", "merino wool throw", number="FF-20261122-2061", parcels=[a_parcel("1")])
)


def mine(customer: CustomerFile, item: Mention = NOT_SAID, *, shop: ShopFile | None = None) -> Situation:
    """That customer asks about `item`."""
    return Situation(files(customer, shop), Ask(item=item))


def of(line: Line, *returns: Return, **rules: Any) -> Situation:
    """A customer who has only this, and these returns of it, asks about it under a policy of these fields."""
    return mine(a_customer(line, returns=returns), meaning(line), shop=a_shop(policies=[a_policy(**rules)]))


def saying(situation: Situation, **said: Any) -> Situation:
    """The same, with that said besides."""
    return replace(situation, ask=replace(situation.ask, **said))


def support(shop: ShopFile = EVERY_WAY, now: datetime = NOW, **ask: Any) -> Situation:
    """A guest asks how to reach the shop."""
    return Situation(files(shop=shop), Ask(**ask), now)


TROUBLES = {
    what: ON_THE_WAY[what]
    for what in ("left long ago, and no scans are known", "stuck", "delayed", "in trouble", "sent back", "in doubt")
}


def waiting(line: Line, due: str) -> Ticket:
    """An open ticket about that line, to be answered by then."""
    return a_ticket(order_number=line.order.number, line_id=line.item.line_id, problem="late", answer_by=day(due))


WHERE_IS_MY_ORDER: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": mine(a_customer()),
    "being packed, no day promised": mine(a_customer(UNPACKED)),
    "being packed for a day": mine(a_customer(PACKING)),
    "on the way, no day promised": mine(a_customer(a_line("trail running shoes", parcel=a_parcel()))),
    "on the way for a near day": mine(a_customer(SHOES)),
    "on the way for a far day": mine(a_customer(JACKET)),
    "several in one parcel": mine(BOX),
    "out for delivery": mine(a_customer(OUT)),
    "late": mine(a_customer(LATE)),
    **{
        f"{trouble}, a case is {state}": mine(a_customer(line, tickets=(waiting(line, due),)))
        for trouble, line in {"late": LATE, **TROUBLES}.items()
        for state, due in {"open": "2026-12-02", "overdue": "2026-11-20"}.items()
    },
    "late and to be cancelled, a case is open": mine(
        a_customer(LATE, cancellations=(a_cancellation(LATE),), tickets=(waiting(LATE, "2026-12-02"),))
    ),
    **{f"none of {part}": saying(mine(a_customer(LAMP)), part=part) for part in Part if part is not Part.LATEST},
    "none of a seller": saying(mine(a_customer(SHOES)), seller="juniper"),
    "none of that time": saying(mine(a_customer(SHOES)), placed=(day("2025-03-01"), day("2025-03-31"))),
    "a list that goes on": saying(mine(a_customer(SHOES, JACKET), meaning(SHOES, JACKET, said="")), goes_on=True),
    "all of an empty part": saying(mine(a_customer(LATE)), part=Part.TOMORROW),
    **{f"on the way, {what}": mine(a_customer(line)) for what, line in ON_THE_WAY.items()},
    "asked to cancel, not left yet": mine(a_customer(UNPACKED, cancellations=(a_cancellation(UNPACKED),))),
    "asked to cancel, it left before": mine(a_customer(SHOES, cancellations=(a_cancellation(SHOES),))),
    "asked to cancel one of two": mine(a_customer(SHOES, UNPACKED, cancellations=(a_cancellation(UNPACKED),))),
    "a gift on the way": mine(a_customer(GIFT)),
    "names are not spoken": mine(a_customer(SHOES, hide_items=True)),
    "two on the way": mine(a_customer(SHOES, UNPACKED)),
    "four on the way": mine(a_customer(SHOES, JACKET, UNPACKED, GIFT)),
    "several of an order, by its number": mine(a_customer(SHOES, UNPACKED), meaning(SHOES, UNPACKED, said="2044")),
    "the last delivered": mine(a_customer(LAMP, FEEDER)),
    "delivered, by name": mine(a_customer(LAMP, SHOES), meaning(LAMP)),
    "several delivered in one parcel": mine(SET),
    "delivered, nobody noted when": mine(a_customer(UNDATED)),
    "cancelled": mine(a_customer(CANCELLED), meaning(CANCELLED)),
    "returned": mine(a_customer(RETURNED), meaning(RETURNED)),
    "several fit what was said": mine(a_customer(SHOES, LAMP, FEEDER), meaning(SHOES, LAMP, FEEDER)),
    "nothing fits what was said": mine(a_customer(SHOES, LAMP, FEEDER), Mention("my phone")),
    "nothing fits, one it could be": mine(a_customer(LAMP), Mention("my phone")),
}

CAN_I_RETURN: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": mine(a_customer()),
    "allowed until a far day": of(LAMP),
    "allowed until a near day": of(LAMP, days=9),
    "allowed until tomorrow": of(LAMP, days=8),
    "allowed until tonight": of(LAMP, days=7),
    "allowed for ever": of(LAMP, kind=ReturnCategory.UNLIMITED),
    "too late": of(FEEDER),
    "too late since yesterday": of(LAMP, days=6),
    "the sale was final": of(FINAL),
    "never taken back": of(LAMP, kind=ReturnCategory.NOT_PERMITTED),
    "cancelled": of(CANCELLED),
    "returned": of(RETURNED),
    "not yet here": of(SHOES),
    "its order is to be cancelled": mine(a_customer(UNPACKED, cancellations=(a_cancellation(UNPACKED),))),
    "not yet here, no limit": of(SHOES, kind=ReturnCategory.UNLIMITED),
    "no rule settles it": of(LAMP, kind=ReturnCategory.UNSPECIFIED),
    "no rule at all": mine(a_customer(LAMP), meaning(LAMP), shop=a_shop(policies=())),
    "nobody knows when it came": of(UNDATED),
    "a defect of a final sale": saying(of(FINAL), cause=Cause.DEFECT),
    "a defect of what is never taken back": saying(of(LAMP, kind=ReturnCategory.NOT_PERMITTED), cause=Cause.DEFECT),
    "defects only, a change of mind": saying(of(LAMP, defects_only=True), cause=Cause.REMORSE),
    "is it damaged?": of(LAMP, defects_only=True),
    "is it damaged? It is too late for a change of mind": of(FEEDER, defect_days=365),
    "is it damaged? It was opened": saying(of(LAMP, requires=UNOPENED), facts=((Fact.UNOPENED, False),)),
    "is it unopened?": of(LAMP, requires=UNOPENED),
    "is it unused?": of(LAMP, item_conditions=(ItemCondition.NEW,)),
    "are the tags on?": of(LAMP, requires=(Fact.TAGS_ON,)),
    "is it complete?": of(LAMP, requires=(Fact.COMPLETE,)),
    "it is unopened": saying(of(LAMP, requires=UNOPENED), facts=((Fact.UNOPENED, True),)),
    **{
        f"it is not {fact}": saying(of(LAMP, requires=(fact,)), facts=((fact, False),), cause=Cause.REMORSE)
        for fact in Fact
        if fact is not Fact.DAMAGED
    },
    "a defect": saying(of(LAMP, defect_days=365), cause=Cause.DEFECT),
    "on its way back": of(LAMP, a_return(LAMP)),
    "refunded without a return": of(REFUNDED),
    "two of three are left": of(CUPS, a_return(CUPS)),
    "several fit what was said": mine(a_customer(LAMP, SHOES, FEEDER), meaning(LAMP, SHOES, FEEDER)),
    "nothing fits what was said": mine(a_customer(LAMP, SHOES, FEEDER), Mention("my phone")),
    "nothing fits, one it could be": mine(a_customer(LAMP), Mention("my phone")),
}

SPANISH = a_contact_point(Channel.PHONE, available_language=("es",))
PAYMENTS = a_contact_point(
    *(Channel.PHONE, hours("09:00", "17:00")),
    contact_type=(Concern.PAYMENT,),
    wait_minutes=10,
    prepare="your order number and the last digits of your card",
)
PREPARED = a_contact_point(
    *(Channel.PHONE, hours("09:00", "20:00")),
    wait_minutes=4,
    prepare="your order number, the purchase date, and the photos you have",
    calls_back=True,
)
WEEKDAYS = a_contact_point(
    Channel.PHONE, hours("09:00", "20:00", *WEEK[:5]), hours("10:00", "16:00", DayOfWeek.SATURDAY)
)
FITFUL = a_contact_point(
    Channel.PHONE, *(hours(f"{8 + n % 3:02}:30", f"{16 + n % 2}:45", each) for n, each in enumerate(WEEK))
)
THANKSGIVING = SpecialHours(day("2026-11-26"))
SHORT = SpecialHours(day("2026-11-25"), opens=time(9), closes=time(14))
MORNING_IN_TOKYO = at("2026-11-29 00:30")
PAUSING = a_contact_point(Channel.CHAT, hours("08:00", "23:00"), hours("01:00", "04:00"))


def from_afar(point: ContactPoint = CHAT, now: datetime = MORNING_IN_TOKYO, **ask: Any) -> Situation:
    """A customer in Tokyo asks, where it is Sunday morning."""
    return Situation(files(a_customer(zone="Asia/Tokyo"), a_shop(contact_points=(point,))), Ask(**ask), now)


CONTACT_SUPPORT: Mapping[str, Situation] = {
    "the phone line is open": support(),
    "the phone line is always open": support(a_shop(contact_points=(ALWAYS, FORM))),
    "the phone line is shut, the chat is open": support(now=at("2026-11-23 21:00", NEW_YORK)),
    "only the form is open": support(now=NIGHT),
    "only a phone line, and it is shut": support(a_shop(contact_points=(PHONE,)), NIGHT),
    "by chat": support(channel="chat"),
    "by e-mail": support(channel="email"),
    "by form": support(channel="form"),
    "by phone, which is shut": support(channel="phone", now=NIGHT),
    "by chat, and nothing is open": support(a_shop(contact_points=(PHONE, CHAT)), NIGHT, channel="chat"),
    "by a way the shop has not": support(a_shop(contact_points=(CHAT, FORM)), channel="phone"),
    "the other ways": support(besides=("phone",)),
    "the number again": support(channel="phone", besides=("phone",)),
    "no way at all": support(a_shop()),
    "what to have ready and how long it takes": support(a_shop(contact_points=(PREPARED, FORM))),
    "about a payment": support(a_shop(contact_points=(PHONE, PAYMENTS, FORM)), concern=Concern.PAYMENT),
    "about a payment, which is shut": support(a_shop(contact_points=(PAYMENTS, FORM)), NIGHT, concern=Concern.PAYMENT),
    "in another language alone": support(a_shop(contact_points=(SPANISH, FORM)), language="en-US", channel="phone"),
    "by message": support(a_shop(contact_points=(MESSAGES, PHONE)), channel="messaging"),
    "hours of a day": support(wish=Wish((day("2026-11-28"),) * 2)),
    "hours of a day with a pause": support(
        a_shop(contact_points=(a_contact_point(Channel.PHONE, hours("09:00", "12:00"), hours("13:00", "17:00")), FORM)),
        wish=Wish((day("2026-12-02"),) * 2),
    ),
    "hours of a day on which it is shut": support(
        a_shop(contact_points=(WEEKDAYS, CHAT)), wish=Wish((day("2026-12-27"),) * 2)
    ),
    "hours of a day on which all are shut": support(
        a_shop(contact_points=(WEEKDAYS,)), wish=Wish((day("2026-11-29"),) * 2)
    ),
    "hours of a week": support(a_shop(contact_points=(WEEKDAYS, CHAT)), hours=True),
    "hours of a week with a day that is shut": support(
        a_shop(contact_points=(replace(WEEKDAYS, special_opening_hours_specification=(THANKSGIVING,)),)), hours=True
    ),
    "hours of a week with a short day": support(
        a_shop(contact_points=(replace(WEEKDAYS, special_opening_hours_specification=(SHORT,)), FORM)), hours=True
    ),
    "hours that differ from day to day": support(a_shop(contact_points=(FITFUL, ALWAYS)), hours=True),
    "hours of a way that is always open": support(channel="form", hours=True),
    "hours of a day that is another elsewhere": from_afar(wish=Wish((day("2026-11-29"),) * 2)),
    "hours of a day that one ends, one lies in and one begins": from_afar(PAUSING, wish=Wish((day("2026-11-29"),) * 2)),
    "hours of a day once the night's are over": from_afar(
        now=at("2026-11-29 14:00", "Asia/Tokyo"), wish=Wish((day("2026-11-29"),) * 2)
    ),
    "hours of a day that is all in one elsewhere": from_afar(ALWAYS, wish=Wish((day("2026-11-29"),) * 2)),
    "hours of a week elsewhere": from_afar(hours=True),
    "hours of a week with a pause elsewhere": from_afar(PAUSING, hours=True),
}

FOR_SELLERS = tuple(
    replace(point, audience=Role.SELLER)
    for point in (
        *(PREPARED, replace(CHAT, wait_minutes=3)),
        *(a_contact_point(Channel.TICKET, answer_days=(1, 2)), a_contact_point(Channel.FORUM)),
    )
)
MARKET = a_shop(contact_points=(PHONE, FORM, *FOR_SELLERS))
SELLER = a_customer(role=Role.SELLER)
SELLER_SUPPORT: Mapping[str, Situation] = {
    "a guest who sells": support(MARKET),
    "a seller": Situation(files(SELLER, MARKET)),
    "a seller at night": Situation(files(SELLER, MARKET), now=NIGHT),
    "by chat": support(MARKET, channel="chat"),
    "in the forum": support(MARKET, channel="forum"),
    "by ticket": support(MARKET, channel="ticket"),
    "by phone, which is shut": support(MARKET, NIGHT, channel="phone"),
    "by a way there is none of": support(MARKET, channel="email"),
    "the number again": support(MARKET, channel="phone", besides=("phone",)),
    "the other ways": support(MARKET, besides=("phone",)),
    "a customer": Situation(files(a_customer(), MARKET)),
    "hours of a day": support(MARKET, wish=Wish((day("2026-11-28"),) * 2)),
    "hours of a week": support(MARKET, hours=True),
    "no way for sellers": support(EVERY_WAY),
}

FORUM = Community("the Hearth and Trail forum", "https://forum.example", "care and repairs", "en")
REVIEWS = Community("Plainly Reviewed", "https://reviews.example", "reviews")
LONG = Community("a place whose name is much longer than anybody would ever want to say", "https://long.example", "all")
COMMUNITY_HELP: Mapping[str, Situation] = {
    "a seller": Situation(files(SELLER, replace(MARKET, communities=(FORUM, REVIEWS)))),
    "one": support(replace(EVERY_WAY, communities=(FORUM,))),
    "two": support(replace(EVERY_WAY, communities=(FORUM, REVIEWS))),
    "four at night": support(replace(EVERY_WAY, communities=(FORUM, REVIEWS, LONG, FORUM)), NIGHT),
    "long names": support(replace(EVERY_WAY, communities=(LONG, LONG, LONG))),
    "too long to be said": support(replace(EVERY_WAY, communities=(replace(LONG, name=f"{LONG.name} {LONG.name}"),))),
    "no way to reach the shop": support(replace(a_shop(), communities=(FORUM, REVIEWS))),
    "none": support(EVERY_WAY),
    "none, and no way to reach the shop": support(a_shop()),
}

CALLING = a_shop(contact_points=(PREPARED, FORM))
SHUT_ON_SUNDAY = a_shop(contact_points=(replace(PREPARED, hours_available=(hours("09:00", "20:00", *WEEK[:6]),)),))
REACHED = a_customer(LAMP, phone="+12125550142")
ELEVEN = at("2026-11-23 11:00", NEW_YORK)


def called(customer: CustomerFile | None = REACHED, shop: ShopFile = CALLING, **said: Any) -> Situation:
    """Somebody wants to be called, on a Monday at nine in the morning."""
    return Situation(files(customer, shop), Ask(**said))


CALL_ME_BACK: Mapping[str, Situation] = {
    "a guest": called(None),
    "the next two hours": called(),
    "at another time": called(wish=Wish(hours=(time(15), time(15)))),
    "one hour a day": called(wish=Wish((day("2026-11-23"),) * 2, (time(19), time(19)))),
    "never then": called(wish=Wish((day("2027-11-23"),) * 2)),
    "on a day on which nobody calls": called(
        shop=SHUT_ON_SUNDAY,
        wish=Wish((day("2026-11-29"),) * 2),
    ),
    "the second of one": called(windows=(ELEVEN,), place=2),
    "the fifth of two": called(windows=(at("2026-11-23 15:00"), ELEVEN), place=5),
    "one is booked, and another day named": called(
        replace(REACHED, call_backs=(a_call_back(),)), wish=Wish((day("2026-12-01"),) * 2)
    ),
    "one is booked, another day named, on which nobody calls": Situation(
        files(replace(REACHED, zone="", call_backs=(a_call_back(),)), SHUT_ON_SUNDAY),
        Ask(wish=Wish((day("2026-11-29"),) * 2)),
    ),
    "the second of those": called(windows=(at("2026-11-23 15:00"), ELEVEN), place=2),
    "confirmed": called(windows=(ELEVEN,), nonce=NONCE),
    "confirmed too late": called(windows=(at("2026-11-23 14:00"),), nonce=NONCE),
    "booked already by the same yes": called(replace(REACHED, call_backs=(a_call_back(nonce=NONCE),)), nonce=NONCE),
    "none is booked that could be called off": called(calls_off=True),
    "one is booked that is not wanted": called(replace(REACHED, call_backs=(a_call_back(),)), calls_off=True),
    "one is booked": called(replace(REACHED, call_backs=(a_call_back(),))),
    "one is booked, and another wanted": called(replace(REACHED, call_backs=(a_call_back(),)), instead=True),
    "no number": called(a_customer()),
    "no number, and Alexa has none": called(a_customer(), phone=""),
    "a number of Alexa's": called(a_customer(), phone="+12125550199"),
    "nobody calls back": called(shop=EVERY_WAY),
    "shut for weeks": called(shop=a_shop(contact_points=(replace(PREPARED, **SHUT_TO_YEARS_END),))),
    "by zone": Situation(files(replace(REACHED, zone=""), CALLING)),
}

SEASON = a_season(until=day("2027-01-31"))
SHORTER = replace(SEASON, until=day("2026-12-31"), category=ReturnCategory.FINITE, shortens=True)
SEASONAL = a_policy(30, seasonal=(SEASON,))
NEVER = ReturnCategory.NOT_PERMITTED
RULES = (
    a_policy(30),
    a_policy(15, category="electronics"),
    a_policy(category="shoes", kind=ReturnCategory.UNLIMITED),
    a_policy(category="gift cards", kind=ReturnCategory.NOT_PERMITTED),
    a_policy(category="made-to-order items", kind=ReturnCategory.UNSPECIFIED),
)


def policy(*policies: ReturnPolicy, category: str = "") -> Situation:
    """A guest asks for the rules of a shop that has these."""
    return Situation(files(shop=a_shop(policies=policies)), Ask(category=category))


RETURN_POLICY_INFO: Mapping[str, Situation] = {
    "one rule for all": policy(a_policy(30)),
    "one day": policy(a_policy(1)),
    "a rule and its exceptions": policy(*RULES),
    "no limit": policy(a_policy(kind=ReturnCategory.UNLIMITED)),
    "no returns": policy(a_policy(kind=ReturnCategory.NOT_PERMITTED)),
    "not specified": policy(a_policy(kind=ReturnCategory.UNSPECIFIED)),
    "finite without days": policy(a_policy(None)),
    "finite by a date": policy(a_policy(None, merchant_return_until=day("2027-01-31"))),
    "a season and its exceptions": policy(SEASONAL, a_policy(15, category="home and garden"), *RULES[1:]),
    "a season with a condition and its exceptions": policy(
        replace(SEASONAL, requires=UNOPENED), a_policy(15, category="home and garden"), *RULES[1:]
    ),
    "a rule with a condition and its exceptions": policy(
        a_policy(30, requires=UNOPENED), a_policy(15, category="home and garden"), *RULES[1:]
    ),
    "of a category with a condition": policy(a_policy(15, requires=UNOPENED, category="shoes"), category="shoes"),
    "of a category in a season, with a condition": policy(
        replace(SEASONAL, requires=UNOPENED), category="home and garden"
    ),
    "a shorter season": policy(replace(SEASONAL, seasonal=(SHORTER,))),
    "a season of what is never taken back": policy(replace(SEASONAL, return_policy_category=NEVER), *RULES[1:2]),
    "a season of what nobody specified": policy(replace(SEASONAL, return_policy_category=ReturnCategory.UNSPECIFIED)),
    "for defects only": policy(a_policy(30, defects_only=True), *RULES[1:]),
    "of a category, for defects only": policy(
        a_policy(30, category="earrings", defects_only=True), category="earrings"
    ),
    "final sale": policy(a_policy(30, category="last pieces", final_sale=True), category="last pieces"),
    "no rules": policy(),
    "of a category in a season": policy(SEASONAL, category="made-to-order items"),
    "of a category with a fee": policy(
        a_policy(
            15,
            requires=(Fact.COMPLETE,),
            category="home and garden",
            terms=ReturnTerms(ReturnFees.CUSTOMER_PAYS, restocking_percent=Decimal(15)),
        ),
        category="home and garden",
    ),
    "of a category with days": policy(*RULES, category="electronics"),
    "of a category without a limit": policy(*RULES, category="shoes"),
    "of a category never taken back": policy(*RULES, category="gift cards"),
    "of a category that a person decides on": policy(*RULES, category="made-to-order items"),
    "of a category without a rule of its own": policy(*RULES, category="books"),
}

START_RETURN: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": mine(a_customer()),
    "nothing is said of fee or way": of(LAMP),
    "free and by mail": of(LAMP, terms=FREE, **BY_MAIL),
    "for a sum": of(LAMP, terms=ReturnTerms(ReturnFees.SHIPPING, money("4.95 USD")), **BY_MAIL),
    "at the customer's expense": of(LAMP, terms=ReturnTerms(ReturnFees.CUSTOMER_PAYS), **BY_MAIL),
    "with restocking": of(CUPS, terms=ReturnTerms(restocking_percent=Decimal(15)), **BY_MAIL),
    "with restocking of an unknown price": of(LAMP, terms=ReturnTerms(restocking_percent=Decimal(15)), **BY_MAIL),
    "the original shipping is kept": of(LAMP, terms=ReturnTerms(ReturnFees.ORIGINAL_SHIPPING), **BY_MAIL),
    "in a store or at a kiosk, for an exchange": of(
        LAMP, methods=(ReturnMethod.STORE, ReturnMethod.KIOSK), refund_types=(RefundType.EXCHANGE,)
    ),
    "by three ways, with restocking": of(
        CUPS,
        **{**BY_MAIL, "methods": (ReturnMethod.MAIL, ReturnMethod.STORE, ReturnMethod.KIOSK)},
        terms=ReturnTerms(ReturnFees.CUSTOMER_PAYS, restocking_percent=Decimal(15)),
    ),
    "a defect, by three ways, with restocking, for an exchange or store credit": saying(
        of(
            CUPS,
            methods=(ReturnMethod.MAIL, ReturnMethod.STORE, ReturnMethod.KIOSK),
            refund_types=(RefundType.EXCHANGE, RefundType.STORE_CREDIT),
            defect=ReturnTerms(ReturnFees.ORIGINAL_SHIPPING, restocking_percent=Decimal(15)),
        ),
        cause=Cause.DEFECT,
        quantity=2,
    ),
    "to be kept, for store credit": of(LAMP, methods=(ReturnMethod.KEEP,), refund_types=(RefundType.STORE_CREDIT,)),
    "a defect, with evidence": saying(
        of(LAMP, evidence=(Evidence.ORDER_INFORMATION, Evidence.VIDEO, Evidence.PACKAGING)), cause=Cause.DEFECT
    ),
    "without a limit": of(LAMP, kind=ReturnCategory.UNLIMITED),
    "all of three": of(CUPS),
    "two of three": saying(of(CUPS), quantity=2),
    "the last of three": of(CUPS, a_return(CUPS, 2)),
    "started": saying(of(LAMP, terms=FREE, **BY_MAIL), nonce=NONCE),
    "started, two of three": saying(of(CUPS, **BY_MAIL), quantity=2, nonce=NONCE),
    "started, a defect": saying(of(LAMP), cause=Cause.DEFECT, nonce=NONCE),
    "started already by the same yes": saying(of(LAMP, a_return(LAMP, nonce=NONCE)), nonce=NONCE),
    "too late": of(FEEDER),
    "on its way back": of(LAMP, a_return(LAMP)),
    "the sale was final": of(FINAL),
    "not yet here": of(SHOES),
    "its order is to be cancelled": mine(a_customer(UNPACKED, cancellations=(a_cancellation(UNPACKED),))),
    "is it unopened?": of(LAMP, requires=UNOPENED),
    "is it damaged?": of(LAMP, defects_only=True),
    "no rule settles it": of(LAMP, kind=ReturnCategory.UNSPECIFIED),
    "several fit what was said": mine(a_customer(LAMP, SHOES, FEEDER), meaning(LAMP, SHOES, FEEDER)),
    "nothing fits what was said": mine(a_customer(LAMP, SHOES, FEEDER), Mention("my phone")),
    "nothing fits, one it could be": mine(a_customer(LAMP), Mention("my phone")),
}

BACK_IN_A_WEEK = a_shop(settings=ReturnSettings(refund_days=(5, 7)))


def returned(*returns: Return, shop: ShopFile = BACK_IN_A_WEEK, item: Mention = NOT_SAID) -> Situation:
    """Somebody with a lamp, a bird feeder and cups, and these returns, asks about them."""
    return mine(a_customer(LAMP, FEEDER, CUPS, SHOES, returns=returns), item, shop=shop)


RETURN_STATUS: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "no returns": returned(),
    "no return of that item": returned(a_return(LAMP), item=meaning(CUPS)),
    "no return of what nobody ordered": returned(a_return(LAMP), item=Mention("my phone")),
    "sent back, and no return is known": mine(a_customer(RETURNED), meaning(RETURNED)),
    "cancelled, and no return is known": mine(a_customer(CANCELLED), meaning(CANCELLED)),
    "no return of what is not here": mine(a_customer(SHOES), meaning(SHOES)),
    "requested, of a known price": of(CUPS, a_return(CUPS, 3), refund_days=(5, 7)),
    "received, of a known price": of(CUPS, replace(received(CUPS), quantity=3), refund_days=(5, 7)),
    "overdue, of a known price": of(CUPS, replace(received(CUPS, "2026-11-11 15:00"), quantity=3), refund_days=(5, 7)),
    "refunded, and no return is known": mine(a_customer(REFUNDED), meaning(REFUNDED)),
    "two returns of one item": returned(a_return(CUPS), a_return(CUPS, number=2)),
    "requested": returned(a_return(LAMP)),
    "requested, nobody said how long a refund takes": returned(a_return(LAMP), shop=a_shop()),
    "the label was sent": returned(a_return(LAMP, status=ReturnStatus.LABEL_SENT)),
    "received": returned(received(LAMP)),
    "received, nobody said how long a refund takes": returned(received(LAMP), shop=a_shop()),
    "received, nobody noted when": returned(a_return(LAMP, status=ReturnStatus.RECEIVED)),
    "received, the refund is due today": returned(received(LAMP, "2026-11-12 15:00")),
    "received, the refund is overdue": returned(received(LAMP, "2026-11-11 15:00")),
    "refunded": returned(received(LAMP, status=ReturnStatus.REFUNDED, refunded_at=at("2026-11-22 15:00"))),
    "refunded, nobody noted when": returned(a_return(LAMP, status=ReturnStatus.REFUNDED)),
    "rejected": returned(received(LAMP, status=ReturnStatus.REJECTED)),
    "cancelled": returned(a_return(LAMP, status=ReturnStatus.CANCELLED)),
    "two of three": returned(a_return(CUPS, 2)),
    "two returns": returned(a_return(LAMP), a_return(FEEDER)),
    "four returns": mine(
        a_customer(LAMP, FEEDER, CUPS, FINAL, returns=tuple(map(a_return, (LAMP, FEEDER, CUPS, FINAL)))),
        shop=BACK_IN_A_WEEK,
    ),
}

CANCEL_RETURN: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "no returns": returned(),
    "no return of that item": returned(a_return(LAMP), item=meaning(CUPS)),
    "no return of anything like it": returned(a_return(LAMP), item=Mention("my phone")),
    "two returns, none of anything like it": returned(a_return(LAMP), a_return(FEEDER), item=Mention("my phone")),
    "requested": returned(a_return(LAMP)),
    "two of three": returned(a_return(CUPS, 2)),
    "the label was sent": returned(a_return(LAMP, status=ReturnStatus.LABEL_SENT)),
    "received": returned(received(LAMP)),
    "two returns": returned(a_return(LAMP), a_return(FEEDER)),
    "two returns, both received": returned(received(LAMP), received(FEEDER)),
    "cancelled": saying(returned(a_return(LAMP)), nonce=NONCE),
    "cancelled already by the same yes": saying(
        returned(a_return(LAMP, status=ReturnStatus.CANCELLED, cancel_nonce=NONCE)), nonce=NONCE
    ),
}


def ordered(*lines: Line, item: Mention = NOT_SAID, asked: tuple[CancellationRequest, ...] = ()) -> Situation:
    """Somebody with these orders, who asked to cancel some of them before, wants to cancel."""
    return mine(a_customer(*lines, cancellations=asked), item)


CANCEL_ORDER: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": ordered(),
    "all is shipped": ordered(SHOES, LAMP),
    "one waits": ordered(UNPACKED, LAMP),
    "one of two items waits, and none is named": mine(PARTLY),
    "one of two items waits": mine(PARTLY, meaning(PARTLY.lines[1])),
    "one of several items": mine(PAIR),
    "several wait": ordered(UNPACKED, PACKING),
    "on its way": ordered(SHOES, item=meaning(SHOES)),
    "delivered": ordered(LAMP, item=meaning(LAMP)),
    "cancelled before": ordered(CANCELLED, item=meaning(CANCELLED)),
    "asked before": ordered(UNPACKED, item=meaning(UNPACKED), asked=(a_cancellation(UNPACKED),)),
    "of several all have left": ordered(SHOES, LAMP, item=meaning(SHOES, LAMP)),
    "of several all have left, and one other has not": ordered(SHOES, LAMP, UNPACKED, item=meaning(SHOES, LAMP)),
    "of several all have left, and others have not": ordered(SHOES, LAMP, UNPACKED, PACKING, item=meaning(SHOES, LAMP)),
    "nothing fits what was said": ordered(SHOES, LAMP, item=Mention("my phone")),
    "nothing fits, one it could be": ordered(UNPACKED, LAMP, item=Mention("my phone")),
    "nothing fits, several it could be": ordered(UNPACKED, PACKING, item=Mention("my phone")),
    "asked": saying(ordered(UNPACKED, item=meaning(UNPACKED)), nonce=NONCE),
    "asked already by the same yes": saying(
        ordered(UNPACKED, item=meaning(UNPACKED), asked=(a_cancellation(UNPACKED, NONCE),)), nonce=NONCE
    ),
}

LONG_ANSWER = (
    "Unwrap the whole of it slowly on a table, count every one of the many parts with the list that is beside it, "
    "and tell us before you put anything together which of them you could not find at all."
)
HOURLY = an_article("How we count loyalty points in the first hour after midnight, and why", LONG_ANSWER)
SHORT_ANSWER = "We take Visa, Mastercard, and PayPal. In stores you can also pay in cash."


def searching(*likely: Article, likeness: float = 0.9, said: str = "gift cards") -> Situation:
    """Somebody asks a shop that has these articles, all of them as likely, and a guide to sizes."""
    here = HelpFile((*likely, an_article("Size guide")), {})
    topic = Topic(said, tuple(Found(article, likeness) for article in likely))
    return Situation(Files(a_shop(), None, here), Ask(topic=topic))


SEARCH_HELP: Mapping[str, Situation] = {
    "one answers": searching(an_article("Ways to pay", SHORT_ANSWER)),
    "one answers, without an address": searching(an_article("Ways to pay", SHORT_ANSWER, url="")),
    "one answers, too long to be said": searching(HOURLY),
    "one answers, and only its title can be said": searching(an_article("Ways to pay", "")),
    "one answers, and only its title is there": searching(an_article("Ways to pay", "", url="")),
    "two answer": searching(an_article("Buying a gift card"), an_article("Paying with a gift card?")),
    "two answer, with long titles": searching(HOURLY, replace(HOURLY, article_id="other", headline=LONG_ANSWER[:200])),
    "none answers": searching(),
    "none is like enough": searching(an_article("Ways to pay"), likeness=0.1),
    "nothing was said": searching(said=""),
    "there are no articles": Situation(Files(a_shop(), None, HelpFile()), Ask(topic=Topic("gift cards"))),
    "it helped": Situation(files(), Ask(helped=True)),
    "it did not help": Situation(files(), Ask(helped=False)),
}


def case(problem: Problem | None = None, **said: Any) -> Case:
    """What was said of a ticket: with a problem, what it is about need not be asked."""
    return Case(problem, **{"asked": problem is not None, **said})


ANSWERS_IN_3 = a_shop(contact_points=(FORM,), policies=[a_policy(refund_types=tuple(RefundType))])
OF_LAMP = a_ticket(order_number=LAMP.order.number, line_id="1", problem="damaged", answer_by=day("2026-11-26"))
OF_PAYMENT = a_ticket(topic=Concern.PAYMENT, place=2)
RUDE = a_ticket(words="the driver was rude", topic=Concern.OTHER)
WITH_TICKET = a_customer(LAMP, SHOES, tickets=(OF_LAMP,))


def ticket(item: Mention = NOT_SAID, *lines: Line, **said: Any) -> Situation:
    """Somebody who has these, or a lamp, shoes and a feeder, wants a ticket; an answer takes three business days."""
    tickets = said.pop("tickets", ())
    return saying(mine(a_customer(*(lines or (LAMP, SHOES, FEEDER)), tickets=tickets), item, shop=ANSWERS_IN_3), **said)


OPEN_TICKET: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nobody knows what about": ticket(),
    "nobody knows what about the lamp": ticket(meaning(LAMP)),
    "several in one parcel": saying(mine(BOX, Mention(lines=tuple(x.ref for x in BOX.lines))), case=case()),
    "asked, and nothing was told": ticket(case=case(asked=True)),
    "told in their own words": ticket(case=case(words="the driver was rude")),
    "told in too many words": ticket(case=case(words="so " * (MOST_WORDS // 3) + "on")),
    "told in too many words of the lamp": ticket(meaning(LAMP), case=case(words="so " * (MOST_WORDS // 3) + "on")),
    "told in their own words of the lamp": ticket(meaning(LAMP), case=case(words="it hums")),
    **{f"about {topic}": ticket(case=case(topic=topic, asked=True)) for topic in Concern},
    **{f"{problem}": ticket(meaning(LAMP), case=case(problem)) for problem in Problem},
    **{f"{problem}, sent": ticket(meaning(LAMP), case=case(problem), nonce=NONCE) for problem in Problem},
    "sent": ticket(case=case(words="the driver was rude"), nonce=NONCE),
    "sent, and nobody promised an answer": saying(mine(a_customer(LAMP)), case=case(asked=True), nonce=NONCE),
    "sent already by the same yes": saying(
        mine(a_customer(LAMP, tickets=(a_ticket(nonce=NONCE),))), nonce=NONCE, case=case(asked=True)
    ),
    "a gift that is late": ticket(meaning(GIFT), GIFT, case=case(Problem.LATE)),
    "open already": mine(WITH_TICKET, meaning(LAMP)),
    "open already, in the same words": ticket(case=case(words="The driver was rude"), tickets=(RUDE,)),
    "open already, and overdue": mine(
        a_customer(LAMP, tickets=(replace(OF_LAMP, answer_by=day("2026-11-20")),)), meaning(LAMP)
    ),
    "several fit what was said": ticket(meaning(LAMP, SHOES, FEEDER)),
    "nothing fits what was said": ticket(Mention("my phone")),
    "nothing fits, one it could be": ticket(Mention("my phone"), LAMP),
    "nothing fits, nothing was ordered": mine(a_customer(), Mention("my phone")),
}


def followed(*tickets: Ticket, item: Mention = NOT_SAID, **said: Any) -> Situation:
    """Somebody with these tickets asks what became of them."""
    return saying(mine(a_customer(LAMP, tickets=tickets), item), **said)


TICKET_STATUS: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "none": followed(),
    "none of that number": followed(OF_LAMP, case=Case(ending="0000")),
    "several": followed(OF_LAMP, OF_PAYMENT, replace(OF_PAYMENT, place=3, topic=Concern.ACCOUNT)),
    "several about the same": followed(OF_LAMP, replace(OF_LAMP, place=2), replace(OF_LAMP, place=3, opened_at=NIGHT)),
    "open": followed(OF_PAYMENT),
    "open, about a price": followed(replace(OF_LAMP, topic=Concern.PRICE, problem="price-adjustment")),
    "open, in their own words": followed(RUDE),
    "open until a day": followed(OF_LAMP),
    "of an order that is not at hand": followed(replace(OF_LAMP, order_number="FF-1")),
    "overdue": followed(replace(OF_LAMP, answer_by=day("2026-11-22"))),
    "answered": followed(replace(OF_LAMP, status=TicketStatus.ANSWERED, answered_at=at("2026-11-20 15:00"))),
    "answered, nobody noted when": followed(replace(OF_LAMP, status=TicketStatus.ANSWERED)),
    "closed": followed(replace(OF_LAMP, status=TicketStatus.CLOSED)),
}


def wrong(problem: Problem | None, *lines: Line, named: bool = True, **said: Any) -> Situation:
    """That is wrong with the first of these things."""
    return ticket(meaning(lines[0]) if named else NOT_SAID, *lines, case=Case(problem), **said)


LEFT = a_line(
    "noise cancelling headphones", parcel=a_parcel(delivered=at("2026-11-16 17:40"), left_at="the front porch")
)
APART = an_order(
    *("garden hose", "wall bracket"),
    parcels=[a_parcel(delivered=at("2026-11-19 17:00")), a_parcel("2", expected="2026-11-25", parcel_id="p2")],
)
UNSAID = a_line("trail running shoes", parcel=a_parcel())
REPORT_PROBLEM: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": mine(a_customer()),
    "several fit what was said": ticket(meaning(LAMP, SHOES, FEEDER), case=Case(Problem.DAMAGED)),
    "nothing fits what was said": ticket(Mention("my phone")),
    "nothing fits, one it could be": ticket(Mention("my phone"), LAMP),
    "what is wrong with what is here?": wrong(None, LAMP),
    "what is wrong with what is coming?": wrong(None, SHOES),
    "in their own words": ticket(meaning(LAMP), case=Case(words="it hums", asked=True)),
    "never came, and is not late": wrong(Problem.NEVER_CAME, SHOES),
    "never came, and no day was promised": wrong(Problem.NEVER_CAME, a_line("trail running shoes", parcel=a_parcel())),
    "never came, and is late": wrong(Problem.NEVER_CAME, LATE),
    "never came, and is marked as delivered": wrong(Problem.NEVER_CAME, LAMP),
    "delivered, and not here": wrong(Problem.NOT_HERE, LEFT),
    "delivered, and not here, nobody noted when": wrong(Problem.NOT_HERE, UNDATED),
    "never came, and is canceled": wrong(Problem.NEVER_CAME, CANCELLED),
    **{f"{problem}": wrong(problem, LAMP) for problem in sorted(OF_ITEM)},
    "wrong-item, of the longest name": wrong(Problem.WRONG_ITEM, LEFT),
    "too late for the rules": wrong(Problem.DAMAGED, FEEDER),
    "damaged, and has not left": wrong(Problem.DAMAGED, UNPACKED),
    "a part comes apart": saying(mine(a_customer(APART)), case=Case(Problem.MISSING_ITEM)),
    "a part comes apart, nobody knows when": saying(
        mine(a_customer(replace(APART, parcels=(APART.parcels[0], a_parcel("2", parcel_id="p2"))))),
        case=Case(Problem.MISSING_ITEM),
    ),
    "never came, and no day was promised, a case is open": saying(
        mine(a_customer(UNSAID, tickets=(waiting(UNSAID, "2026-12-02"),)), meaning(UNSAID)),
        case=Case(Problem.NEVER_CAME),
    ),
    "wrong details, not left": wrong(Problem.WRONG_ADDRESS, UNPACKED),
    "wrong details, on its way": wrong(Problem.WRONG_ADDRESS, SHOES),
    "reported already": saying(mine(WITH_TICKET, meaning(LAMP)), case=Case(Problem.DAMAGED)),
}
GET_HELP: Mapping[str, Situation] = {
    "with an order": Situation(files()),
    "with a return": Situation(files(), Ask(need="return")),
    "to get money back": Situation(files(), Ask(need="money")),
    "with what nobody knows": Situation(files(), Ask(need="my garden")),
}
ARRIVED = a_parcel(delivered=at("2026-11-16 17:40"))
PAID: Mapping[str, Any] = {"number": "FF-20261110-0987", "price": money("79.00 USD"), "parcel": ARRIVED}
DEAR = a_line("brass reading lamp", sku="LAMP-1", placed="2026-11-10 18:05", **PAID)
SETS = a_line(
    "porcelain tea cups",
    quantity=3,
    sku="LAMP-1",
    price=money("79.00 USD"),
    parcel=a_parcel(delivered=at("2026-11-18 18:00")),
    number="FF-20261112-6010",
)
ADJUSTS = a_shop(policies=[a_policy(10)], price_adjustment=an_adjustment())
USUAL_PRICE, LOWER_PRICE = a_price("79.00 USD"), a_price("64.00 USD", "2026-11-20 05:00")
LOWER = (USUAL_PRICE, LOWER_PRICE)
EUROS = replace(LOWER_PRICE, price=money("64.00 EUR"))


def priced(line: Line, *prices: PriceRecord, shop: ShopFile = ADJUSTS, **of_customer: Any) -> Situation:
    """A customer who has only this asks about its price, which was this."""
    return Situation(files(a_customer(line, **of_customer), shop, prices), Ask(item=meaning(line)))


def about_its_price(line: Line, **changes: Any) -> Ticket:
    """A ticket that this question has opened."""
    held = {"problem": "price-adjustment", "order_number": line.order.number, "line_id": line.item.line_id}
    return a_ticket(topic=Concern.PRICE, **held, **changes)


def ruled(**rule: Any) -> ShopFile:
    """A shop with a rule for prices of these fields, and one policy."""
    return replace(ADJUSTS, price_adjustment=an_adjustment(**rule))


MARKED = a_line(
    "brass reading lamp",
    sku="LAMP-1",
    tags=("black-friday",),
    seller="Juniper and Sons",
    category="home and garden",
    **PAID,
)
OLD = a_line("hanging bird feeder", **{**PAID, "parcel": FEEDER.parcel}, placed="2026-10-01 12:00")
UNDATED_DEAR = a_line("heirloom tomato seeds", sku="LAMP-1", **{**PAID, "parcel": UNDATED.parcel})
SOLD_OUT = replace(LOWER_PRICE, in_stock=False)
DISPUTE_PRICE: Mapping[str, Situation] = {
    "a guest": Situation(files()),
    "nothing was ever ordered": mine(a_customer()),
    "lower now": priced(DEAR, *LOWER),
    "lower now, three of them": priced(SETS, *LOWER),
    "charged more than that day's price": priced(DEAR, LOWER_PRICE, replace(USUAL_PRICE, price=money("70.00 USD"))),
    "charged more, three of them": priced(SETS, a_price("70.00 USD")),
    "asked": saying(priced(DEAR, *LOWER), nonce=NONCE),
    "asked because of an overcharge": saying(priced(DEAR, a_price("70.00 USD")), nonce=NONCE),
    "asked already by the same yes": saying(
        priced(DEAR, *LOWER, tickets=(about_its_price(DEAR, nonce=NONCE),)), nonce=NONCE
    ),
    "asked before": priced(DEAR, *LOWER, tickets=(about_its_price(DEAR),)),
    "asked and answered before": priced(DEAR, *LOWER, tickets=(about_its_price(DEAR, status=TicketStatus.CLOSED),)),
    "still the price": priced(DEAR, USUAL_PRICE),
    "higher now": priced(DEAR, a_price("99.00 USD")),
    "nobody knows what was paid": priced(LAMP, *LOWER),
    "nobody knows the price": priced(DEAR),
    "another currency": priced(DEAR, USUAL_PRICE, EUROS),
    "the least difference is in another currency": priced(DEAR, *LOWER, shop=ruled(least_difference=money("1.00 EUR"))),
    "nobody knows when it came": priced(UNDATED_DEAR, *LOWER),
    "cancelled": priced(CANCELLED, *LOWER),
    "on its way back": priced(DEAR, *LOWER, returns=(a_return(DEAR),)),
    "sent back": priced(DEAR, *LOWER, returns=(received(DEAR),)),
    "refunded": priced(REFUNDED, *LOWER),
    "the shop has no rule": priced(DEAR, *LOWER, shop=a_shop()),
    "too late for that, not for a return": priced(DEAR, *LOWER, shop=ruled(days=6)),
    "too late for that, a return depends": priced(
        DEAR,
        *LOWER,
        shop=replace(ruled(days=6), policy_versions=a_shop(policies=[a_policy(requires=UNOPENED)]).policy_versions),
    ),
    "too late for both": priced(OLD, *LOWER),
    **{
        f"excluded by {name}": priced(MARKED, *LOWER, shop=ruled(**{f"excluded_{name}": (value,)}))
        for name, value in (
            ("skus", "LAMP-1"),
            ("sellers", "Juniper and Sons"),
            ("tags", "black friday"),
            ("categories", "home and garden"),
        )
    },
    "out of stock": priced(DEAR, USUAL_PRICE, SOLD_OUT),
    "less than is worth the trouble": priced(DEAR, *LOWER, shop=ruled(least_difference=money("20.00 USD"))),
    "several fit what was said": mine(a_customer(LAMP, SHOES, FEEDER), meaning(LAMP, SHOES, FEEDER)),
    "nothing fits what was said": mine(a_customer(LAMP, SHOES, FEEDER), Mention("my phone")),
    "nothing fits, one it could be": mine(a_customer(LAMP), Mention("my phone")),
}

SITUATIONS: Mapping[str, Mapping[str, Situation]] = {
    "WhereIsMyOrder": WHERE_IS_MY_ORDER,
    "CanIReturn": CAN_I_RETURN,
    "StartReturn": START_RETURN,
    "ReturnStatus": RETURN_STATUS,
    "CancelReturn": CANCEL_RETURN,
    "CancelOrder": CANCEL_ORDER,
    "ContactSupport": CONTACT_SUPPORT,
    "CallMeBack": CALL_ME_BACK,
    "SellerSupport": SELLER_SUPPORT,
    "CommunityHelp": COMMUNITY_HELP,
    "ReturnPolicyInfo": RETURN_POLICY_INFO,
    "SearchHelp": SEARCH_HELP,
    "ReportProblem": REPORT_PROBLEM,
    "OpenTicket": OPEN_TICKET,
    "TicketStatus": TICKET_STATUS,
    "GetHelp": GET_HELP,
    "DisputePrice": DISPUTE_PRICE,
}
