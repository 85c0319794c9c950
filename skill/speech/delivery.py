"""Words for every status of skill/intents/delivery_status.py, which WhereIsMyOrder tells."""

from typing import assert_never

from skill.domain.orders import Availability, LineState
from skill.intents import delivery_status as it
from skill.intents.answering import is_overdue
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.tickets import answered

REACH = "reach_us_about_it"
CASE = "open_case"


def say(status: it.Outcome, words: Words) -> Speech:
    """The status in words; exhaustive, or mypy says which has none."""
    match status:
        case it.Preparing() | it.Waiting() | it.PaymentDue() | it.Digital() | it.BeingCancelled():
            return _not_sent(status, words)
        case it.OnTheWay() | it.Late() | it.Stuck() | it.Unscanned() | it.HeldUp() | it.Reported():
            return _moving(status, words)
        case it.Attempted(lines, on):
            day = words.day("on_day", on) if on else ""
            return words.speech("where_is_my_order.attempted", ask=REACH, items=words.items(lines), day=day)
        case it.ReadyForPickup():
            return _pickup(status, words)
        case it.PartlyDelivered():
            return _partly(status, words)
        case it.Delivered():
            return _delivered(status, words)
        case it.SentBack() | it.Unclear():
            key = "sent_back" if isinstance(status, it.SentBack) else "unclear"
            return _troubled(key, status, words)
        case it.Refunded(line):
            return words.speech("where_is_my_order.refunded", ask=REACH, item=words.item(line))
        case it.Closed(line):
            key = "cancelled" if line.state is LineState.CANCELLED else "returned"
            return words.speech(f"where_is_my_order.{key}", ask=REACH, item=words.item(line))
    assert_never(status)


def _not_sent(
    status: it.Preparing | it.Waiting | it.PaymentDue | it.Digital | it.BeingCancelled, words: Words
) -> Speech:
    items = words.items(status.lines)
    match status:
        case it.Waiting(_, availability, until):
            key = "back_order" if availability is Availability.BACK_ORDER else "pre_order"
            day = words.day("on_day", until) if until else ""
            return words.speech(f"where_is_my_order.{key}{'_until' if until else ''}", items=items, day=day)
        case it.PaymentDue():
            return words.speech("where_is_my_order.payment_due", ask=REACH, items=items)
        case it.Digital():
            return words.speech("where_is_my_order.digital", ask=REACH, items=items)
        case it.BeingCancelled():
            return words.speech("where_is_my_order.being_cancelled", ask=REACH, items=items)
        case it.Preparing(_, expected):
            if expected is None:
                return words.speech("where_is_my_order.preparing", items=items)
            day, date = words.day("by_day", expected), words.full_date(expected)
            return words.speech("where_is_my_order.preparing_expected", items=items, day=day, date=date)
    assert_never(status)


def _moving(status: it.OnTheWay | it.Late | it.Stuck | it.Unscanned | it.HeldUp | it.Reported, words: Words) -> Speech:
    items = words.items(status.lines)
    match status:
        case it.Late(_, expected, days, despite_request, ticket):
            told = {"day": words.day("on_day", expected), "date": words.full_date(expected)}
            told |= {"late": words.count("days", days)}
            told |= {"request": despite(words) if despite_request and not ticket else ""}
            return _troubled("late", status, words, **told)
        case it.Stuck(_, since, days):
            return _troubled("stuck", status, words, days=words.count("days", days), date=words.full_date(since))
        case it.Unscanned(_, on):
            return _troubled("unscanned", status, words, day=words.day("on_day", on), date=words.full_date(on))
        case it.HeldUp(_, state):
            return _troubled("delayed" if state is LineState.DELAYED else "problem", status, words)
        case it.Reported(_, said):
            return words.speech("where_is_my_order.reported", ask=REACH, items=items, words=said)
        case it.OnTheWay():
            return _on_the_way(status, items, words)
    assert_never(status)


def _troubled(key: str, status: it.Troubled, words: Words, **told: str) -> Speech:
    """What is wrong, and what the shop does about it: it may know already."""
    ticket, ask, known = status.ticket, CASE, ""
    if ticket and is_overdue(ticket, words.files, words.now):
        ask, known = "reach_us", words.phrase("tickets.known_overdue")
    elif ticket:
        ask, known = "", f"{words.phrase('tickets.known')} {answered(ticket.answer_by, words)}"
    told |= {"items": words.items(status.lines), "known": known, "tracking": tracking(status.lines, words)}
    return words.speech(f"where_is_my_order.{key}", ask=ask, **told)


def _on_the_way(status: it.OnTheWay, items: str, words: Words) -> Speech:
    arrival = status.arrival
    told = {"items": items, "request": despite(words) if status.despite_request else ""}
    told |= {"when": when(arrival, words), "tracking": tracking(status.lines, words)}
    if status.out_for_delivery:
        told["when"] = f" {words.hours(arrival.between)}" if arrival.between else ""
        return words.speech("where_is_my_order.out_for_delivery", **told)
    if arrival.by is None and status.shipped_on:
        return words.speech("where_is_my_order.shipped", day=words.day("on_day", status.shipped_on), **told)
    if arrival.by is None:
        return words.speech("where_is_my_order.on_the_way", **told)
    return words.speech("where_is_my_order.on_the_way_expected", date=words.full_date(arrival.by), **told)


def when(arrival: it.Arrival, words: Words) -> str:
    """ "tomorrow between 2 PM and 6 PM", "between Tuesday and this Thursday", "by this Friday"; "" = nobody said."""
    if arrival.by is None:
        return ""
    if arrival.between:
        day, hours = words.day("on_day", arrival.by), words.hours(arrival.between)
        return words.phrase("where_is_my_order.day_and_hours", day=day, hours=hours)
    if arrival.earliest and words.today < arrival.earliest < arrival.by:
        first, last = words.day("plain_day", arrival.earliest), words.day("plain_day", arrival.by)
        return words.phrase("where_is_my_order.between_days", first=first, last=last)
    return words.day("by_day", arrival.by)


def tracking(lines: it.Lines, words: Words) -> str:
    """The parcel's tracking number, for a card; "" where nobody knows it."""
    parcel = lines[0].parcel
    if parcel is None or not parcel.tracking_number:
        return ""
    key = "tracking_of" if parcel.carrier else "tracking"
    return words.phrase(f"where_is_my_order.{key}", carrier=parcel.carrier, number=parcel.tracking_number)


def despite(words: Words) -> str:
    """That it left although its order was to be cancelled."""
    return words.phrase("where_is_my_order.despite_request")


def _pickup(status: it.ReadyForPickup, words: Words) -> Speech:
    point, items = status.point, words.items(status.lines)
    if point is None:
        return words.speech("where_is_my_order.ready", items=items)
    told = {"items": items, "name": point.name, "open": "", "until": "", "by": ""}
    if point.hours:
        told["open"] = words.phrase("where_is_my_order.pickup_open", hours=point.hours)
    if point.until:
        told["until"] = words.phrase("where_is_my_order.pickup_until", day=words.day("until_day", point.until))
        told["by"] = words.phrase("where_is_my_order.pickup_until", day=words.full_date(point.until))
    return words.speech("where_is_my_order.ready_at", **told)


def _partly(status: it.PartlyDelivered, words: Words) -> Speech:
    item, day = words.item(status.line), words.day("by_day", status.expected) if status.expected else ""
    key = "partly_expected" if status.expected else "partly"
    return words.speech(f"where_is_my_order.{key}", item=item, here=status.here, rest=status.rest, day=day)


def _delivered(status: it.Delivered, words: Words) -> Speech:
    items = words.items(status.lines)
    ask = "can_it_go_back" if len(status.lines) == 1 else "can_any_go_back"
    left = words.phrase("where_is_my_order.left_at", place=status.left_at) if status.left_at else ""
    if status.on is None:
        return words.speech("where_is_my_order.delivered_undated", ask=ask, items=items)
    key = "delivered_last" if status.nothing_coming else "delivered"
    told = {"day": words.day("on_day", status.on), "date": words.full_date(status.on), "left": left}
    return words.speech(f"where_is_my_order.{key}", ask=ask, items=items, **told)
