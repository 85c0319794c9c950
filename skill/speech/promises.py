"""How a rule of skill/domain/return_promise.py is said and shown: its window, and what a season says of today."""

from skill.domain.policies import ReturnCategory, SeasonalOverride
from skill.domain.return_promise import Promise, Rule
from skill.speech.phrases import Words


def window(promise: Promise, words: Words, within: str = "within") -> str:
    """ "within 30 days of delivery", "until Sunday, January 31", "whenever you like"."""
    if promise.days is not None:
        return words.phrase(f"return_policy_info.{within}", days=words.count("days", promise.days))
    if promise.until:
        return words.phrase("return_policy_info.until", day=words.day("until_day", promise.until))
    return words.phrase("return_policy_info.any_time")


def bought_now(rule: Rule, words: Words) -> str:
    """ ", and what you buy now until Sunday, January 31"; "" where that is no different."""
    now, usual = rule.now, rule.usual
    if now is None:
        return ""
    if now.category is ReturnCategory.NOT_PERMITTED:
        return words.phrase("return_policy_info.now_never")
    if now.category is ReturnCategory.UNSPECIFIED:
        return words.phrase("return_policy_info.now_ask")
    key = "now_only" if rule.shorter else "now_too"
    key = "now_yes" if usual.category is ReturnCategory.NOT_PERMITTED else key
    spoken = window(now, words, "within" if usual.days is None else "within_briefly")
    return words.phrase(f"return_policy_info.{key}", window=spoken)


def card_line(rule: Rule, words: Words) -> str:
    """One line of the card, which is read days later: a season is named by its days."""
    shown = _shown(rule.usual, words)
    if rule.now and rule.season:
        bought, now = _bought(rule.season, words), _shown(rule.now, words)
        shown = words.phrase("return_policy_info.rule_season", rule=shown, bought=bought, now=now)
    if rule.defects_only:
        shown = words.phrase("return_policy_info.rule_defects_only", rule=shown)
    key, category = ("line_category" if rule.category else "line_shop"), rule.category
    return words.phrase(f"return_policy_info.{key}", category=category[:1].upper() + category[1:], rule=shown)


def _shown(promise: Promise, words: Words) -> str:
    days = "" if promise.days is None else words.count("days", promise.days)
    date = words.full_date(promise.until) if promise.until else ""
    kind = promise.category.name.lower() if not date else "until"
    return words.phrase(f"return_policy_info.rule_{kind}", days=days, date=date)


def _bought(season: SeasonalOverride, words: Words) -> str:
    start, end = (words.full_date(day) if day else "" for day in (season.start, season.end))
    key = "bought_between" if start and end else "bought_from" if start else "bought_until" if end else "bought_ever"
    return words.phrase(f"return_policy_info.{key}", start=start, end=end)
