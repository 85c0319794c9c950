"""What every handler shares: the desk, the accounts, the catalogues, and the one way a turn goes through them."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.desk import Caller, Decide, Desk
from skill.domain.files import CustomerFile
from skill.domain.values import dataclass, replace
from skill.handlers import losing, observability
from skill.handlers.leaving import Left
from skill.handlers.listening import Listening, SkuOf, no_sku
from skill.handlers.mobile_number import mobile_number
from skill.handlers.reply import ITEM_SLOT, reply
from skill.handlers.request import MEANT, Turn
from skill.handlers.session import Session
from skill.intents.asking import (
    Answer,
    Ask,
    Check,
    Confirm,
    Fill,
    Offer,
    Question,
    Topic,
    WhatNext,
    Which,
)
from skill.intents.said_before import completed, continued, instead, told_of
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

    `needs_number`: the customer's, from Alexa. `sku_of`: whose prices it needs. `lists`: it tells of several.
    """

    decide: Decide
    say: Callable[[Any, Words], Speech]
    slots: tuple[str, ...] = ()
    needs_number: bool = False
    sku_of: SkuOf = no_sku
    lists: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """One locale's words, to speak and to match."""

    catalogue: Catalogue
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Asked:
    """What a turn comes to: a question, what was heard of an item, and the question that is left for it, if any."""

    intent: str
    ask: Ask
    heard: Heard
    left: Left | None


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
        said = (after.spoken, after.reprompt) if after.spoken else (speech.speak, speech.reprompt or "")
        after = replace(after, asks=asks, spoken=said[0], reprompt=said[1])  # an apology leaves what it came after
        return reply(handler_input, speech, after, slots, customer)

    def answer(self, handler_input: HandlerInput, turn: Turn, intent: str) -> Response:
        """Ask the desk what was asked in this turn, or what is talked about where the turn asks nothing by itself.

        What is to be confirmed is confirmed by AMAZON.YesIntent alone; asked once more, it is told once more.
        """
        asks, ask = self.pending(turn), turn.ask
        matter = self._talked_about(turn, asks)
        intent = matter or intent
        heard = _heard(turn, asks) if isinstance(asks, Fill | Confirm) and asks.intent == intent else turn.heard
        if QUERY in self.stems[intent].slots:
            ask = replace(ask, topic=Topic(turn.slot("query").value or turn.heard.ordinal))
        if isinstance(asks, Which | Fill) and asks.intent in (intent, turn.intent):
            ask = completed(ask, asks.ask)
        if isinstance(asks, Offer | Check | Confirm) and matter and turn.names_only_one and not asks.ask.windows:
            ask = instead(ask, asks.ask)
        elif isinstance(asks, Confirm) and asks.intent == intent:
            ask = continued(ask, asks.ask, is_about_another=heard.says_which)
            heard = replace(heard, ordinal="") if ask.windows else heard  # a place among these, not among items
        if matter or isinstance(asks, WhatNext | None) or asks.intent == intent:
            return self._tell(handler_input, turn, Asked(intent, ask, heard, self.waiting(turn)))
        return self._tell(handler_input, turn, Asked(intent, ask, heard, turn.session.leaves))

    def leaves_it(self, turn: Turn, takes_back: str) -> bool:
        """True when something is to be confirmed, and this turn takes it back or has second thoughts: that is a no."""
        asks, item = self.pending(turn), turn.heard.item
        if not isinstance(asks, Confirm):
            return False
        names_one = turn.heard.says_which and not self.language(turn.locale).lexicon.is_pronoun(item)
        return (asks.intent == takes_back and not names_one) or turn.has_second_thoughts

    def _talked_about(self, turn: Turn, asks: Question | None) -> str:
        """The intent that is talked about, where the turn asks nothing by itself; "" where it does.

        An item named alone takes the place of the one that was spoken of, in the question that was answered last or is
        open. That it stood alone is told by the slot: "where is the jug" fills another, and is another question.
        """
        if isinstance(asks, Which | Check | Confirm) and self._goes_on(turn, asks):
            return asks.intent
        is_reply = turn.slot(MEANT).value or isinstance(asks, Offer | Check | Confirm)
        if asks is None or not (turn.names_only_one and is_reply and MEANT in self.stems[turn.intent].slots):
            return ""
        intent = asks.intent if isinstance(asks, Which | Fill | Check) else turn.session.matter
        return intent if intent in self.stems and ITEM_SLOT in self.stems[intent].slots else ""

    def _goes_on(self, turn: Turn, asks: Which | Check | Confirm) -> bool:
        """True for "the second one" where one is to be chosen, and for "I've opened it" before a yes or no."""
        if isinstance(asks, Which) or asks.ask.windows:
            return turn.names_only_a_place
        return turn.only_tells and turn.filled <= {*self.stems[asks.intent].slots}

    def waiting(self, turn: Turn) -> Left | None:
        """The question that waits until another is answered; none where it names an intent that is not ours."""
        left = turn.session.left
        return left if left and left.asks.intent in self.stems else None

    def close(self, handler_input: HandlerInput, turn: Turn, speech: Speech) -> Response:
        """What was asked is settled with these words: what waits is asked again, else what else there is."""
        left = self.waiting(turn)
        if left and (both := left.behind(speech)):
            return self.reply(handler_input, both, turn.session.taking_up(left))
        return self.reply(handler_input, speech, turn.session.then(WhatNext()))

    def go_on(self, handler_input: HandlerInput, turn: Turn, intent: str, ask: Ask) -> Response:
        """Go on with what was offered, now that the customer answered."""
        ask = replace(ask, country=turn.country, language=turn.locale)
        return self._tell(handler_input, turn, Asked(intent, ask, Heard(agreed=ask.item.lines), self.waiting(turn)))

    def _tell(self, handler_input: HandlerInput, turn: Turn, asked: Asked) -> Response:
        stem, language = self.stems[asked.intent], self.language(turn.locale)
        ask = replace(asked.ask, phone=mobile_number(handler_input)) if stem.needs_number else asked.ask
        spoken = language.catalogue.locale.language
        listening = Listening(asked.heard, turn.session.told, language.lexicon, spoken, stem.sku_of)
        caller = Caller(self.caller(turn), turn.session.wrote)
        told = self.desk.answer(stem.decide, ask, listening.understood, caller)
        observability.note(handler_input, intent=asked.intent, outcome=told.answer.outcome, requests=told.requests)
        speech = stem.say(told.answer.outcome, Words(language.catalogue, told.files, told.now))
        missed = losing.misses(told, self.pending(turn), turn.session.misses)
        told, speech = losing.lost(told, speech, missed, language.catalogue)
        if told.ask.item.every and isinstance(told.answer.asks, Which) and not stem.lists:
            speech = builtin.one_at_a_time(language.catalogue, speech)
        if asked.left and asked.left.is_answered_by(told.ask):
            asked = replace(asked, left=None)
        speech, after = self._then(turn, asked, told.answer, speech)
        known = Ask() if told.wrote else told_of(told.ask, told.answer.mentioned, after.told)
        missed = missed if isinstance(after.asks, Which) else 0
        after = replace(after, wrote=after.wrote or told.wrote, told=known, misses=missed)
        return self.reply(handler_input, speech, after, told.files.customer if turn.is_first else None)

    def _then(self, turn: Turn, asked: Asked, answer: Answer[object], speech: Speech) -> tuple[Speech, Session]:
        """The words with the question they end in, and what is remembered: the answer's own, or one that was left."""
        left, asks, catalogue = asked.left, answer.asks, self.language(turn.locale).catalogue
        both = None if left is None or speech.link_account else left.instead_of(answer, asked.intent, speech)
        if left and both:
            return both, turn.session.taking_up(left)
        goes_on = asks is None and not turn.is_first and not speech.link_account
        after = turn.session.then(WhatNext() if goes_on else asks, answer.mentioned, matter=asked.intent)
        if goes_on:
            return builtin.and_then(catalogue, speech), after
        if isinstance(asks, Which) and asks.rest:
            speech = builtin.or_more(catalogue, speech)
        is_new = left is not turn.session.left  # one that waited before has waited its turn
        waits = left if left and is_new and left.waits_for(answer, asked.intent) else None
        return speech, replace(after, still=speech.still, left=waits)


def _heard(turn: Turn, asks: Fill | Confirm) -> Heard:
    """What was heard of an item: what a ticket is to say is said of what it was asked about, be it no item at all."""
    is_of_same = asks.ask.case.asked and turn.ask.case.words and not turn.heard.says_which
    return replace(turn.heard, agreed=asks.ask.item.lines) if is_of_same else turn.heard
