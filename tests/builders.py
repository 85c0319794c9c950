"""Readable values for tests. What a test does not name is an ordinary thing of an ordinary shop on an ordinary day.

Days and moments may be written as text: "2026-11-23" is a day, "2026-11-23 09:00" a moment, in UTC unless a zone is
named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.articles import Article, HelpFile
from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import CustomerFile, Files, ShopFile
from skill.domain.money import Money
from skill.domain.opening import WEEK, DayOfWeek, OpeningHours
from skill.domain.orders import Line, Order, OrderItem, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, ParcelDelivery
from skill.domain.policies import PolicyVersion, ReturnCategory, ReturnPolicy, Scope, SeasonalOverride
from skill.domain.prices import PriceAdjustment, PriceRecord, Records, WindowStart
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import CancellationRequest, Cause, Return, ReturnStatus, reference
from skill.domain.tickets import CallBack, Ticket, Topic
from skill.intents.asking import Mention
from skill.tools.articles import planning
from skill.tools.shop_folder import token_of

NEW_YORK = "America/New_York"
NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)  # a Monday, nine in the morning in New York
TODAY = date(2026, 11, 23)  # there
PUBLISHED = datetime(2026, 1, 1, tzinfo=UTC)  # when the shop's only policies came into force
SCOPE = frozenset(field.name for field in fields_of(Scope))
SKILL_ID = "amzn1.ask.skill.12345678-abcd-1234-abcd-123456789012"


def at(moment: str, zone: str = "UTC") -> datetime:
    """The moment (UTC) when a clock in `zone` shows "2026-11-23 09:00"."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def day(text: str) -> date:
    """The day "2026-11-23"."""
    return date.fromisoformat(text)


def an_item(name: str = "brass reading lamp", **fields: Any) -> OrderItem:
    """One line of an order; its line_id is "1"."""
    return OrderItem(**{"line_id": "1", "name": name, **fields})


def a_parcel(
    *line_ids: str,
    status: DeliveryStatus = DeliveryStatus.IN_TRANSIT,
    expected: str | None = None,
    delivered: datetime | None = None,
    shipped: datetime | None = None,
    parcel_id: str = "p1",
    **fields: Any,
) -> ParcelDelivery:
    """A parcel with line "1" that is on its way; with `delivered` (a moment), one that arrived."""
    return ParcelDelivery(
        parcel_id=parcel_id,
        line_ids=line_ids or ("1",),
        status=DeliveryStatus.DELIVERED if delivered else status,
        expected_arrival_until=day(expected) if expected else None,
        delivered_at=delivered,
        shipped_at=shipped,
        **fields,
    )


def an_order(
    *items: str | OrderItem,
    number: str = "FF-20261119-1001",
    placed: str = "2026-11-19 15:20",
    parcels: Sequence[ParcelDelivery] = (),
    status: OrderStatus = OrderStatus.PROCESSING,
    is_gift: bool = False,
) -> Order:
    """An order of these items, with line_ids "1", "2", ... where only their names are given. No parcel yet."""
    named = enumerate(items or ("brass reading lamp",), start=1)
    return Order(
        number=number,
        placed_at=at(placed),
        items=tuple(an_item(item, line_id=str(n)) if isinstance(item, str) else item for n, item in named),
        parcels=tuple(parcels),
        status=status,
        is_gift=is_gift,
    )


def a_line(name: str = "brass reading lamp", *, parcel: ParcelDelivery | None = None, **fields: Any) -> Line:
    """The only item of an order of its own, in that parcel. Fields of the order or the item may be named."""
    of_order = {key: fields.pop(key) for key in ("number", "placed", "status", "is_gift") if key in fields}
    order = an_order(an_item(name, **fields), parcels=[parcel] if parcel else [], **of_order)
    return lines_of(order)[0]


def a_customer(
    *orders: Order | Line, zone: str = NEW_YORK, country: str = "US", hide_items: bool = False, **fields: Any
) -> CustomerFile:
    """Ada in New York, with these orders, newest first (of a line, its order)."""
    of = tuple(order.order if isinstance(order, Line) else order for order in orders)
    return CustomerFile("ada", zone=zone, country=country, hide_items=hide_items, orders=of, **fields)


def a_return(
    line: Line, quantity: int = 1, *, number: int = 1, requested: str = "2026-11-20 15:00", **fields: Any
) -> Return:
    """Ada's return of so many pieces of a line because she changed her mind, asked for and not yet received."""
    record = Return(
        line=line.ref,
        number=number,
        reference=reference("ada", line.ref.order_number, line.ref.line_id, str(number)),
        quantity=quantity,
        cause=Cause.REMORSE,
        requested_at=at(requested),
        nonce=f"return {line.ref.order_number} {number}",
    )
    return replace(record, **fields)


def received(line: Line, when: str = "2026-11-20 15:00", **fields: Any) -> Return:
    """A return that the shop got back then; it was asked for a day before."""
    asked = at(when) - timedelta(days=1)
    return replace(
        a_return(line), **{"status": ReturnStatus.RECEIVED, "received_at": at(when), "requested_at": asked, **fields}
    )


def a_cancellation(line: Line, nonce: str = "cancel") -> CancellationRequest:
    """Ada's wish to cancel the order of that line."""
    number = line.order.number
    return CancellationRequest(number, reference("ada", number, "cancel"), at("2026-11-22 15:00"), nonce)


def money(text: str) -> Money:
    """The sum "19.90 USD"."""
    value, currency = text.split()
    return Money(Decimal(value), currency)


def a_policy(
    days: int | None = 30,
    *,
    kind: ReturnCategory = ReturnCategory.FINITE,
    policy_id: str = "",
    **fields: Any,
) -> ReturnPolicy:
    """So many days from delivery for everything. Fields of the policy or its scope may be named: category="shoes"."""
    scope = Scope(**{key: fields.pop(key) for key in SCOPE & fields.keys()})
    days = days if kind is ReturnCategory.FINITE else None
    return ReturnPolicy(
        policy_id or scope.category or "general", kind, scope=scope, merchant_return_days=days, **fields
    )


def a_season(**fields: Any) -> SeasonalOverride:
    """A policy's override for what is bought from November 20 until Christmas."""
    return SeasonalOverride(**{"start": day("2026-11-20"), "end": day("2026-12-25"), **fields})


def a_shop(
    *,
    policies: Sequence[ReturnPolicy] = (a_policy(),),
    contact_points: Sequence[ContactPoint] = (),
    name: str = "Fern & Fable",
    zone: str = NEW_YORK,
    country: str = "US",
    settings: ReturnSettings = ReturnSettings(),
    price_adjustment: PriceAdjustment | None = None,
) -> ShopFile:
    """Fern & Fable in New York: 30 days for everything, and no way to reach it."""
    versions = (PolicyVersion(PUBLISHED, tuple(policies)),) if policies else ()
    return ShopFile(
        name,
        zone,
        country,
        policy_versions=versions,
        return_settings=settings,
        contact_points=tuple(contact_points),
        price_adjustment=price_adjustment,
    )


def an_article(headline: str, abstract: str = "That is how it is.", **fields: Any) -> Article:
    """A help article in English that says no more than what is spoken of it; its id is its headline."""
    url = f"https://fernandfable.example/help/{headline[:3]}"
    usual = {"article_id": headline, "article_body": abstract, "in_language": "en-us", "url": url}
    return Article(**{**usual, "headline": headline, "abstract": abstract, **fields})


def indexed(*articles: Article) -> HelpFile:
    """The help centre of these articles."""
    return planning.indexed(articles)


def files(customer: CustomerFile | None = None, shop: ShopFile | None = None, prices: Records = ()) -> Files:
    """What one read brings: nobody (a guest) at the ordinary shop, unless given; `prices` of one item, if asked for."""
    return Files(shop or a_shop(), customer, prices=prices)


def a_price(sum_: str, since: str = "2026-01-01 00:00", until: str | None = None, **fields: Any) -> PriceRecord:
    """The price "19.90 USD" of the lamp since that moment, until another begins unless told."""
    through = at(until) if until else None
    return PriceRecord(
        **{"sku": "LAMP-1", "price": money(sum_), "valid_from": at(since), "valid_through": through, **fields}
    )


def an_adjustment(days: int = 14, **fields: Any) -> PriceAdjustment:
    """The difference comes back within that many days of the delivery."""
    return PriceAdjustment(days, **{"starts": WindowStart.DELIVERY, **fields})


def hours(opens: str, closes: str, *days: DayOfWeek) -> OpeningHours:
    """Open from "09:00" to "17:30", every day unless days are named."""
    return OpeningHours(days or WEEK, time.fromisoformat(opens), time.fromisoformat(closes))


def a_contact_point(channel: Channel = Channel.PHONE, *open_at: OpeningHours, **fields: Any) -> ContactPoint:
    """A way to reach the shop, from everywhere and at any time unless told otherwise; its clock is New York's."""
    where = {
        Channel.PHONE: {"telephone": "+1 800 555 0142"},
        Channel.EMAIL: {"email": "care@fernandfable.example"},
    }.get(channel, {"url": f"https://fernandfable.example/{channel}"})
    return ContactPoint(channel, **{"zone": NEW_YORK, "hours_available": open_at, **where, **fields})


def meaning(*lines: Line, said: str = "that one") -> Mention:
    """An item that was said and matched to these lines."""
    return Mention(said, tuple(line.ref for line in lines))


def a_ticket(**changes: Any) -> Ticket:
    """A ticket about a delivery, opened a minute ago."""
    ticket = Ticket("204811375", Topic.DELIVERY, NOW - timedelta(minutes=1), words="It never came.", language="en-US")
    return replace(ticket, **({"nonce": "ticket"} | changes))


def a_call_back(**changes: Any) -> CallBack:
    """A call-back within the next two hours, booked a minute ago."""
    within = (NOW, NOW + timedelta(hours=2))
    call_back = CallBack("311204875", "+12125550142", *within, Topic.PAYMENT, NOW - timedelta(minutes=1))
    return replace(call_back, **({"nonce": "call-back"} | changes))


def a_slot(value: str, *ids: str) -> dict[str, Any]:
    """A slot as a device sends it: the words, and the ids they resolved to."""
    code = "ER_SUCCESS_MATCH" if ids else "ER_SUCCESS_NO_MATCH"
    values = {"values": [{"value": {"name": value, "id": id_}} for id_ in ids]} if ids else {}
    authority = {"authority": "amzn1.er-authority.echo-sdk.ITEM", "status": {"code": code}, **values}
    return {"value": value, "confirmationStatus": "NONE", "resolutions": {"resolutionsPerAuthority": [authority]}}


def intent_event(
    intent: str,
    *,
    customer: str | None = None,
    session: Mapping[str, Any] | None = None,
    locale: str = "en-US",
    **slots: str | Mapping[str, Any],
) -> dict[str, Any]:
    """Alexa's envelope of one thing said by a demo customer (None = a guest).

    `session` holds the attributes of the session it goes on with; without it, it opens one. A slot is its words, or
    `a_slot(...)`.
    """
    filled = {
        name: {"name": name, **(slot if isinstance(slot, Mapping) else {"value": slot, "confirmationStatus": "NONE"})}
        for name, slot in slots.items()
    }
    request = {"type": "IntentRequest", "intent": {"name": intent, "confirmationStatus": "NONE", "slots": filled}}
    return an_event(request, customer=customer, session=session, locale=locale)


def launch_event(*, customer: str | None = None, locale: str = "en-US") -> dict[str, Any]:
    """Alexa's envelope of "open fern fable"."""
    return an_event({"type": "LaunchRequest"}, customer=customer, locale=locale)


def an_event(
    request: Mapping[str, Any],
    *,
    customer: str | None = None,
    session: Mapping[str, Any] | None = None,
    locale: str = "en-US",
) -> dict[str, Any]:
    """The envelope that Alexa puts round any request."""
    application = {"applicationId": SKILL_ID}
    user = {"userId": "amzn1.ask.account.SOMEONE"} | ({"accessToken": token_of(customer)} if customer else {})
    common = {"requestId": "amzn1.echo-api.request.1", "timestamp": "2026-11-23T14:00:00Z", "locale": locale}
    return {
        "version": "1.0",
        "session": {
            "new": session is None,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "attributes": dict(session or {}),
            "user": user,
        },
        "context": {"System": {"application": application, "user": user, "device": {"deviceId": "device-1"}}},
        "request": {**common, **request},
    }
