"""What the questions about returns say alike: what it costs, by which way, how the money comes, what to have ready."""

from collections.abc import Iterator, Sequence
from typing import Literal

from skill.domain.orders import Line
from skill.domain.policies import RefundType, ReturnFees, ReturnMethod
from skill.domain.return_plan import Fee, ReturnPlan
from skill.intents.returning import Judged
from skill.speech.catalogue import Lines
from skill.speech.phrases import Words


def names(lines: Sequence[Line], words: Words, style: Literal["standard", "or"] = "standard") -> str:
    """ "your lamp and your shoes", with "or" where one of them is asked for."""
    return words.listed([words.phrase("phrases.your_item", item=name) for name in words.names(lines)], style)


def either(lines: Sequence[Line], words: Words) -> dict[str, str]:
    """What could be meant, as a `list` that is told, and as the `choice` by which it is asked for once more."""
    return {"list": names(lines, words), "choice": names(lines, words, "or")}


def things(judged: Judged, words: Words) -> str:
    """ "your lamp", "your mugs (2 of the 3)", "your mugs (3 in all)", "your mugs (only 2)" of more asked for."""
    if judged.is_fewer:
        return _pieces("only", judged.line, judged.pieces, words)
    return _pieces("some" if judged.is_part else "all", judged.line, judged.pieces, words)


def recorded(line: Line, quantity: int, words: Words) -> str:
    """ "your lamp", "your mugs (2 of the 3)": the pieces of a return that there is."""
    return _pieces("some" if quantity < line.item.quantity else "all", line, quantity, words)


def counted(line: Line, quantity: int, words: Words) -> str:
    """ "lamp", or how many of them: on a card."""
    item = words.item(line)
    return item if line.item.quantity == 1 else words.phrase("returning.card_pieces", number=quantity, item=item)


def _pieces(key: str, line: Line, quantity: int, words: Words) -> str:
    """So many pieces of a line, counted behind its name, which may be a singular or no name at all."""
    item, total = words.item(line), line.item.quantity
    return words.phrase(
        "phrases.your_item" if total == 1 else f"returning.{key}", number=quantity, item=item, total=total
    )


def cost(fee: Fee, words: Words, free: str = "returning.free") -> str:
    """ "For the return, you pay for shipping and we keep $3.00 for restocking."; "" where the shop says nothing."""
    parts = [*_costs(fee, words)]
    if not parts:
        return words.phrase(free) if fee.kind is ReturnFees.FREE else ""
    return words.phrase("returning.cost", parts=words.listed(parts))


def _costs(fee: Fee, words: Words) -> Iterator[str]:
    if fee.shipping:
        yield words.phrase("returning.shipping", amount=words.money(fee.shipping))
    elif fee.kind in (ReturnFees.CUSTOMER_PAYS, ReturnFees.SHIPPING):
        yield words.phrase("returning.you_pay_shipping")
    elif fee.kind is ReturnFees.ORIGINAL_SHIPPING:
        yield words.phrase("returning.original_shipping")
    if fee.restocking:
        yield words.phrase("returning.restocking", amount=words.money(fee.restocking))
    elif fee.restocking_percent:
        yield words.phrase("returning.restocking_share", share=f"{fee.restocking_percent.normalize():f}")
    elif fee.kind is ReturnFees.RESTOCKING:
        yield words.phrase("returning.restocking_unknown")


def only_as(plan: ReturnPlan, words: Words) -> str:
    """ ", for an exchange only" where the money does not come back; "" where it does, or nobody said."""
    kinds = set(plan.refund_types)
    if not kinds or RefundType.FULL in kinds:
        return ""
    if kinds == {RefundType.EXCHANGE}:
        return words.phrase("returning.only_exchange")
    key = "only_store_credit" if kinds == {RefundType.STORE_CREDIT} else "only_exchange_or_credit"
    return words.phrase(f"returning.{key}")


def refund(plan: ReturnPlan, words: Words) -> str:
    """ "You get a full refund in 5 to 7 business days."; "" where nobody said how long it takes."""
    if plan.refund_days is None:
        return ""
    kinds = set(plan.refund_types)
    key = "what_refund" if not kinds or RefundType.FULL in kinds else "what_exchange"
    key = "what_credit" if kinds == {RefundType.STORE_CREDIT} else key
    if key == "what_refund" and (plan.fee.restocking or plan.fee.restocking_percent):
        key = "what_rest"
    what = words.phrase(f"returning.{key}")
    return words.phrase("returning.refund", what=what, days=span(plan.refund_days, words))


def span(days: tuple[int, int], words: Words) -> str:
    """ "5 to 7 business days"."""
    least, most = days
    spoken = words.count("business_days", most)
    return spoken if least == most else words.phrase("returning.span", least=least, days=spoken)


def way(plan: ReturnPlan, words: Words) -> str:
    """ "by mail or in store"; "" where the shop names none."""
    known: tuple[ReturnMethod, ...] = tuple(dict.fromkeys(plan.methods))
    return words.listed([words.phrase(f"returning.by_{method.name.lower()}") for method in known], "or")


def card_lines(plan: ReturnPlan, words: Words, *first: str) -> Lines:
    """The first lines, then all there is to know of how it goes back."""
    lines = [*first]
    if spoken := cost(plan.fee, words):
        lines.append(spoken)
    if spoken := refund(plan, words):
        lines.append(spoken)
    if spoken := way(plan, words):
        lines.append(words.phrase("returning.card_way", way=spoken))
    if plan.label_source:
        lines.append(words.phrase(f"returning.label_{plan.label_source.name.lower()}"))
    if spoken := evidence(plan, words):
        lines.append(spoken)
    return Lines.of([*lines, *((plan.link,) if plan.link else ())])


def evidence(plan: ReturnPlan, words: Words) -> str:
    """ "Have ready: the order number and photos of what is wrong"; "" where nothing has to be shown."""
    ready = [words.phrase(f"returning.{one}") for one in plan.evidence]
    return words.phrase("returning.card_evidence", evidence=words.listed(ready)) if ready else ""


def groups(reference: str) -> dict[str, str]:
    """A reference in the three groups it is spoken in."""
    return {"first": reference[:3], "second": reference[3:6], "third": reference[6:]}
