"""How a rule of skill/domain/published_rule.py is shown: one line of the card, which is read days later."""

from skill.domain.policies import SeasonalOverride
from skill.domain.published_rule import Rule
from skill.domain.return_promise import Promise
from skill.speech.phrases import Words
from skill.speech.returning import cost


def card_line(rule: Rule, words: Words) -> str:
    """Its window, a season named by its days, every condition, and what a return costs."""
    shown = _shown(rule.usual, words)
    if rule.now and rule.season:
        bought, now = _bought(rule.season, words), _shown(rule.now, words)
        shown = words.phrase("return_policy_info.rule_season", rule=shown, bought=bought, now=now)
    if rule.defects_only:
        shown = words.phrase("return_policy_info.rule_defects_only", rule=shown)
    if rule.requires:
        conditions = words.listed([words.phrase(f"return_policy_info.they_{fact}") for fact in rule.requires])
        shown = words.phrase("return_policy_info.rule_condition", rule=shown, conditions=conditions)
    if rule.fee and (fee := cost(rule.fee, words, "return_policy_info.free")):
        shown = words.phrase("return_policy_info.rule_fee", rule=shown, fee=fee)
    key, category = ("line_category" if rule.category else "line_shop"), rule.category
    return words.phrase(f"return_policy_info.{key}", category=category[:1].upper() + category[1:], rule=shown)


def _shown(promise: Promise, words: Words) -> str:
    counted = promise.or_days if promise.days is None else promise.days
    days = "" if counted is None else words.count("days", counted)
    date = words.full_date(promise.until) if promise.until else ""
    kind = promise.category.name.lower() if not date else "until_or_days" if days else "until"
    return words.phrase(f"return_policy_info.rule_{kind}", days=days, date=date)


def _bought(season: SeasonalOverride, words: Words) -> str:
    start, end = (words.full_date(day) if day else "" for day in (season.start, season.end))
    key = "bought_between" if start and end else "bought_from" if start else "bought_until" if end else "bought_ever"
    return words.phrase(f"return_policy_info.{key}", start=start, end=end)
