"""How a rule of skill/domain/published_rule.py is said: its window, what a season says of today, and its condition."""

from skill.domain.policies import ReturnCategory
from skill.domain.published_rule import TAKES_BACK, Rule
from skill.domain.return_promise import Promise
from skill.speech.phrases import Words


def terms(rule: Rule, words: Words) -> str:
    """All a customer has to keep to. The condition stands behind what it is for, so not behind a season's no."""
    usual = window(rule.usual, words) if rule.usual.category in TAKES_BACK else ""
    now, condition = _bought_now(rule, words), first_condition(rule, words)
    if rule.now and rule.now.category not in TAKES_BACK:
        return f"{usual}{condition}{now}"
    return f"{usual}{now}{condition}"


def window(promise: Promise, words: Words, within: str = "within") -> str:
    """ "within 30 days of delivery", "until Sunday, January 31", "whenever you like"."""
    if promise.days is not None:
        return words.phrase(f"return_policy_info.{within}", days=words.count("days", promise.days))
    if promise.until:
        return words.phrase("return_policy_info.until", day=words.day("until_day", promise.until))
    return words.phrase("return_policy_info.any_time")


def first_condition(rule: Rule, words: Words) -> str:
    """ ", as long as they haven't been used"; "" where nothing is required. The card names all that is."""
    return words.phrase(f"return_policy_info.if_{rule.requires[0]}") if rule.requires else ""


def _bought_now(rule: Rule, words: Words) -> str:
    """ ", and what you buy now until Sunday, January 31"; "" where that is no different."""
    now, usual = rule.now, rule.usual
    if now is None:
        return ""
    if now.category is ReturnCategory.NOT_PERMITTED:
        return words.phrase("return_policy_info.now_never")
    if now.category is ReturnCategory.UNSPECIFIED:
        return words.phrase("return_policy_info.now_ask")
    if usual.category is ReturnCategory.UNSPECIFIED:
        return window(now, words)
    key = "now_only" if rule.shorter else "now_too"
    key = "now_yes" if usual.category is ReturnCategory.NOT_PERMITTED else key
    spoken = window(now, words, "within" if usual.days is None else "within_briefly")
    return words.phrase(f"return_policy_info.{key}", window=spoken)
