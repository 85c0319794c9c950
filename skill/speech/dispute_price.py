"""Words for every outcome of skill/intents/dispute_price.py. Nothing here promises money: people look at it first."""

from collections.abc import Iterator
from typing import assert_never

from skill.domain.money import Money
from skill.domain.price_rules import PriceFinding, PriceVerdict
from skill.domain.values import replace
from skill.intents import dispute_price as it
from skill.intents.asking import AccountNeeded
from skill.speech.breath import in_one_breath
from skill.speech.catalogue import Speech
from skill.speech.phrases import Words
from skill.speech.returning import groups, names


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; exhaustive, or mypy says which outcome has none."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("dispute_price.link"), link_account=True)
        case it.NothingBought():
            return words.speech("dispute_price.nothing", ask="reach_us")
        case it.WhichItem() | it.ItemNotFound():
            return _choosing(outcome, words)
        case it.NothingKept(line, gone):
            return words.speech(f"dispute_price.gone_{gone}", ask="reach_us_about_it", item=words.item(line))
        case it.AskedBefore(line, ticket):
            key = "asked_before" if ticket.is_open else "settled"
            return words.speech(f"dispute_price.{key}", ask="reach_us_about_it", item=words.item(line))
        case it.PaidNoMore():
            return _no_more(outcome, words)
        case it.PriceUnclear():
            return _unclear(outcome, words)
        case it.NotAdjusted():
            return in_one_breath(_ways_to_refuse(outcome, words))
        case it.ConfirmPrice():
            return _confirm(outcome, words)
        case it.PriceDisputed(line, ticket):
            told = {"item": words.item(line), "reference": ticket.reference, **groups(ticket.reference)}
            return words.speech("dispute_price.disputed", **told)
    assert_never(outcome)


def _choosing(outcome: it.WhichItem | it.ItemNotFound, words: Words) -> Speech:
    if isinstance(outcome, it.WhichItem):
        return words.speech("dispute_price.which", ask="which_one", list=names(outcome.lines, words, "or"))
    if len(outcome.lines) == 1:
        return words.speech("dispute_price.not_found_one", ask="do_you_mean", item=words.item(outcome.lines[0]))
    return words.speech("dispute_price.not_found", ask="which_one", list=names(outcome.lines, words))


def _sums(found: PriceFinding, words: Words) -> dict[str, str]:
    """What was paid, what it costs, and the difference, as far as they are known."""
    sums: dict[str, Money | None] = {"paid": found.paid, "price": found.price, "difference": found.difference}
    return {name: words.money(held) for name, held in sums.items() if held}


def _no_more(outcome: it.PaidNoMore, words: Words) -> Speech:
    found = outcome.found
    key = "still_the_price" if found.paid == found.price else "paid_less"
    told = {"item": words.item(outcome.line), **_sums(found, words)}
    return words.speech(f"dispute_price.{key}", ask="reach_us_about_it", **told)


def _unclear(outcome: it.PriceUnclear, words: Words) -> Speech:
    told = {"item": words.item(outcome.line), **_sums(outcome.found, words)}
    key = {
        PriceVerdict.PAID_UNKNOWN: "paid_unknown",
        PriceVerdict.OTHER_CURRENCY: "other_currency",
        PriceVerdict.WINDOW_UNKNOWN: "window_unknown",
    }.get(outcome.found.verdict, "price_unknown")
    return words.speech(f"dispute_price.{key}", ask="reach_someone", **told)


def _confirm(outcome: it.ConfirmPrice, words: Words) -> Speech:
    found, line = outcome.found, outcome.line
    key = "overcharged" if found.verdict is PriceVerdict.OVERCHARGED else "adjust"
    told = {"item": words.item(line), **_sums(found, words)}
    if line.item.quantity > 1:
        told["paid"] = words.phrase("dispute_price.each", paid=told["paid"])
    return words.speech(f"dispute_price.{key}", ask="go_ahead", **told)


def _ways_to_refuse(outcome: it.NotAdjusted, words: Words) -> Iterator[Speech]:
    """Ever more briefly: why not is always said, and so is what else can be done."""
    found, item = outcome.found, words.item(outcome.line)
    told = {"why": _why(outcome, words), "item": item, "things": words.phrase("phrases.your_item", item=item)}
    for lower in ("lower", "lower_briefly"):
        said = words.phrase(f"dispute_price.{lower}", item=item, **_sums(found, words))
        if outcome.returnable:
            yield words.speech("dispute_price.buy_again", ask="start_return", lower=said, **told)
        elif outcome.returnable is None:
            yield words.speech("dispute_price.no_adjustment", ask="return_possible", lower=said, **told)
        elif found.verdict is PriceVerdict.TOO_LITTLE:
            yield words.speech("dispute_price.no_adjustment", lower=said, **told)
        else:
            yield words.speech("dispute_price.no_adjustment", ask="reach_someone", lower=said, **told)


def _why(outcome: it.NotAdjusted, words: Words) -> str:
    found, adjustment = outcome.found, words.files.shop.price_adjustment
    if found.excluded:
        return words.phrase(f"dispute_price.excluded_{found.excluded}", name=found.name.replace("-", " "))
    match found.verdict:
        case PriceVerdict.TOO_LATE if found.last_day:
            return words.phrase("dispute_price.too_late", day=words.day("plain_day", found.last_day))
        case PriceVerdict.OUT_OF_STOCK:
            return words.phrase("dispute_price.out_of_stock")
        case PriceVerdict.TOO_LITTLE if adjustment and adjustment.least_difference:
            return words.phrase("dispute_price.too_little", least=words.money(adjustment.least_difference))
        case _:
            return words.phrase("dispute_price.no_rule")
