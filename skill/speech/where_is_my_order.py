"""Words for every outcome of skill/intents/where_is_my_order.py."""

from skill.domain.orders import Line
from skill.domain.values import replace
from skill.intents import where_is_my_order as it
from skill.intents.asking import AccountNeeded
from skill.speech import delivery
from skill.speech.catalogue import Lines, Speech
from skill.speech.listing import briefly
from skill.speech.phrases import Words
from skill.speech.returning import names


def say(outcome: it.Outcome, words: Words) -> Speech:
    """The answer in words; how far something has come, delivery.py says."""
    match outcome:
        case AccountNeeded():
            return replace(words.speech("where_is_my_order.link"), link_account=True)
        case it.NoOrders():
            return words.speech("where_is_my_order.no_orders", ask="reach_us")
        case it.NoneOfThese():
            return _none_of_these(outcome, words)
        case it.SeveralOnTheWay():
            return _several(outcome, words)
        case it.WhichItem(lines):
            return words.speech("where_is_my_order.which", ask="which_one", list=names(lines, words, "or"))
        case it.ItemNotFound((line,)):
            return words.speech("where_is_my_order.not_found_one", ask="do_you_mean", item=words.item(line))
        case it.ItemNotFound(lines):
            return words.speech("where_is_my_order.not_found", ask="which_one", list=names(lines, words))
        case _:
            return delivery.say(outcome, words)


def _none_of_these(outcome: it.NoneOfThese, words: Words) -> Speech:
    none = outcome.part.name.lower() if outcome.part else "of_seller" if outcome.seller else "of_that_time"
    what = words.phrase(f"where_is_my_order.none_{none}")
    ask = "what_comes_next" if outcome.coming else "reach_us"
    return words.speech("where_is_my_order.none_of_these", ask=ask, what=what)


def _several(outcome: it.SeveralOnTheWay, words: Words) -> Speech:
    cards = Lines.of([_card_line(line, words) for line in outcome.lines])
    told = {"total": words.count("things", outcome.total), "list": briefly(outcome.lines, words), "cards": cards}
    return words.speech(f"where_is_my_order.{'others' if outcome.goes_on else 'several'}", ask="which_to_hear", **told)


def _card_line(line: Line, words: Words) -> str:
    if line.expected is None:
        told = briefly((line,), words)
        return told[0].upper() + told[1:]
    return words.phrase("where_is_my_order.card_line", item=words.item(line), day=words.full_date(line.expected))
