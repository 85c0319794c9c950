"""What every handler shares: the desk, the accounts, the catalogues, and the one way a turn goes through them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.desk import Caller, Decide, Desk
from skill.domain.files import CustomerFile
from skill.handlers import observability
from skill.handlers.listening import Listening, SkuOf, no_sku
from skill.handlers.mobile_number import mobile_number
from skill.handlers.reply import reply
from skill.handlers.request import Turn
from skill.handlers.session import Session
from skill.intents.asking import (
    Ask,
    Check,
    Confirm,
    Fill,
    Question,
    Topic,
    WhatNext,
    Which,
)
from skill.intents.said_before import completed, continued, told_of
from skill.matching.items import Heard
from skill.matching.words import Lexicon
from skill.speech import builtin
from skill.speech.catalogue import Catalogue, Speech
from skill.speech.phrases import Words

NOTHING = Session()  # remembered when a conversation is over
QUERY = "query"  # the slot of what is searched for in the help centre


class Accounts(Protocol):
    """Who is asking? The identity port."""

    def customer_id(self, token: str) -> str | None:
        """The customer behind a linked account's token; None when the token is nobody's (any more)."""


@dataclass(frozen=True, slots=True)
class Stem:
    """One question through the rooms: its decision, words and slots.

    `needs_number`: the customer's, from Alexa. `sku_of`: whose prices it needs.
    """

    decide: Decide
    say: Callable[[Any, Words], Speech]
    slots: tuple[str, ...] = ()
    needs_number: bool = False
    sku_of: SkuOf = no_sku


@dataclass(frozen=True, slots=True)
class Language:
    """One locale's words, to speak and to match."""

    catalogue: Catalogue
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Front:
    """Shared by all handlers, and frozen: a turn leaves nothing behind but the desk's copy of the shop's file.

    `mint` makes a nonce nobody has had before.
    """

    desk: Desk
    accounts: Accounts
    languages: Mapping[str, Language]
    stems: Mapping[str, Stem]
    default_locale: str
    mint: Callable[[], str]

    def language(self, locale: str) -> Language:
        """The locale's words, else those of the same language, else the default's."""
        near = (known for known in self.languages if known.split("-")[0] == locale.split("-", maxsplit=1)[0])
        return self.languages.get(locale) or self.languages[next(near, self.default_locale)]

    def caller(self, turn: Turn) -> str | None:
        """The customer's id, None when nobody (known) is linked."""
        return self.accounts.customer_id(turn.token) if turn.token else None

    def pending(self, turn: Turn) -> Question | None:
        """The question that is open; none where the session names an intent that is not ours."""
        asks = turn.session.asks
        if isinstance(asks, WhatNext | None):
            return asks
        is_ours = asks.intent in self.stems
        return asks if is_ours and (not isinstance(asks, Fill) or asks.slot in self.stems[asks.intent].slots) else None

    def reply(
        self,
        handler_input: HandlerInput,
        speech: Speech,
        after: Session = NOTHING,
        customer: CustomerFile | None = None,
    ) -> Response:
        """The response to a turn, and what the session remembers of it. What is to be confirmed gets its nonce here.

        `customer` is told with a session's first turn: Alexa then knows the names of their items.
        """
        asks = after.asks
        if isinstance(asks, Confirm) and not asks.nonce:
            asks = replace(asks, nonce=self.mint())
        slots = self.stems[asks.intent].slots if isinstance(asks, Which | Fill) else ()
        after = replace(after, asks=asks, spoken=speech.speak, reprompt=speech.reprompt or "")
        return reply(handler_input, speech, after, slots, customer)

    def answer(self, handler_input: HandlerInput, turn: Turn, intent: str) -> Response:
        """Ask the desk what was asked in this turn, unless it answers "which one?": "the second one" does.

        What is to be confirmed is confirmed by AMAZON.YesIntent alone; asked once more, it is told once more. What is
        only told of the item ("I've opened it") goes on with the question that is open, where that can use it.
        """
        asks, ask, heard = self.pending(turn), turn.ask, turn.heard
        if isinstance(asks, Which | Check | Confirm) and self._goes_on(turn, asks):
            intent = asks.intent
        if QUERY in self.stems[intent].slots:
            ask = replace(ask, topic=Topic(turn.slot("query").value or turn.heard.ordinal))
        if isinstance(asks, Which | Fill) and asks.intent in (intent, turn.intent):
            ask = completed(ask, asks.ask)
        if isinstance(asks, Confirm) and asks.intent == intent:
            ask = continued(ask, asks.ask)
            heard = replace(heard, ordinal="") if ask.windows else heard  # a place among these, not among items
            if ask.case.words and not heard.says_which:
                ask = replace(
                    ask, case=ask.case.after(asks.ask.case)
                )  # "tell them that ..." adds to what was to be sent
        return self._tell(handler_input, turn, intent, ask, heard)

    def leaves_it(self, turn: Turn, takes_back: str) -> bool:
        """True when something is to be confirmed, and this turn takes it back or has second thoughts: that is a no."""
        asks, item = self.pending(turn), turn.heard.item
        if not isinstance(asks, Confirm):
            return False
        names_one = turn.heard.says_which and not self.language(turn.locale).lexicon.is_pronoun(item)
        return (asks.intent == takes_back and not names_one) or turn.has_second_thoughts

    def _goes_on(self, turn: Turn, asks: Which | Check | Confirm) -> bool:
        """True for "the second one" where one is to be chosen, and for "I've opened it" before a yes or no."""
        if isinstance(asks, Which) or asks.ask.windows:
            return turn.names_only_a_place
        return turn.only_tells and turn.filled <= {*self.stems[asks.intent].slots}

    def go_on(self, handler_input: HandlerInput, turn: Turn, intent: str, ask: Ask) -> Response:
        """Go on with what was offered, now that the customer answered."""
        ask = replace(ask, country=turn.country, language=turn.locale)
        return self._tell(handler_input, turn, intent, ask, Heard(meant=ask.item.lines))

    def _tell(self, handler_input: HandlerInput, turn: Turn, intent: str, ask: Ask, heard: Heard) -> Response:
        stem, language = self.stems[intent], self.language(turn.locale)
        ask = replace(ask, phone=mobile_number(handler_input)) if stem.needs_number else ask
        spoken = language.catalogue.locale.language
        listening = Listening(heard, turn.session.told, language.lexicon, spoken, stem.sku_of)
        told = self.desk.answer(stem.decide, ask, listening.understood, Caller(self.caller(turn), turn.session.wrote))
        observability.note(handler_input, intent=intent, outcome=told.answer.outcome, requests=told.requests)
        speech = stem.say(told.answer.outcome, Words(language.catalogue, told.files, told.now))
        asks = told.answer.asks
        if asks is None and not turn.is_first and not speech.link_account:
            speech, asks = builtin.and_then(language.catalogue, speech), WhatNext()
        if isinstance(asks, Which) and asks.rest:
            speech = builtin.or_more(language.catalogue, speech)
        after = turn.session.then(asks, told.answer.mentioned)
        known = Ask() if told.wrote else told_of(told.ask, told.answer.mentioned, after.told)
        after = replace(after, wrote=after.wrote or told.wrote, told=known)
        return self.reply(handler_input, speech, after, told.files.customer if turn.is_first else None)
