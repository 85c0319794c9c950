"""What every handler shares: the desk, the accounts, the catalogues, and the one way a turn goes through them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.desk import Decide, Desk
from skill.domain.orders import LineRef
from skill.handlers import observability
from skill.handlers.reply import reply
from skill.handlers.request import Turn
from skill.handlers.session import Session
from skill.intents.asking import Ask, Offer, Question, WhatNext, Which
from skill.matching.items import Heard
from skill.matching.words import Lexicon
from skill.speech import builtin
from skill.speech.catalogue import Catalogue, Speech
from skill.speech.phrases import Words


class Accounts(Protocol):
    """Who is asking? The identity port."""

    def customer_id(self, token: str) -> str | None:
        """The customer behind a linked account's token; None when the token is nobody's (any more)."""


@dataclass(frozen=True, slots=True)
class Stem:
    """One question through the rooms: its decision, its words, and the slots of its intent."""

    decide: Decide
    say: Callable[[Any, Words], Speech]
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """One locale's words, to speak and to match."""

    catalogue: Catalogue
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Front:
    """Shared by all handlers, and frozen: a turn leaves nothing behind but the desk's copy of the shop's file."""

    desk: Desk
    accounts: Accounts
    languages: Mapping[str, Language]
    stems: Mapping[str, Stem]
    default_locale: str

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
        return None if isinstance(asks, Which | Offer) and asks.intent not in self.stems else asks

    def reply(
        self,
        handler_input: HandlerInput,
        speech: Speech,
        asks: Question | None = None,
        mentioned: tuple[LineRef, ...] = (),
        misses: int = 0,
    ) -> Response:
        """The response to a turn, and what the session remembers of it."""
        session = Session(mentioned, asks, speech.speak, speech.reprompt or "", misses)
        slots = self.stems[asks.intent].slots if isinstance(asks, Which) else ()
        return reply(handler_input, speech, session, slots)

    def answer(self, handler_input: HandlerInput, turn: Turn, intent: str) -> Response:
        """Ask the desk what was asked in this turn. A bare "the second one" answers the question that is open."""
        asks = self.pending(turn)
        if isinstance(asks, Which) and turn.names_only_a_place:
            intent = asks.intent
        return self._tell(handler_input, turn, intent, turn.ask, turn.heard)

    def accept(self, handler_input: HandlerInput, turn: Turn, offer: Offer) -> Response:
        """Go on with what was offered, now that the customer said yes."""
        ask = Ask(channel=offer.channel, besides=offer.besides, country=turn.country)
        return self._tell(handler_input, turn, offer.intent, ask, Heard(meant=offer.lines))

    def _tell(self, handler_input: HandlerInput, turn: Turn, intent: str, ask: Ask, heard: Heard) -> Response:
        stem, language = self.stems[intent], self.language(turn.locale)
        told = self.desk.answer(stem.decide, ask, heard, self.caller(turn), language.lexicon)
        observability.note(handler_input, intent=intent, outcome=told.answer.outcome, requests=told.requests)
        speech = stem.say(told.answer.outcome, Words(language.catalogue, told.files, told.now))
        asks, mentioned = told.answer.asks, told.answer.mentioned or turn.session.mentioned
        if asks is None and not turn.is_first and not speech.link_account:
            speech, asks = builtin.and_then(language.catalogue, speech), WhatNext()
        return self.reply(handler_input, speech, asks, mentioned)
